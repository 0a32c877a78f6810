import { carryOn, useWorld } from '../../../../support/world';
import { createMany, people, sentPeople } from './support';

const MEETING = '85200000221';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
});

const parameters = createMany(MEETING);

/** Lists by the status read, other requests by their method. The first tells who hosts the meeting. */
const posts = () => world.apiRequests().filter(({ method }) => method === 'POST');
const done = (json: Array<{ id?: unknown }>) =>
	json.filter(({ id }) => typeof id === 'string').length;
const oops = { status: 500, body: { code: 500, message: 'Oops' } };

it.each([
	['a lost connection', { drop: 'after' as const }],
	['an error', { applyFirst: true, answer: oops }],
])('%s after Zoom did it: the list is read, nothing is sent twice', async (_, fault) => {
	world.sandbox.addFault({ match: { method: 'POST' }, ...fault });
	const { json } = await world.execute(people(40), parameters, carryOn);
	expect(world.steps()).toEqual(['GET', 'POST', 'pending', 'POST']);
	expect(done(json)).toBe(40);
	expect(world.sandbox.meeting(MEETING).registrants).toHaveLength(40);
	expect(posts().flatMap(sentPeople)).toHaveLength(40);
});

it.each([
	['a lost connection', { drop: 'before' as const }],
	['an error', { answer: oops }],
])('%s before Zoom did it: it is sent once more', async (_, fault) => {
	world.sandbox.addFault({ match: { method: 'POST' }, ...fault });
	const { json } = await world.execute(people(40), parameters, carryOn);
	const look = ['pending', 'approved', 'denied'];
	expect(world.steps()).toEqual(['GET', 'POST', ...look, ...look, 'POST', 'POST']);
	expect(done(json)).toBe(40);
});

it('done, but the list lags behind it: it is read once more, nothing is sent twice', async () => {
	world.sandbox.switches.listLagReads = 1;
	world.sandbox.addFault({ match: { method: 'POST' }, drop: 'after' });
	const { json } = await world.execute(people(3), parameters, carryOn);
	expect(posts()).toHaveLength(1);
	expect(done(json)).toBe(3);
});

it('half of a batch done: only the other half is sent again', async () => {
	world.sandbox.addRegistrants(
		MEETING,
		people(15).map(({ email }) => ({ email })),
	);
	world.sandbox.addFault({ match: { method: 'POST' }, answer: oops });
	const { json } = await world.execute(people(30), parameters, carryOn);
	expect(posts().map((one) => sentPeople(one).length)).toEqual([30, 15]);
	expect(done(json)).toBe(30);
});

it('Someone who was denied earlier is not reported as registered.', async () => {
	world.sandbox.addRegistrants(MEETING, [{ email: 'p1@example.com', status: 'denied' }]);
	world.sandbox.addFault({ match: { method: 'POST' }, answer: oops });
	const { json } = await world.execute(people(3), parameters, carryOn);
	expect(json.map(({ success }) => success)).toEqual([undefined, false, undefined]);
	expect(done(json)).toBe(2);
});

it('After a batch was lost twice, its people are sent one by one.', async () => {
	world.sandbox.addFault({ match: { method: 'POST' }, times: 2, answer: oops });
	const { json } = await world.execute(people(60), parameters, carryOn);
	expect(done(json)).toBe(60);
	const posts = world.apiRequests().filter(({ method }) => method === 'POST');
	expect(posts.map(({ path }) => path.endsWith('/batch_registrants'))).toEqual([
		true,
		true,
		...Array(30).fill(false),
		true,
	]);
});

it('on and on ends the run, and who was not sent is told so', async () => {
	world.sandbox.addFault({ match: { method: 'POST' }, times: 999, answer: oops });
	const { json } = await world.execute(people(300), parameters, carryOn);
	expect(world.steps().filter((one) => one === 'POST')).toHaveLength(8);
	expect(json[0]?.error).toMatch(/^Zoom returned a server error/);
	expect(json[299]?.error).toMatch(/^Not sent because Zoom didn't accept the previous requests/);
});

it('Zoom out of reach: an event is given up after three batches', async () => {
	world.sandbox.addFault({ times: 999, drop: 'before' });
	const { json } = await world.execute(people(120), parameters, carryOn);
	expect(world.steps().filter((one) => one === 'POST')).toHaveLength(3);
	expect(json[119]?.error).toContain("Couldn't reach Zoom");
});

it('whose batch got no answer, and who is refused by themselves, isn’t said not to be registered', async () => {
	world.sandbox.addFault(
		{ match: { method: 'POST' }, times: 2, answer: oops, applyFirst: true },
		{
			match: { method: 'POST' },
			answer: {
				status: 429,
				body: {
					code: 429,
					message:
						'You have exceeded the daily rate limit of (3) for Add meeting registrant API requests for the registrant (p0@example.com). You can resume these API requests at GMT 00:00:00.',
				},
			},
		},
	);
	world.sandbox.switches.listLagReads = 10;
	const { json } = await world.execute(people(2), parameters, carryOn);
	expect(json[0]).toMatchObject({
		error: expect.stringMatching(
			/^Sent in a batch, but Zoom's answer doesn't tell whether the person is registered\. Not registered by themselves either: /,
		),
		details: {
			description: 'Look up the person with Get Many before you register them again.',
		},
	});
});
