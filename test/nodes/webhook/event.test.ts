import {
	eventKey,
	readEvent,
	REGISTRATION_EVENTS,
	type RegistrationEvent,
} from '../../../nodes/webhook/event';
import { simplifiedEvent } from '../../../nodes/webhook/simplifiedEvent';
import { changed, created, EVENT_TIME, type EventJson } from '../../support/zoomEvents';

function registrationOf(json: unknown): RegistrationEvent {
	const event = readEvent(json);
	if (event.type !== 'registration') throw new Error(`Not a registration: ${JSON.stringify(json)}`);
	return event;
}

const simplified = (json: unknown) => simplifiedEvent(registrationOf(json));
const keyFor = (json: EventJson) =>
	eventKey(registrationOf(json), Buffer.from(JSON.stringify(json)));

describe('an event as the workflow gets it', () => {
	it('has the registrant first, then what happened, then to what', () => {
		const output = simplified(
			created({}, { occurrences: [{ occurrence_id: '1648194360000', start_time: 'T' }] }),
		);
		expect(output).toEqual({
			id: 'iFxeBPYun6SAiWUzBcEkX',
			email: 'jchill@example.com',
			firstName: 'Jill',
			lastName: 'Chill',
			status: 'approved',
			joinUrl: 'https://example.com/join',
			org: 'Cooking Org',
			jobTitle: 'Chef',
			phone: '5550100',
			address: '1800 Amphibious Blvd.',
			city: 'Mountain View',
			state: 'CA',
			zip: '94045',
			country: 'US',
			industry: 'Food',
			noOfEmployees: '1-20',
			purchasingTimeFrame: '1-3 months',
			roleInPurchaseProcess: 'Influencer',
			comments: 'Looking forward to the meeting',
			customQuestions: { 'What do you hope to learn?': 'New recipes' },
			event: 'meeting.registration_created',
			eventTime: '2021-07-14T02:44:51.572Z',
			meetingId: '1234567890',
			topic: 'My Meeting',
			startTime: '2021-07-13T21:44:51Z',
			timezone: 'America/Los_Angeles',
			occurrenceId: '1648194360000',
			occurrences: [{ occurrenceId: '1648194360000', startTime: 'T' }],
			hostId: 'x1yCzABCDEfg23HiJKl4mN',
		});
		const names = Object.keys(output);
		expect(names.slice(0, 6)).toEqual([
			'id',
			'email',
			'firstName',
			'lastName',
			'status',
			'joinUrl',
		]);
		expect(names.indexOf('event')).toBeGreaterThan(names.indexOf('customQuestions'));
		expect(names.indexOf('meetingId')).toBeGreaterThan(names.indexOf('eventTime'));
	});

	it.each(REGISTRATION_EVENTS)('%s says which ID it is and which status', (name) => {
		const output = simplified(
			name.endsWith('created')
				? { ...created({ status: 'pending' }), event: name }
				: changed(name, { status: 'nonsense' }),
		);
		const idField = name.startsWith('webinar') ? 'webinarId' : 'meetingId';
		const otherField = idField === 'meetingId' ? 'webinarId' : 'meetingId';
		expect(output[idField]).toBe('1234567890');
		expect(output).not.toHaveProperty(otherField);
		expect(output.event).toBe(name);
		expect(output.status).toBe(
			name.endsWith('created') ? 'pending' : name.split('registration_')[1],
		);
		expect(output.operator).toBe(name.endsWith('created') ? undefined : 'admin@example.com');
	});

	it('knows the link a webinar’s registrant came by', () => {
		const source = { id: '5516', source_name: 'newsletter', tracking_url: 'https://example.com/t' };
		const output = simplified(created({ tracking_source: source }, {}, 'webinar'));
		expect(output.trackingSource).toEqual({
			id: '5516',
			sourceName: 'newsletter',
			trackingUrl: 'https://example.com/t',
		});
		expect(simplified(created({ tracking_source: {} }))).not.toHaveProperty('trackingSource');
	});

	it('names one occurrence only where there is one', () => {
		const two = [{ occurrence_id: 1, start_time: 'a' }, { occurrence_id: '2' }, {}, null, 'x'];
		const output = simplified(created({}, { occurrences: two }));
		expect(output.occurrenceId).toBeUndefined();
		expect(output.occurrences).toEqual([
			{ occurrenceId: '1', startTime: 'a' },
			{ occurrenceId: '2' },
		]);
		for (const none of [[], null, {}, 'x', 7]) {
			const names = Object.keys(simplified(created({}, { occurrences: none })));
			expect(names).not.toContain('occurrences');
			expect(names).not.toContain('occurrenceId');
		}
	});

	it.each([
		['1234567890', '1234567890'],
		[85212345678, '85212345678'],
		[9007199254740991, '9007199254740991'],
		['', undefined],
		[null, undefined],
		[{}, undefined],
	])('keeps the ID %j as text', (id, text) => {
		expect(simplified(created({}, { id })).meetingId).toBe(text);
	});

	it.each([
		[EVENT_TIME, '2021-07-14T02:44:51.572Z'],
		[String(EVENT_TIME), '2021-07-14T02:44:51.572Z'],
		['soon', undefined],
		[1e300, undefined],
		[null, undefined],
		[undefined, undefined],
	])('takes the time %j as %j', (eventTs, time) => {
		expect(simplified({ ...created(), event_ts: eventTs }).eventTime).toBe(time);
	});

	it('survives a registrant of which nothing is as it should be', () => {
		const odd = { id: 7, email: null, first_name: {}, custom_questions: 'x', status: 5 };
		const output = simplified(
			created(odd, { topic: null, start_time: 7, timezone: {}, host_id: undefined }),
		);
		expect(output).toMatchObject({ id: '7', event: 'meeting.registration_created' });
		expect(JSON.stringify(output)).not.toContain('null');
	});
});

