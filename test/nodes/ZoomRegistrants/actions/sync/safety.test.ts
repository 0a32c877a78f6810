import { byId, carryOn, useWorld } from '../../../../support/world';
import { registered, rows, sync } from './support';

const MEETING = '85200000911';
const OTHER = '85200000912';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
	world.sandbox.addMeeting({ id: OTHER });
});

const deny = (more = {}) => sync(MEETING, { notInList: 'deny', ...more });

describe('Maximum Removals', () => {
	it.each([
		[9, 1, '', true],
		[9, 2, '', false],
		[19, 1, '', true],
		[19, 2, '', false],
		[20, 2, '', true],
		[30, 3, '10%', true],
		[30, 4, '10%', false],
		[30, 4, '10 %', false],
		[9, 1, '1%', true],
		[9, 1, '0%', false],
		[9, 1, '0', false],
		[9, 5, '5', true],
		[9, 6, '5', false],
		[9, 9, '100%', true],
	])(
		'of %i registrants, removing %i with a maximum of "%s" goes ahead: %s.',
		async (all, removed, maximumRemovals, goesAhead) => {
			world.sandbox.addRegistrants(MEETING, registered(all, 'approved'));
			const list = removed === all ? rows(1, 500) : rows(all - removed);
			const parameters = deny({ options: { maximumRemovals } });
			const { json } = await world.execute(list, parameters, carryOn);
			const denied = Object.values(world.statuses(MEETING)).filter(
				(status) => status === 'denied',
			).length;
			expect(denied).toBe(goesAhead ? removed : 0);
			if (!goesAhead) expect(world.changes()).toEqual([]);
			expect(json.filter(({ change }) => change === 'denied')).toHaveLength(denied);
		},
	);

	it('stops everything for that meeting, people to be registered included, and every item says so with the numbers; another meeting goes on.', async () => {
		world.sandbox.addRegistrants(MEETING, registered(10, 'approved'));
		const list = [
			...rows(6).map((one) => ({ ...one, meeting: MEETING })),
			{ ...rows(1, 90)[0], meeting: MEETING },
			{ ...rows(1, 91)[0], meeting: OTHER },
		];
		const parameters = { ...deny(), meetingId: byId('={{ $json.meeting }}') };
		const { json } = await world.execute(list, parameters, carryOn);
		const failed = json.filter(({ success }) => success === false);
		expect(failed).toHaveLength(11);
		for (const { error } of failed) {
			expect(error).toContain(
				'Would deny 4 of 10 approved and pending registrants of meeting 85200000911, but Maximum Removals allows 1 (10%)',
			);
		}
		expect(world.changes().map(({ url }) => url)).toEqual([
			'/v2/meetings/85200000912/batch_registrants',
		]);
		expect(json[7]).toMatchObject({ change: 'created', email: 'p91@example.com' });
	});

	it('with On Error: Stop Workflow, the run stops with the numbers, without an item in the message.', async () => {
		world.sandbox.addRegistrants(MEETING, registered(10, 'approved'));
		const { error } = await world.execute(rows(5), deny());
		expect(error?.message).toContain('Would deny 5 of 10');
		expect(world.changes()).toEqual([]);
	});

	it('counts neither those who are denied already nor people of the list.', async () => {
		world.sandbox.addRegistrants(MEETING, [
			...registered(20, 'approved'),
			...registered(50, 'denied', 100),
		]);
		const { json } = await world.execute(rows(18), deny(), carryOn);
		expect(json.filter(({ change }) => change === 'denied')).toHaveLength(2);
		expect(world.changes()).toHaveLength(1);
	});

	it.each(['ten', '-1', '10.5%', '101%', '1e3', '%', '5 people'])(
		'"%s" is refused by name before anything is sent.',
		async (maximumRemovals) => {
			world.sandbox.addRegistrants(MEETING, registered(3, 'approved'));
			const { error } = await world.execute(rows(2), deny({ options: { maximumRemovals } }));
			expect(error?.message).toContain(
				`Options > Maximum Removals: "${maximumRemovals}" must be a whole number or a percentage from 0% to 100%`,
			);
			expect(world.apiRequests()).toEqual([]);
		},
	);
});

