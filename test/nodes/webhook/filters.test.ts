import { readEvent } from '../../../nodes/webhook/event';
import { type EventFilters, whyFilteredOut } from '../../../nodes/webhook/filters';
import { changed, created, type EventJson, joined, left } from '../../support/zoomEvents';

const ALL: EventFilters = {
	events: new Set([
		'meeting.registration_created',
		'webinar.registration_created',
		'recording.registration_created',
		'meeting.participant_joined',
		'webinar.participant_joined',
	]),
	meetings: new Set(),
	webinars: new Set(),
	occurrences: new Set(),
	emailDomains: new Set(),
	onlyRegistrants: false,
};

function reasonFor(json: EventJson, filters: Partial<EventFilters> = {}): string | undefined {
	const event = readEvent(json);
	if (event.type !== 'registration' && event.type !== 'participant') {
		throw new Error(`Not an event: ${JSON.stringify(json)}`);
	}
	return whyFilteredOut(event, { ...ALL, ...filters });
}

describe('without filters', () => {
	it('every event of Trigger On starts the workflow, and no other', () => {
		expect(reasonFor(created())).toBeUndefined();
		expect(reasonFor(created({}, {}, 'webinar'))).toBeUndefined();
		expect(reasonFor(joined())).toBeUndefined();
		expect(reasonFor(joined({}, {}, 'webinar'))).toBeUndefined();
		expect(reasonFor(changed('meeting.registration_approved'))).toMatch(/Trigger On/);
		expect(reasonFor(left())).toMatch(/Trigger On/);
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

	it('applies to joining as to registering, whether the ID is a string or a number', () => {
		for (const id of ['1234567890', 1234567890]) {
			expect(reasonFor(joined({}, { id }), { meetings })).toBeUndefined();
		}
		expect(reasonFor(joined({}, { id: '123456789' }), { meetings })).toMatch(/another meeting/);
		const webinars = new Set(['2']);
		expect(reasonFor(joined({}, { id: '1' }, 'webinar'), { meetings })).toBeUndefined();
		expect(reasonFor(joined({}, { id: '1' }, 'webinar'), { webinars })).toMatch(/another webinar/);
		expect(reasonFor(joined({}, { id: '2' }, 'webinar'), { webinars })).toBeUndefined();
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

	it('never lets participants through unseen, who come without an occurrence', () => {
		expect(reasonFor(joined(), { occurrences })).toBe("it's for another occurrence");
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
		expect(reasonFor(joined({ email }), { emailDomains }) === undefined).toBe(starts);
	});

	it('says if Zoom doesn’t show the email', () => {
		expect(reasonFor(joined({ email: '' }), { emailDomains })).toBe("Zoom doesn't show the email");
	});
});

describe('Only Registrants', () => {
	const onlyRegistrants = true;

	it.each([
		['iFxeBPYun6SAiWUzBcEkX', true],
		['', false],
		[' ', false],
		[undefined, false],
		[null, false],
	])('with the registrant’s ID %j, someone who joins starts the workflow: %s', (id, starts) => {
		const event = joined({ registrant_id: id });
		expect(reasonFor(event)).toBeUndefined();
		expect(reasonFor(event, { onlyRegistrants })).toBe(
			starts ? undefined : "Zoom doesn't name a registrant",
		);
	});

	it('lets a registrant through whose email and name Zoom hides', () => {
		const hidden = { email: '', user_name: '' };
		expect(reasonFor(joined(hidden), { onlyRegistrants })).toBeUndefined();
	});

	it('doesn’t ask registrations for anything', () => {
		expect(reasonFor(created({ id: undefined }), { onlyRegistrants })).toBeUndefined();
	});
});

describe('the reason that is logged', () => {
	it.each<[string, EventJson, Partial<EventFilters>]>([
		["it isn't selected in 'Trigger On'", created(), { events: new Set() }],
		["it's for another meeting", created(), { meetings: new Set(['1']) }],
		["it's for another webinar", created({}, {}, 'webinar'), { webinars: new Set(['1']) }],
		["it's for another occurrence", created(), { occurrences: new Set(['1']) }],
		['the email is from another domain', created(), { emailDomains: new Set(['x.example']) }],
		[
			"Zoom doesn't show the email",
			created({ email: '' }),
			{ emailDomains: new Set(['x.example']) },
		],
		[
			"Zoom doesn't name a registrant",
			joined({ registrant_id: undefined }),
			{ onlyRegistrants: true },
		],
	])('is in words: %s', (reason, json, filters) => {
		expect(reasonFor(json, filters)).toBe(reason);
	});
});
