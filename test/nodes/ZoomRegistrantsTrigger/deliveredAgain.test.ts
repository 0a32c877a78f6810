import { changed, created, EVENT_TIME, joined, left } from '../../support/zoomEvents';
import { deliver } from '../../support/zoomSender';
import { anotherProcess, startN8n } from './support';

type N8n = Awaited<ReturnType<typeof startN8n>>;

/** Runs tasks in a mixed order that is the same every time, as many at once as a wave has. */
async function inWaves<T>(tasks: Array<() => Promise<T>>, size: number): Promise<T[]> {
	const mixed = tasks.map((task, n) => ({ task, place: (n * 7919) % tasks.length }));
	mixed.sort((a, b) => a.place - b.place);
	const results: T[] = [];
	for (let at = 0; at < mixed.length; at += size) {
		const wave = mixed.slice(at, at + size).map(async ({ task }) => await task());
		results.push(...(await Promise.all(wave)));
	}
	return results;
}

/** Another process of the same n8n, or the same one after a restart. */
async function restart(former: N8n, events?: string[]): Promise<N8n> {
	const n8n = await startN8n(events && { events }, { nodeType: anotherProcess(), row: former.row });
	n8n.node.id = former.node.id;
	return n8n;
}

const startedIds = (n8n: N8n) => n8n.started.map(([item]) => item?.json.id);

describe('an event that is delivered again', () => {
	it('starts the workflow once, one after the other', async () => {
		const n8n = await startN8n();
		for (let time = 0; time < 3; time += 1) {
			const answer = await deliver(n8n.webhookUrl(), created());
			expect(answer).toMatchObject({ status: 200, body: { received: true } });
		}
		expect(n8n.started).toHaveLength(1);
	});

	it('starts the workflow once, all at once and with fresh signatures', async () => {
		const n8n = await startN8n();
		const now = Math.floor(Date.now() / 1000);
		const answers = await Promise.all(
			Array.from({ length: 20 }, async (_, n) =>
				deliver(n8n.webhookUrl(), created(), { timestamp: now - n }),
			),
		);
		expect(answers.every(({ status }) => status === 200)).toBe(true);
		expect(n8n.started).toHaveLength(1);
	});

	it('is not confused with another event of the same person', async () => {
		const events = ['created', 'approved', 'denied', 'cancelled'].map(
			(what) => `meeting.registration_${what}`,
		);
		const n8n = await startN8n({ events });
		const deliveries = [
			changed('meeting.registration_cancelled'),
			created(),
			changed('meeting.registration_approved'),
			{ ...changed('meeting.registration_approved'), event_ts: EVENT_TIME + 1 },
			changed('meeting.registration_denied'),
			created({}, { id: 2 }),
			created({ id: 'another' }),
		];
		for (const event of [...deliveries, ...deliveries]) await deliver(n8n.webhookUrl(), event);
		expect(n8n.started).toHaveLength(deliveries.length);
	});

	it('is not confused with another join: of the same person, with another device, or at the same moment', async () => {
		const events = ['meeting.participant_joined', 'meeting.participant_left'];
		const n8n = await startN8n({ events });
		const caller = { email: '', user_name: '', registrant_id: undefined };
		const deliveries = [
			joined(),
			left(),
			// Back again, with the same participant_uuid.
			{ ...joined({ user_id: '16779264' }), event_ts: EVENT_TIME + 60_000 },
			// Another device in the same millisecond.
			joined({ user_id: '16780288', participant_uuid: 'tablet' }),
			// Someone else in the same millisecond, and two callers of whom Zoom shows nothing.
			joined({ user_id: '16781312', registrant_id: 'another', participant_uuid: 'another' }),
			joined({ ...caller, user_id: '16782336', participant_uuid: '' }),
			joined({ ...caller, user_id: '16783360', participant_uuid: '' }),
		];
		for (const event of [...deliveries, ...deliveries.reverse()]) {
			expect((await deliver(n8n.webhookUrl(), event)).status).toBe(200);
		}
		expect(n8n.started.map(([item]) => item?.json.participantId)).toEqual([
			'16778240',
			'16778240',
			'16779264',
			'16780288',
			'16781312',
			'16782336',
			'16783360',
		]);
	});

	it('starts the workflow once, also after a restart of n8n, if someone joined', async () => {
		const first = await startN8n({ events: ['meeting.participant_joined'] });
		await deliver(first.webhookUrl(), joined());
		const second = await restart(first, ['meeting.participant_joined']);
		await deliver(second.webhookUrl(), joined());
		await deliver(second.webhookUrl(), joined({ user_id: '16779264' }));
		expect(first.started).toHaveLength(1);
		expect(second.started.map(([item]) => item?.json.participantId)).toEqual(['16779264']);
	});

	it('starts the workflow once, also after a restart of n8n', async () => {
		const first = await startN8n();
		await deliver(first.webhookUrl(), created());
		const second = await restart(first);
		await deliver(second.webhookUrl(), created());
		expect(first.started).toHaveLength(1);
		expect(second.started).toEqual([]);
	});

	it('starts the workflow once, even if five came one by one before the restart', async () => {
		const first = await startN8n();
		const people = ['a', 'b', 'c', 'd', 'e'];
		for (const id of people) await deliver(first.webhookUrl(), created({ id }));
		const second = await restart(first);
		for (const id of people) await deliver(second.webhookUrl(), created({ id }));
		expect(startedIds(first)).toEqual(people);
		expect(second.started).toEqual([]);
	});

	it('starts the workflow once, also when it reaches another process of the same n8n', async () => {
		const first = await startN8n();
		const second = await restart(first);
		for (let n = 0; n < 10; n += 1) {
			const [earlier, later] = n % 2 === 0 ? [first, second] : [second, first];
			await deliver(earlier.webhookUrl(), created({ id: `r${n}` }));
			await deliver(later.webhookUrl(), created({ id: `r${n}` }));
		}
		const ids = [...startedIds(first), ...startedIds(second)].sort();
		expect(ids).toEqual(Array.from({ length: 10 }, (_, n) => `r${n}`));
	});

	it('starts the workflow once, even if two triggers of it had interleaved bursts before n8n was killed', async () => {
		const one = await startN8n();
		const two = await startN8n({}, { row: one.row });
		two.node.name = 'Another Trigger';
		const people = Array.from({ length: 12 }, (_, n) => ({ id: `r${n}` }));
		const burst = async (triggers: N8n[]) =>
			await inWaves(
				people.flatMap((person) =>
					triggers.map((n8n) => async () => await deliver(n8n.webhookUrl(), created(person))),
				),
				24,
			);
		await burst([one, two]);
		expect([one.started.length, two.started.length]).toEqual([12, 12]);

		const again = [await restart(one), await restart(two)];
		again[1]!.node.name = two.node.name;
		await burst(again);
		expect(again.map(({ started }) => started.length)).toEqual([0, 0]);
	});

	it('starts the workflow once, even if after a restart only another trigger had events first', async () => {
		const one = await startN8n();
		const two = await startN8n({}, { row: one.row });
		await deliver(one.webhookUrl(), created({ id: 'a' }));
		await deliver(two.webhookUrl(), created({ id: 'b' }));
		await deliver((await restart(two)).webhookUrl(), created({ id: 'c' }));
		const last = await restart(one);
		await deliver(last.webhookUrl(), created({ id: 'a' }));
		expect(last.started).toEqual([]);
	});

	it('does start the workflow when n8n could not at the first time', async () => {
		const n8n = await startN8n();
		n8n.cannotStart = true;
		expect((await deliver(n8n.webhookUrl(), created())).status).toBe(500);
		n8n.cannotStart = false;
		expect((await deliver(n8n.webhookUrl(), created())).status).toBe(200);
		expect((await deliver(n8n.webhookUrl(), created())).status).toBe(200);
		expect(n8n.started).toHaveLength(1);
	});

	it('starts a test as often as somebody listens', async () => {
		const n8n = await startN8n();
		await deliver(n8n.webhookUrl(), created());
		for (let time = 0; time < 2; time += 1) {
			await n8n.activate(true);
			await deliver(n8n.webhookUrl(true), created());
		}
		expect(n8n.testStarted).toHaveLength(2);
		expect(n8n.started).toHaveLength(1);
	});

	it('leaves what other nodes keep in the static data', async () => {
		const n8n = await startN8n();
		n8n.row.staticData = '{"global":{"count":7},"node:Other":{"a":[1]}}';
		await deliver(n8n.webhookUrl(), created());
		expect(JSON.parse(n8n.row.staticData)).toMatchObject({
			global: {
				count: 7,
				zoomRegistrantsTrigger: { [n8n.node.id]: [expect.stringMatching(/^\w+ [\w-]{16}$/)] },
			},
			'node:Other': { a: [1] },
		});
	});
});

