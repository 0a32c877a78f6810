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

it('Of two changes of someone, once by ID and once by email, only the last is sent.', async () => {
	const [ann] = world.sandbox.addRegistrants(MEETING, [{ id: 'annsID', email: 'ann@example.com' }]);
	const rows = [
		{ action: 'approve', id: 'annsID', email: '' },
		{ action: 'deny', id: '', email: 'ann@example.com' },
	];
	const { json } = await world.execute(rows, byRow, carryOn);
	expect(world.puts()).toHaveLength(1);
	expect(ann?.status).toBe('denied');
	expect(json.map(({ skipped, status }) => [skipped, status])).toEqual([
		[true, undefined],
		[undefined, 'denied'],
	]);
});

it('An email that stands in two lists for a moment only is verified by the next reading.', async () => {
	const ann = { id: 'annsID', email: 'ann@example.com' };
	world.sandbox.addRegistrants(MEETING, [ann]);
	world.sandbox.addFault({
		match: { method: 'GET', pathIncludes: 'status=pending' },
		answer: { status: 200, body: { registrants: [{ ...ann, status: 'pending' }] } },
	});
	const rows = [{ action: 'approve', id: '', email: ann.email }];
	const { json } = await world.execute(rows, byRow, carryOn);
	expect(world.puts()).toHaveLength(1);
	expect(json[0]).toMatchObject({ status: 'approved', verified: true });
});
