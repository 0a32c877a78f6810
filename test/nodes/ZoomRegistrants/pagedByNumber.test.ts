import type { INodeParameters } from 'n8n-workflow';

import { byId, carryOn, oneRegistrant, useWorld } from '../../support/world';

const MEETING = '85200000331';
const WEBINAR = '93300000331';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING, recording: {} });
	world.sandbox.addMeeting({ id: WEBINAR, type: 5 });
	world.sandbox.switches.pagedByNumber = true;
});

const urls = () => world.apiRequests().map(({ url }) => url);

describe('Where Zoom pages its lists by number alone', () => {
	it.each<[string, INodeParameters]>([
		['a meeting', { meetingId: byId(MEETING) }],
		['a webinar', { resource: 'webinarRegistrant', webinarId: byId(WEBINAR) }],
		['a recording', { resource: 'recordingRegistrant', meetingId: byId(MEETING) }],
	])('Get Many returns all registrants of %s.', async (_, event) => {
		world.sandbox.addRegistrants(MEETING, 650);
		world.sandbox.addRegistrants(WEBINAR, 650);
		world.sandbox.addRecordingRegistrants(MEETING, 650);
		const parameters = { operation: 'getAll', status: 'pending', returnAll: true, ...event };
		const { json, error } = await world.execute([{}], parameters);
		expect(error).toBeUndefined();
		expect(new Set(json.map(({ id }) => id)).size).toBe(650);
		expect(urls().map((url) => url.replace(/.*registrants/, ''))).toEqual([
			'?status=pending&page_size=300',
			'?status=pending&page_size=300&page_number=2',
			'?status=pending&page_size=300&page_number=3',
		]);
		expect(world.sandbox.state.oddities).toEqual([]);
	});

	it('Update Status finds people on the last page.', async () => {
		world.sandbox.addRegistrants(MEETING, 650);
		const { json } = await world.execute([{ email: 'GUEST649@example.com' }], {
			action: 'approve',
			meetingId: byId(MEETING),
			registrants: oneRegistrant(''),
			options: { lookUpByEmail: true },
		});
		expect(json[0]).toMatchObject({ success: true, status: 'approved', verified: true });
	});
});

describe('Where Zoom counts more registrants than it shows', () => {
	const short = {
		status: 200,
		body: { page_count: 1, total_records: 2, registrants: [{ id: 'a', email: 'ann@example.com' }] },
	};

	it('Get Many is an error that says how many, and not a shorter list.', async () => {
		world.sandbox.addFault({ times: 99, answer: short });
		const { json } = await world.execute(
			[{}],
			{ operation: 'getAll', meetingId: byId(MEETING), returnAll: true },
			carryOn,
		);
		expect(json).toHaveLength(1);
		expect(json[0]?.error).toContain('registrants');
		expect(json[0]?.success).toBe(false);
	});

	it('Delete doesn’t say that somebody is not among them.', async () => {
		world.sandbox.addFault({ match: { method: 'GET' }, times: 99, answer: short });
		const { json } = await world.execute(
			[{}],
			{
				operation: 'delete',
				meetingId: byId(MEETING),
				registrantId: { __rl: true, mode: 'email', value: 'bob@example.com' },
			},
			carryOn,
		);
		expect(json[0]?.success).toBe(false);
		expect(json[0]?.error).not.toContain('not among');
	});
});
