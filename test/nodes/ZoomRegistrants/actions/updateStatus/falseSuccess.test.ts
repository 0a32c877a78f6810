import { carryOn, useWorld } from '../../../../support/world';
import { approveIn, pendingPeople } from './support';

// Good statuses with bodies that aren't.

const MEETING = '85200000773';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
});

const approve = approveIn(MEETING);

const rows = (count: number) => pendingPeople(world, MEETING, count);

it.each([
	{ error: 'invalid_request', reason: 'Invalid Token!' },
	{ message: 'Webinar plan subscription is missing' },
	{ status: 'error', errorMessage: 'no' },
	{ errors: [{ field: 'x', message: 'y' }] },
])('HTTP 200 with %j is not a success', async (body) => {
	world.sandbox.addFault({ match: { method: 'PUT' }, times: 99, answer: { status: 200, body } });
	const { json } = await world.execute(rows(1), approve, carryOn);
	expect(json[0]?.success).toBe(false);
});

it('a limit that comes with HTTP 200 is waited for like any other', async () => {
	world.sandbox.addFault({
		answer: {
			status: 200,
			body: {
				code: 429,
				message: 'You have reached the maximum per-second rate limit for this API.',
			},
		},
	});
	const { json } = await world.execute(rows(1), approve, carryOn);
	expect(json[0]?.success).toBe(true);
	expect(world.puts()).toHaveLength(2);
});
