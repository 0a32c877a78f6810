import { eventKey, readEvent, type TriggerEvent } from '../../../nodes/webhook/event';
import { eventScope, TRIGGER_EVENTS } from '../../../nodes/webhook/eventNames';
import { simplifiedEvent } from '../../../nodes/webhook/simplifiedEvent';
import {
	changed,
	created,
	EVENT_TIME,
	type EventJson,
	joined,
	left,
	PARTICIPANT_EVENTS,
	REGISTRATION_EVENTS,
} from '../../support/zoomEvents';

function eventIn(json: unknown): TriggerEvent {
	const event = readEvent(json);
	if (event.type !== 'registration' && event.type !== 'participant') {
		throw new Error(`Not an event: ${JSON.stringify(json)}`);
	}
	return event;
}

const simplified = (json: unknown) => simplifiedEvent(eventIn(json));
const keyFor = (json: EventJson) => eventKey(eventIn(json), Buffer.from(JSON.stringify(json)));

describe('the list of events', () => {
	it('has every registration event, joining and leaving, in alphabetical order', () => {
		const names = TRIGGER_EVENTS.map(({ name }) => name);
		expect(names).toEqual([...REGISTRATION_EVENTS, ...PARTICIPANT_EVENTS].sort());
	});

	it.each([
		['meeting.participant_joined', 'Meeting Participant Joined', 'meeting:read:participant'],
		['webinar.participant_left', 'Webinar Participant Left', 'webinar:read:participant'],
		['meeting.registration_created', 'Meeting Registration Created', 'meeting:read:registrant'],
		['webinar.registration_denied', 'Webinar Registration Denied', 'webinar:read:registrant'],
		[
			'recording.registration_approved',
			'Recording Registration Approved',
			'cloud_recording:read:registrant',
		],
	])('has %s as %s, with the scope %s', (name, label, scope) => {
		const event = TRIGGER_EVENTS.find((one) => one.name === name);
		expect(event?.label).toBe(label);
		expect(event && eventScope(event)).toBe(scope);
	});
});

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

describe('someone who joins or leaves, as the workflow gets it', () => {
	it('is the registrant first, then when, then what happened to which meeting', () => {
		const output = simplified(joined());
		expect(output).toEqual({
			id: 'iFxeBPYun6SAiWUzBcEkX',
			email: 'jchill@example.com',
			name: 'Jill Chill',
			joinTime: '2021-07-13T21:44:51Z',
			event: 'meeting.participant_joined',
			eventTime: '2021-07-14T02:44:51.572Z',
			meetingId: '1234567890',
			topic: 'My Meeting',
			startTime: '2021-07-13T21:44:51Z',
			timezone: 'America/Los_Angeles',
			instanceUuid: '4444AAAiAAAAAiAiAiiAii==',
			hostId: 'x1yCzABCDEfg23HiJKl4mN',
			participantId: '16778240',
			participantUuid: '55555AAAiAAAAAiAiAiiAii==',
		});
		expect(Object.keys(output).slice(0, 4)).toEqual(['id', 'email', 'name', 'joinTime']);
	});

	it('has the time and reason of leaving, and no time of joining', () => {
		const output = simplified(left());
		expect(output).toMatchObject({
			id: 'iFxeBPYun6SAiWUzBcEkX',
			leaveTime: '2021-07-13T22:44:51Z',
			leaveReason: 'Jill Chill left the meeting.<br>Reason: Host ended the meeting.',
			event: 'meeting.participant_left',
		});
		expect(output).not.toHaveProperty('joinTime');
		for (const unsaid of ['leave_time', 'leave_reason', 'user_name']) {
			expect(Object.values(simplified(left({ [unsaid]: undefined })))).not.toContain(undefined);
		}
	});

	it.each(PARTICIPANT_EVENTS)(
		'%s says which ID it is, and neither a status nor attendance',
		(name) => {
			const about = name.startsWith('webinar') ? 'webinar' : 'meeting';
			const output = simplified({ ...joined({ status: 'approved', attended: true }), event: name });
			expect(output[`${about}Id`]).toBe('1234567890');
			expect(output).not.toHaveProperty(about === 'meeting' ? 'webinarId' : 'meetingId');
			expect(output.event).toBe(name);
			expect(output).not.toHaveProperty('status');
			expect(output).not.toHaveProperty('attended');
		},
	);

	it.each([[undefined], [null], [''], [' '], [{}], [[]]])(
		'has no id if the registrant’s is %j, even if participant and user have theirs',
		(registrant_id) => {
			const host = { registrant_id, id: 'zoomUser', participant_user_id: 'zoomUser' };
			const output = simplified(joined(host));
			expect(output).not.toHaveProperty('id');
			expect(output).toMatchObject({ participantId: '16778240', userId: 'zoomUser' });
		},
	);

	it('has no email if Zoom hides it, and the number of a caller', () => {
		const caller = { email: '', user_name: '', registrant_id: undefined, phone_number: '15550100' };
		const output = simplified(joined(caller));
		for (const name of ['id', 'email', 'name', 'userId']) expect(output).not.toHaveProperty(name);
		expect(output.phone).toBe('15550100');
	});

	it('takes the ID of the meeting as a number as well', () => {
		expect(simplified(joined({}, { id: 85212345678 })).meetingId).toBe('85212345678');
		expect(simplified(joined({}, { id: '933 ' }, 'webinar')).webinarId).toBe('933');
	});

	it('survives a participant of whom nothing is as it should be', () => {
		const odd = { user_id: 7, email: null, user_name: null, join_time: null, registrant_id: 8 };
		const output = simplified(joined(odd, { uuid: null, topic: null, host_id: undefined }));
		expect(output).toMatchObject({ id: '8', participantId: '7' });
		expect(JSON.stringify(output)).not.toContain('null');
	});
});

