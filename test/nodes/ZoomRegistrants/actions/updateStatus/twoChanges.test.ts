import { sentRegistrants } from '../../../../support/multipart';
import { byId, carryOn, oneRegistrant, useWorld } from '../../../../support/world';

// Two changes, or two entries, of one person.

const MEETING = '85200000761';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
});

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
	const { json } = await world.execute(rows, byRow, carryOn);
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
	const { json } = await world.execute(rows, byRow, carryOn);
	expect(json[0]).not.toHaveProperty('verified');
	expect(json[0]?.note).toContain('more than once');
});
