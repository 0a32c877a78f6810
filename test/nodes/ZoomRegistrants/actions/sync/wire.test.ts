import { multipartText } from '../../../../support/multipart';
import { byId, carryOn, useWorld } from '../../../../support/world';
import { registered, rows, sync } from './support';

const MEETING = '85200000901';
const WEBINAR = '93300000901';
const SERIES = '85200000902';
const DATE = '1700000000001';
const OCCURRENCES = [DATE, '1700000000002'];

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
	world.sandbox.addMeeting({ id: WEBINAR, type: 5 });
	world.sandbox.addMeeting({
		id: SERIES,
		registrationType: 2,
		occurrences: OCCURRENCES,
	});
});

const bodyOf = ({ rawBody }: { rawBody: Buffer }): unknown => JSON.parse(rawBody.toString());

const LISTS = ['pending', 'approved', 'denied'].map(
	(status) => `GET /v2/meetings/85200000901/registrants?status=${status}&page_size=300`,
);

it('Someone missing is registered in a batch with auto_approve, after a look at the hosts, and read back; the output says what was seen.', async () => {
	const { json, items } = await world.execute(rows(1), sync(MEETING));
	expect(world.sent()).toEqual([
		...LISTS,
		'GET /v2/meetings/85200000901',
		'POST /v2/meetings/85200000901/batch_registrants',
		...LISTS.slice(0, 2),
	]);
	expect(world.changes().map(bodyOf)).toEqual([
		{
			auto_approve: true,
			registrants: [{ email: 'p0@example.com', first_name: 'Guest', last_name: 'No. 0' }],
		},
	]);
	const [person] = world.sandbox.meeting(MEETING).registrants;
	expect(json).toEqual([
		{
			id: person?.id,
			email: 'p0@example.com',
			firstName: 'Guest',
			lastName: 'No. 0',
			success: true,
			change: 'created',
			status: 'approved',
			verified: true,
			meetingId: '85200000901',
			joinUrl: expect.stringContaining('https://'),
		},
	]);
	expect(items[0]?.pairedItem).toEqual({ item: 0 });
});

it('Pending and denied people are approved by ID and email in one request of form fields.', async () => {
	world.sandbox.addRegistrants(MEETING, [
		...registered(1, 'pending'),
		...registered(1, 'denied', 1),
	]);
	const { json } = await world.execute(rows(2), sync(MEETING));
	expect(world.changes().map(({ method, url }) => `${method} ${url}`)).toEqual([
		'PUT /v2/meetings/85200000901/registrants/status',
	]);
	const body = multipartText(world.changes()[0]!);
	expect(body).toContain('name="action"\r\n\r\napprove\r\n');
	expect(body).toContain(
		'name="registrants"\r\n\r\n[{"id":"id_of_p0","email":"p0@example.com"},{"id":"id_of_p1","email":"p1@example.com"}]\r\n',
	);
	expect(json.map(({ change, status, verified }) => [change, status, verified])).toEqual([
		['approved', 'approved', true],
		['approved', 'approved', true],
	]);
	expect(world.statuses(MEETING)).toEqual({
		'p0@example.com': 'approved',
		'p1@example.com': 'approved',
	});
});

it('With everyone approved, three readings are all, and everyone is unchanged with the status seen.', async () => {
	world.sandbox.addRegistrants(MEETING, registered(2, 'approved'));
	const { json } = await world.execute(rows(2), sync(MEETING, { notInList: 'deny' }));
	expect(world.sent()).toEqual(LISTS);
	expect(json[0]).toMatchObject({
		id: 'id_of_p0',
		email: 'p0@example.com',
		success: true,
		change: 'unchanged',
		status: 'approved',
		verified: true,
		meetingId: '85200000901',
	});
});

it('Whoever is not in the list stays by default, and has no output item.', async () => {
	world.sandbox.addRegistrants(MEETING, registered(3, 'approved'));
	const { json } = await world.execute(rows(1), sync(MEETING));
	expect(json).toHaveLength(1);
	expect(world.sent()).toEqual(LISTS);
});

