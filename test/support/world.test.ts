import { byId, oneRegistrant, type RunResult, useWorld } from './world';

const MEETING = '85200000991';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
	world.sandbox.addRegistrants(MEETING, [{ id: 'annsID', email: 'ann@example.com' }]);
});

const approve = {
	meetingId: byId(MEETING),
	action: 'approve',
	registrants: oneRegistrant('annsID', ''),
};

describe('A run that a test leaves behind, as one does that times out,', () => {
	let leftBehind: Promise<RunResult>;
	let itsSandbox: string;

	it('goes on after the test has ended.', async () => {
		// Jest loads no module between two tests, and the node loads its own with its first run.
		await world.execute([{}], approve);
		itsSandbox = world.sandbox.url;
		leftBehind = world.execute([{}], approve);
	});

	it('never reaches the sandbox of the next test.', async () => {
		const { json, error } = await leftBehind;
		expect([json, error?.message]).toEqual([
			[],
			expect.stringContaining(`Couldn't reach Zoom at ${new URL(itsSandbox).host}`),
		]);
		expect(world.sandbox.requests).toEqual([]);
		expect(world.sandbox.meeting(MEETING).registrants[0]?.status).toBe('pending');
		await world.execute([{}], approve);
		expect(world.sent()[0]).toBe(`PUT /v2/meetings/${MEETING}/registrants/status`);
	});
});
