import { readEvent, type RegistrationEvent } from '../../../nodes/webhook/event';
import { type EventFilters, whyFilteredOut } from '../../../nodes/webhook/filters';
import { changed, created, type EventJson } from '../../support/zoomEvents';

const ALL: EventFilters = {
	events: new Set([
		'meeting.registration_created',
		'webinar.registration_created',
		'recording.registration_created',
	]),
	meetings: new Set(),
	webinars: new Set(),
	occurrences: new Set(),
	emailDomains: new Set(),
};

const reasonFor = (json: EventJson, filters: Partial<EventFilters> = {}) =>
	whyFilteredOut(readEvent(json) as RegistrationEvent, { ...ALL, ...filters });

describe('without filters', () => {
	it('every event of Trigger On starts the workflow, and no other', () => {
		expect(reasonFor(created())).toBeUndefined();
		expect(reasonFor(created({}, {}, 'webinar'))).toBeUndefined();
		expect(reasonFor(changed('meeting.registration_approved'))).toMatch(/Trigger On/);
	});
});

describe('the filter of meetings', () => {
	const meetings = new Set(['1234567890', '99']);

	it('takes the meetings listed, and their recordings', () => {
		expect(reasonFor(created(), { meetings })).toBeUndefined();
		expect(reasonFor(created({}, { id: '99' }), { meetings })).toBeUndefined();
		expect(reasonFor(created({}, {}, 'recording'), { meetings })).toBeUndefined();
	});

	it('passes over other meetings, and events without an ID', () => {
		expect(reasonFor(created({}, { id: 123456789 }), { meetings })).toMatch(/another meeting/);
		expect(reasonFor(created({}, { id: undefined }), { meetings })).toMatch(/another meeting/);
		expect(reasonFor(created({}, { id: 1 }, 'recording'), { meetings })).toMatch(/another meeting/);
	});

	it('is not for webinars, which have their own', () => {
		expect(reasonFor(created({}, { id: 1 }, 'webinar'), { meetings })).toBeUndefined();
		const webinars = new Set(['2']);
		expect(reasonFor(created({}, { id: 1 }, 'webinar'), { webinars })).toMatch(/another webinar/);
		expect(reasonFor(created({}, { id: 2 }, 'webinar'), { webinars })).toBeUndefined();
		expect(reasonFor(created({}, { id: 1 }), { webinars })).toBeUndefined();
	});
});

describe('the filter of occurrences', () => {
	const occurrences = new Set(['1648194360000']);

	it.each([
		[[{ occurrence_id: '1648194360000' }], undefined],
		[[{ occurrence_id: 1648194360000 }], undefined],
		[[{ occurrence_id: '1' }, { occurrence_id: '1648194360000' }], undefined],
		[[{ occurrence_id: '1' }], "it's for another occurrence"],
		[[], "it's for another occurrence"],
		[undefined, "it's for another occurrence"],
	])('%j', (list, reason) => {
		expect(reasonFor(created({}, { occurrences: list }), { occurrences })).toBe(reason);
	});
});

describe('the filter of email domains', () => {
	const emailDomains = new Set(['example.com', 'example.org', 'test.net']);

	it.each([
		['jill@example.com', true],
		['JILL@EXAMPLE.COM', true],
		['jill@example.org ', true],
		['"a@b"@example.com', true],
		['jill@sub.example.com', false],
		['jill@notexample.com', false],
		['jill@example.com.evil.net', false],
		['example.com', false],
		['', false],
		[undefined, false],
		[7, false],
	])('%j: %s', (email, starts) => {
		expect(reasonFor(created({ email }), { emailDomains }) === undefined).toBe(starts);
	});
});
