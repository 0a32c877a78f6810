import { sentRegistrants } from '../../../../support/multipart';
import { byId, oneRegistrant, useWorld } from '../../../../support/world';

const MEETING = '85200000761';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
});

const continueOnFail = { onError: 'continueRegularOutput' } as const;
const byRow = {
	meetingId: byId(MEETING),
	action: '={{ $json.action }}',
	registrants: oneRegistrant('={{ $json.id }}', '={{ $json.email }}'),
};
const wholeLists = { match: { method: 'GET', pathIncludes: '/registrants' } };

it('Nobody is sent again who has the status of another change of the same event.', async () => {
	const [ann] = world.sandbox.addRegistrants(MEETING, [{ id: 'annsID', email: 'ann@example.com' }]);
	const answer = { status: 503, body: { code: 503, message: 'Busy' } };
	world.sandbox.addFault({ ...wholeLists, times: 3, answer });
	const rows = [
		{ action: 'approve', id: '', email: 'ann@example.com' },
		{ action: 'deny', id: 'annsID', email: '' },
	];
	const { json } = await world.update(rows, byRow, continueOnFail);
	expect(ann?.status).toBe('denied');
	expect(world.puts().map((put) => sentRegistrants(put))).toEqual([
		[{ email: 'ann@example.com' }],
		[{ id: 'annsID' }],
	]);
	expect(json[1]).toMatchObject({ success: true, status: 'denied', verified: true });
});

it('An email that stands in two lists is never said to be verified by one of them.', async () => {
	world.sandbox.addRegistrants(MEETING, [
		{ id: 'one', email: 'ann@example.com', status: 'approved' },
		{ id: 'two', email: 'ann@example.com', status: 'denied' },
	]);
	world.sandbox.addFault({ match: { method: 'PUT' }, answer: { status: 204, body: '' } });
	const rows = [{ action: 'deny', id: '', email: 'ann@example.com' }];
	const { json } = await world.update(rows, byRow, continueOnFail);
	expect(json[0]).not.toHaveProperty('verified');
	expect(json[0]?.note).toContain('more than once');
});

it('One person at the daily limit, named by an email that no row has, fails alone.', async () => {
	const people = world.sandbox.addRegistrants(MEETING, 10);
	const message =
		'You have exceeded the daily rate limit (10) of Update meeting registrant status API requests permitted for the registrant (guest4@example.com).';
	world.sandbox.addFault({
		match: { method: 'PUT' },
		answer: { status: 429, body: { code: 429, message } },
	});
	const rows = people.map(({ id }) => ({ action: 'approve', id, email: '' }));
	const { json } = await world.update(rows, byRow, continueOnFail);
	const failed = [...json.entries()].filter(([, { success }]) => success !== true);
	expect(failed.map(([index]) => index)).toEqual([3]);
	expect(world.puts().map((put) => sentRegistrants(put).length)).toEqual([10, 9]);
});

it('A server that fails at every change is not asked on and on.', async () => {
	const people = world.sandbox.addRegistrants(MEETING, 45);
	const answer = { status: 500, body: { code: 500, message: 'Oops' } };
	world.sandbox.addFault({ match: { method: 'PUT' }, times: 999, answer });
	const rows = people.map(({ id }) => ({ action: 'approve', id, email: '' }));
	const { json } = await world.update(rows, byRow, continueOnFail);
	expect(json.every(({ success }) => success === false)).toBe(true);
	expect(world.puts()).toHaveLength(5);
});
