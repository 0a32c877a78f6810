import { byId, useWorld } from '../../../../support/world';
import { additions, createMany, people, sentPeople } from './support';

const MEETING = '85200000201';
const OTHER = '85200000202';
const WEBINAR = '93300000201';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
	world.sandbox.addMeeting({ id: OTHER });
	world.sandbox.addMeeting({ id: WEBINAR, type: 5 });
});

const parameters = createMany(MEETING);
const added = () => additions(world.apiRequests());
const bodies = () => added().map(({ rawBody }) => JSON.parse(rawBody.toString()) as object);

it('300 people of one meeting are ten requests, in the order of the items, after one that tells who hosts it', async () => {
	const { json, items } = await world.execute(people(300), parameters);
	expect(world.sent()).toEqual([
		'GET /v2/meetings/85200000201',
		...Array(10).fill('POST /v2/meetings/85200000201/batch_registrants'),
	]);
	expect(added().flatMap(sentPeople)).toEqual(people(300).map(({ email }) => email));
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
		people(300).map((_, item) => ({ item })),
	);
	const idOf = new Map(
		world.sandbox.meeting(MEETING).registrants.map(({ email, id }) => [email, id]),
	);
	expect(json.map(({ id }) => id)).toEqual(people(300).map(({ email }) => idOf.get(email)));
	expect(world.sandbox.state.oddities).toEqual([]);
});

it('A batch has exactly three fields per person, and the output their ID, status and a note.', async () => {
	const { json } = await world.execute(people(2), parameters);
	expect(bodies()).toEqual([
		{
			registrants: [
				{ email: 'p0@example.com', first_name: 'Guest', last_name: 'No. 0' },
				{ email: 'p1@example.com', first_name: 'Guest', last_name: 'No. 1' },
			],
		},
	]);
	expect(added()[0]?.headers['content-type']).toBe('application/json');
	expect(json[0]).toEqual({
		id: world.sandbox.meeting(MEETING).registrants[0]?.id,
		email: 'p0@example.com',
		firstName: 'Guest',
		lastName: 'No. 0',
		status: 'pending',
		meetingId: MEETING,
		participantPinCode: expect.any(String),
		note: 'Pending: Zoom provides the join link once the registration is approved, e.g. with Update Status.',
	});
});

it('a last name is not needed, as Zoom does not ask for it', async () => {
	const { json } = await world.execute(people(2), { ...parameters, lastName: '' });
	expect(bodies()).toEqual([
		{
			registrants: [
				{ email: 'p0@example.com', first_name: 'Guest' },
				{ email: 'p1@example.com', first_name: 'Guest' },
			],
		},
	]);
	expect(json[1]?.id).toEqual(expect.any(String));
});

it('two meetings travel apart, each in as few requests as it can', async () => {
	const rows = people(62).map((one, n) => ({ ...one, meeting: n % 2 === 0 ? MEETING : OTHER }));
	const { json } = await world.execute(rows, createMany('={{ $json.meeting }}'));
	const sizes = added().map((one) => [one.path.split('/')[3], sentPeople(one).length]);
	expect(sizes.filter(([meeting]) => meeting === MEETING)).toEqual([
		[MEETING, 30],
		[MEETING, 1],
	]);
	expect(sizes.filter(([meeting]) => meeting === OTHER)).toEqual([
		[OTHER, 30],
		[OTHER, 1],
	]);
	expect(sizes).toHaveLength(4);
	expect(json.map(({ meetingId }) => meetingId)).toEqual(rows.map(({ meeting }) => meeting));
});

it('People with and without Auto-Approve travel in separate batches, and each has their own status.', async () => {
	const rows = people(4).map((one, n) => ({ ...one, vip: n % 2 === 1 }));
	const { json } = await world.execute(rows, {
		...parameters,
		additionalFields: { autoApprove: '={{ $json.vip }}' },
		options: { confirmationEmail: false },
	});
	expect(bodies()).toEqual([
		expect.objectContaining({ auto_approve: false, registrants_confirmation_email: false }),
		expect.objectContaining({ auto_approve: true, registrants_confirmation_email: false }),
	]);
	expect(json.map(({ joinUrl }) => joinUrl !== undefined)).toEqual([false, true, false, true]);
	expect(json.map(({ status }) => status)).toEqual(['pending', 'approved', 'pending', 'approved']);
	expect(world.sandbox.meeting(MEETING).registrants.map(({ status }) => status)).toEqual([
		'pending',
		'pending',
		'approved',
		'approved',
	]);
});