describe('Nobody is removed', () => {
	beforeEach(() => {
		world.sandbox.addRegistrants(MEETING, registered(3, 'approved'));
	});
	const unlimited = { options: { maximumRemovals: '100%' } };
	const nobodyRemoved = () =>
		expect(Object.values(world.statuses(MEETING))).not.toContain('denied');

	it('if the node gets no items.', async () => {
		await world.execute([], deny(unlimited), carryOn);
		expect(world.apiRequests()).toEqual([]);
	});

	it.each([
		['that does not exist', '={{ $json.mail }}'],
		['that does not exist, read by a method', '={{ $json.mail.trim() }}'],
		['that is empty', '={{ "" }}'],
	])('if Email comes from a column %s; nothing is sent at all.', async (_, email) => {
		const { json } = await world.execute(rows(2), deny({ ...unlimited, email }), carryOn);
		expect(world.apiRequests()).toEqual([]);
		expect(json.map(({ success }) => success)).toEqual([false, false]);
	});

	it.each(['', 'not an email', 'undefined'])(
		'if one email is "%s"; the others are synced, and each person who stays says why.',
		async (email) => {
			const list = [rows(1)[0]!, { email, firstName: 'Eve' }, rows(1, 9)[0]!];
			const { json } = await world.execute(list, deny(unlimited), carryOn);
			expect(world.changes().map(({ method }) => method)).toEqual(['POST']);
			nobodyRemoved();
			expect(json).toHaveLength(5);
			expect(json[3]).toMatchObject({
				success: false,
				error:
					"p1@example.com was not denied for meeting 85200000911, because an input item of this run couldn't be read, so the list may lack someone",
				details: { change: 'failed', plannedChange: 'deny', id: 'id_of_p1' },
			});
		},
	);

	it('with On Error: Stop Workflow, one bad email stops the run before anything is sent.', async () => {
		const { error } = await world.execute([rows(1)[0]!, { email: 'no' }], deny(unlimited));
		expect(error?.message).toContain('Email: "no" is not an email address [item 1]');
		expect(world.apiRequests()).toEqual([]);
	});

	it('if the item that could not be read is of another meeting.', async () => {
		const list = [
			{ ...rows(1)[0], meeting: MEETING },
			{ ...rows(1)[0], meeting: 'x' },
		];
		const parameters = { ...deny(unlimited), meetingId: byId('={{ $json.meeting }}') };
		await world.execute(list, parameters, carryOn);
		nobodyRemoved();
		expect(world.changes()).toEqual([]);
	});

	it.each(['pending', 'approved', 'denied'])(
		'if the list of the %s cannot be read; nothing is sent for that meeting.',
		async (status) => {
			world.sandbox.addFault({
				match: { method: 'GET', pathIncludes: `status=${status}` },
				times: 100,
				answer: { status: 500, body: { code: 500, message: 'Internal error' } },
			});
			const { json } = await world.execute(rows(5), deny(unlimited), carryOn);
			expect(world.changes()).toEqual([]);
			expect(json).toHaveLength(5);
			expect(json.every(({ success }) => success === false)).toBe(true);
		},
	);

	it('if the scope for reading lists is missing; the message names it.', async () => {
		world.revokeScopes(/list_registrants/);
		const { json } = await world.execute(rows(1), deny(unlimited), carryOn);
		expect(json[0]?.error).toContain('meeting:read:list_registrants');
		expect(world.changes()).toEqual([]);
	});

	it('if the meeting with its hosts cannot be read; people of the list are synced all the same.', async () => {
		world.revokeScopes(/:read:(meeting|webinar)(:admin)?$/);
		const list = [...rows(2), ...rows(1, 9)];
		const { json } = await world.execute(list, deny(unlimited), carryOn);
		expect(json.map(({ success, change }) => change ?? success)).toEqual([
			'unchanged',
			'unchanged',
			'created',
			false,
		]);
		expect(json[3]?.error).toContain(
			"p2@example.com was not denied for meeting 85200000911, because the hosts of the meeting couldn't be read:",
		);
		nobodyRemoved();
	});

	const withHosts = (settings: unknown, host_email: string = 'h@example.com') =>
		world.sandbox.addFault({
			match: { method: 'GET', pathIncludes: `/meetings/${MEETING}` },
			skip: 3,
			answer: { status: 200, body: { id: 1, host_id: 'h', host_email, settings } },
		});

	it.each([
		['an alternative host without an email', { alternative_hosts: 'u1' }, 'h@example.com'],
		['a part of an email only', { alternative_hosts: 'a***@example.com' }, 'h@example.com'],
		['a list of alternative hosts', { alternative_hosts: ['p2@example.com'] }, 'h@example.com'],
		['an object of them', { alternative_hosts: { email: 'p2@example.com' } }, 'h@example.com'],
		['no settings', undefined, 'h@example.com'],
		['a part of the host’s email only', { alternative_hosts: '' }, 'h***@example.com'],
	])('if Zoom gives %s.', async (_what, settings, host) => {
		withHosts(settings, host);
		const { json } = await world.execute(rows(2), deny(unlimited), carryOn);
		expect(json[2]?.error).toContain("Zoom doesn't give the emails of all hosts");
		expect(world.changes()).toEqual([]);
	});

	it('only because of blanks between the hosts: they are told all the same.', async () => {
		withHosts({ alternative_hosts: ' p2@example.com ; ' });
		world.sandbox.addRegistrants(MEETING, registered(1, 'approved', 3));
		const { json } = await world.execute(rows(2), deny(unlimited), carryOn);
		expect(json.map(({ email, change }) => [email, change]).slice(2)).toEqual([
			['p2@example.com', 'unchanged'],
			['p3@example.com', 'denied'],
		]);
	});

	it.each(['first', 'last'] as const)(
		'whose ID Zoom also lists under an email that is in the list, whichever comes %s.',
		async (place) => {
			const twin = { id: 'id_of_p0', email: 'old@example.com', status: 'approved' };
			const entries = registered(2, 'approved');
			const registrants = place === 'first' ? [...entries, twin] : [twin, ...entries];
			world.sandbox.addFault({
				match: { method: 'GET', pathIncludes: 'status=approved' },
				times: 100,
				answer: { status: 200, body: { registrants, total_records: 3 } },
			});
			const { json } = await world.execute(rows(2), deny(unlimited), carryOn);
			expect(world.changes()).toEqual([]);
			expect(json.map(({ change }) => change)).toEqual(['unchanged', 'unchanged']);
		},
	);

	it('whose ID Zoom also lists under the email of a host.', async () => {
		withHosts({ alternative_hosts: 'alt@example.com' });
		const registrants = ['old@example.com', 'alt@example.com'].map((email) => ({
			id: 'twin',
			email,
			status: 'approved',
		}));
		world.sandbox.addFault({
			match: { method: 'GET', pathIncludes: 'status=approved' },
			answer: {
				status: 200,
				body: { registrants: [...registered(2, 'approved'), ...registrants], total_records: 4 },
			},
		});
		const { json } = await world.execute(rows(2), deny(unlimited), carryOn);
		expect(world.changes()).toEqual([]);
		expect(json[2]).toMatchObject({ id: 'twin', change: 'unchanged' });
	});

	it.each(['id', 'email'] as const)(
		'if Zoom lists someone without %s; nor is anyone registered who may be that entry.',
		async (field) => {
			world.sandbox.addRegistrants(MEETING, [
				{ id: 'odd', email: 'odd@example.com', status: 'approved' },
			]);
			const odd = { id: 'odd', email: 'odd@example.com', status: 'approved', [field]: undefined };
			world.sandbox.addFault({
				match: { method: 'GET', pathIncludes: 'status=approved' },
				times: 100,
				answer: {
					status: 200,
					body: { registrants: [...registered(3, 'approved'), odd], total_records: 4 },
				},
			});
			const list = [...rows(1), { email: 'odd@example.com', firstName: 'Odd' }];
			const { json } = await world.execute(list, deny(unlimited), carryOn);
			expect(world.changes()).toEqual([]);
			expect(json[0]).toMatchObject({ change: 'unchanged' });
			if (field === 'email') {
				expect(json[1]?.error).toContain("It isn't known whether odd@example.com is registered");
			}
			const kept = json.filter(({ error }) =>
				/p\d@example.com was not denied for meeting/.test(String(error)),
			);
			expect(kept).toHaveLength(2);
			expect(kept[0]?.error).toContain('Zoom lists registrants without an ID or email');
		},
	);

	it('who is a host or an alternative host, in any capitals; they are reported as unchanged.', async () => {
		const { state } = world.sandbox;
		const [host] = Object.values(state.users);
		world.sandbox.meeting(MEETING).alternativeHosts = ['Alt@Example.com'];
		world.sandbox.addRegistrants(MEETING, [
			{ id: 'hosts_id', email: host!.email.toUpperCase(), status: 'approved' },
			{ id: 'alts_id', email: 'alt@example.com', status: 'pending' },
		]);
		const { json } = await world.execute(rows(2), deny(unlimited), carryOn);
		const byEmail = Object.fromEntries(json.map((one) => [one.id as string, one]));
		expect(byEmail.hosts_id).toMatchObject({ change: 'unchanged', status: 'approved' });
		expect(byEmail.alts_id).toMatchObject({
			change: 'unchanged',
			status: 'pending',
			note: 'Not in the list, but left as is: a host or alternative host is never removed.',
		});
		expect(byEmail.id_of_p2).toMatchObject({ change: 'denied' });
		expect(world.statuses(MEETING)).toMatchObject({
			'alt@example.com': 'pending',
			'p2@example.com': 'denied',
		});
	});

	it('who is in the list in other capitals or with invisible characters.', async () => {
		const list = [
			{ email: 'P0@EXAMPLE.com' },
			{ email: 'p1@exam\u200bple.com' },
			{ email: ' p2@example.com ' },
		];
		const { json } = await world.execute(list, deny(unlimited), carryOn);
		expect(world.changes()).toEqual([]);
		expect(json.map(({ change }) => change)).toEqual(['unchanged', 'unchanged', 'unchanged']);
	});

	it('who is listed with two statuses under one ID; nobody is told apart then.', async () => {
		world.sandbox.addFault({
			match: { method: 'GET', pathIncludes: 'status=denied' },
			answer: {
				status: 200,
				body: { registrants: [{ ...registered(1, 'denied', 2)[0] }], total_records: 1 },
			},
		});
		const { json } = await world.execute(rows(2), deny(unlimited), carryOn);
		expect(json[2]?.error).toBe(
			'Zoom lists p2@example.com more than once for meeting 85200000911, as approved and denied',
		);
		expect(world.changes()).toEqual([]);
	});
});

