import { byId, carryOn, useWorld } from '../../../../support/world';

const MEETING = '85200000121';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
});

const create = {
	operation: 'create',
	meetingId: byId(MEETING),
	email: '={{ $json.email }}',
	firstName: '={{ $json.firstName ?? "Guest" }}',
};

const people = (count: number) =>
	Array.from({ length: count }, (_, n) => ({ email: `p${n}@example.com` }));

/** One look at an event's registrants; after an unclear answer there are two, if the first shows nobody. */
const LISTS = ['pending', 'approved', 'denied'];

const registered = () => world.sandbox.meeting(MEETING).registrants.map(({ email }) => email);

describe.each([
	['a lost connection', { drop: 'after' as const }],
	['a fault', { applyFirst: true, answer: { status: 500, body: { code: 500, message: 'Oops' } } }],
	[
		'a page of a gateway',
		{ applyFirst: true, answer: { status: 502, contentType: 'text/html', body: '<h1>Bad</h1>' } },
	],
])('%s', (_, fault) => {
	it('after Zoom did it: the list is read, and nothing is sent twice', async () => {
		world.sandbox.addFault({ match: { method: 'POST' }, ...fault });
		const { json } = await world.execute(people(1), create);
		expect(world.steps()).toEqual(['POST', 'pending']);
		expect(registered()).toEqual(['p0@example.com']);
		expect(json[0]).toMatchObject({
			id: world.sandbox.meeting(MEETING).registrants[0]?.id,
			email: 'p0@example.com',
			status: 'pending',
			meetingId: MEETING,
		});
	});

	it('before Zoom did it: the list is read, then it is sent once more', async () => {
		const before = 'drop' in fault ? { drop: 'before' as const } : { answer: fault.answer };
		world.sandbox.addFault({ match: { method: 'POST' }, ...before });
		const { json } = await world.execute(people(1), create);
		expect(world.steps()).toEqual(['POST', ...LISTS, ...LISTS, 'POST']);
		expect(json[0]?.id).toEqual(expect.any(String));
	});
});

it('twice in a row fails the item, and the next one is tried', async () => {
	const answer = { status: 503, body: { code: 503, message: 'Busy' } };
	world.sandbox.addFault({ match: { method: 'POST' }, times: 2, answer });
	const { json } = await world.execute(people(2), create, carryOn);
	expect(json[0]?.error).toContain('Zoom returned a server error (HTTP 503)');
	expect(json[1]?.id).toEqual(expect.any(String));
	expect(world.steps().filter((one) => one === 'POST')).toHaveLength(3);
});

it('on and on ends the run, and who was not sent is told so', async () => {
	const answer = { status: 503, body: { code: 503, message: 'Busy' } };
	world.sandbox.addFault({ match: { method: 'POST' }, times: 999, answer });
	const { json } = await world.execute(people(50), create, carryOn);
	expect(world.steps().filter((one) => one === 'POST')).toHaveLength(6);
	expect(json).toHaveLength(50);
	expect(json[0]?.error).toMatch(/^Zoom returned a server error/);
	expect(json[49]?.error).toMatch(/^Not sent because Zoom didn't accept the previous requests/);
});

it('Someone who was denied earlier is not reported as registered.', async () => {
	world.sandbox.addRegistrants(MEETING, [{ email: 'p0@example.com', status: 'denied' }]);
	world.sandbox.addFault({ match: { method: 'POST' }, drop: 'before' });
	const { json } = await world.execute(people(1), create, carryOn);
	expect(json[0]?.success).toBe(false);
	expect(json[0]).not.toHaveProperty('id');
});

it('where the list may not be read, nothing is sent again', async () => {
	world.revokeScopes(/list_registrants/);
	const answer = { status: 500, body: { code: 500, message: 'Oops' } };
	world.sandbox.addFault({ match: { method: 'POST' }, answer });
	const { json } = await world.execute(people(2), create, carryOn);
	expect(world.steps()).toEqual(['POST', 'pending', 'POST']);
	expect(json[0]?.error).toContain('HTTP 500');
	expect(json[1]?.id).toEqual(expect.any(String));
});

it('a per-second limit is waited for', async () => {
	world.sandbox.addFault({
		match: { method: 'POST' },
		answer: {
			status: 429,
			headers: { 'X-RateLimit-Type': 'QPS' },
			body: { code: 429, message: 'You have reached the maximum per-second rate limit.' },
		},
	});
	const { json } = await world.execute(people(1), create);
	expect(world.steps()).toEqual(['POST', 'POST']);
	expect(json[0]?.id).toEqual(expect.any(String));
});

it('an answer without a registrant ID is not a success', async () => {
	const answer = { status: 201, body: { id: 85200000121 } };
	world.sandbox.addFault({ match: { method: 'POST' }, answer });
	const { json } = await world.execute(people(1), create, carryOn);
	expect(json[0]?.error).toBe(
		"Zoom returned no registrant ID, and doesn't list the person as approved or pending [item 0]",
	);
	expect(json[0]?.details).toEqual({
		description: 'Look up the person with Get Many before you register them again.',
		meetingId: MEETING,
	});
	expect(world.steps()).toEqual(['POST', ...LISTS, ...LISTS]);
});

it('an expired token is renewed, and the person is registered once', async () => {
	world.sandbox.expireTokens();
	await world.execute(people(3), create);
	expect(registered()).toEqual(['p0@example.com', 'p1@example.com', 'p2@example.com']);
	expect(world.apiRequests().map(({ status }) => status)).toEqual([401, 201, 201, 201]);
});