it('A batch for a webinar has Auto-Approve, but not the confirmation email.', async () => {
	const { json } = await world.execute(people(2), {
		...parameters,
		resource: 'webinarRegistrant',
		webinarId: byId(WEBINAR),
		additionalFields: { autoApprove: true },
		options: { confirmationEmail: false },
	});
	expect(world.sent()).toEqual([
		'GET /v2/webinars/93300000201',
		'POST /v2/webinars/93300000201/batch_registrants',
	]);
	expect(bodies()[0]).toMatchObject({ auto_approve: true });
	expect(bodies()[0]).not.toHaveProperty('registrants_confirmation_email');
	expect(json[0]).toMatchObject({
		webinarId: WEBINAR,
		status: 'approved',
		joinUrl: expect.any(String),
	});
	expect(json[0]).not.toHaveProperty('note');
	expect(world.sandbox.state.oddities).toEqual([]);
});

it.each([200, 201] as const)('HTTP %i is a success', async (batchStatus) => {
	world.sandbox.switches.batchStatus = batchStatus;
	const { json } = await world.execute(people(1), parameters);
	expect(json[0]?.id).toEqual(expect.any(String));
});

describe('the same person in several items', () => {
	it('is sent once, in any capitals, and each item has the outcome', async () => {
		const rows = [...people(2), { ...people(1)[0]!, email: 'P0@Example.com' }];
		const { json } = await world.execute(rows, { ...parameters, lastName: 'Same' });
		expect(added().map(sentPeople)).toEqual([['p0@example.com', 'p1@example.com']]);
		expect(json[0]?.id).toEqual(expect.any(String));
		expect(json[2]?.id).toBe(json[0]?.id);
		expect(json[2]).not.toBe(json[0]);
	});

	it('under three names is in three batches, each with as many others as fit', async () => {
		const rows = people(31).map((one) => ({ ...one, email: one.email.replace('p0@', 'ann@') }));
		rows.splice(1, 0, { email: 'ann@example.com', lastName: 'Lee' });
		rows.splice(2, 0, { email: 'Ann@example.com', lastName: 'Kim' });
		const { json } = await world.execute(rows, parameters);
		const others = people(31)
			.slice(1)
			.map(({ email }) => email);
		expect(added().map(sentPeople)).toEqual([
			['ann@example.com', ...others.slice(0, 29)],
			['ann@example.com', ...others.slice(29)],
			['Ann@example.com'],
		]);
		expect(new Set(json.slice(0, 3).map(({ id }) => id)).size).toBe(1);
		expect(world.sandbox.state.oddities).toEqual([]);
	});

	it('whose next batch is full by then goes into one after it', async () => {
		const rows = [
			{ email: 'ann@example.com', lastName: 'Lee' },
			...people(59),
			{ email: 'ann@example.com', lastName: 'Kim' },
		];
		await world.execute(rows, parameters);
		expect(added().map((one) => sentPeople(one).length)).toEqual([30, 30, 1]);
		expect(added().map((one) => sentPeople(one).includes('ann@example.com'))).toEqual([
			true,
			false,
			true,
		]);
	});

	it('under different names is never twice in one batch', async () => {
		const rows = people(2).map((one) => ({ ...one, email: 'ann@example.com' }));
		const { json } = await world.execute(rows, parameters);
		expect(added().map(sentPeople)).toEqual([['ann@example.com'], ['ann@example.com']]);
		expect(json[0]?.id).toEqual(expect.any(String));
		expect(json[0]?.id).toBe(json[1]?.id);
		expect(world.sandbox.state.oddities).toEqual([]);
	});
});
