import { byId, carryOn, oneRegistrant, useWorld } from '../../support/world';

const MEETING = '85200000931';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
	world.sandbox.addRegistrants(MEETING, [{ id: 'ann', email: 'ann@example.com' }]);
});

const parameters = {
	meetingId: byId(MEETING),
	action: '={{ $json.action }}',
	registrants: oneRegistrant('ann', ''),
};

it('waits by the clock that it is given', async () => {
	world.sandbox.addFault({ answer: { status: 429, headers: { 'Retry-After': '9' }, body: {} } });
	const { json } = await world.execute([{ action: 'approve' }], parameters);
	expect(json[0]?.success).toBe(true);
	expect(world.clock.waits).toEqual([expect.any(Number)]);
	expect(world.clock.waits[0]).toBeGreaterThanOrEqual(9000);
});

it('an expression that fails is the problem of its item, with the number of that item', async () => {
	const { json } = await world.execute(
		[{ action: 'approve' }, { action: 'approve' }, { action: '' }],
		{ ...parameters, action: '={{ $itemIndex === 1 ? $("nope").item : $json.action }}' },
		carryOn,
	);
	expect(json[0]?.success).toBe(true);
	expect(json[1]?.error).toMatch(/^[^[\]]+ \[item 1\]$/);
	expect(json[1]?.details).toEqual({ description: "Check the expressions in this node's fields." });
	expect(json[2]?.error).toBe('Action is empty [item 2]');
});

it('what stops the operation leaves alone what was wrong with an item before', async () => {
	for (const { data } of world.engine.credentials.stored) {
		Object.assign(data, { environment: 'custom', apiBaseUrl: '' });
	}
	const { json } = await world.execute(
		[{ action: '' }, { action: 'approve' }, { action: 'deny' }],
		parameters,
		carryOn,
	);
	expect(json.map(({ error }) => error)).toEqual([
		'Action is empty [item 0]',
		"The credential's API Base URL is missing or isn't a web address [item 1]",
		"The credential's API Base URL is missing or isn't a web address [item 2]",
	]);
});
