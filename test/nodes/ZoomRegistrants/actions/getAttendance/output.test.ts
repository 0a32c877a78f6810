import { byId, carryOn, useWorld } from '../../../../support/world';
import {
	addHeld,
	attendance,
	HOST,
	MEETING,
	START,
	summary,
	UUID,
	WEBINAR,
	webinarAttendance,
} from './support';

const world = useWorld(addHeld);
const MINUTE = 60_000;
const everybody = { options: { includeWithoutRegistration: true } };

describe('time', () => {
	it('is counted once, however many rows there are', async () => {
		world.sandbox.addParticipants(UUID, [
			{ registrant: 'ann@example.com', minutes: [20, 40] },
			{ registrant: 'ann@example.com', minutes: [50, 55] },
		]);
		const { json } = await world.execute([{}], attendance());
		expect(json[0]).toMatchObject({
			minutes: 45,
			joins: 2,
			joinTime: '2026-12-01T12:00:00Z',
			leaveTime: '2026-12-01T12:55:00Z',
		});
	});

	it('in the waiting room does not count, and is no attendance', async () => {
		world.sandbox.addParticipants(UUID, [
			{ registrant: 'ann@example.com', minutes: [30, 60], status: 'in_waiting_room' },
			{ registrant: 'cem@example.com', minutes: [5, 9], status: 'in_waiting_room' },
		]);
		const { json } = await world.execute([{}], attendance());
		expect(summary(json)).toEqual([
			['ann@example.com', true, 30],
			['bob@example.com', true, 50],
			['cem@example.com', false, 0],
		]);
	});

	it('before the start and after the end does not count', async () => {
		world.sandbox.addParticipants(UUID, [{ registrant: 'cem@example.com', minutes: [-5, 65] }]);
		const { json } = await world.execute([{}], attendance());
		expect(summary(json)[2]).toEqual(['cem@example.com', true, 60]);
	});

	it('has to reach Minimum Minutes', async () => {
		const { json } = await world.execute([{}], attendance({ minimumMinutes: 45 }));
		expect(summary(json)).toEqual([
			['ann@example.com', false, 30],
			['bob@example.com', true, 50],
			['cem@example.com', false, 0],
		]);
	});
});

describe('Show', () => {
	it.each([
		['everyone', ['ann@example.com', 'bob@example.com', 'cem@example.com']],
		['attended', ['ann@example.com', 'bob@example.com']],
		['didNotAttend', ['cem@example.com']],
	])('%s', async (show, emails) => {
		const { json } = await world.execute([{}], attendance({ show }));
		expect(json.map(({ email }) => email)).toEqual(emails);
	});

	it('returns nothing if everyone came and only the others are wanted', async () => {
		world.sandbox.addParticipants(UUID, [{ registrant: 'cem@example.com' }]);
		const { json, error } = await world.execute([{}], attendance({ show: 'didNotAttend' }));
		expect(error).toBeUndefined();
		expect(json).toEqual([]);
	});

	it('leaves out pending registrants, who were not invited', async () => {
		world.sandbox.addRegistrants(MEETING, [{ email: 'pia@example.com', status: 'pending' }]);
		const { json } = await world.execute([{}], attendance());
		expect(json.map(({ email }) => email)).not.toContain('pia@example.com');
	});
});

