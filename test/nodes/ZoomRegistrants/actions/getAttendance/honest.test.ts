import type { INodeParameters } from 'n8n-workflow';

import { byId, useWorld } from '../../../../support/world';
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
const DAY = 1_440 * MINUTE;
/** Two minutes before the virtual clock's start: an instance that has just ended. */
const justEnded = () => world.clock.now() - 62 * MINUTE;

const instance = (id = MEETING) => {
	const [first] = world.sandbox.meeting(id).instances;
	if (first === undefined) throw new Error('no instance');
	return first;
};

function holdAt(start: number): void {
	for (const id of [MEETING, WEBINAR]) {
		const moved = start - instance(id).startTime;
		world.sandbox.meeting(id).startTime = start;
		const held = instance(id);
		held.startTime += moved;
		held.endTime = (held.endTime ?? 0) + moved;
		for (const stay of held.participants) {
			stay.joinTime += moved;
			stay.leaveTime = (stay.leaveTime ?? 0) + moved;
		}
	}
}

/** The run fails with this message, and says nothing about anybody. */
async function expectProblem(parameters: INodeParameters, message: RegExp, description = /./) {
	const { json, error } = await world.execute([{}], parameters);
	expect(json).toEqual([]);
	expect(error?.message).toMatch(message);
	expect(error?.description).toMatch(description);
}

