import type { INodeParameters } from 'n8n-workflow';

import { multipartText } from '../../support/multipart';
import { unchecked } from '../../support/statusOutput';
import { byId, carryOn, oneRegistrant, useWorld } from '../../support/world';

const RECORDED = '85200000811';
const SERIES = '85200000812';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: RECORDED, recording: {} });
	world.sandbox.addMeeting({ id: SERIES, occurrences: ['1700000000001'], recording: {} });
	for (const id of [RECORDED, SERIES]) {
		world.sandbox.addRecordingRegistrants(id, [
			{ id: 'annsID', email: 'Ann@example.com' },
			{ id: 'bobsID', email: 'bob@example.com', status: 'denied' },
		]);
	}
	// The same people have registered for the meeting itself, under other IDs.
	world.sandbox.addRegistrants(RECORDED, [
		{ id: 'annsMeetingID', email: 'ann@example.com' },
		{ id: 'eveID', email: 'eve@example.com' },
	]);
});

const approve = (more: INodeParameters = {}) => ({
	resource: 'recordingRegistrant',
	meetingId: byId(RECORDED),
	action: 'approve',
	registrants: oneRegistrant(),
	...more,
});

it('by ID is one request that has the ID alone, even where the e-mail is given', async () => {
	const { json } = await world.execute(
		[{ id: 'annsID', email: 'ann@example.com' }],
		approve({ options: { verifyResult: 'never' } }),
	);
	expect(world.sent()).toEqual(['PUT /v2/meetings/85200000811/recordings/registrants/status']);
	expect(multipartText(world.puts()[0]!)).toContain(
		'name="registrants"\r\n\r\n[{"id":"annsID"}]\r\n',
	);
	expect(world.sandbox.state.oddities).toEqual([]);
	expect(json[0]).toEqual(
		unchecked('approve', {
			meetingId: RECORDED,
			registrants: [{ id: 'annsID', email: 'ann@example.com' }],
		}),
	);
	expect(world.sandbox.meeting(RECORDED).recording?.registrants[0]?.status).toBe('approved');
	expect(world.sandbox.meeting(RECORDED).registrants[0]?.status).toBe('pending');
});

it('by e-mail is looked up in the list of the recording, and only the ID is sent', async () => {
	const rows = [{ email: 'ANN@example.com' }, { email: 'bob@example.com' }];
	const { json } = await world.execute(rows, approve({ options: { bodyFormat: 'json' } }));
	expect(world.sent()).toEqual([
		'GET /v2/meetings/85200000811/recordings/registrants?status=pending&page_size=300',
		'GET /v2/meetings/85200000811/recordings/registrants?status=approved&page_size=300',
		'GET /v2/meetings/85200000811/recordings/registrants?status=denied&page_size=300',
		'PUT /v2/meetings/85200000811/recordings/registrants/status',
		'GET /v2/meetings/85200000811/recordings/registrants?status=approved&page_size=300',
	]);
	expect(JSON.parse(world.puts()[0]?.rawBody.toString() ?? '')).toEqual({
		action: 'approve',
		registrants: [{ id: 'annsID' }, { id: 'bobsID' }],
	});
	expect(json[0]?.registrants).toEqual([{ id: 'annsID', email: 'Ann@example.com' }]);
});

it('who has registered for the meeting only is not a registrant of the recording', async () => {
	const { json } = await world.execute([{ email: 'eve@example.com' }], approve(), carryOn);
	expect(json[0]?.error).toBe(
		'eve@example.com is not among the registrants of the recording of meeting 85200000811 [item 0]',
	);
	expect(world.puts()).toEqual([]);
});

it('there is no cancel, and the message says what there is', async () => {
	const { json } = await world.execute(
		[{ id: 'annsID' }],
		approve({ action: '={{ "cancel" }}' }),
		carryOn,
	);
	expect(json[0]?.error).toContain('Action: "cancel" isn\'t an action');
	expect(JSON.stringify(json[0]?.details)).toContain('approve or deny');
	expect(world.sent()).toEqual([]);
});

it('an occurrence left over from another resource is not sent', async () => {
	const { json } = await world.execute(
		[{ id: 'annsID' }],
		approve({ meetingId: byId(SERIES), occurrenceId: byId('1700000000001') }),
	);
	expect(world.sent()).toEqual([
		'PUT /v2/meetings/85200000812/recordings/registrants/status',
		'GET /v2/meetings/85200000812/recordings/registrants?status=approved&page_size=300',
	]);
	expect(json[0]).not.toHaveProperty('occurrenceId');
});

it('verifying reads the list of the recording; there are no join links', async () => {
	const options = { verifyResult: 'always', returnJoinUrl: true };
	const { json } = await world.execute([{ id: 'annsID' }], approve({ options, action: 'deny' }));
	expect(world.sent()[1]).toBe(
		'GET /v2/meetings/85200000811/recordings/registrants?status=denied&page_size=300',
	);
	expect(json[0]).toMatchObject({ verified: true });
	expect(json[0]).not.toHaveProperty('joinUrl');
	expect(json[0]).not.toHaveProperty('note');
});

it('everyone who waits is approved, by ID', async () => {
	world.sandbox.addRecordingRegistrants(RECORDED, 40);
	await world.execute([{}], approve({ applyTo: 'everyone', currentStatus: 'pending' }));
	expect(world.steps()).toEqual(['pending', 'PUT', 'approved', 'PUT', 'approved']);
	expect(multipartText(world.puts()[0]!)).not.toContain('email');
	const recording = world.sandbox.meeting(RECORDED).recording;
	expect(recording?.registrants.filter(({ status }) => status === 'approved')).toHaveLength(41);
});

it('a meeting without a recording says so, once', async () => {
	world.sandbox.addMeeting({ id: '85200000813' });
	const rows = Array.from({ length: 60 }, (_, n) => ({ id: `id${n}` }));
	const { json } = await world.execute(rows, approve({ meetingId: byId('85200000813') }), carryOn);
	expect(world.sent()).toHaveLength(1);
	expect(json[59]?.error).toContain('This meeting has no cloud recording');
});

it('the scopes of recordings are the ones that are named', async () => {
	world.revokeScopes(/^cloud_recording/);
	const { json } = await world.execute([{ email: 'ann@example.com' }], approve(), carryOn);
	expect(json[0]?.error).toContain('cloud_recording:read:list_recording_registrants');
});
