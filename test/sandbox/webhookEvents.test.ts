import { useReceiver } from './receiver';
import { addEvents, FULL_FORM, idOf, MEETING, WEBINAR } from './registering';
import { putStatus, sendJson, useBench } from './support';

const ALL = ['meeting', 'webinar', 'recording'].flatMap((kind) =>
	['created', 'approved', 'denied', 'cancelled'].map((what) => `${kind}.registration_${what}`),
);

describe('the events of registrations', () => {
	const receiver = useReceiver();
	const bench = useBench((bench) => addEvents(bench), { switches: { plan: 'unlimited' } });
	beforeEach(async () => {
		await bench.sandbox.subscribe({ url: receiver.url, events: ALL });
		receiver.received.length = 0;
	});

	const events = async () => {
		await bench.sandbox.settled();
		return receiver.received.splice(0).map(({ json }) => json);
	};
	const names = async () => (await events()).map(({ event }) => event);
	const ada = () => Object.values(bench.sandbox.state.users)[0];

	it('meeting.registration_created has the whole form and the status', async () => {
		const path = `/meetings/${MEETING}/registrants`;
		const id = idOf(await sendJson(bench, 'POST', path, { ...FULL_FORM, auto_approve: true }));
		const meeting = bench.sandbox.meeting(MEETING);

		expect(await events()).toEqual([
			{
				event: 'meeting.registration_created',
				event_ts: Date.UTC(2026, 4, 4, 9),
				payload: {
					account_id: 'sandboxAccount',
					object: {
						uuid: meeting.uuid,
						id: MEETING,
						host_id: ada()?.id,
						topic: 'My Meeting',
						type: 2,
						start_time: '2026-05-05T09:00:00Z',
						duration: 60,
						timezone: 'UTC',
						registrant: {
							...FULL_FORM,
							id,
							custom_questions: [],
							status: 'approved',
							join_url: expect.stringMatching(/^https:/),
							participant_pin_code: expect.any(Number),
						},
					},
				},
			},
		]);
		await sendJson(bench, 'POST', path, FULL_FORM);
		expect(await events()).toEqual([]);
	});

	it.each([
		['approve', 'pending', 'approved', { join_url: expect.any(String), participant_pin_code: 0 }],
		['deny', 'pending', 'denied', {}],
		['cancel', 'approved', 'cancelled', {}],
	] as const)('%s sends who did it and the person', async (action, before, word, more) => {
		const [ann] = bench.sandbox.addRegistrants(MEETING, [
			{ id: 'one', email: 'ann@example.com', firstName: 'Ann', lastName: 'Lee', status: before },
		]);
		await putStatus(bench, MEETING, action, [{ id: ann?.id }]);
		const [event] = await events();
		const pin = 'participant_pin_code' in more ? { participant_pin_code: expect.any(Number) } : {};

		expect(event?.event).toBe(`meeting.registration_${word}`);
		expect(event?.payload).toMatchObject({
			operator: 'ada@events.example',
			operator_id: ada()?.id,
		});
		expect((event?.payload.object as { registrant: unknown }).registrant).toEqual({
			id: 'one',
			first_name: 'Ann',
			last_name: 'Lee',
			email: 'ann@example.com',
			...more,
			...pin,
		});
	});

	it('sends one event for somebody named twice', async () => {
		const email = 'ann@example.com';
		bench.sandbox.addRegistrants(MEETING, [{ id: 'one', email }]);
		bench.sandbox.switches.statusChange = 'revert';
		await putStatus(bench, MEETING, 'approve', [{ id: 'one' }, { email }]);

		expect(await names()).toEqual(['meeting.registration_approved']);
	});

	it('sends nothing for what changes nothing', async () => {
		bench.sandbox.addRegistrants(MEETING, [
			{ id: 'one', email: 'ann@example.com', status: 'denied' },
		]);
		await putStatus(bench, MEETING, 'cancel', [{ id: 'one' }]);
		bench.sandbox.switches.statusChange = 'ignore204';
		await putStatus(bench, MEETING, 'approve', [{ id: 'one' }]);

		expect(await events()).toEqual([]);
	});

	it('names the occurrence that was changed, or those a person registered for', async () => {
		bench.sandbox.addMeeting({
			id: 11,
			registrationType: 3,
			occurrences: ['a', 'b', 'c'],
			registrants: [{ id: 'one', email: 'ann@example.com', occurrenceIds: ['a', 'b'] }],
		});
		await putStatus(bench, 11, 'approve', [{ id: 'one' }], { query: '?occurrence_id=b' });
		await putStatus(bench, 11, 'deny', [{ id: 'one' }]);

		const occurrences = (await events()).map(
			({ payload }) => (payload.object as { occurrences: unknown }).occurrences,
		);
		expect(occurrences).toEqual([
			[{ occurrence_id: 'b', start_time: '2026-05-12T09:00:00Z' }],
			[
				{ occurrence_id: 'a', start_time: '2026-05-05T09:00:00Z' },
				{ occurrence_id: 'b', start_time: '2026-05-12T09:00:00Z' },
			],
		]);
	});

	it('webinar events have the tracking source and no PIN', async () => {
		bench.sandbox.register(WEBINAR, {
			email: 'ann@example.com',
			trackingSourceId: '4816766181770',
		});
		const [event] = await events();

		expect(event?.event).toBe('webinar.registration_created');
		expect(event?.payload.object).toMatchObject({
			id: WEBINAR,
			type: 5,
			registrant: {
				email: 'ann@example.com',
				status: 'pending',
				tracking_source: {
					id: '4816766181770',
					source_name: 'Newsletter',
					tracking_url: expect.stringMatching(/\/webinar\/register\/WN_/),
				},
			},
		});
		expect(JSON.stringify(event)).not.toMatch(/participant_pin_code|join_url/);
	});

	it('recordings have events of their own', async () => {
		bench.sandbox.addMeeting({ id: 22, recording: {} });
		const { id } = bench.sandbox.register(22, { email: 'ann@example.com' }, 'recording');
		const path = '/meetings/22/recordings/registrants/status';
		await sendJson(bench, 'PUT', path, { action: 'approve', registrants: [{ id }] });
		await sendJson(bench, 'PUT', path, { action: 'deny', registrants: [{ id }] });

		expect(await names()).toEqual([
			'recording.registration_created',
			'recording.registration_approved',
			'recording.registration_denied',
		]);
	});

	it('a batch sends one for each person', async () => {
		const registrants = [FULL_FORM, { email: 'x@example.com', first_name: 'X' }];
		await sendJson(bench, 'POST', `/meetings/${MEETING}/batch_registrants`, { registrants });

		expect(await names()).toEqual(Array(2).fill('meeting.registration_created'));
	});
});
