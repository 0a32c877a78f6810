import { byId, useWorld } from '../../../../support/world';
import {
	addHeld,
	attendance,
	MEETING,
	START,
	summary,
	UUID,
	UUID_IN_PATH,
	WEBINAR,
	webinarAttendance,
} from './support';

const world = useWorld(addHeld);
const HOUR = 3_600_000;

describe('the requests of a meeting', () => {
	it('are its settings, its instances, details and report of the instance, and its approved registrants', async () => {
		const { json, items, error } = await world.execute([{}], attendance());
		expect(error).toBeUndefined();
		expect(world.sent()).toEqual([
			`GET /v2/meetings/${MEETING}?show_previous_occurrences=true`,
			`GET /v2/past_meetings/${MEETING}/instances`,
			`GET /v2/past_meetings/${UUID_IN_PATH}`,
			`GET /v2/report/meetings/${UUID_IN_PATH}/participants?page_size=300&include_fields=registrant_id`,
			`GET /v2/meetings/${MEETING}/registrants?status=approved&page_size=300`,
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(Array(3).fill({ item: 0 }));
		expect(json).toEqual([
			{
				id: 'ann-Registrant_id',
				email: 'ann@example.com',
				firstName: 'Ann',
				lastName: 'Lee',
				status: 'approved',
				role: 'registrant',
				matchedBy: 'registrantId',
				attended: true,
				joinTime: '2026-12-01T12:00:00Z',
				leaveTime: '2026-12-01T12:30:00Z',
				minutes: 30,
				joins: 1,
				meetingId: MEETING,
				instances: [
					{ uuid: UUID, startTime: '2026-12-01T12:00:00Z', endTime: '2026-12-01T13:00:00Z' },
				],
			},
			expect.objectContaining({ email: 'bob@example.com', attended: true, minutes: 50 }),
			{
				id: 'cem-Registrant_id',
				email: 'cem@example.com',
				firstName: 'Cem',
				lastName: 'Oz',
				status: 'approved',
				role: 'registrant',
				attended: false,
				minutes: 0,
				joins: 0,
				meetingId: MEETING,
				instances: [
					{ uuid: UUID, startTime: '2026-12-01T12:00:00Z', endTime: '2026-12-01T13:00:00Z' },
				],
			},
		]);
		expect(world.sandbox.state.oddities).toEqual([]);
	});

	it.each(['/9aTx1pQSbWmUe1hR0w2Yg==', 'Bznyg8KZTdCV//xvS+oZ7w==', 'a/b+c=='])(
		'have the UUID %s encoded twice, and it arrives',
		async (uuid) => {
			const [instance] = world.sandbox.meeting(MEETING).instances;
			Object.assign(instance ?? {}, { uuid });
			const { json } = await world.execute([{}], attendance());
			expect(summary(json)).toHaveLength(3);
			const twice = encodeURIComponent(encodeURIComponent(uuid));
			expect(world.sent()[3]).toContain(`/v2/report/meetings/${twice}/participants`);
			expect(twice).toMatch(/%25(2F|3D)/);
		},
	);

	it('are done once for items that ask for the same', async () => {
		const { items } = await world.execute([{}, {}, {}], attendance());
		expect(items).toHaveLength(9);
		expect(world.sent()).toHaveLength(5);
	});

	it('read the denied and pending registrants too if someone came who is not approved', async () => {
		world.sandbox.addRegistrants(MEETING, [
			{ id: 'dan-Registrant_id', email: 'dan@example.com', status: 'denied' },
			{ id: 'eve-Registrant_id', email: 'eve@example.com', status: 'denied' },
		]);
		world.sandbox.addParticipants(UUID, [{ registrant: 'dan@example.com', minutes: [0, 5] }]);
		const { json } = await world.execute([{}], attendance());
		expect(world.sent().slice(4)).toEqual([
			`GET /v2/meetings/${MEETING}/registrants?status=approved&page_size=300`,
			`GET /v2/meetings/${MEETING}/registrants?status=denied&page_size=300`,
			`GET /v2/meetings/${MEETING}/registrants?status=pending&page_size=300`,
		]);
		expect(json.map(({ email, status, attended }) => [email, status, attended])).toEqual([
			['ann@example.com', 'approved', true],
			['bob@example.com', 'approved', true],
			['cem@example.com', 'approved', false],
			['dan@example.com', 'denied', true],
		]);
	});
});

describe('the requests of a webinar', () => {
	it('compare with the absentees that Zoom lists', async () => {
		const { json, error } = await world.execute([{}], webinarAttendance());
		expect(error).toBeUndefined();
		expect(world.sent()).toEqual([
			`GET /v2/webinars/${WEBINAR}?show_previous_occurrences=true`,
			`GET /v2/past_webinars/${WEBINAR}/instances`,
			`GET /v2/report/webinars/${UUID_IN_PATH}`,
			`GET /v2/report/webinars/${UUID_IN_PATH}/participants?page_size=300&include_fields=registrant_id`,
			`GET /v2/webinars/${WEBINAR}/registrants?status=approved&page_size=300`,
			`GET /v2/past_webinars/${UUID_IN_PATH}/absentees?page_size=300`,
		]);
		expect(json[0]).toMatchObject({ webinarId: WEBINAR, attended: true });
		expect(summary(json)[2]).toEqual(['cem@example.com', false, 0]);
		expect(world.sandbox.state.oddities).toEqual([]);
	});

	it('leave the absentees out if only those who came are wanted', async () => {
		const { json } = await world.execute([{}], webinarAttendance({ show: 'attended' }));
		expect(world.sent()).toHaveLength(5);
		expect(json).toHaveLength(2);
	});

	it('name the occurrence if there is one', async () => {
		const occurrences = [
			{ id: '1648194360000', startTime: START - 168 * HOUR },
			{ id: '1648194360001', startTime: START },
		];
		Object.assign(world.sandbox.meeting(WEBINAR), { type: 9, registrationType: 2 });
		world.sandbox.meeting(WEBINAR).occurrences = occurrences.map((one) => ({
			...one,
			duration: 60,
			status: 'available' as const,
		}));
		const instance = world.sandbox.meeting(WEBINAR).instances[0];
		Object.assign(instance ?? {}, { occurrenceId: '1648194360001' });
		const { json, error } = await world.execute([{}], webinarAttendance());
		expect(error).toBeUndefined();
		expect(world.sent().slice(4)).toEqual([
			`GET /v2/webinars/${WEBINAR}/registrants?status=approved&page_size=300&occurrence_id=1648194360001`,
			`GET /v2/past_webinars/${WEBINAR}/absentees?occurrence_id=1648194360001&page_size=300`,
		]);
		expect(json[0]).toMatchObject({ occurrenceId: '1648194360001', attended: true });
	});

	it('ask for the panelists only if people without registration are included', async () => {
		await world.execute([{}], webinarAttendance({ options: { includeWithoutRegistration: true } }));
		expect(world.sent()).toContain(`GET /v2/webinars/${WEBINAR}/panelists`);
	});
});

describe('the number of requests', () => {
	it.each([
		[300, 300, 3 + 1 + 1],
		[5_000, 8_000, 3 + 27 + 17],
	])(
		'for %i registrants and %i rows is that of the pages',
		async (registrants, rows, requests) => {
			const id = '85200000902';
			world.sandbox.addMeeting({ id, startTime: START });
			world.sandbox.addRegistrants(id, registrants, { status: 'approved' });
			world.sandbox.addInstance(id, { uuid: 'big==' });
			world.sandbox.addParticipants(id, Math.min(registrants, rows) - 50);
			const again = rows - world.sandbox.meeting(id).instances[0]!.participants.length;
			const stays = Array.from({ length: again }, (_, n) => ({
				registrant: `guest${(n % (registrants - 50)) + 1}@example.com`,
				minutes: [0, 20] as const,
			}));
			world.sandbox.addParticipants(id, stays);
			const { json, error } = await world.execute([{}], attendance({ meetingId: byId(id) }));
			expect(error).toBeUndefined();
			expect(json).toHaveLength(registrants);
			expect(json.filter(({ attended }) => attended === true)).toHaveLength(registrants - 50);
			expect(json.every(({ minutes }) => minutes === 60 || minutes === 0)).toBe(true);
			expect(world.sent()).toHaveLength(requests);
		},
		60_000,
	);

	it('keeps to the limits of the Pro plan and still reads everything', async () => {
		world.sandbox.switches.plan = 'pro';
		world.sandbox.addParticipants(UUID, 6_000);
		const { json, error } = await world.execute([{}], attendance());
		expect(error).toBeUndefined();
		expect(summary(json)[0]).toEqual(['ann@example.com', true, 30]);
		const answered = world.apiRequests().filter(({ status }) => status === 200);
		expect(answered.filter(({ path }) => path.startsWith('/v2/report/'))).toHaveLength(21);
	});
});
