import { byId, oneRegistrant, useWorld } from '../../../../support/world';

const MEETING = '85200000008';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
});

const parameters = { meetingId: byId(MEETING), action: 'approve', registrants: oneRegistrant() };

function rows() {
	const people = world.sandbox.addRegistrants(MEETING, 40, { status: 'pending' });
	return people.map(({ id, email }, index) =>
		index === 5
			? { id: '', email: 'typo@example.con', company: 'Acme' }
			: { id, email, company: 'Acme' },
	);
}

const approved = () =>
	world.sandbox.meeting(MEETING).registrants.filter(({ status }) => status === 'approved').length;

it('Stop Workflow: everyone else is changed, then the error names the one and counts the rest', async () => {
	const { run, error, json } = await world.execute(rows(), parameters);
	expect(run.status).toBe('error');
	expect(error?.message).toBe(
		'typo@example.con is not among the registrants of meeting 85200000008 [item 5]',
	);
	expect(error?.description).toContain('1 of 40 items failed; the other 39 succeeded.');
	expect(error?.httpCode).toBe('404');
	expect(json).toEqual([]);
	expect(approved()).toBe(39);
});

it('Continue: the failed item stands in its place, and is linked to its input', async () => {
	const { run, items } = await world.execute(rows(), parameters, {
		onError: 'continueRegularOutput',
	});
	expect(run.status).toBe('success');
	expect(items).toHaveLength(40);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
		Array.from({ length: 40 }, (_, item) => ({ item })),
	);
	expect(items[5]?.json).toEqual({
		success: false,
		error: 'typo@example.con is not among the registrants of meeting 85200000008 [item 5]',
		details: {
			description: expect.any(String),
			code: 404,
			httpStatus: 404,
			trackingId: expect.any(String),
			meetingId: MEETING,
			action: 'approve',
			registrants: [{ email: 'typo@example.con', success: false, error: expect.any(String) }],
		},
	});
});

it('Continue (using error output): the failed item comes out there, with its input beside the error', async () => {
	const { items, errorItems } = await world.execute(rows(), parameters, {
		onError: 'continueErrorOutput',
	});
	expect(items).toHaveLength(39);
	expect(items.every(({ json }) => json.success === true)).toBe(true);
	expect(errorItems).toHaveLength(1);
	expect(errorItems[0]?.pairedItem).toEqual({ item: 5 });
	expect(errorItems[0]?.json).toMatchObject({
		email: 'typo@example.con',
		company: 'Acme',
		error: 'typo@example.con is not among the registrants of meeting 85200000008 [item 5]',
		details: {
			code: 404,
			httpStatus: 404,
			description: expect.stringContaining('Check the spelling'),
		},
	});
});

it('an expression that fails is the error of its item', async () => {
	const failing = { ...parameters, action: '={{ $json.company.nothing.there }}' };
	const items = [{ id: 'a', company: { nothing: { there: 'approve' } } }, { id: 'b' }];
	world.sandbox.addRegistrants(MEETING, [{ id: 'a', email: 'a@example.com' }]);
	const stopped = await world.execute(items, failing);
	expect(stopped.run.status).toBe('error');
	expect(world.puts()).toEqual([]);
	const { json } = await world.execute(items, failing, { onError: 'continueRegularOutput' });
	expect(json[0]?.success).toBe(true);
	expect(json[1]).toMatchObject({ success: false, error: expect.any(String) });
});

it('no input items: nothing is sent and nothing comes out', async () => {
	const { json, error } = await world.execute([], parameters);
	expect([json, error]).toEqual([[], undefined]);
	expect(world.sandbox.requests).toEqual([]);
});