describe('what is neither a registration nor someone joining or leaving', () => {
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
		[{ event: 'meeting.participant_joined', payload: { object: { registrant: {} } } }],
		[{ event: 'meeting.registration_created', payload: { object: { participant: {} } } }],
		[{ event: 'meeting.participant_left', payload: { object: { participant: ['x'] } } }],
		[{ event: 'webinar.participant_left' }],
		[{ event: 'recording.participant_joined', payload: { object: { participant: {} } } }],
		[
			{
				event: 'meeting.participant_joined_waiting_room',
				payload: { object: { participant: {} } },
			},
		],
		[
			{
				event: 'meeting.participant_joined_breakout_room',
				payload: { object: { participant: {} } },
			},
		],
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

	it('is the same for the same join, even written otherwise', () => {
		const { event, event_ts, payload } = joined();
		expect(keyFor({ payload, event_ts: String(event_ts), event })).toBe(keyFor(joined()));
		expect(keyFor(joined({ email: '', user_name: 'J.' }))).toBe(keyFor(joined()));
	});

	it('differs with every join, and for everyone who joins in the same millisecond', () => {
		const caller = { email: '', user_name: '', registrant_id: undefined, participant_uuid: '' };
		const keys = [
			joined(),
			left(),
			joined({}, {}, 'webinar'),
			{ ...joined(), event_ts: EVENT_TIME + 1 },
			joined({ user_id: '16779264' }),
			joined({ participant_uuid: 'another' }),
			joined({}, { id: '1234567891' }),
			joined({}, { uuid: 'another==' }),
			joined({ ...caller, user_id: '16780288' }),
			joined({ ...caller, user_id: '16781312' }),
			joined({ ...caller, user_id: undefined, phone_number: '15550100' }),
			joined({ ...caller, user_id: undefined, phone_number: '15550101' }),
			{ ...joined(), event_ts: undefined },
		].map(keyFor);
		expect(new Set(keys).size).toBe(keys.length);
	});

	it('tells nothing about the person', () => {
		for (const event of [created(), joined()]) expect(keyFor(event)).toMatch(/^[\w-]{16}$/);
	});
});

it('every event is shown by its name in words', () => {
	const words = (name: string) =>
		name.replace(/[._]/g, ' ').replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
	expect(TRIGGER_EVENTS).toHaveLength(15);
	expect(TRIGGER_EVENTS.map(({ label }) => label)).toEqual(
		TRIGGER_EVENTS.map(({ name }) => words(name)),
	);
});

it('a number of Zoom stays a number in the output', () => {
	const event = readEvent(created({}, { topic: 2026 }));
	if (event.type !== 'registration') throw new Error('Not a registration');
	expect(simplifiedEvent(event)).toHaveProperty('topic', 2026);
});
