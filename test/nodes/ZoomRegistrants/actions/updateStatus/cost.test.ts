import { sentRegistrants } from '../../../../support/multipart';
import { byId, oneRegistrant, useWorld } from '../../../../support/world';

const MEETING = '85200000770';

const world = useWorld();

const approve = {
	operation: 'updateStatus',
	meetingId: byId('={{ $json.meeting }}'),
	action: 'approve',
	registrants: oneRegistrant('', '={{ $json.email }}'),
};

/** Pending people of one meeting, as rows by email. */
function peopleOf(meeting: string, count: number, from = 0) {
	world.sandbox.addMeeting({ id: meeting });
	const people = Array.from({ length: count }, (_, n) => ({ email: `p${from + n}@example.com` }));
	const added = world.sandbox.addRegistrants(meeting, people);
	return added.map(({ id, email }) => ({ meeting, id, email }));
}

/** Changes, readings, and how often the person sent most often was sent. */
function cost() {
	const requests = world.apiRequests();
	const sends = new Map<string, number>();
	for (const put of world.puts()) {
		for (const { id, email } of sentRegistrants(put)) {
			const key = `${put.path} ${id ?? email ?? ''}`;
			sends.set(key, (sends.get(key) ?? 0) + 1);
		}
	}
	return {
		changes: world.puts().length,
		readings: requests.filter(({ method }) => method === 'GET').length,
		mostSends: Math.max(...sends.values()),
	};
}

describe('What a run costs that Zoom does as it says, checked by default:', () => {
	it.each([
		['One person by email takes a change and three readings.', 1, { changes: 1, readings: 3 }],
		['Thirty take a change and three readings.', 30, { changes: 1, readings: 3 }],
		['Three hundred take ten changes and three readings.', 300, { changes: 10, readings: 3 }],
		[
			'Three thousand take a hundred changes and twelve readings.',
			3000,
			{ changes: 100, readings: 12 },
		],
	])(
		'%s',
		async (_, count, expected) => {
			const { json } = await world.execute(peopleOf(MEETING, count), approve);
			expect(json.map(({ status, verified }) => [status, verified])).toEqual(
				Array(count).fill(['approved', true]),
			);
			expect(cost()).toEqual({ ...expected, mostSends: 1 });
		},
		60_000,
	);

	it('One person by ID takes a change and a reading.', async () => {
		const rows = peopleOf(MEETING, 1);
		const registrants = oneRegistrant('={{ $json.id }}', '');
		const { json } = await world.execute(rows, { ...approve, registrants });
		expect(json[0]).toMatchObject({ status: 'approved', verified: true });
		expect(cost()).toEqual({ changes: 1, readings: 1, mostSends: 1 });
	});

	it('Unchecked, three hundred take ten changes and nothing else.', async () => {
		const options = { verifyResult: 'never' };
		await world.execute(peopleOf(MEETING, 300), { ...approve, options });
		expect(cost()).toEqual({ changes: 10, readings: 0, mostSends: 1 });
	});
});

it('Events go side by side: 400 rows of 40 meetings at 300 ms a request take less than a third of one after the other.', async () => {
	const rows = Array.from({ length: 40 }, (_, n) => peopleOf(String(85200001000 + n), 10)).flat();
	world.sandbox.addFault({ times: 100_000, delayMs: 300 });
	const start = world.clock.now();
	const { json } = await world.execute(rows, approve);
	const tookMs = world.clock.now() - start;
	expect(json.every(({ verified }) => verified === true)).toBe(true);
	const { changes, readings } = cost();
	expect({ changes, readings }).toEqual({ changes: 40, readings: 121 });
	expect(tookMs).toBeLessThan(((changes + readings) * 300) / 3);
});