describe('data that is not ready is not absence:', () => {
	it.each(['zeroDuration', 'notFound', 'empty', 'partial'] as const)('%s', async (how) => {
		holdAt(justEnded());
		Object.assign(world.sandbox.switches, {
			attendanceReadyMinutes: 15,
			attendanceNotReady: how,
		});
		for (const parameters of [attendance(), webinarAttendance()]) {
			await expectProblem(
				parameters,
				/^Zoom hasn't finished the attendance data of (meeting 85200000901|webinar 93300000901)/,
				/Run this item again after 2026-12-01 15:43 UTC/,
			);
		}
	});

	it('is there when it is tried again at that time', async () => {
		holdAt(justEnded());
		world.sandbox.switches.attendanceReadyMinutes = 15;
		await expectProblem(attendance(), /hasn't finished/);
		holdAt(world.clock.now() - 76 * MINUTE);
		const { json } = await world.execute([{}], attendance());
		expect(summary(json)[2]).toEqual(['cem@example.com', false, 0]);
	});

	it('A list is too short by the number of its first page, though a later page has none', async () => {
		const page = (participants: object[], more: object) => ({
			match: { pathIncludes: '/participants' },
			answer: { status: 200, body: { page_size: 2, participants, ...more } },
		});
		const rowOf = (name: string) => ({
			id: '',
			name,
			user_email: '',
			join_time: new Date(START).toISOString(),
			leave_time: new Date(START + 60 * MINUTE).toISOString(),
			duration: 3600,
		});
		world.sandbox.addFault(
			page([rowOf('Ann'), rowOf('Bob')], { total_records: 9, next_page_token: 'next' }),
		);
		world.sandbox.addFault(page([rowOf('Cem')], { next_page_token: '' }));
		await expectProblem(attendance(), /^Zoom hasn't finished the attendance data/);
	});

	it('tells n8n that it may pass', async () => {
		holdAt(justEnded());
		world.sandbox.switches.attendanceReadyMinutes = 15;
		const { error } = await world.execute([{}], attendance());
		expect(error).toMatchObject({ failure: { cause: 'temporarily-unavailable' } });
	});

	it('A list that cannot be checked is not believed in the first 15 minutes', async () => {
		holdAt(justEnded());
		await expectProblem(
			webinarAttendance({ authentication: 'oAuth2' }),
			/hasn't finished the attendance data/,
		);
	});
});

describe('a list with fewer rows than Zoom counts people', () => {
	beforeEach(() => {
		holdAt(world.clock.now() - 2 * DAY);
		instance().participantsCount = 9;
	});

	it('calls nobody absent, and says why', async () => {
		const { json } = await world.execute([{}], attendance());
		expect(json.map(({ email, attended }) => [email, attended])).toEqual([
			['ann@example.com', true],
			['bob@example.com', true],
			['cem@example.com', undefined],
		]);
		expect(json[2]?.note).toMatch(/^Zoom's list of participants is incomplete/);
	});

	it('fails if only absentees are wanted', async () => {
		await expectProblem(
			attendance({ show: 'didNotAttend' }),
			/^It can't be told who attended meeting 85200000901/,
			/incomplete/,
		);
	});

	it('does not call those too short who may have been there longer', async () => {
		const { json } = await world.execute([{}], attendance({ minimumMinutes: 40 }));
		expect(json.map(({ email, attended, minutes }) => [email, attended, minutes])).toEqual([
			['ann@example.com', undefined, 30],
			['bob@example.com', true, 50],
			['cem@example.com', undefined, undefined],
		]);
	});
});

describe('a meeting of one person', () => {
	it.each(['empty', 'notFound'] as const)('is not called empty (%s)', async (how) => {
		world.sandbox.switches.oneParticipant = how;
		instance().participants.splice(1);
		await expectProblem(attendance(), /^Only one person was in meeting 85200000901/);
	});

	it('is reported as part of a session with another start', async () => {
		world.sandbox.addInstance(MEETING, {
			startTime: START + 65 * MINUTE,
			duration: 1,
			participants: [{ email: HOST }],
		});
		const { json, error } = await world.execute([{}], attendance());
		expect(error).toBeUndefined();
		expect(summary(json)[2]).toEqual(['cem@example.com', false, 0]);
		expect(json[0]?.instances).toHaveLength(2);
	});

	it('may be of anybody if others than the host can start it, or that is unknown', async () => {
		world.sandbox.addInstance(MEETING, {
			startTime: START + 65 * MINUTE,
			duration: 1,
			participants: [{ registrant: 'cem@example.com' }],
		});
		const seen = [
			['ann@example.com', true, 30],
			['bob@example.com', true, 50],
			['cem@example.com', undefined, undefined],
		];
		world.sandbox.meeting(MEETING).joinBeforeHost = true;
		const { json } = await world.execute([{}], attendance());
		expect(summary(json)).toEqual(seen);
		expect(json[2]?.note).toMatch(/^At another start there was only one person/);
		const answer = { status: 404, body: { code: 3001, message: 'Meeting does not exist.' } };
		world.sandbox.addFault({ match: { pathIncludes: `/meetings/${MEETING}?` }, answer });
		expect(summary((await world.execute([{}], attendance())).json)).toEqual(seen);
	});
});

describe('a list that Zoom does not have', () => {
	const empty = { page_size: 300, total_records: 0, next_page_token: '', participants: [] };

	it.each([
		[2, 'a report', /^Zoom counts 3, but lists nobody, though more than a day has passed/],
		[200, 'an old report', /^Zoom's reports cover a year/],
	])('is explained by what is known after %i days', async (days, _, description) => {
		holdAt(world.clock.now() - days * DAY);
		const match = { pathIncludes: '/participants' };
		world.sandbox.addFault({ match, times: 9, answer: { status: 200, body: empty } });
		await expectProblem(attendance(), /^Zoom has no list of participants/, description);
	});
});

describe('what Zoom does not tell', () => {
	it('is the plan, if it is too small', async () => {
		world.sandbox.switches.plan = 'free';
		for (const paidOnly of ['http400', 'http200'] as const) {
			world.sandbox.switches.paidOnly = paidOnly;
			await expectProblem(attendance(), /plan of this account doesn't include attendance/, /Pro/);
		}
	});

	it('is more than a year ago', async () => {
		holdAt(world.clock.now() - 380 * DAY);
		await expectProblem(attendance(), /^Meeting 85200000901 was held more than a year ago/);
	});

	it('is more than 15 months ago', async () => {
		holdAt(world.clock.now() - 600 * DAY);
		await expectProblem(attendance(), /^Zoom has no record of meeting 85200000901 being held/);
	});

	it('is who came, in accounts that hide names, emails and IDs', async () => {
		Object.assign(world.sandbox.switches, {
			participantNames: 'hidden',
			pastRegistrantId: 'never',
		});
		await expectProblem(
			attendance({ authentication: 'oAuth2' }),
			/^Zoom lists participants of meeting 85200000901, but neither/,
			/BAA/,
		);
	});

	it('does not matter where the registrant IDs are there', async () => {
		world.sandbox.switches.participantNames = 'hidden';
		const { json, error } = await world.execute([{}], attendance());
		expect(error).toBeUndefined();
		expect(summary(json)).toEqual([
			['ann@example.com', true, 30],
			['bob@example.com', true, 50],
			['cem@example.com', false, 0],
		]);
	});

	it('leaves someone in doubt if anybody is hidden', async () => {
		world.sandbox.addParticipants(UUID, [{ name: '', email: '' }]);
		const { json } = await world.execute([{}], attendance());
		expect(json[2]).not.toHaveProperty('attended');
		expect(json[2]?.note).toMatch(/hides the identity/);
	});
});

describe('registrants that have expired', () => {
	beforeEach(() => holdAt(world.clock.now() - 40 * DAY));

	it.each(['noRegistrants', 'notFound'] as const)(
		'(%s) are known only if they came',
		async (how) => {
			world.sandbox.switches.expiredMeeting = how;
			const { json, error } = await world.execute([{}], attendance());
			expect(error).toBeUndefined();
			expect(json.map(({ id, email, name, attended }) => [id, email, name, attended])).toEqual([
				['ann-Registrant_id', 'ann@example.com', 'Ann Lee', true],
				['bob-Registrant_id', 'bob@example.com', 'Bob Ray', true],
			]);
			expect(json[0]?.note).toMatch(/no longer has the list of registrants/);
			await expectProblem(
				attendance({ show: 'didNotAttend' }),
				/^Zoom no longer has the registrants of meeting 85200000901/,
			);
		},
	);

	it('are not those of a meeting that still lists some, though all of them were denied', async () => {
		for (const one of world.sandbox.meeting(MEETING).registrants) one.status = 'denied';
		const { json, error } = await world.execute([{}], attendance());
		expect(error).toBeUndefined();
		expect(JSON.stringify(json)).not.toContain('no longer has');
		expect(summary(json)).toEqual([
			['ann@example.com', true, 30],
			['bob@example.com', true, 50],
		]);
	});

	it('are not everyone: of those denied, only those who came are read', async () => {
		const [ann, bob, cem] = world.sandbox.meeting(MEETING).registrants;
		if (ann === undefined || bob === undefined || cem === undefined) throw new Error('no one');
		ann.status = 'denied';
		cem.status = 'denied';
		const { json } = await world.execute([{}], attendance());
		expect(summary(json)).toEqual([
			['bob@example.com', true, 50],
			['ann@example.com', true, 30],
		]);
	});

	it('are not taken for nobody if no ID is there either', async () => {
		world.sandbox.switches.expiredMeeting = 'noRegistrants';
		instance().participants = [];
		world.sandbox.addParticipants(UUID, [{ email: HOST }, { email: 'x@y.z', emailShown: true }]);
		await expectProblem(attendance(), /no longer has the registrants/);
	});
});

describe('what was not held', () => {
	it('yet is no absence', async () => {
		world.sandbox.addMeeting({ id: '85200000904', startTime: world.clock.now() + DAY });
		await expectProblem(
			attendance({ meetingId: byId('85200000904') }),
			/^Meeting 85200000904 hasn't taken place yet/,
			/planned for 2026-12-02 15:30 UTC|ended/,
		);
	});

	it('at all is no absence', async () => {
		for (const noInstances of ['empty', 'notFound'] as const) {
			world.sandbox.switches.noInstances = noInstances;
			world.sandbox.meeting(MEETING).instances = [];
			await expectProblem(attendance(), /^Zoom has no record of meeting 85200000901 being held/);
		}
	});

	it('to its end is no absence', async () => {
		world.sandbox.meeting(MEETING).startTime = world.clock.now() - 10 * MINUTE;
		world.sandbox.join(MEETING, { registrant: 'ann@example.com' });
		await expectProblem(attendance(), /is still running/);
	});

	it('by anybody of this login is said as elsewhere', async () => {
		await expectProblem(
			attendance({ meetingId: byId('89999999999') }),
			/89999999999 (does not|doesn't) exist/,
		);
	});
});

describe('webinars', () => {
	it('leave someone in doubt whom Zoom does not list as absent', async () => {
		const answer = {
			status: 200,
			body: { page_size: 300, total_records: 0, next_page_token: '', registrants: [] },
		};
		world.sandbox.addFault({ match: { pathIncludes: 'absentees' }, answer });
		const { json } = await world.execute([{}], webinarAttendance());
		expect(json[2]).toMatchObject({ email: 'cem@example.com', status: 'approved' });
		expect(json[2]).not.toHaveProperty('attended');
		expect(json[2]?.note).toMatch(/doesn't list them as absent either/);
	});
});

it('a list that breaks off is an error, not a short list', async () => {
	world.sandbox.addParticipants(UUID, 400);
	const body = { participants: 'none' };
	world.sandbox.addFault({
		match: { pathIncludes: 'next_page_token' },
		answer: { status: 200, body },
	});
	await expectProblem(attendance(), /list of participants/);
});