it.each([
	['deny', 'approved', 'deny', 'denied', 'denied'],
	['deny', 'pending', 'deny', 'denied', 'denied'],
	['cancel', 'approved', 'cancel', 'cancelled', 'denied'],
	['cancel', 'pending', 'deny', 'denied', 'denied'],
] as const)(
	'%s: someone not in the list who is %s is sent %s after the hosts were read, and reported as %s.',
	async (notInList, before, action, change, status) => {
		world.sandbox.addRegistrants(MEETING, [
			...registered(1, 'approved'),
			...registered(1, before, 1),
			...registered(1, 'denied', 2),
		]);
		const { json, items } = await world.execute(rows(1), sync(MEETING, { notInList }));
		expect(world.sent().slice(0, 5)).toEqual([
			...LISTS,
			'GET /v2/meetings/85200000901',
			'PUT /v2/meetings/85200000901/registrants/status',
		]);
		const body = multipartText(world.changes()[0]!);
		expect(body).toContain(`name="action"\r\n\r\n${action}\r\n`);
		expect(body).toContain('[{"id":"id_of_p1","email":"p1@example.com"}]');
		expect(world.changes()).toHaveLength(1);
		expect(json[1]).toMatchObject({ email: 'p1@example.com', change, status, verified: true });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, []]);
		expect(json).toHaveLength(2);
	},
);

it('Delete takes a request per person, and one look at the list for all of them.', async () => {
	world.sandbox.addRegistrants(MEETING, registered(20, 'approved'));
	const parameters = sync(MEETING, { notInList: 'delete' });
	const { json } = await world.execute(rows(18), parameters);
	expect(world.sent()).toEqual([
		...LISTS,
		'GET /v2/meetings/85200000901',
		'DELETE /v2/meetings/85200000901/registrants/id_of_p18',
		'DELETE /v2/meetings/85200000901/registrants/id_of_p19',
		...LISTS,
	]);
	expect(json[19]).toMatchObject({
		id: 'id_of_p19',
		email: 'p19@example.com',
		change: 'deleted',
		verified: true,
		meetingId: '85200000901',
	});
	expect(json[19]).not.toHaveProperty('status');
	expect(world.sandbox.meeting(MEETING).registrants).toHaveLength(18);
});

it('A webinar is asked under its own paths, and its batch has auto_approve.', async () => {
	world.sandbox.addRegistrants(WEBINAR, registered(1, 'pending', 5));
	const { json } = await world.execute(rows(1), {
		...sync(MEETING, { notInList: 'deny' }),
		resource: 'webinarRegistrant',
		webinarId: byId(WEBINAR),
	});
	const paths = world.sent().map((one) => one.split('?')[0]);
	expect(new Set(paths)).toEqual(
		new Set([
			'GET /v2/webinars/93300000901/registrants',
			'GET /v2/webinars/93300000901',
			'PUT /v2/webinars/93300000901/registrants/status',
			'POST /v2/webinars/93300000901/batch_registrants',
			'GET /v2/webinars/93300000901/registrants/id_of_p5',
		]),
	);
	const post = world.changes().find(({ method }) => method === 'POST');
	expect(bodyOf(post!)).toMatchObject({ auto_approve: true });
	expect(json.map(({ change, webinarId }) => [change, webinarId])).toEqual([
		['created', WEBINAR],
		['denied', WEBINAR],
	]);
});

it('For one occurrence people are registered one by one with occurrence_ids, and everything else has occurrence_id.', async () => {
	world.sandbox.addRegistrants(SERIES, registered(2, 'pending', 5));
	const parameters = sync(SERIES, { occurrenceId: byId(DATE), notInList: 'deny' });
	const { json } = await world.execute([...rows(1), ...rows(1, 5)], parameters);
	expect(world.sent().slice(0, 3)).toEqual(
		['pending', 'approved', 'denied'].map(
			(status) =>
				`GET /v2/meetings/85200000902/registrants?status=${status}&page_size=300&occurrence_id=1700000000001`,
		),
	);
	expect(world.changes().map(({ method, url }) => `${method} ${url}`)).toEqual([
		'PUT /v2/meetings/85200000902/registrants/status?occurrence_id=1700000000001',
		'PUT /v2/meetings/85200000902/registrants/status?occurrence_id=1700000000001',
		'POST /v2/meetings/85200000902/registrants?occurrence_ids=1700000000001',
	]);
	expect(json.map(({ change, occurrenceId }) => [change, occurrenceId])).toEqual([
		['created', DATE],
		['approved', DATE],
		['denied', DATE],
	]);
	expect(world.sandbox.state.oddities).toEqual([]);
});

