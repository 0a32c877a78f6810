import type { INodeParameters } from 'n8n-workflow';

import { byId, useWorld } from '../../../../support/world';

const MEETING = '85200000141';
const WEBINAR = '93300000141';
const RECORDED = '85200000142';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
	world.sandbox.addMeeting({ id: WEBINAR, type: 5 });
	world.sandbox.addMeeting({ id: RECORDED, recording: {} });
});

const PENDING =
	'Pending: Zoom provides the join link once the registration is approved, e.g. with Update Status.';
const MAYBE_AUTO_APPROVED =
	"Zoom returned no join link, so it isn't known whether Auto-Approve took effect. Check with Get, or approve with Update Status.";

const LINK = 'https://us02web.zoom.us/w/1?tk=x';
const ANN = { email: 'ann@example.com', firstName: 'Ann', lastName: 'Lee' };

const register = async (parameters: INodeParameters) => {
	const { json } = await world.update([{}], { ...ANN, ...parameters });
	return json;
};

describe.each([
	['meetingRegistrant', 'meetingId', MEETING],
	['webinarRegistrant', 'webinarId', WEBINAR],
])('%s', (resource, field, event) => {
	const about = { resource, [field]: byId(event) };
	const person = () => ({ id: world.sandbox.meeting(event).registrants[0]?.id, ...ANN });

	describe.each(['create', 'createMany'])('%s', (operation) => {
		/** What Zoom answers to the one request that adds the person. */
		function answering(row: object) {
			const answer = { registrant_id: 'annsID', email: ANN.email, ...row };
			world.sandbox.addFault({
				match: { method: 'POST' },
				answer: {
					status: 201,
					body:
						operation === 'create' ? { id: Number(event), ...answer } : { registrants: [answer] },
				},
			});
		}

		it('Someone to be approved is pending, without a join link, and a note says so.', async () => {
			const json = await register({ ...about, operation });
			expect(world.sandbox.meeting(event).registrants[0]?.status).toBe('pending');
			expect(json).toEqual([
				expect.objectContaining({ ...person(), [field]: event, status: 'pending', note: PENDING }),
			]);
			expect(json[0]).not.toHaveProperty('joinUrl');
		});

		it('Someone approved by the event itself is approved, with a join link and without a note.', async () => {
			world.sandbox.meeting(event).approvalType = 0;
			const json = await register({ ...about, operation });
			expect(world.sandbox.meeting(event).registrants[0]?.status).toBe('approved');
			expect(json).toEqual([
				expect.objectContaining({
					...person(),
					[field]: event,
					status: 'approved',
					joinUrl: expect.stringContaining(`https://us02web.zoom.us/w/${event}?tk=`),
				}),
			]);
			expect(json[0]).not.toHaveProperty('note');
		});

		it.each([
			['pending', { status: 'pending', join_url: LINK }, { note: PENDING }],
			['approved', { status: 'approved' }, {}],
			['approved', { status: 'Approved', join_url: LINK }, {}],
			['denied', { status: 'denied' }, {}],
		])('Zoom’s own status wins: %s for %j.', async (status, row, noted) => {
			answering(row);
			const json = await register({ ...about, operation });
			expect(json).toEqual([
				{
					id: 'annsID',
					...ANN,
					status,
					...('join_url' in row && { joinUrl: LINK }),
					[field]: event,
					...noted,
				},
			]);
		});

		it.each([
			['approved', { join_url: LINK }, { joinUrl: LINK }],
			['pending', {}, { note: PENDING }],
			['pending', { status: '' }, { note: PENDING }],
			['pending', { status: 7, join_url: '' }, { note: PENDING }],
		])('Without a status of Zoom’s the join link tells: %s for %j.', async (status, row, more) => {
			answering(row);
			const json = await register({ ...about, operation });
			expect(json).toEqual([{ id: 'annsID', ...ANN, status, [field]: event, ...more }]);
		});
	});
});

it.each([
	['meetingRegistrant', 'meetingId', MEETING, 'create'],
	['meetingRegistrant', 'meetingId', MEETING, 'createMany'],
	['webinarRegistrant', 'webinarId', WEBINAR, 'createMany'],
])(
	'Without a link nothing tells whether Auto-Approve took effect, so there is no status: %s, %s of %s, %s.',
	async (resource, field, event, operation) => {
		const answer = { registrant_id: 'annsID', email: ANN.email };
		world.sandbox.addFault({
			match: { method: 'POST' },
			answer: { status: 201, body: operation === 'create' ? answer : { registrants: [answer] } },
		});
		const additionalFields = { autoApprove: true };
		const json = await register({ resource, operation, [field]: byId(event), additionalFields });
		expect(json).toEqual([{ id: 'annsID', ...ANN, [field]: event, note: MAYBE_AUTO_APPROVED }]);
	},
);

it('A recording registrant has only a status that Zoom gives, and no note.', async () => {
	const recording = { resource: 'recordingRegistrant', operation: 'create' };
	const first = await register({ ...recording, meetingId: byId(RECORDED) });
	expect(first[0]).toMatchObject({ ...ANN, meetingId: RECORDED });
	expect(first[0]).not.toHaveProperty('status');
	expect(first[0]).not.toHaveProperty('note');
	world.sandbox.addFault({
		match: { method: 'POST' },
		answer: { status: 201, body: { registrant_id: 'annsID', status: 'pending' } },
	});
	const second = await register({ ...recording, meetingId: byId(RECORDED) });
	expect(second).toEqual([{ id: 'annsID', ...ANN, status: 'pending', meetingId: RECORDED }]);
});

it('After an answer that got lost, the status is that of the list.', async () => {
	world.sandbox.addRegistrants(MEETING, [{ id: 'annsID', ...ANN, status: 'approved' }]);
	world.sandbox.addFault({ match: { method: 'POST' }, drop: 'before' });
	const json = await register({ operation: 'create', meetingId: byId(MEETING) });
	expect(json).toEqual([
		{
			id: 'annsID',
			...ANN,
			status: 'approved',
			joinUrl: expect.stringContaining(`https://us02web.zoom.us/w/${MEETING}?tk=`),
			meetingId: MEETING,
		},
	]);
});