describe('what is not a registration', () => {
	it.each([
		[undefined],
		[null],
		['text'],
		[[]],
		[{}],
		[{ event: 'meeting.started', payload: { object: {} } }],
		[{ event: 'recording.registration_cancelled', payload: { object: { registrant: {} } } }],
		[{ event: ['meeting.registration_created'], payload: {} }],
		[{ event: 'meeting.registration_created' }],
		[{ event: 'meeting.registration_created', payload: null }],
		[{ event: 'meeting.registration_created', payload: { object: { registrant: [] } } }],
		[{ event: 'endpoint.url_validation' }],
		[{ event: 'endpoint.url_validation', payload: { plainToken: 7 } }],
		[{ event: 'endpoint.url_validation', payload: { plainToken: '' } }],
		[{ event: '__proto__', payload: {} }],
	])('%j', (json) => {
		expect(readEvent(json).type).toBe('other');
	});

	it('may be a validation', () => {
		const json = { event: 'endpoint.url_validation', payload: { plainToken: 'abc' } };
		expect(readEvent(json)).toEqual({ type: 'validation', plainToken: 'abc' });
	});
});

describe('the key of an event', () => {
	it('is the same for the same event, even written otherwise', () => {
		const { event, event_ts, payload } = created();
		expect(keyFor({ payload, event_ts: String(event_ts), event })).toBe(keyFor(created()));
	});

	it('differs with the event, the time, the meeting, the registrant and the occurrences', () => {
		const keys = [
			created(),
			changed('meeting.registration_approved'),
			changed('meeting.registration_denied'),
			{ ...created(), event_ts: EVENT_TIME + 1 },
			created({}, { id: 1234567891 }),
			created({ id: 'another' }),
			created({ id: undefined }),
			created({ id: undefined, email: 'another@example.com' }),
			created({}, { occurrences: [{ occurrence_id: '1' }] }),
			created({}, { occurrences: [{ occurrence_id: '2' }] }),
			created({}, { occurrences: [{ occurrence_id: '1' }, { occurrence_id: '2' }] }),
			{ ...created(), event_ts: undefined },
			{ ...created({ id: 'another' }), event_ts: undefined },
		].map(keyFor);
		expect(new Set(keys).size).toBe(keys.length);
	});

	it('tells nothing about the person', () => {
		expect(keyFor(created())).toMatch(/^[\w-]{16}$/);
	});
});
