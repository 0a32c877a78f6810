import { parseSyncOptions } from '../../../../../nodes/ZoomRegistrants/actions/sync/options';
import { byId, carryOn, useWorld } from '../../../../support/world';
import { registered, rows, sync } from './support';

const MEETING = '85200000931';
const OTHER = '85200000932';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
	world.sandbox.addMeeting({ id: OTHER });
	world.sandbox.addRegistrants(MEETING, [
		...registered(1, 'approved'),
		...registered(1, 'pending', 1),
		...registered(1, 'denied', 2),
		...registered(1, 'approved', 8),
	]);
});

const list = () => [...rows(4), { email: 'new@example.com' }];
const deny = (options = {}) => sync(MEETING, { notInList: 'deny', options });

it('A dry run sends nothing, and says of each person what would be done and what they are now.', async () => {
	const { json, items } = await world.execute(list(), deny({ dryRun: true }), carryOn);
	expect(world.changes()).toEqual([]);
	expect(json[0]).toEqual({
		id: 'id_of_p0',
		email: 'p0@example.com',
		firstName: expect.any(String),
		lastName: expect.any(String),
		dryRun: true,
		plannedChange: 'none',
		currentStatus: 'approved',
		meetingId: MEETING,
	});
	expect(json.map(({ plannedChange, currentStatus }) => [plannedChange, currentStatus])).toEqual([
		['none', 'approved'],
		['approve', 'pending'],
		['approve', 'denied'],
		['create', undefined],
		[undefined, undefined],
		['deny', 'approved'],
	]);
	expect(json[3]).not.toHaveProperty('id');
	expect(json[4]?.error).toContain('First Name is empty for new@example.com');
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
		...[0, 1, 2, 3, 4].map((item) => ({ item })),
		[],
	]);
});

it('The run that follows a dry run does what it said.', async () => {
	const planned = await world.execute(list(), deny({ dryRun: true }), carryOn);
	const real = await world.execute(list(), deny(), carryOn);
	const words: Record<string, string> = {
		none: 'unchanged',
		approve: 'approved',
		create: 'created',
		deny: 'denied',
	};
	expect(real.json.map(({ email, change }) => [email, change])).toEqual(
		planned.json.map(({ email, plannedChange }) => [email, words[plannedChange as string]]),
	);
	expect(real.json.map(({ error }) => error)).toEqual(planned.json.map(({ error }) => error));
});

it('Approve Pending Only leaves denied people denied.', async () => {
	const { json } = await world.execute(rows(3), deny({ ifPendingOrDenied: 'approvePending' }));
	expect(json.map(({ change, status }) => [change, status])).toEqual([
		['unchanged', 'approved'],
		['approved', 'approved'],
		['unchanged', 'denied'],
		['denied', 'denied'],
	]);
});

it('Leave leaves pending and denied people as they are.', async () => {
	const { json } = await world.execute(
		rows(3),
		sync(MEETING, { options: { ifPendingOrDenied: 'leave' } }),
	);
	expect(world.changes()).toEqual([]);
	expect(json.map(({ change, status }) => [change, status])).toEqual([
		['unchanged', 'approved'],
		['unchanged', 'pending'],
		['unchanged', 'denied'],
	]);
});

it('Those who stay approved have the join link that Zoom lists, and those who stay pending or denied have none.', async () => {
	for (const [status, email] of [
		['pending', 'p1@example.com'],
		['approved', 'p0@example.com'],
		['denied', 'p2@example.com'],
	]) {
		world.sandbox.addFault({
			match: { method: 'GET', pathIncludes: `status=${status}` },
			answer: {
				status: 200,
				body: {
					registrants: [
						{ id: `ID of ${email}`, email, status, join_url: `https://zoom.us/w/1?tk=${status}` },
					],
					next_page_token: '',
				},
			},
		});
	}
	const { json } = await world.execute(
		rows(3),
		sync(MEETING, { options: { ifPendingOrDenied: 'leave' } }),
	);
	expect(json.map(({ status, joinUrl }) => [status, joinUrl])).toEqual([
		['approved', 'https://zoom.us/w/1?tk=approved'],
		['pending', undefined],
		['denied', undefined],
	]);
});

it('With Summary Only there is one item per meeting with the counts, linked to no item, next to those who failed.', async () => {
	const { json, items } = await world.execute(list(), deny({ summary: true }), carryOn);
	expect(json).toEqual([
		expect.objectContaining({ success: false, error: expect.stringContaining('First Name') }),
		{
			success: false,
			meetingId: MEETING,
			listed: 5,
			created: 1,
			approved: 2,
			denied: 1,
			cancelled: 0,
			deleted: 0,
			unchanged: 1,
			failed: 1,
		},
	]);
	expect(items[1]?.pairedItem).toEqual([]);
});

it('The summary of a dry run counts what would be done, and with Leave those who are not in the list.', async () => {
	const options = { dryRun: true, summary: true };
	const { json } = await world.execute(rows(4), sync(MEETING, { options }), carryOn);
	expect(json).toEqual([
		{
			dryRun: true,
			meetingId: MEETING,
			listed: 4,
			create: 1,
			approve: 2,
			deny: 0,
			cancel: 0,
			delete: 0,
			none: 1,
			failed: 0,
			notInList: 1,
		},
	]);
});