describe('One person', () => {
	it('in two rows is one: registered once, with the first name that one of them has, and one output item.', async () => {
		const list = [
			{ email: 'Ann@example.com', firstName: '' },
			{ email: 'ann@example.com', firstName: 'Ann' },
		];
		const { json, items } = await world.execute(list, sync(MEETING), carryOn);
		expect(world.changes()).toHaveLength(1);
		expect(world.sandbox.meeting(MEETING).registrants).toHaveLength(1);
		expect(json).toHaveLength(1);
		expect(json[0]).toMatchObject({
			change: 'created',
			firstName: 'Ann',
			note: 'Items 0, 1 are this person.',
		});
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
	});

	it('with several entries in Zoom is approved already if one of them is; otherwise one pending entry is approved.', async () => {
		world.sandbox.addRegistrants(MEETING, [
			{ id: 'a1', email: 'ann@example.com', status: 'denied' },
			{ id: 'a2', email: 'ann@example.com', status: 'approved' },
			{ id: 'b1', email: 'bob@example.com', status: 'denied' },
			{ id: 'b2', email: 'bob@example.com', status: 'pending' },
		]);
		const list = [{ email: 'ann@example.com' }, { email: 'bob@example.com' }];
		const { json } = await world.execute(list, deny(), carryOn);
		expect(json).toMatchObject([
			{ id: 'a2', change: 'unchanged' },
			{ id: 'b2', change: 'approved', status: 'approved' },
		]);
		expect(world.changes()).toHaveLength(1);
	});

	it('needs a first name only to be registered; without one they fail by name, and the others go on.', async () => {
		world.sandbox.addRegistrants(MEETING, registered(1, 'pending'));
		const list = [{ email: 'p0@example.com' }, { email: 'new@example.com' }, ...rows(1, 7)];
		const { json } = await world.execute(list, sync(MEETING), carryOn);
		expect(json[0]).toMatchObject({ change: 'approved' });
		expect(json[1]?.error).toBe(
			"First Name is empty for new@example.com, who isn't registered for meeting 85200000911 yet [item 1]",
		);
		expect(json[2]).toMatchObject({ change: 'created' });
	});

	it('who hosts the meeting is not registered, and the others are; a dry run says so too.', async () => {
		world.sandbox.meeting(MEETING).alternativeHosts = ['alt@example.com'];
		const list = [{ email: 'ALT@example.com', firstName: 'Alt' }, ...rows(1)];
		const message =
			"ALT@example.com hosts meeting 85200000911, and Zoom doesn't register hosts [item 0]";
		const planned = await world.execute(
			list,
			sync(MEETING, { options: { dryRun: true } }),
			carryOn,
		);
		expect(planned.json).toMatchObject([{ error: message }, { plannedChange: 'create' }]);
		const { json } = await world.execute(list, sync(MEETING), carryOn);
		expect(json).toMatchObject([{ error: message }, { change: 'created' }]);
		expect(world.changes()).toHaveLength(1);
	});

	it('is not sent beyond the daily limits of Zoom that this n8n has reached itself.', async () => {
		world.sandbox.addRegistrants(MEETING, registered(1, 'approved'));
		const status = (action: string) => ({
			operation: 'updateStatus',
			meetingId: byId(MEETING),
			action,
			registrants: { registrant: [{ id: '', email: 'p0@example.com' }] },
		});
		for (let n = 0; n < 10; n += 1) {
			await world.execute([{}], status(n % 2 === 0 ? 'deny' : 'cancel'), carryOn);
		}
		const before = world.changes().length;
		const { json } = await world.execute(rows(2), sync(MEETING), carryOn);
		expect(
			world
				.changes()
				.slice(before)
				.map(({ method }) => method),
		).toEqual(['POST']);
		expect(json[0]?.error).toContain(
			"Not sent, because p0@example.com has had 10 status changes today, Zoom's daily limit for one registrant",
		);
		expect(json[1]).toMatchObject({ change: 'created' });
	});
});

