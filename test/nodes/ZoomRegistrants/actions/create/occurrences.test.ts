import { byId, carryOn, useWorld } from '../../../../support/world';

const SERIES = '85200000111';

const world = useWorld((world) => {
	world.sandbox.addMeeting({
		id: SERIES,
		registrationType: 3,
		occurrences: ['1700000000001', '1700000000002', '1700000000003'],
	});
});

const create = (occurrenceIds: string | string[]) => ({
	operation: 'create',
	meetingId: byId(SERIES),
	email: '={{ $json.email ?? "ann@example.com" }}',
	firstName: 'Ann',
	additionalFields: { occurrenceIds },
});

const posts = () => world.apiRequests().filter(({ method }) => method === 'POST');

it.each([
	['a list', ['1700000000001', '1700000000003']],
	['a text with commas', '1700000000001, 1700000000003'],
	['an expression', '={{ ["1700000000001", 1700000000003] }}'],
])('go into the query as occurrence_ids: %s', async (_, occurrenceIds) => {
	const { json } = await world.execute([{}], create(occurrenceIds));
	expect(posts()).toHaveLength(1);
	expect(posts()[0]?.path).toBe('/v2/meetings/85200000111/registrants');
	expect(posts()[0]?.query).toEqual({ occurrence_ids: '1700000000001,1700000000003' });
	expect(JSON.parse(posts()[0]?.rawBody.toString() ?? '')).toEqual({
		email: 'ann@example.com',
		first_name: 'Ann',
	});
	expect(json[0]?.occurrences).toEqual([
		{
			occurrenceId: '1700000000001',
			startTime: expect.any(String),
			duration: 60,
			status: 'available',
		},
		{
			occurrenceId: '1700000000003',
			startTime: expect.any(String),
			duration: 60,
			status: 'available',
		},
	]);
	expect(world.sandbox.meeting(SERIES).registrants[0]?.occurrenceIds).toEqual([
		'1700000000001',
		'1700000000003',
	]);
});

it.each([
	['one', ['1700000000002'], { occurrenceId: '1700000000002' }],
	['two', ['1700000000001', '1700000000002'], {}],
	['none', [], {}],
])(
	'one alone is named in the output, as Update Status expects it; with %s there is occurrenceId: %j',
	async (_, occurrenceIds, expected) => {
		const { json } = await world.execute([{}], create(occurrenceIds));
		const { occurrenceId } = json[0] ?? {};
		expect(occurrenceId === undefined ? {} : { occurrenceId }).toEqual(expected);
	},
);

it('set by an expression that finds nothing are a mistake, not the whole series', async () => {
	const { json } = await world.execute([{}], create('={{ $json.occurence }}'), carryOn);
	expect(json[0]?.success).toBe(false);
	expect(json[0]?.error).toContain('Occurrences');
	expect(posts()).toEqual([]);
});

it('set to an empty text or list mean what the series itself says', async () => {
	await world.execute([{}], create(''));
	await world.execute([{ email: 'bob@example.com' }], create([]));
	expect(posts().map(({ url }) => url)).toEqual([
		'/v2/meetings/85200000111/registrants',
		'/v2/meetings/85200000111/registrants',
	]);
});

it('that do not exist fail their item only', async () => {
	const { json } = await world.execute(
		[
			{ occurrences: '1700000000009', email: 'a@example.com' },
			{ occurrences: '1700000000001', email: 'b@example.com' },
		],
		create('={{ $json.occurrences }}'),
		carryOn,
	);
	expect(json.map(({ success }) => success)).toEqual([false, undefined]);
	expect(json[0]?.error).toContain("doesn't recognize this occurrence of meeting 85200000111");
	expect(json[1]?.id).toEqual(expect.any(String));
});

describe('after a fault', () => {
	it('the person is looked for in every one of them before anything is sent again', async () => {
		world.sandbox.addFault({ match: { method: 'POST' }, drop: 'after' });
		const { json } = await world.execute([{}], create(['1700000000001', '1700000000002']));
		expect(posts()).toHaveLength(1);
		const gets = world.apiRequests().filter(({ method }) => method === 'GET');
		expect(gets.every(({ status }) => status === 200)).toBe(true);
		expect(new Set(gets.map(({ query }) => query.occurrence_id))).toEqual(
			new Set(['1700000000001', '1700000000002']),
		);
		expect(json[0]?.id).toBe(world.sandbox.meeting(SERIES).registrants[0]?.id);
	});

	it('who has registered for one of them only is sent again', async () => {
		world.sandbox.addRegistrants(SERIES, [
			{ email: 'ann@example.com', occurrenceIds: ['1700000000001'] },
		]);
		world.sandbox.addFault({ match: { method: 'POST' }, drop: 'before' });
		await world.execute([{}], create(['1700000000001', '1700000000002']));
		expect(posts()).toHaveLength(2);
		expect(world.sandbox.meeting(SERIES).registrants[0]?.occurrenceIds).toEqual([
			'1700000000001',
			'1700000000002',
		]);
	});
});

it.each(['={{ [""] }}', '={{ "," }}', ' , '])(
	'that are only empty entries are a mistake, not the whole series: %s',
	async (occurrenceIds) => {
		const { json } = await world.execute([{}], create(occurrenceIds), carryOn);
		expect(json[0]?.error).toBe('Occurrences has only empty entries [item 0]');
		expect(posts()).toEqual([]);
	},
);
