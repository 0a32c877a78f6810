import { byId, useWorld } from '../../../../support/world';
import { registered, rows, sync } from './support';

const MEETING = '85200000921';
const WEBINAR = '93300000921';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING, capacity: 20_000 });
	world.sandbox.addMeeting({ id: WEBINAR, type: 5, seats: 20_000 });
});

/** The requests of one kind, and how many of them there were. */
function counts(): Record<string, number> {
	const found: Record<string, number> = {};
	for (const { method, path } of world.apiRequests()) {
		const [, , , , what, status] = path.split('/');
		const name = `${method} ${what ?? 'event'}${status === undefined ? '' : ' status'}`;
		found[name] = (found[name] ?? 0) + 1;
	}
	return found;
}

const changeOf = ({ change }: { change?: unknown }) => change;

describe.each([
	[
		300,
		{
			create: { 'GET registrants': 3 + 2, 'GET event': 1, 'POST batch_registrants': 10 },
			approve: { 'GET registrants': 3 + 2, 'PUT registrants status': 10 },
			unchanged: { 'GET registrants': 3 },
			deny: { 'GET registrants': 4 + 2, 'GET event': 1, 'PUT registrants status': 10 },
		},
	],
	[
		1500,
		{
			create: { 'GET registrants': 3 + 6, 'GET event': 1, 'POST batch_registrants': 50 },
			approve: { 'GET registrants': 7 + 6, 'PUT registrants status': 50 },
			unchanged: { 'GET registrants': 7 },
			deny: { 'GET registrants': 8 + 6, 'GET event': 1, 'PUT registrants status': 50 },
		},
	],
])('%i people cost', (count, expected) => {
	it('a reading, the hosts, full batches and a reading back, if all have to be registered; the second run only reads.', async () => {
		const { json } = await world.execute(rows(count), sync(MEETING));
		expect(counts()).toEqual(expected.create);
		expect(new Set(json.map(changeOf))).toEqual(new Set(['created']));
		world.sandbox.requests.length = 0;
		const again = await world.execute(rows(count), sync(MEETING, { notInList: 'deny' }));
		expect(counts()).toEqual(expected.unchanged);
		expect(new Set(again.json.map(changeOf))).toEqual(new Set(['unchanged']));
	});

	it('a reading, full requests and a reading back, if all have to be approved; one reading more is for the first request of n8n.', async () => {
		world.sandbox.addRegistrants(MEETING, registered(count, 'pending'));
		const { json } = await world.execute(rows(count), sync(MEETING));
		expect(counts()).toEqual(expected.approve);
		expect(json.every(({ status, verified }) => status === 'approved' && verified)).toBe(true);
		world.sandbox.requests.length = 0;
		await world.execute(rows(count), sync(MEETING));
		expect(counts()).toEqual(expected.unchanged);
	});

	it('the same, and a reading of the hosts, if all have to be denied.', async () => {
		world.sandbox.addRegistrants(MEETING, registered(count, 'approved'));
		world.sandbox.addRegistrants(MEETING, registered(1, 'approved', count));
		const options = { maximumRemovals: '100%' };
		const { json } = await world.execute(
			rows(1, count),
			sync(MEETING, { notInList: 'deny', options }),
		);
		expect(counts()).toEqual(expected.deny);
		expect(json).toHaveLength(count + 1);
		expect(json.filter(({ change }) => change === 'denied')).toHaveLength(count);
	});
});

it('A webinar with manual approval costs no more: its batches take auto_approve.', async () => {
	await world.execute(rows(300), {
		...sync(MEETING),
		resource: 'webinarRegistrant',
		webinarId: byId(WEBINAR),
	});
	expect(counts()).toEqual({ 'GET registrants': 5, 'GET event': 1, 'POST batch_registrants': 10 });
});

it('The node’s own work grows with the number of people, whatever their list has in common.', async () => {
	const took = async (count: number) => {
		const list = rows(count).map((one, n) => ({
			...one,
			email: `p${n % (count / 2)}@example.com`,
		}));
		world.reset();
		world.sandbox.addMeeting({ id: MEETING, capacity: 20_000 });
		world.sandbox.addRegistrants(MEETING, registered(count, 'approved'));
		const { json } = await world.execute(list, sync(MEETING));
		expect(json).toHaveLength(count / 2);
		return world.apiRequests().length;
	};
	expect([await took(600), await took(1200)]).toEqual([4, 6]);
});