it('The occurrences of one meeting are worked on one after the other, and their hosts are read once.', async () => {
	world.sandbox.addRegistrants(SERIES, registered(2, 'approved', 5));
	const list = OCCURRENCES.map((occurrence, n) => ({ ...rows(1, n)[0], occurrence }));
	const parameters = { occurrenceId: byId('={{ $json.occurrence }}'), notInList: 'deny' };
	await world.execute(list, sync(SERIES, { ...parameters, options: { maximumRemovals: '9' } }));
	expect(world.sent().filter((one) => !one.includes('registrants'))).toEqual([
		'GET /v2/meetings/85200000902',
	]);
	const readings = world.sent().flatMap((one) => /^GET .*occurrence_id=(\d+)/.exec(one)?.[1] ?? []);
	expect(readings.slice(0, 6)).toEqual(OCCURRENCES.flatMap((one) => [one, one, one]));
});

it('With Leave, auto_approve is not sent, and new people stay as Zoom registers them.', async () => {
	const options = { ifPendingOrDenied: 'leave', confirmationEmail: false };
	const { json } = await world.execute(rows(1), sync(MEETING, { options }));
	expect(bodyOf(world.changes()[0]!)).toEqual({
		registrants_confirmation_email: false,
		registrants: [{ email: 'p0@example.com', first_name: 'Guest', last_name: 'No. 0' }],
	});
	expect(json[0]).toMatchObject({ change: 'created', status: 'pending', verified: true });
	const { json: again } = await world.execute(rows(1), sync(MEETING, { options }));
	expect(again[0]).toMatchObject({ change: 'unchanged', status: 'pending' });
	expect(world.changes()).toHaveLength(1);
});

it('Auto-Approve and occurrences that another operation left in Additional Fields are not used.', async () => {
	const additionalFields = { autoApprove: false, occurrenceIds: ['1700000000009'] };
	await world.execute(rows(1), sync(MEETING, { additionalFields }));
	expect(world.changes().map(({ url }) => url)).toEqual([
		'/v2/meetings/85200000901/batch_registrants',
	]);
	expect(bodyOf(world.changes()[0]!)).toMatchObject({ auto_approve: true });
});

it('People with more than a batch accepts are registered alone; a webinar then needs an approval, and they are reported once.', async () => {
	const { json } = await world.execute(rows(2), {
		...sync(MEETING, { additionalFields: { city: 'Graz' } }),
		resource: 'webinarRegistrant',
		webinarId: byId(WEBINAR),
	});
	expect(world.changes().map(({ method, url }) => `${method} ${url}`)).toEqual([
		'POST /v2/webinars/93300000901/registrants',
		'POST /v2/webinars/93300000901/registrants',
		'PUT /v2/webinars/93300000901/registrants/status',
	]);
	expect(json.map(({ change, status }) => [change, status])).toEqual([
		['created', 'approved'],
		['created', 'approved'],
	]);
	expect(json[0]?.id).toBe(world.sandbox.meeting(WEBINAR).registrants[0]?.id);
});

it('Removals come before approvals and registrations, so that a full event has room.', async () => {
	world.sandbox.addRegistrants(MEETING, [
		...registered(1, 'approved', 5),
		...registered(1, 'pending', 0),
	]);
	await world.execute(rows(2), sync(MEETING, { notInList: 'delete' }), carryOn);
	expect(world.changes().map(({ method }) => method)).toEqual(['DELETE', 'PUT', 'POST']);
});