it('Two meetings are two lists: each person is asked for in the meeting of their row only.', async () => {
	const rowsOfTwo = [
		{ ...rows(1)[0], meeting: MEETING },
		{ ...rows(1)[0], meeting: OTHER },
		{ ...rows(1, 8)[0], meeting: MEETING },
	];
	const parameters = { ...deny({ maximumRemovals: '1' }), meetingId: byId('={{ $json.meeting }}') };
	const { json } = await world.execute(rowsOfTwo, parameters, carryOn);
	expect(json.map(({ meetingId, change, email }) => [meetingId, change, email])).toEqual([
		[MEETING, 'unchanged', 'p0@example.com'],
		[OTHER, 'created', 'p0@example.com'],
		[MEETING, 'unchanged', 'p8@example.com'],
		[MEETING, 'denied', 'p1@example.com'],
	]);
});

it('With the error output, who failed goes there, and someone removed in vain without a link to an item.', async () => {
	world.sandbox.addFault({
		match: { method: 'PUT' },
		times: 100,
		answer: { status: 400, body: { code: 3000, message: 'Cannot access meeting information.' } },
	});
	const { items, errorItems } = await world.execute([...rows(1), ...rows(1, 1)], deny(), {
		onError: 'continueErrorOutput',
	});
	expect(items.map(({ json }) => json.change)).toEqual(['unchanged']);
	expect(errorItems.map(({ json }) => json.error)).toEqual([
		expect.stringMatching(/^Meeting 85200000931 isn't accessible .* \[item 1\]$/),
		expect.stringMatching(
			/^p8@example\.com, meeting 85200000931: Meeting 85200000931 isn't accessible .*information\.$/,
		),
	]);
	expect(errorItems[0]?.json).toMatchObject({ firstName: 'Guest', details: { id: 'id_of_p1' } });
});

it('With On Error: Stop Workflow, the rest is done first, and the error names what failed and how much.', async () => {
	const { error } = await world.execute(list(), deny());
	expect(error?.message).toContain('First Name is empty for new@example.com');
	expect(error?.description).toContain('1 of 6 items failed; the other 5 succeeded.');
	const statuses = world.sandbox.meeting(MEETING).registrants.map(({ status }) => status);
	expect(statuses).toEqual(['approved', 'approved', 'approved', 'denied', 'approved']);
});

it('Someone registered without a list that shows them is reported by the answer, with a note and without verified.', async () => {
	world.sandbox.addFault({
		match: { method: 'GET' },
		skip: 3,
		times: 100,
		answer: { status: 403, body: { code: 200, message: 'No permission.' } },
	});
	const { json } = await world.execute(rows(4), sync(MEETING), carryOn);
	expect(json[3]).toMatchObject({ change: 'created', status: 'approved' });
	expect(json[3]).not.toHaveProperty('verified');
	expect(json[3]?.note).toMatch(
		/^Zoom accepted the registration\. Not checked, because the registrants couldn't be read: .*No permission/,
	);
});

it('Someone registered whom the list never shows is said not to be shown, and that the list was read is not in doubt.', async () => {
	world.sandbox.addFault({
		match: { method: 'POST', pathIncludes: 'batch' },
		answer: {
			status: 201,
			body: {
				registrants: [
					{ registrant_id: 'new', email: 'p3@example.com', join_url: 'https://zoom.us/w/1?tk=a' },
				],
			},
		},
	});
	const { json } = await world.execute(rows(4), sync(MEETING), carryOn);
	expect(json[3]).toMatchObject({ change: 'created', status: 'approved', id: 'new' });
	expect(json[3]).not.toHaveProperty('verified');
	expect(json[3]?.note).toBe(
		"Zoom accepted the registration, but its list doesn't show this person yet.",
	);
});

it('Someone whom Zoom lists with another ID than it answered is found by email, and approved by the ID of the list.', async () => {
	const id = '93300000932';
	world.sandbox.addMeeting({ id, type: 5, approvalType: 1 });
	world.sandbox.addFault({
		match: { method: 'POST' },
		applyFirst: true,
		answer: { status: 201, body: { id: 93300000932, registrant_id: 'another' } },
	});
	const { json } = await world.execute(
		rows(1),
		{
			...sync(id),
			resource: 'webinarRegistrant',
			webinarId: byId(id),
			additionalFields: { city: 'Graz' },
		},
		carryOn,
	);
	const [listed] = world.sandbox.meeting(id).registrants;
	expect(json[0]).toMatchObject({ id: listed?.id, change: 'created', verified: true });
	expect(json[0]).toMatchObject({ status: 'approved' });
	expect(listed?.status).toBe('approved');
});

it('Someone who is seen as pending after an accepted approval is not said to be not approved.', async () => {
	const id = '93300000933';
	world.sandbox.addMeeting({ id, type: 5, approvalType: 1 });
	world.sandbox.switches.statusChange = 'ignore204';
	const { json } = await world.execute(
		rows(1),
		{
			...sync(id),
			resource: 'webinarRegistrant',
			webinarId: byId(id),
			additionalFields: { city: 'Graz' },
		},
		carryOn,
	);
	expect(json[0]?.error).toMatch(
		/^Registered, but not seen as approved: Zoom accepted the change \(approve\), but doesn't show it\./,
	);
});

it('A list that cannot be read plans nothing for anybody, so no item says what was planned.', async () => {
	world.sandbox.addFault({
		match: { method: 'GET' },
		times: 100,
		answer: { status: 403, body: { code: 200, message: 'No permission.' } },
	});
	const { json } = await world.execute(rows(1), sync(MEETING), carryOn);
	expect(json[0]?.details).toMatchObject({ change: 'failed' });
	expect(json[0]?.details).not.toHaveProperty('plannedChange');
	expect(json[0]?.details).toHaveProperty(
		'description',
		expect.stringMatching(/^Nothing was sent for this list\. /),
	);
});

it('Someone registered whose approval is refused is reported as failed, registered and pending.', async () => {
	const parameters = { ...sync(MEETING), resource: 'webinarRegistrant' };
	world.sandbox.addMeeting({ id: '93300000931', type: 5 });
	world.sandbox.addFault({
		match: { method: 'PUT' },
		times: 100,
		answer: {
			status: 400,
			body: { code: 3035, message: 'Webinar has reached maximum attendee capacity.' },
		},
	});
	const { json } = await world.execute(
		rows(1),
		{ ...parameters, webinarId: byId('93300000931'), additionalFields: { city: 'Graz' } },
		carryOn,
	);
	expect(json[0]?.error).toMatch(/^Registered, but not approved: /);
	expect(json[0]?.details).toMatchObject({
		change: 'failed',
		plannedChange: 'create',
		id: world.sandbox.meeting('93300000931').registrants[0]?.id,
		status: 'pending',
	});
});

it.each([
	[
		'notInList',
		{ notInList: 'remove' },
		'People Not in the List must be leave, deny, cancel or delete',
	],
	[
		'ifPendingOrDenied',
		{ options: { ifPendingOrDenied: 'x' } },
		'Options > If Pending or Denied must be',
	],
	['dryRun', { options: { dryRun: 'yes' } }, 'Options > Dry Run must be true or false'],
	['summary', { options: { summary: 1 } }, 'Options > Summary Only must be true or false'],
	[
		'confirmationEmail',
		{ options: { confirmationEmail: 'no' } },
		'Options > Confirmation Email must be true or false',
	],
])(
	'A value of %s that there is not is refused by name, and nothing is sent.',
	async (_, more, message) => {
		const { json } = await world.execute(rows(2), sync(MEETING, more), carryOn);
		expect(json.map(({ error }) => error)).toEqual([
			expect.stringContaining(message),
			expect.stringContaining(message),
		]);
		expect(world.apiRequests()).toEqual([]);
	},
);

it('Without options a list has the defaults, and nothing is removed.', () => {
	expect(parseSyncOptions('leave', {})).toStrictEqual({
		value: {
			notInList: 'leave',
			ifPendingOrDenied: 'approve',
			maximumRemovals: { percent: 10 },
			dryRun: false,
			isSummary: false,
		},
	});
});

it.each([
	['approvePending', 'does not approve', 0, 'denied'],
	['approve', 'approves', 1, 'approved'],
])(
	'With %s the run %s someone who was denied while they were registered.',
	async (ifPendingOrDenied, _, puts, status) => {
		const entry = { id: 'newID', email: 'p50@example.com' };
		const answer = (registrants: object[]) => ({ status: 200, body: { registrants } });
		const afterFirst = { skip: 1, times: 1 };
		world.sandbox.addFault({
			match: { method: 'POST' },
			answer: { ...answer([{ email: entry.email, registrant_id: entry.id }]), status: 201 },
		});
		world.sandbox.addFault({
			match: { method: 'GET', pathIncludes: 'status=denied' },
			...afterFirst,
			answer: answer([{ ...entry, status: 'denied' }]),
		});
		world.sandbox.addFault({ match: { method: 'PUT' }, answer: { status: 204 } });
		world.sandbox.addFault({
			match: { method: 'GET', pathIncludes: 'status=approved' },
			skip: 2,
			times: 9,
			answer: answer([{ ...entry, status: 'approved' }]),
		});
		const options = { ifPendingOrDenied };
		const { json } = await world.execute(rows(1, 50), sync(MEETING, { options }), carryOn);
		expect(world.puts()).toHaveLength(puts);
		expect(json).toMatchObject([{ id: entry.id, change: 'created', status }]);
	},
);

it('The names are those that Zoom lists, and those of the list where Zoom has none.', async () => {
	Object.assign(world.sandbox.meeting(MEETING).registrants[0] ?? {}, {
		firstName: 'Ada',
		lastName: 'Byron',
	});
	const { json } = await world.execute(rows(1), sync(MEETING));
	expect(json[0]).toMatchObject({ firstName: 'Ada', lastName: 'Byron' });
});
