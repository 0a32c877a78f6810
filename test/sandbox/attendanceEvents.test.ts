import { addHeld, MEETING, WEBINAR } from './attendanceBench';
import { useReceiver } from './receiver';
import { send, useBench } from './support';

const EVENTS = ['meeting', 'webinar'].flatMap((kind) =>
	['participant_joined', 'participant_left', 'ended'].map((what) => `${kind}.${what}`),
);

describe('the events of those who come and go', () => {
	const receiver = useReceiver();
	const bench = useBench(addHeld, { switches: { plan: 'unlimited' } });
	beforeEach(async () => {
		await bench.sandbox.subscribe({ url: receiver.url, events: EVENTS });
		receiver.received.length = 0;
	});

	const events = async () => {
		await bench.sandbox.settled();
		return receiver.received.splice(0).map(({ json }) => json);
	};
	const participantOf = (event: { payload: Record<string, unknown> } | undefined) =>
		(event?.payload.object as { participant: Record<string, unknown> }).participant;
	const ada = () => Object.values(bench.sandbox.state.users)[0]?.id;

	it.each([
		['meeting', MEETING, 2, `Meeting ${MEETING}`],
		['webinar', WEBINAR, 5, `Meeting ${WEBINAR}`],
	] as const)(
		'%s.participant_joined and …_left have these payloads',
		async (kind, id, type, topic) => {
			const joined = bench.sandbox.join(id, {
				registrant: 'ann@example.com',
				customerKey: '349589LkJyeW',
				phoneNumber: '8615250064084',
			});
			bench.clock.now += 90_000;
			bench.sandbox.leave(id, joined.userId);
			const { uuid } = bench.sandbox.meeting(id).instances[1] ?? {};
			const object = {
				id: String(id),
				uuid,
				host_id: ada(),
				topic,
				type,
				start_time: '2026-05-04T09:00:00Z',
				timezone: 'UTC',
				duration: 60,
			};
			const person = {
				user_id: joined.userId,
				user_name: 'ann Lee',
				id: '',
				participant_uuid: joined.participantUuid,
				email: 'ann@example.com',
				registrant_id: 'ann-Registrant_id',
				participant_user_id: '',
				customer_key: '349589LkJyeW',
				phone_number: '8615250064084',
			};
			const account_id = 'sandboxAccount';

			const byName = new Map((await events()).map((one) => [one.event, one]));
			expect([...byName.keys()].sort()).toEqual([
				`${kind}.participant_joined`,
				`${kind}.participant_left`,
			]);
			expect(byName.get(`${kind}.participant_joined`)).toEqual({
				event: `${kind}.participant_joined`,
				event_ts: Date.UTC(2026, 4, 4, 9),
				payload: {
					account_id,
					object: { ...object, participant: { ...person, join_time: '2026-05-04T09:00:00Z' } },
				},
			});
			expect(byName.get(`${kind}.participant_left`)).toEqual({
				event: `${kind}.participant_left`,
				event_ts: Date.UTC(2026, 4, 4, 9, 1, 30),
				payload: {
					account_id,
					object: {
						...object,
						participant: {
							...person,
							leave_time: '2026-05-04T09:01:30Z',
							leave_reason: `ann Lee left the ${kind}.<br>Reason: left the ${kind}.`,
						},
					},
				},
			});
		},
	);

	it('a host has an ID and no registrant’s ID, which is empty or left out', async () => {
		bench.sandbox.join(MEETING, { email: 'ada@events.example' });
		const host = participantOf((await events())[0]);
		expect(host).toMatchObject({
			id: ada(),
			participant_user_id: ada(),
			email: 'ada@events.example',
			registrant_id: '',
		});
		expect(host).not.toHaveProperty('phone_number');

		bench.sandbox.switches.noRegistrantId = 'absent';
		bench.sandbox.join(MEETING, { email: 'ada@events.example' });
		expect(participantOf((await events())[0])).not.toHaveProperty('registrant_id');
	});

	it('the e-mail of a guest is empty, and of everybody with a BAA', async () => {
		bench.sandbox.join(MEETING, { email: 'guest@elsewhere.example', name: 'Guest' });
		expect(participantOf((await events())[0])).toMatchObject({ email: '', user_name: 'Guest' });
		bench.sandbox.switches.participantNames = 'hidden';
		bench.sandbox.join(MEETING, { registrant: 'ann@example.com' });
		expect(participantOf((await events())[0])).toMatchObject({ email: '', user_name: '' });
	});

	it('a re-join has another user_id and the same participant_uuid', async () => {
		const first = bench.sandbox.join(MEETING, { registrant: 'ann@example.com' });
		bench.sandbox.leave(MEETING, first.userId);
		const second = bench.sandbox.join(MEETING, { registrant: 'ann@example.com' });

		expect(second.userId).not.toBe(first.userId);
		expect(second.participantUuid).toBe(first.participantUuid);
		expect((await events()).map(({ event }) => event).sort()).toEqual([
			'meeting.participant_joined',
			'meeting.participant_joined',
			'meeting.participant_left',
		]);
		expect(() => bench.sandbox.leave(MEETING, first.userId)).toThrow('is not in');
	});

	it('nobody hears of those who only wait', async () => {
		bench.sandbox.join(MEETING, { registrant: 'ann@example.com', status: 'in_waiting_room' });

		expect(await events()).toEqual([]);
	});

	it('everybody leaves when it ends, and then there is a report', async () => {
		bench.sandbox.join(MEETING, { email: 'ada@events.example' });
		bench.sandbox.join(MEETING, { registrant: 'ann@example.com' });
		expect((await bench.call(`/meetings/${MEETING}`)).json).toMatchObject({ status: 'started' });
		await events();
		bench.clock.now += 20 * 60_000;
		const { uuid } = bench.sandbox.end(MEETING);
		const sent = await events();

		expect(sent.map(({ event }) => event).sort()).toEqual([
			'meeting.ended',
			'meeting.participant_left',
			'meeting.participant_left',
		]);
		expect(sent.find(({ event }) => event === 'meeting.ended')?.payload).toEqual({
			account_id: 'sandboxAccount',
			object: {
				id: String(MEETING),
				uuid,
				host_id: ada(),
				topic: `Meeting ${MEETING}`,
				type: 2,
				start_time: '2026-05-04T09:00:00Z',
				timezone: 'UTC',
				duration: 60,
				end_time: '2026-05-04T09:20:00Z',
			},
		});
		const left = sent.filter(({ event }) => event === 'meeting.participant_left');
		expect(left.map((one) => participantOf(one).leave_reason)).toEqual(
			expect.arrayContaining(['ann Lee left the meeting.<br>Reason: Host ended the meeting.']),
		);
		expect((await bench.call(`/report/meetings/${MEETING}/participants`)).json).toMatchObject({
			participants: [{ duration: 1200 }, { duration: 1200 }],
		});
		expect(() => bench.sandbox.end(MEETING)).toThrow('is not running');
	});

	it('a start after the end makes another UUID', () => {
		bench.sandbox.join(MEETING, { registrant: 'ann@example.com' });
		const { uuid } = bench.sandbox.end(MEETING);
		bench.sandbox.join(MEETING, { registrant: 'ann@example.com' });

		expect(bench.sandbox.end(MEETING).uuid).not.toBe(uuid);
	});

	it('comes and goes over HTTP too', async () => {
		const post = async (what: string, body: unknown) =>
			await send(`${bench.sandbox.url}/_sandbox/${what}`, {
				method: 'POST',
				body: JSON.stringify(body),
			});
		const joined = await post('join', { meetingId: MEETING, registrant: 'ann@example.com' });
		expect(joined.status).toBe(200);
		const { userId } = joined.json as { userId: string };
		expect((await post('leave', { meetingId: MEETING, userId })).status).toBe(200);
		expect((await post('end', { meetingId: MEETING })).status).toBe(200);
		expect(await events()).toHaveLength(3);

		for (const [what, body, message] of [
			['end', { meetingId: MEETING }, `${MEETING} is not running`],
			['join', {}, 'Send a JSON object such as {"meetingId":"123"}.'],
			['join', { meetingId: MEETING, name: 5 }, 'name is a text.'],
			['join', { meetingId: MEETING, registrant: 'x' }, 'The sandbox has no registrant x'],
		] as const) {
			const refused = await post(what, body);
			expect(refused.status).toBe(400);
			expect(refused.json).toEqual({ message });
		}
	});
});
