import type { IDataObject } from 'n8n-workflow';

import type { Fault } from '../../../../../sandbox';
import { byId, carryOn, useWorld } from '../../../../support/world';
import { registered, rows, sync } from './support';

const MEETING = '85200000941';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
	world.sandbox.addRegistrants(MEETING, [
		...registered(20, 'approved'),
		...registered(3, 'pending', 20),
		...registered(3, 'approved', 30),
	]);
});

/** 20 who are approved, 3 to approve, 3 to register; 3 who aren't in the list. */
const list = [...rows(23), ...rows(3, 40)];

const run = async (notInList: string) =>
	await world.execute(
		list,
		sync(MEETING, { notInList, options: { maximumRemovals: '3' } }),
		carryOn,
	);

const statuses = () =>
	Object.fromEntries(
		world.sandbox.meeting(MEETING).registrants.map((one) => [one.email, one.status]),
	);

/** How many outputs have each change. */
function counted(json: Array<{ change?: unknown }>): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { change = 'failed' } of json) {
		counts[String(change)] = (counts[String(change)] ?? 0) + 1;
	}
	return counts;
}

const ALL = { unchanged: 20, approved: 3, created: 3 };
const error = (status: number, code: number, message: string) => ({
	status,
	body: { code, message },
});
const OOPS = error(500, 500, 'Oops');
const NO_SCOPE = (scope: string) =>
	error(400, 4711, `Invalid access token, does not contain scopes:[${scope}].`);

describe.each([
	['deny', 'PUT', 'denied'],
	['delete', 'DELETE', 'deleted'],
] as const)('With %s', (notInList, method, word) => {
	it.each<[string, Fault, Record<string, number>]>([
		['nothing goes wrong', { times: 1, match: { method: 'PATCH' } }, { ...ALL, [word]: 3 }],
		[
			`a ${method} is answered 500 once`,
			{ match: { method }, answer: OOPS },
			{ ...ALL, [word]: 3 },
		],
		[
			`the answer to a ${method} is lost`,
			{ match: { method }, drop: 'after' },
			{ ...ALL, [word]: 3 },
		],
		[`a ${method} is lost`, { match: { method }, drop: 'before' }, { ...ALL, [word]: 3 }],
		[
			`a ${method} is rate limited for a second`,
			{
				match: { method },
				answer: error(
					429,
					429,
					'You have reached the maximum per-second rate limit for this API. Try again later.',
				),
			},
			{ ...ALL, [word]: 3 },
		],
		[
			'a POST is answered 500 once',
			{ match: { method: 'POST' }, answer: OOPS },
			{ ...ALL, [word]: 3 },
		],
		[
			'the answer to a POST is lost',
			{ match: { method: 'POST' }, drop: 'after' },
			{ ...ALL, [word]: 3 },
		],
		[
			'registering is refused',
			{
				match: { method: 'POST' },
				times: 99,
				answer: error(400, 3043, 'Meeting has reached maximum attendee capacity.'),
			},
			{ unchanged: 20, approved: 3, [word]: 3, failed: 3 },
		],
		[
			'the scope for registering is missing',
			{ match: { method: 'POST' }, times: 99, answer: NO_SCOPE('meeting:write:registrant') },
			{ unchanged: 20, approved: 3, [word]: 3, failed: 3 },
		],
		[
			'a list cannot be read',
			{ match: { method: 'GET', pathIncludes: 'status=denied' }, times: 99, answer: OOPS },
			{ failed: 26 },
		],
		[
			'the login expires midway',
			{ match: { method: 'POST' }, expireTokens: true },
			{ ...ALL, [word]: 3 },
		],
	])('and if %s, everyone is reported as Zoom has them.', async (_, fault, expected) => {
		world.sandbox.addFault(fault);
		const { json } = await run(notInList);
		expect(counted(json)).toEqual(expected);
		const now = statuses();
		for (const { change, email, status } of json) {
			if (change === undefined) continue;
			const inZoom = now[String(email)];
			expect([email, change === 'deleted' ? undefined : status]).toEqual([email, inZoom]);
		}
	});
});

it('Without the scope for status changes it is tried once, everyone concerned is told its name, and people are registered all the same.', async () => {
	world.sandbox.addFault({
		match: { method: 'PUT' },
		times: 99,
		answer: NO_SCOPE('meeting:update:registrant_status'),
	});
	const { json } = await run('deny');
	expect(counted(json)).toEqual({ unchanged: 20, created: 3, failed: 6 });
	expect(world.puts()).toHaveLength(1);
	const failed = json.filter(({ success }) => success === false);
	for (const { error } of failed) expect(error).toContain('meeting:update:registrant_status');
	const before = failed.map(({ details }) => (details as IDataObject).currentStatus);
	expect(before).toEqual(failed.map(() => expect.stringMatching(/^(pending|denied|approved)$/)));
});

it('Without the scope for deletions one is tried, and nothing is said to be accepted.', async () => {
	world.sandbox.addFault({
		match: { method: 'DELETE' },
		times: 99,
		answer: NO_SCOPE('meeting:delete:registrant'),
	});
	const { json } = await run('delete');
	expect(counted(json)).toEqual({ ...ALL, failed: 3 });
	expect(world.changes().filter(({ method }) => method === 'DELETE')).toHaveLength(1);
	const errors = json.filter(({ success }) => success === false).map(({ error }) => String(error));
	for (const error of errors) expect(error).toContain('meeting:delete:registrant');
	expect(errors.join()).not.toContain('accepted the deletion');
	// Nothing was deleted, so there is nothing to read back.
	const steps = world.steps();
	expect(steps[steps.indexOf('DELETE') + 1]).toBe('PUT');
});

