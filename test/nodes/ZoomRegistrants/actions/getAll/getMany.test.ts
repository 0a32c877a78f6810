import type { INodeParameters } from 'n8n-workflow';

import { byId, carryOn, useWorld } from '../../../../support/world';

const MEETING = '85200000301';
const WEBINAR = '93300000301';
const RECORDED = '85200000302';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING, occurrences: ['1700000000001', '1700000000002'] });
	world.sandbox.addMeeting({
		id: WEBINAR,
		type: 5,
		trackingSources: [{ id: 'SRC1', name: 'Newsletter', visitors: 1 }],
	});
	world.sandbox.addMeeting({ id: RECORDED, recording: {} });
});

const getMany = (more: INodeParameters = {}) => ({
	operation: 'getAll',
	meetingId: byId(MEETING),
	...more,
});

const urls = () => world.apiRequests().map(({ url }) => url);

function add(count: number, status: 'pending' | 'approved' | 'denied', name = status as string) {
	const rows = Array.from({ length: count }, (_, n) => ({ email: `${name}${n}@example.com` }));
	return world.sandbox.addRegistrants(MEETING, rows, { status });
}

describe('the requests', () => {
	it('any status is one list of three calls, in pages of 300', async () => {
		add(2, 'pending');
		add(2, 'approved');
		add(2, 'denied');
		const { json, items } = await world.execute([{}], getMany());
		expect(urls()).toEqual([
			'/v2/meetings/85200000301/registrants?status=pending&page_size=300',
			'/v2/meetings/85200000301/registrants?status=approved&page_size=300',
			'/v2/meetings/85200000301/registrants?status=denied&page_size=300',
		]);
		expect(json.map(({ email, status }) => [email, status])).toEqual([
			['pending0@example.com', 'pending'],
			['pending1@example.com', 'pending'],
			['approved0@example.com', 'approved'],
			['approved1@example.com', 'approved'],
			['denied0@example.com', 'denied'],
			['denied1@example.com', 'denied'],
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(Array(6).fill({ item: 0 }));
		expect(world.sandbox.state.oddities).toEqual([]);
	});

	it.each(['pending', 'approved', 'denied'])('%s is one call', async (status) => {
		add(1, 'pending');
		add(1, 'approved');
		add(1, 'denied');
		const { json } = await world.execute([{}], getMany({ status }));
		expect(urls()).toEqual([`/v2/meetings/85200000301/registrants?status=${status}&page_size=300`]);
		expect(json.map((one) => one.status)).toEqual([status]);
	});

	it('go on by next_page_token, with the same query', async () => {
		add(650, 'pending');
		const { json } = await world.execute([{}], getMany({ status: 'pending', returnAll: true }));
		expect(json).toHaveLength(650);
		expect(new Set(json.map(({ id }) => id)).size).toBe(650);
		expect(world.apiRequests().map(({ query }) => ({ ...query }))).toEqual([
			{ status: 'pending', page_size: '300' },
			{ status: 'pending', page_size: '300', next_page_token: expect.any(String) },
			{ status: 'pending', page_size: '300', next_page_token: expect.any(String) },
		]);
	});

	it('stop when the limit is reached', async () => {
		add(650, 'pending');
		add(10, 'approved');
		const { json } = await world.execute([{}], getMany({ limit: 300 }));
		expect(json).toHaveLength(300);
		expect(urls()).toHaveLength(1);
	});

	it('the limit is 50 unless another is given', async () => {
		add(60, 'pending');
		const { json } = await world.execute([{}], getMany());
		expect(json).toHaveLength(50);
		expect(urls()).toHaveLength(1);
	});

	it('name the occurrence', async () => {
		world.sandbox.addRegistrants(MEETING, [
			{ email: 'one@example.com', occurrenceIds: ['1700000000001'] },
			{ email: 'two@example.com', occurrenceIds: ['1700000000002'] },
		]);
		const { json } = await world.execute(
			[{}],
			getMany({ occurrenceId: byId('1700000000002'), status: 'pending' }),
		);
		expect(urls()).toEqual([
			'/v2/meetings/85200000301/registrants?status=pending&page_size=300&occurrence_id=1700000000002',
		]);
		expect(json).toEqual([
			expect.objectContaining({ email: 'two@example.com', occurrenceId: '1700000000002' }),
		]);
	});

	it('of a webinar name its tracking source', async () => {
		world.sandbox.addRegistrants(WEBINAR, [
			{ email: 'one@example.com', trackingSourceId: 'SRC1' },
			{ email: 'two@example.com' },
		]);
		const { json } = await world.execute([{}], {
			resource: 'webinarRegistrant',
			operation: 'getAll',
			webinarId: byId(WEBINAR),
			status: 'pending',
			filters: { trackingSourceId: 'SRC1' },
		});
		expect(urls()).toEqual([
			'/v2/webinars/93300000301/registrants?status=pending&page_size=300&tracking_source_id=SRC1',
		]);
		expect(json).toEqual([
			expect.objectContaining({ email: 'one@example.com', webinarId: WEBINAR }),
		]);
	});

	it('by a tracking source that is none are a mistake, not everyone', async () => {
		const { json } = await world.execute(
			[{}],
			{
				resource: 'webinarRegistrant',
				operation: 'getAll',
				webinarId: byId(WEBINAR),
				filters: { trackingSourceId: '={{ $json.nothing }}' },
			},
			carryOn,
		);
		expect(json[0]?.error).toContain('Tracking Source');
		expect(urls()).toEqual([]);
	});

	it('of a recording go to its own list, without occurrence', async () => {
		world.sandbox.addRecordingRegistrants(RECORDED, 2);
		const { json } = await world.execute([{}], {
			resource: 'recordingRegistrant',
			operation: 'getAll',
			meetingId: byId(RECORDED),
			occurrenceId: byId('1700000000002'),
			status: 'pending',
		});
		expect(urls()).toEqual([
			'/v2/meetings/85200000302/recordings/registrants?status=pending&page_size=300',
		]);
		expect(json).toHaveLength(2);
	});

	it('of the same list are sent once, however many items ask', async () => {
		add(3, 'pending');
		const rows = Array.from({ length: 20 }, (_, n) => ({ n }));
		const { json, items } = await world.execute(rows, getMany());
		expect(urls()).toHaveLength(3);
		expect(json).toHaveLength(60);
		expect(items[59]?.pairedItem).toEqual({ item: 19 });
		expect(json[59]).not.toBe(json[2]);
	});
});

describe('the filter by e-mail', () => {
	it('finds one person in any capitals, and stops there', async () => {
		add(310, 'pending');
		add(2, 'approved', 'Ann.');
		const { json } = await world.execute(
			[{}],
			getMany({ filters: { email: 'ANN.1@Example.com' } }),
		);
		expect(json.map(({ email }) => email)).toEqual(['Ann.1@example.com']);
		expect(urls()).toHaveLength(3);
	});

	it('of a domain finds everyone of it, and nobody of a longer one', async () => {
		world.sandbox.addRegistrants(MEETING, [
			{ email: 'a@Example.org' },
			{ email: 'b@sub.example.org' },
			{ email: 'c@notexample.org' },
		]);
		const { json } = await world.execute([{}], getMany({ filters: { email: '@example.ORG' } }));
		expect(json.map(({ email }) => email)).toEqual(['a@Example.org']);
	});

	it('that finds nobody gives no item', async () => {
		add(1, 'pending');
		const { json, error } = await world.execute([{}], getMany({ filters: { email: 'x@y.z' } }));
		expect(error).toBeUndefined();
		expect(json).toEqual([]);
	});

	it('by an expression that finds nothing is a mistake, not everyone', async () => {
		add(2, 'pending');
		const { json } = await world.execute(
			[{}],
			getMany({ filters: { email: '={{ $json.emial }}' } }),
			carryOn,
		);
		expect(json[0]?.success).toBe(false);
		expect(urls()).toEqual([]);
	});
});

describe('the output', () => {
	it('is simplified, with the answers by question', async () => {
		world.sandbox.addRegistrants(MEETING, [
			{
				id: 'annsID',
				email: 'ann@example.com',
				firstName: 'Ann',
				lastName: 'Lee',
				status: 'approved',
				answers: { org: 'Example Ltd' },
				customQuestions: [{ title: 'Why?', value: 'Because' }],
				createTime: Date.parse('2031-01-02T03:04:05Z'),
			},
		]);
		const { json } = await world.execute([{}], getMany({ status: 'approved' }));
		expect(json).toEqual([
			{
				id: 'annsID',
				email: 'ann@example.com',
				firstName: 'Ann',
				lastName: 'Lee',
				status: 'approved',
				joinUrl: expect.stringContaining('https://'),
				createTime: '2031-01-02T03:04:05Z',
				org: 'Example Ltd',
				participantPinCode: expect.any(String),
				customQuestions: { 'Why?': 'Because' },
				meetingId: MEETING,
			},
		]);
	});

	it('without Simplify is what Zoom sent', async () => {
		add(1, 'pending');
		const { json } = await world.execute([{}], getMany({ simplify: false }));
		expect(json[0]).toMatchObject({ first_name: 'pending0', custom_questions: [], org: '' });
		expect(json[0]).not.toHaveProperty('meetingId');
	});
});

describe('what goes wrong', () => {
	it.each([
		[{ status: 'cancelled' }, 'Status must be any, pending, approved or denied'],
		[{ limit: 0 }, 'Limit must be a number, 1 or higher'],
		[{ limit: 'many' }, 'Limit must be a number, 1 or higher'],
		[
			{ filters: { email: 'ann' } },
			'Filters > Email must be an email address, or "@" plus a domain',
		],
	])('%j is named before anything is sent', async (given, message) => {
		const { json } = await world.execute([{}], getMany(given as INodeParameters), carryOn);
		expect(json[0]?.error).toContain(message);
		expect(world.sandbox.requests).toEqual([]);
	});

	it('a page that fails is not a short list', async () => {
		add(310, 'pending');
		world.sandbox.addFault({
			match: { pathIncludes: 'next_page_token' },
			times: 99,
			answer: { status: 400, body: { code: 300, message: 'The next page token is invalid.' } },
		});
		const { json } = await world.execute([{}], getMany({ returnAll: true }), carryOn);
		expect(json).toHaveLength(1);
		expect(json[0]?.error).toContain("didn't continue its list");
	});

	it('the same page token for ever ends in an error', async () => {
		world.sandbox.addFault({
			times: 999,
			answer: { status: 200, body: { registrants: [], next_page_token: 'same' } },
		});
		const { json } = await world.execute([{}], getMany({ returnAll: true }), carryOn);
		expect(json[0]?.success).toBe(false);
		expect(urls().length).toBeLessThan(4);
	});

	it('one meeting that does not exist leaves the other alone', async () => {
		add(1, 'pending');
		const { json } = await world.execute(
			[{ meeting: '89999999999' }, { meeting: MEETING }],
			getMany({ meetingId: byId('={{ $json.meeting }}') }),
			carryOn,
		);
		expect(json.map(({ success }) => success)).toEqual([false, undefined]);
		expect(json[0]?.error).toContain("Meeting 89999999999 doesn't exist");
	});

	it('a missing scope is asked for no more than once in each of the four lanes', async () => {
		world.revokeScopes(/./);
		const rows = Array.from({ length: 10 }, (_, n) => ({ meeting: String(85200000310 + n) }));
		const { json } = await world.execute(
			rows,
			getMany({ meetingId: byId('={{ $json.meeting }}') }),
			carryOn,
		);
		expect(urls()).toHaveLength(4);
		expect(json[9]?.error).toContain('is missing a scope: meeting:read:list_registrants');
	});
});

describe('Zoom’s entries', () => {
	const lists = (pending: unknown[], approved: unknown[] = []) => {
		for (const [status, registrants] of Object.entries({ pending, approved, denied: [] })) {
			world.sandbox.addFault({
				match: { pathIncludes: `status=${status}` },
				times: 9,
				answer: { status: 200, body: { registrants } },
			});
		}
	};

	it('of someone who changes from pending to approved between two readings are one item.', async () => {
		const ann = { id: 'a', email: 'ann@example.com' };
		const bob = { id: 'b', email: 'bob@example.com', status: 'pending' };
		lists([{ ...ann, status: 'pending' }, bob], [{ ...ann, status: 'approved' }]);
		const { json } = await world.execute([{}], getMany({ returnAll: true }));
		expect(json.map(({ id, status }) => [id, status])).toEqual([
			['b', 'pending'],
			['a', 'approved'],
		]);
	});

	it('with one ID but two emails stay two items.', async () => {
		lists([
			{ id: 'a', email: 'ann@example.com' },
			{ id: 'a', email: 'bob@example.com' },
		]);
		const { json } = await world.execute([{}], getMany({ status: 'pending' }));
		expect(json).toHaveLength(2);
	});

	it('without an ID are returned as Zoom has them.', async () => {
		lists([{ email: 'ann@example.com', first_name: 'Ann' }, { registrant_id: 'b' }]);
		const { json } = await world.execute([{}], getMany({ status: 'pending' }));
		expect(json).toEqual([
			{ email: 'ann@example.com', firstName: 'Ann', status: 'pending', meetingId: MEETING },
			{ status: 'pending', meetingId: MEETING },
		]);
	});

	it.each<[string, unknown[], INodeParameters]>([
		['no registrant', [{ id: 'a', email: 'ann@example.com' }, null], {}],
		[
			'no registrant and a limit above the others',
			[{ id: 'a', email: 'ann@example.com' }, null],
			{ returnAll: false, limit: 2 },
		],
		['no email to filter by', [{ id: 'a' }], { filters: { email: 'ann@example.com' } }],
		['no email of a domain', [{ id: 'a' }], { filters: { email: '@example.com' } }],
	])('with %s are an error, not a shorter list.', async (_, entries, parameters) => {
		lists(entries);
		const { json } = await world.execute(
			[{}],
			getMany({ returnAll: true, ...parameters }),
			carryOn,
		);
		expect(json).toEqual([
			expect.objectContaining({
				success: false,
				error: expect.stringMatching(
					/^Zoom's response didn't contain (a valid list of registrants|the emails to filter by)/,
				) as string,
			}),
		]);
	});

	it('that are unreadable are no matter once enough others were found.', async () => {
		lists([{ id: 'a', email: 'ann@example.com' }, null]);
		const { json } = await world.execute([{}], getMany({ limit: 1 }));
		expect(json).toEqual([expect.objectContaining({ id: 'a' })]);
	});
});
