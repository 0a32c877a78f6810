import { byId, carryOn, useWorld } from '../../../../support/world';
import { additions, createMany, failures, people, sentPeople } from './support';

const MEETING = '85200000231';
const OTHER = '85200000232';
const WEBINAR = '93300000231';

const world = useWorld((world) => {
	const alternativeHosts = ['ben@events.example', 'Jo@partner.example'];
	world.sandbox.addMeeting({ id: MEETING, alternativeHosts });
	world.sandbox.addMeeting({ id: OTHER });
	world.sandbox.addMeeting({ id: WEBINAR, type: 5, alternativeHosts });
});

const parameters = createMany(MEETING);

const withHosts = (count: number, ...emails: string[]) => [
	...emails.map((email) => ({ email, lastName: 'Host' })),
	...people(count),
];
const withoutScope = (start: string) => {
	world.revokeScopes(new RegExp(`^${start}`));
};

it('Hosts and alternative hosts fail by name and are never sent; everyone else travels whole.', async () => {
	const rows = withHosts(28, 'ADA@events.example', 'jo@partner.example');
	const { json, items } = await world.execute(rows, parameters, carryOn);
	expect(world.sent()).toEqual([
		'GET /v2/meetings/85200000231',
		'POST /v2/meetings/85200000231/batch_registrants',
	]);
	expect(additions(world.apiRequests()).flatMap(sentPeople)).toEqual(
		people(28).map(({ email }) => email),
	);
	expect(failures(json)).toEqual([0, 1]);
	expect(json[0]).toEqual({
		success: false,
		error:
			"ADA@events.example is the host of meeting 85200000231, and Zoom doesn't register hosts [item 0]",
		details: {
			description:
				'Nothing was sent for this person. Remove the row: hosts join the meeting without registering.',
			meetingId: MEETING,
			email: 'ADA@events.example',
		},
	});
	expect(json[1]?.error).toBe(
		"jo@partner.example is an alternative host of meeting 85200000231, and Zoom doesn't register hosts [item 1]",
	);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(rows.map((_, item) => ({ item })));
});

it('Hosts of a webinar are told as well, also one who would be sent alone with more fields.', async () => {
	const { json } = await world.execute(
		withHosts(2, 'ada@events.example', 'ben@events.example'),
		{
			...parameters,
			resource: 'webinarRegistrant',
			webinarId: byId(WEBINAR),
			additionalFields: { city: '={{ $json.email.startsWith("ben") ? "Berlin" : "" }}' },
			options: { createSingly: true },
		},
		carryOn,
	);
	expect(world.sent()).toEqual([
		'GET /v2/webinars/93300000231',
		'POST /v2/webinars/93300000231/batch_registrants',
	]);
	expect(json[0]?.error).toContain('ada@events.example is the host of webinar 93300000231');
	expect(json[1]?.error).toContain('ben@events.example is an alternative host of webinar');
	expect(failures(json)).toEqual([0, 1]);
});

it('The event is read once, however many batches and rows it has, and each event once.', async () => {
	const rows = people(180).map((one, n) => ({ ...one, meeting: n % 2 === 0 ? MEETING : OTHER }));
	await world.execute(rows, createMany('={{ $json.meeting }}'));
	const readings = world.sent().filter((one) => one.startsWith('GET'));
	expect(readings.toSorted()).toEqual([
		'GET /v2/meetings/85200000231',
		'GET /v2/meetings/85200000232',
	]);
	expect(additions(world.apiRequests())).toHaveLength(6);
});

it('For people who are sent alone nothing is read, and Zoom itself says that one is a host.', async () => {
	const rows = [
		{ email: 'ada@events.example', lastName: 'Host', meeting: MEETING },
		{ email: 'p0@example.com', lastName: 'Lee', meeting: OTHER },
	];
	const { json } = await world.execute(rows, createMany('={{ $json.meeting }}'), carryOn);
	expect(world.sent().every((one) => one.startsWith('POST'))).toBe(true);
	expect(failures(json)).toEqual([0]);
	expect(json[0]?.error).toBe(
		"Zoom doesn't register hosts or alternative hosts for meeting 85200000231: Host cannot register. [item 0]",
	);
});

it('Only hosts are in the rows: nothing is sent to add them.', async () => {
	const { json } = await world.execute(
		withHosts(0, 'ada@events.example', 'ben@events.example'),
		parameters,
		carryOn,
	);
	expect(world.sent()).toEqual(['GET /v2/meetings/85200000231']);
	expect(failures(json)).toEqual([0, 1]);
});

describe('If the event cannot be read', () => {
	it('for want of the scope, it is asked once, and a host is found by sending as before.', async () => {
		withoutScope('meeting:read:meeting');
		const rows = withHosts(3, 'ada@events.example');
		const { json } = await world.execute(rows, parameters, carryOn);
		expect(world.sent()).toEqual([
			'GET /v2/meetings/85200000231',
			'POST /v2/meetings/85200000231/batch_registrants',
			...Array(4).fill('POST /v2/meetings/85200000231/registrants'),
		]);
		expect(failures(json)).toEqual([0]);
		expect(json[0]?.error).toContain('Host cannot register.');
	});

	it('for want of the scope, other events are not read in vain.', async () => {
		withoutScope('meeting:read:meeting');
		const meetings = Array.from({ length: 20 }, (_, n) => String(85200000240 + n));
		for (const id of meetings) world.sandbox.addMeeting({ id });
		const rows = people(40).map((one, n) => ({ ...one, meeting: meetings[n % 20] }));
		const { json } = await world.execute(rows, createMany('={{ $json.meeting }}'), carryOn);
		expect(failures(json)).toEqual([]);
		// Up to four events are worked on side by side.
		expect(world.sent().filter((one) => one.startsWith('GET')).length).toBeLessThanOrEqual(4);
		expect(additions(world.apiRequests())).toHaveLength(20);
	});

	it.each([
		['a server error', { status: 500, body: { code: 500, message: 'Oops' } }],
		['an answer that is no event', { status: 200, body: [] }],
	])('because of %s, people are registered all the same.', async (_, answer) => {
		world.sandbox.addFault({ match: { method: 'GET' }, times: 9, answer });
		const { json } = await world.execute(people(3), parameters, carryOn);
		expect(failures(json)).toEqual([]);
		expect(additions(world.apiRequests())).toHaveLength(1);
	});
});

it('A meeting that cannot be read has no known hosts, and those of the next one are read all the same.', async () => {
	world.sandbox.addFault({
		match: { method: 'GET', pathIncludes: `/meetings/${MEETING}` },
		answer: { status: 404, body: { code: 3001, message: 'Meeting does not exist.' } },
	});
	const rows = [MEETING, OTHER].flatMap((meeting) =>
		people(2).map((person) => ({ ...person, meeting })),
	);
	await world.execute(rows, { ...parameters, meetingId: byId('={{ $json.meeting }}') }, carryOn);
	expect(world.sent().filter((one) => one.startsWith('GET'))).toEqual([
		`GET /v2/meetings/${MEETING}`,
		`GET /v2/meetings/${OTHER}`,
	]);
});