it('Items about a series and items about one of its occurrences are refused, because one would undo the other.', async () => {
	const list = [
		{ ...rows(1)[0], occurrence: '' },
		{ ...rows(1, 1)[0], occurrence: '1700000000001' },
	];
	const parameters = sync(MEETING, { occurrenceId: byId('={{ $json.occurrence }}') });
	const { json } = await world.execute(list, parameters, carryOn);
	expect(world.apiRequests()).toEqual([]);
	expect(json.map(({ error }) => error)).toEqual([
		'Some items are about the whole series of meeting 85200000911, others about one occurrence [item 0]',
		'Some items are about the whole series of meeting 85200000911, others about one occurrence [item 1]',
	]);
});

it('A registration link that belongs to no meeting fails its item, and nobody is removed from any list.', async () => {
	world.sandbox.addRegistrants(MEETING, registered(2, 'approved'));
	const link = 'https://zoom.us/meeting/register/tJnothing';
	const list = [
		{ ...rows(1)[0], meeting: MEETING },
		{ ...rows(1, 1)[0], meeting: link },
	];
	const parameters = deny({ options: { maximumRemovals: '5' } });
	const { json } = await world.execute(
		list,
		{ ...parameters, meetingId: byId('={{ $json.meeting }}') },
		carryOn,
	);
	expect(json.map(({ error, change }) => error ?? change)).toEqual([
		'unchanged',
		expect.stringMatching(
			/^Meeting: none of this Zoom user's next \d+ meetings has the registration link/,
		),
		"p1@example.com was not denied for meeting 85200000911, because an input item of this run couldn't be read, so the list may lack someone",
	]);
	expect(world.changes()).toEqual([]);
});