describe('a thousand events at once', () => {
	it('all start the workflow, once each, in between forged, stale and repeated ones', async () => {
		const n8n = await startN8n();
		const url = n8n.webhookUrl();
		const text = (n: number) =>
			JSON.stringify(created({ id: `r${n}`, email: `r${n}@example.com` }));
		const stale = Math.floor(Date.now() / 1000) - 5460;
		const deliveries = Array.from({ length: 1000 }, (_, n) => [
			async () => await deliver(url, text(n)),
			...(n % 4 === 0 ? [async () => await deliver(url, text(n))] : []),
			...(n % 5 === 0
				? [async () => await deliver(url, text(n + 5000), { secret: 'forged' })]
				: []),
			...(n % 5 === 1
				? [async () => await deliver(url, text(n + 5000), { timestamp: stale })]
				: []),
		]).flat();
		const answers = await inWaves(deliveries, 100);
		expect(answers.filter(({ status }) => status === 200)).toHaveLength(1250);
		expect(answers.filter(({ status }) => status === 401)).toHaveLength(400);
		const ids = startedIds(n8n);
		expect(ids).toHaveLength(1000);
		expect(new Set(ids)).toEqual(new Set(Array.from({ length: 1000 }, (_, n) => `r${n}`)));

		const restarted = await restart(n8n);
		await inWaves(
			Array.from({ length: 1000 }, (_, n) => async () => deliver(restarted.webhookUrl(), text(n))),
			100,
		);
		expect(restarted.started).toEqual([]);
	});
});
