import { byId, oneRegistrant, useWorld } from '../../../../support/world';

const world = useWorld();

const parameters = {
	meetingId: byId('85200000009'),
	action: 'approve',
	registrants: oneRegistrant(),
	options: { bodyFormat: 'xml' },
};
const items = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];

it('fails every item with its own number', async () => {
	const { json } = await world.update(items, parameters, { onError: 'continueRegularOutput' });
	expect(json.map(({ error }) => error)).toEqual(
		[0, 1, 2].map(
			(item) => `Options > Body Format must be automatic, multipart or json [item ${item}]`,
		),
	);
	expect(world.sandbox.requests).toEqual([]);
});

it('stops the workflow, and nothing is sent', async () => {
	const { error } = await world.update(items, parameters);
	expect(error?.message).toBe(
		'Options > Body Format must be automatic, multipart or json [item 0]',
	);
	expect(error?.description).toContain('Choose Body Format again');
	expect(world.sandbox.requests).toEqual([]);
});
