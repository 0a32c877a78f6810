import { byId, carryOn, oneRegistrant, useWorld } from '../../../../support/world';

const world = useWorld();

const parameters = {
	meetingId: byId('85200000009'),
	action: 'approve',
	registrants: oneRegistrant(),
	options: { bodyFormat: 'xml' },
};
const items = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];

it('fails every item with its own number', async () => {
	const { json } = await world.execute(items, parameters, carryOn);
	expect(json.map(({ error }) => error)).toEqual(
		[0, 1, 2].map(
			(item) => `Options > Body Format must be automatic, multipart or json [item ${item}]`,
		),
	);
	expect(world.sandbox.requests).toEqual([]);
});

it('stops the workflow, and nothing is sent', async () => {
	const { error } = await world.execute(items, parameters);
	expect(error?.message).toBe(
		'Options > Body Format must be automatic, multipart or json [item 0]',
	);
	expect(error?.description).toContain('Choose Body Format again');
	expect(world.sandbox.requests).toEqual([]);
});

it.each([
	[{ bodyFormat: 'xml' }, 'Options > Body Format must be automatic, multipart or json'],
	[{ ifAlreadyInStatus: 'maybe' }, 'Options > If Already in That Status must be send or skip'],
	[{ dryRun: 'no' }, 'Options > Dry Run must be true or false'],
	[{ lookUpByEmail: 1 }, 'Options > Check Emails First must be true or false'],
	[{ returnJoinUrl: 'yes' }, 'Options > Return Join URL must be true or false'],
	[{ verifyResult: true }, 'Options > Check Result must be automatic, always or never'],
	[{ verifyResult: 'sometimes' }, 'Options > Check Result must be automatic, always or never'],
])('%j is refused before anything is sent', async (options, message) => {
	const { json } = await world.execute(items.slice(1), { ...parameters, options }, carryOn);
	expect(json.map(({ success }) => success)).toEqual([false, false]);
	expect(json.map(({ error }) => error)).toEqual([`${message} [item 0]`, `${message} [item 1]`]);
	expect(world.sandbox.requests).toEqual([]);
});