it('At Zoom’s daily limit for status changes, whoever is not changed says so.', async () => {
	world.sandbox.switches.dailyLimitPer = 'event';
	world.sandbox.state.dailyStatusChanges.perEvent[MEETING] = 10;
	const { json } = await run('deny');
	expect(counted(json)).toEqual({ unchanged: 20, created: 3, failed: 6 });
	expect(json.find(({ success }) => success === false)?.error).toMatch(/daily/i);
});

it('Zoom’s daily limit for someone just registered is said in Zoom’s words, not that they are no registrant.', async () => {
	const id = '93300000941';
	world.sandbox.addMeeting({ id, type: 5, approvalType: 1 });
	const limit = (email: string) =>
		error(
			429,
			429,
			`You have exceeded the daily rate limit of (10) for webinar Update registrant's status API requests for the registrant (${email}). You can resume these API requests at GMT 00:00:00.`,
		);
	for (const email of ['p0@example.com', 'p1@example.com', 'p0@example.com']) {
		world.sandbox.addFault({ match: { method: 'PUT' }, answer: limit(email) });
	}
	const { json } = await world.execute(
		rows(2),
		{
			...sync(id),
			resource: 'webinarRegistrant',
			webinarId: byId(id),
			additionalFields: { city: 'Graz' },
		},
		carryOn,
	);
	expect(json).toHaveLength(2);
	for (const { error } of json) {
		expect(error).toMatch(/^Registered, but not approved: Zoom's daily limit for status changes/);
	}
});

it('Someone removed meanwhile is said to be in no list, and nobody is told to check a spelling.', async () => {
	world.sandbox.addFault({
		match: { method: 'GET', pathIncludes: 'status=denied' },
		skip: 1,
		times: 99,
		answer: { status: 200, body: { registrants: [], total_records: 0 } },
	});
	const { json } = await run('deny');
	const failed = json.filter(({ success }) => success === false);
	expect(failed).toHaveLength(3);
	expect(failed[0]?.error).toBe(
		"Zoom accepted the change (deny), but doesn't list id_of_p30, p30@example.com for meeting 85200000941 in any status",
	);
	expect(failed[0]?.details).toMatchObject({
		description: expect.stringContaining("Zoom's lists can lag. Run the workflow again") as string,
	});
});

it('Cancelled while the list is read, nothing was sent, and every item says so.', async () => {
	world.sandbox.addFault({ match: { method: 'GET' }, delayMs: 5_000 });
	const { json } = await world.execute(list, sync(MEETING), { ...carryOn, cancelAfterMs: 1_000 });
	for (const { error } of json) {
		expect(error).toMatch(/^Not sent because the execution was cancelled/);
	}
});

it('Changes that Zoom accepts and does not make are not reported as made.', async () => {
	world.sandbox.switches.statusChange = 'ignore204';
	const { json } = await run('deny');
	expect(counted(json)).toEqual({ unchanged: 20, created: 3, failed: 6 });
	expect(Object.values(statuses())).not.toContain('denied');
});

it('A deletion that the list still shows afterwards is not reported as made.', async () => {
	world.sandbox.addFault({
		match: { method: 'DELETE' },
		times: 99,
		answer: { status: 204 },
	});
	const { json } = await run('delete');
	expect(counted(json)).toEqual({ ...ALL, failed: 3 });
	expect(json.at(-1)?.error).toContain('Zoom accepted the deletion, but still has id_of_p32');
});

it('Deletions that cannot be checked are not reported as made.', async () => {
	world.sandbox.addFault({
		match: { method: 'GET' },
		skip: 4,
		times: 3,
		answer: error(403, 200, 'No permission.'),
	});
	const { json } = await run('delete');
	expect(json.at(-1)?.error).toContain("can't be read to check it");
	expect(Object.keys(statuses())).not.toContain('p32@example.com');
});

it('A list that lags behind the changes is read again, and nobody is sent twice.', async () => {
	world.sandbox.switches.listLagReads = 1;
	const { json } = await run('deny');
	expect(counted(json)).toEqual({ ...ALL, denied: 3 });
	const changes = world.apiRequests().filter(({ method }) => method !== 'GET');
	expect(changes.map(({ method }) => method)).toEqual(['PUT', 'PUT', 'POST']);
});

it('A list that lags behind deletions is read again, and nobody is deleted twice.', async () => {
	world.sandbox.switches.listLagReads = 1;
	const { json } = await run('delete');
	expect(counted(json)).toEqual({ ...ALL, deleted: 3 });
	expect(world.changes().filter(({ method }) => method === 'DELETE')).toHaveLength(3);
});

it('People who cancel and are in no list afterwards are reported as cancelled, without a status.', async () => {
	world.sandbox.addFault({
		match: { method: 'GET', pathIncludes: 'status=denied' },
		skip: 1,
		times: 99,
		answer: { status: 200, body: { registrants: [], total_records: 0 } },
	});
	const { json } = await run('cancel');
	const cancelled = json.filter(({ change }) => change === 'cancelled');
	expect(cancelled).toHaveLength(3);
	expect(cancelled[0]).not.toHaveProperty('status');
	expect(cancelled[0]?.note).toBe('Zoom no longer lists this person in any status.');
});