describe('people without registration', () => {
	it('are left out unless they are asked for, and told apart then', async () => {
		world.sandbox.meeting(WEBINAR).panelists = [
			{ id: 'p', name: 'Lena Ortiz', email: 'lena@speakers.example' },
		];
		world.sandbox.addParticipants(WEBINAR, [
			{ email: 'lena@speakers.example', minutes: [0, 20] },
			{ email: 'guest@elsewhere.example', name: 'Guest' },
			{ phoneNumber: '442071234567' },
		]);
		expect((await world.execute([{}], webinarAttendance())).json).toHaveLength(3);
		const { json } = await world.execute([{}], webinarAttendance(everybody));
		expect(json.map(({ role }) => role)).toEqual([
			'registrant',
			'registrant',
			'registrant',
			'host',
			'panelist',
			'guest',
			'phone',
		]);
		expect(json[4]).toEqual({
			email: 'lena@speakers.example',
			name: 'Lena Ortiz',
			role: 'panelist',
			attended: true,
			joinTime: '2026-12-01T12:00:00Z',
			leaveTime: '2026-12-01T12:20:00Z',
			minutes: 20,
			joins: 1,
			webinarId: WEBINAR,
			instances: expect.any(Array),
		});
	});

	it('are never merged with a registrant of the same name, who is not called absent either', async () => {
		world.sandbox.addParticipants(UUID, [{ name: 'Cem Oz', email: 'x@elsewhere.example' }]);
		const { json } = await world.execute([{}], attendance(everybody));
		expect(summary(json)[2]).toEqual(['cem@example.com', undefined, undefined]);
		expect(json[2]?.note).toMatch(/^Someone with this person's name was there/);
		expect(json.at(-1)).toMatchObject({ name: 'Cem Oz', role: 'guest' });
	});

	it('count as one person if only the name is shown, and a note says so', async () => {
		world.sandbox.addParticipants(UUID, [
			{ name: 'iPhone', minutes: [0, 30] },
			{ name: 'iPhone', minutes: [20, 40] },
			{ name: 'Once', minutes: [0, 30] },
		]);
		const { json } = await world.execute([{}], attendance(everybody));
		const [iPhone, once] = json.slice(-2);
		expect(iPhone).toMatchObject({
			name: 'iPhone',
			role: 'guest',
			minutes: 40,
			note: "Counted as one person because of the name; Zoom doesn't show whether there were several people with it.",
		});
		expect(once).not.toHaveProperty('note');
	});

	it('are matched by an exact name with Match by Name', async () => {
		world.sandbox.addParticipants(UUID, [{ name: 'cem oz', email: 'x@elsewhere.example' }]);
		const { json } = await world.execute([{}], attendance({ options: { matchByName: true } }));
		expect(json[2]).toMatchObject({ attended: true, matchedBy: 'name', minutes: 60 });
	});
});

it('an email that two registrants have calls neither of them absent', async () => {
	world.sandbox.addRegistrants(MEETING, [
		{ id: 'one', email: 'team@example.com', status: 'approved' },
		{ id: 'two', email: 'team@example.com', status: 'approved' },
	]);
	world.sandbox.addParticipants(UUID, [{ email: 'team@example.com', emailShown: true }]);
	for (const one of world.sandbox.meeting(MEETING).instances[0]?.participants ?? []) {
		if (one.email === 'team@example.com') one.registrantId = '';
	}
	const { json } = await world.execute([{}], attendance());
	for (const one of json.slice(3)) {
		expect(one).not.toHaveProperty('attended');
		expect(one.note).toMatch(/more than one/);
	}
});

it('a link that was used with several emails has a note', async () => {
	world.sandbox.addParticipants(UUID, [
		{ registrant: 'ann@example.com', email: 'friend@example.com', emailShown: true },
	]);
	const { json } = await world.execute([{}], attendance());
	expect(json[0]).toMatchObject({
		attended: true,
		note: "This person's link was used with several emails: ann@example.com, friend@example.com",
	});
});

describe('a meeting that was started again', () => {
	const again = (minutes: number, duration: number) =>
		world.sandbox.addInstance(MEETING, {
			uuid: '/again//x==',
			startTime: START + minutes * MINUTE,
			duration,
			participants: [{ email: HOST }, { registrant: 'cem@example.com' }],
		});

	it('within its planned time is one session, and nobody of the first part is absent', async () => {
		again(62, 10);
		const { json } = await world.execute([{}], attendance());
		expect(summary(json)).toEqual([
			['ann@example.com', true, 30],
			['bob@example.com', true, 50],
			['cem@example.com', true, 10],
		]);
		expect(json[0]?.instances).toEqual([
			{ uuid: UUID, startTime: '2026-12-01T12:00:00Z', endTime: '2026-12-01T13:00:00Z' },
			{ uuid: '/again//x==', startTime: '2026-12-01T13:02:00Z', endTime: '2026-12-01T13:12:00Z' },
		]);
	});

	it('is each start by itself without Merge Restarts', async () => {
		again(62, 10);
		const options = { mergeRestarts: false };
		const { json } = await world.execute([{}], attendance({ options, show: 'attended' }));
		expect(json.map(({ email }) => email)).toEqual(['cem@example.com']);
		const first = await world.execute([{}], attendance({ options, instance: byId(UUID) }));
		expect(summary(first.json)[0]).toEqual(['ann@example.com', true, 30]);
	});

	it('is the last of three starts without Merge Restarts', async () => {
		again(62, 10);
		world.sandbox.addInstance(MEETING, {
			uuid: 'third==',
			startTime: START + 75 * MINUTE,
			duration: 5,
			participants: [{ email: HOST }, { registrant: 'ann@example.com' }],
		});
		const options = { mergeRestarts: false };
		const { json } = await world.execute([{}], attendance({ options, show: 'attended' }));
		expect(summary(json)).toEqual([['ann@example.com', true, 5]]);
	});

	it('long after its planned time is not the latest session', async () => {
		again(200, 2);
		const { json } = await world.execute([{}], attendance());
		expect(summary(json)[0]).toEqual(['ann@example.com', true, 30]);
		const late = await world.execute([{}], attendance({ instance: byId('/again//x==') }));
		expect(summary(late.json)).toEqual([
			['ann@example.com', false, 0],
			['bob@example.com', false, 0],
			['cem@example.com', true, 2],
		]);
	});

	it.each([
		[70, 2],
		[76, 1],
	])('without a fixed time after %i minutes, is %i instances', async (minutes, count) => {
		Object.assign(world.sandbox.meeting(MEETING), { type: 3, startTime: null });
		again(minutes, 5);
		const { json, error } = await world.execute([{}], attendance());
		expect(error).toBeUndefined();
		expect(json[0]?.instances).toHaveLength(count);
	});
});

describe('a meeting without a fixed time that was started again and again', () => {
	const uuid = (nth: number) => `/start${nth}//xx==`;

	beforeEach(() => {
		Object.assign(world.sandbox.meeting(MEETING), { type: 3, startTime: null, instances: [] });
		for (let nth = 0; nth < 50; nth += 1) {
			world.sandbox.addInstance(MEETING, {
				uuid: uuid(nth),
				startTime: START - (50 - nth) * 10 * MINUTE,
				duration: 5,
				participants: [{ email: HOST }, { registrant: 'ann@example.com' }],
			});
		}
	});

	it.each([
		[0, 0, 20],
		[25, 5, 45],
		[49, 29, 49],
	])('is 20 restarts in each direction at most, from start %i on', async (of, first, last) => {
		const { json } = await world.execute([{}], attendance({ instance: byId(uuid(of)) }));
		const instances = json[0]?.instances as Array<{ uuid: string }>;
		expect(instances).toHaveLength(last - first + 1);
		expect([instances[0]?.uuid, instances.at(-1)?.uuid]).toEqual([uuid(first), uuid(last)]);
	});
});

describe('a weekly series', () => {
	const WEEKLY = '85200000905';
	const WEEK = 7 * 1_440 * MINUTE;
	beforeEach(() => {
		world.sandbox.addMeeting({
			id: WEEKLY,
			startTime: START - WEEK,
			registrationType: 2,
			occurrences: ['1648194360000', '1648194360001'],
			registrants: [
				{ email: 'ann@example.com', status: 'approved' },
				{ email: 'zoe@example.com', status: 'approved', occurrenceIds: ['1648194360001'] },
			],
			instances: [
				{
					uuid: 'first==',
					startTime: START - WEEK,
					participants: [{ registrant: 'ann@example.com' }, { email: HOST }],
				},
				{
					uuid: 'second==',
					startTime: START + 5 * MINUTE,
					participants: [{ registrant: 'zoe@example.com' }, { email: HOST }],
				},
			],
		});
	});
	const of = async (instance?: string) => {
		const { json } = await world.execute(
			[{}],
			attendance({
				meetingId: byId(WEEKLY),
				...(instance !== undefined && { instance: byId(instance) }),
			}),
		);
		return json.map(({ email, attended, occurrenceId }) => [email, attended, occurrenceId]);
	};

	it('is its latest occurrence, with the registrants of that occurrence', async () => {
		expect(await of()).toEqual([
			['ann@example.com', false, '1648194360001'],
			['zoe@example.com', true, '1648194360001'],
		]);
	});

	it('is the occurrence given by its ID or by a UUID', async () => {
		for (const instance of ['1648194360000', 'first==']) {
			expect(await of(instance)).toEqual([['ann@example.com', true, '1648194360000']]);
		}
	});
});

describe('a field that is wrong', () => {
	it.each([
		[{ show: 'nobody' }, /^Show must be everyone, attended or didNotAttend/],
		[{ minimumMinutes: -1 }, /^Minimum Minutes must be/],
		[{ minimumMinutes: 'many' }, /^Minimum Minutes must be/],
		[{ minimumMinutes: '={{ $json.missing }}' }, /^Minimum Minutes must be/],
		[{ options: { mergeRestarts: 'false' } }, /^Merge Restarts must be true or false/],
		[
			{ options: { mergeRestarts: '={{ $json.missing }}' } },
			/^Merge Restarts must be true or false/,
		],
		[{ options: { matchByName: '={{ "no" }}' } }, /^Match by Name must be true or false/],
		[
			{ options: { includeWithoutRegistration: '={{ 1 }}' } },
			/^Include People Without Registration must be true or false/,
		],
		[{ instance: byId('={{ $json.uuid }}') }, /^Instance is set by an expression/],
		[{ instance: byId('x'.repeat(300)) }, /^Instance is 300 characters/],
		[{ meetingId: byId('abc') }, /^Meeting: "abc" (is not|isn't) a meeting ID/],
		[
			{ meetingId: { __rl: true, mode: 'url', value: 'https://zoom.us/meeting/register/tZabc' } },
			/^Meeting: a registration link doesn't contain the meeting ID/,
		],
	])('%j is named before anything is sent', async (more, message) => {
		const { error } = await world.execute([{}], attendance(more));
		expect(error?.message).toMatch(message);
		expect(world.sandbox.requests).toEqual([]);
	});

	it('of an instance that does not exist is named', async () => {
		for (const [instance, word] of [
			['1648194369999', 'occurrence'],
			['nobody==', 'past instance'],
		]) {
			const { error } = await world.execute([{}], attendance({ instance: byId(instance ?? '') }));
			expect(error?.message).toContain(`meeting ${MEETING} has no ${word} with this ID`);
		}
	});

	it('fails alone, and its item is linked', async () => {
		const { json, items } = await world.execute(
			[{ id: MEETING }, { id: 'abc' }, { id: '89999999999' }],
			attendance({ meetingId: byId('={{ $json.id }}'), show: 'attended' }),
			carryOn,
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(json[2]?.error).toMatch(/(is not|isn't) a meeting ID/);
		expect(json[3]?.error).toMatch(/89999999999/);
	});
});

it('a join link is as good as the ID', async () => {
	const value = `https://us02web.zoom.us/j/${MEETING}?pwd=abc`;
	const { json } = await world.execute(
		[{}],
		attendance({ meetingId: { __rl: true, mode: 'url', value } }),
	);
	expect(json).toHaveLength(3);
});

async function hintsShown(): Promise<string[]> {
	const { hints } = await world.execute([{}], attendance());
	for (const { type, location } of hints) {
		expect([type, location]).toEqual(['info', 'outputPane']);
	}
	return hints.map(({ message }) => message);
}

it('an item without attendance has its reason, and no hint', async () => {
	world.sandbox.meeting(MEETING).instances = [];
	const { hints, json } = await world.execute([{}], attendance(), carryOn);
	expect(json[0]?.error).toMatch(/^Zoom has no record of meeting/);
	expect(hints).toEqual([]);
});

it('the hint on later starts names those outside the planned time', async () => {
	const later = { participants: [{ email: HOST }, { email: 'x@y.z' }] };
	world.sandbox.addInstance(MEETING, { startTime: START + 185 * MINUTE, duration: 5, ...later });
	expect(await hintsShown()).toEqual([
		"Meeting 85200000901 was started again outside its planned time, at 2026-12-01 15:05 UTC. That isn't included. To see it, choose it under Instance.",
	]);
});

it('without the list of panelists a hint says so, and they are guests', async () => {
	world.revokeScopes(/list_panelists/);
	const { hints, json } = await world.execute([{}], webinarAttendance(everybody));
	expect(hints[0]?.message).toMatch(
		/^The list of panelists could not be read, so they are among the guests: .*list_panelists/,
	);
	expect(json.map(({ role }) => role)).not.toContain('panelist');
});

it('a start outside the plan of a series with a list for each occurrence is read without one', async () => {
	const SERIES = '85200000906';
	world.sandbox.addMeeting({
		id: SERIES,
		registrationType: 2,
		startTime: START + 30 * 1_440 * MINUTE,
		registrants: [{ email: 'ann@example.com', status: 'approved' }],
		instances: [
			{
				uuid: 'early==',
				startTime: START,
				participants: [{ registrant: 'ann@example.com' }, { email: HOST }],
			},
		],
	});
	const { json, error } = await world.execute([{}], attendance({ meetingId: byId(SERIES) }));
	expect(error).toBeUndefined();
	expect(json.map(({ email, attended }) => [email, attended])).toEqual([['ann@example.com', true]]);
});

it('the hint on a start of one person says when it was', async () => {
	world.sandbox.addInstance(MEETING, {
		startTime: START + 65 * MINUTE,
		duration: 1,
		participants: [{ email: HOST }],
	});
	expect(await hintsShown()).toEqual([
		"At the start at 2026-12-01 13:05 UTC there was only one person, whom Zoom doesn't name.",
	]);
});

describe('the hint counts those whom nobody fits', () => {
	const hintOf = (people: string) =>
		`${people} besides the hosts could not be matched to a registrant. To list them, turn on Options > Include People Without Registration.`;

	it('and guests are among them.', async () => {
		world.sandbox.addParticipants(UUID, [{ name: 'A Guest' }, { name: 'B Guest' }]);
		expect(await hintsShown()).toEqual([hintOf('2 people')]);
	});

	it('and so are those whose registration the list no longer has.', async () => {
		world.sandbox.addParticipants(UUID, [{ name: 'Dee Fox', registrantId: 'dee-Registrant_id' }]);
		expect(await hintsShown()).toEqual([hintOf('1 person')]);
	});

	it('but not registrants where Zoom no longer has the list.', async () => {
		world.sandbox.meeting(MEETING).startTime = START - 40 * 24 * 60 * MINUTE;
		world.sandbox.switches.expiredMeeting = 'noRegistrants';
		expect(await hintsShown()).toEqual([]);
	});
});
