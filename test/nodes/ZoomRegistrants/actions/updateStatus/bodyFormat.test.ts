import { BodyFormat } from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/bodyFormat';
import { seen, unchecked } from '../../../../support/statusOutput';
import { byId, carryOn, oneRegistrant, useWorld } from '../../../../support/world';

const MEETING = '85200000002';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
});

const ofTwoMeetings = {
	meetingId: byId(`={{ $json.meeting ?? "${MEETING}" }}`),
	action: 'approve',
	registrants: oneRegistrant(),
};

const people = (count: number) =>
	world.sandbox
		.addRegistrants(MEETING, count, { status: 'pending' })
		.map(({ id, email }) => ({ id, email }));

function run(count: number, options: Record<string, string | boolean | number> = {}) {
	return world.execute(
		people(count),
		{ meetingId: byId(MEETING), action: 'approve', registrants: oneRegistrant(), options },
		carryOn,
	);
}

const formats = () =>
	world
		.puts()
		.map(({ headers, status }) => `${String(headers['content-type']).split(';')[0]} ${status}`);

const approved = () =>
	world.sandbox.meeting(MEETING).registrants.filter(({ status }) => status === 'approved').length;

describe('Automatic', () => {
	it.each([
		['refuse415', 415],
		['refuse400', 400],
	] as const)('goes on with JSON once Zoom refuses multipart (%s)', async (multipart, status) => {
		world.sandbox.switches.multipart = multipart;
		const { json } = await run(90);
		expect(formats()).toEqual([
			`multipart/form-data ${status}`,
			'application/json 204',
			'application/json 204',
			'application/json 204',
		]);
		expect(json.every(({ success }) => success === true)).toBe(true);
		expect(approved()).toBe(90);
	});

	it('unchecked says no status when Zoom answers 204 and changes nothing', async () => {
		world.sandbox.switches.multipart = 'ignore204';
		const { json } = await run(2, { verifyResult: 'never' });
		expect(formats()).toEqual(['multipart/form-data 204']);
		const { registrants } = world.sandbox.meeting(MEETING);
		expect(json).toEqual(
			registrants.map(({ id, email }) =>
				unchecked('approve', { meetingId: MEETING, registrants: [{ id, email }] }),
			),
		);
		expect(approved()).toBe(0);
	});

	it('notices after the first request that nothing was changed, and goes on with JSON', async () => {
		world.sandbox.switches.multipart = 'ignore204';
		const { json } = await run(31);
		expect(formats()).toEqual([
			'multipart/form-data 204',
			'application/json 204',
			'application/json 204',
		]);
		expect(json.every(({ success, verified }) => success === true && verified === true)).toBe(true);
		expect(approved()).toBe(31);
	});

	it('begins the next run with the format that worked, which is no longer on trial', async () => {
		world.sandbox.switches.multipart = 'refuse415';
		await run(31);
		expect(formats()).toEqual([
			'multipart/form-data 415',
			'application/json 204',
			'application/json 204',
		]);
		world.sandbox.requests.length = 0;
		await run(31);
		expect(world.apiRequests().map(({ method }) => method)).toEqual(['PUT', 'PUT', 'GET']);
		expect(formats()).toEqual(['application/json 204', 'application/json 204']);
	});

	it('that Zoom rejects is no reason for people whom Zoom left unchanged in the other format', async () => {
		world.sandbox.switches.multipart = 'refuse415';
		await run(2);
		world.sandbox.requests.length = 0;
		world.sandbox.switches.statusChange = 'ignore204';
		const { json } = await run(2);
		expect(formats()).toEqual(['application/json 204', 'multipart/form-data 415']);
		const failed = json.filter(({ success }) => success === false);
		expect(failed).toHaveLength(2);
		for (const { error, details } of failed) {
			expect(error).toMatch(
				/^Zoom accepted the change \(approve\), but doesn't show it\. Zoom lists .* as pending /,
			);
			expect(details).not.toHaveProperty('httpStatus');
		}
	});

	it('that nobody was seen to be changed by is not remembered', async () => {
		world.sandbox.switches.statusChange = 'ignore204';
		const { json } = await run(2);
		expect(json.map(({ success }) => success)).toEqual([false, false]);
		expect(formats()).toEqual(['multipart/form-data 204', 'application/json 204']);
		world.sandbox.switches.statusChange = 'apply';
		world.sandbox.requests.length = 0;
		await run(2);
		expect(formats()).toEqual(['multipart/form-data 204']);
	});

	it('goes back to multipart if nobody was changed in either', async () => {
		world.sandbox.switches.statusChange = 'ignore204';
		const { json } = await run(61);
		expect(formats()).toEqual([
			'multipart/form-data 204',
			'application/json 204',
			'multipart/form-data 204',
			'multipart/form-data 204',
		]);
		expect(json.every(({ success }) => success === false)).toBe(true);
	});

	it('is refused in both, and nothing more is sent, for any meeting', async () => {
		const answer = { status: 415, body: { code: 300, message: 'Unsupported Content Type' } };
		world.sandbox.addFault({ match: { method: 'PUT' }, times: 99, answer });
		world.sandbox.addMeeting({ id: '85200000003' });
		const rows = [
			...people(61),
			{ id: 'annsID', email: 'ann@example.com', meeting: '85200000003' },
		];
		const { json } = await world.execute(rows, ofTwoMeetings, carryOn);
		expect(formats()).toEqual(['multipart/form-data 415', 'application/json 415']);
		expect(json.map(({ error }) => error)).toEqual(
			rows.map((_, n) => `Zoom rejected the request format: Unsupported Content Type [item ${n}]`),
		);
	});

	it('that Zoom rejects is left for JSON even if that first request is refused for something else', async () => {
		world.sandbox.switches.multipart = 'refuse415';
		world.sandbox.addMeeting({ id: '85200000003' });
		const rows = [
			{ id: 'annsID', email: 'ann@example.com', meeting: '85200000003' },
			...people(31),
		];
		world.sandbox.addFault({
			match: { method: 'PUT', pathIncludes: '85200000003' },
			skip: 1,
			answer: { status: 400, body: { code: 3003, message: 'Not meeting host.' } },
		});
		const { json } = await world.execute(rows, ofTwoMeetings, carryOn);
		expect(formats()).toEqual([
			'multipart/form-data 415',
			'application/json 400',
			'application/json 204',
			'application/json 204',
		]);
		expect(json[0]?.error).toBe(
			"This credential's Zoom user isn't the host of meeting 85200000003 [item 0]",
		);
		expect(approved()).toBe(31);
	});

	it('that Zoom rejects leaves an unknown registrant alone to blame', async () => {
		world.sandbox.switches.multipart = 'refuse415';
		const rows = [...people(3), { id: '', email: 'typo@example.con' }];
		const { json } = await world.execute(rows, ofTwoMeetings, carryOn);
		expect(json.map(({ success }) => success)).toEqual([true, true, true, false]);
		expect(json[3]?.error).toBe(
			'typo@example.con is not among the registrants of meeting 85200000002 [item 3]',
		);
		expect(formats().slice(0, 2)).toEqual(['multipart/form-data 415', 'application/json 404']);
	});

	it('stays with multipart if only JSON is rejected as a format, and tells why multipart was refused', async () => {
		world.sandbox.addFault(
			{ match: { method: 'PUT' }, answer: { status: 400, body: { code: 1, message: 'Oh no.' } } },
			{
				match: { method: 'PUT' },
				answer: { status: 415, body: { code: 300, message: 'Unsupported Content Type' } },
			},
		);
		const { json } = await run(1);
		expect(formats()).toEqual(['multipart/form-data 400', 'application/json 415']);
		expect(json[0]?.error).toBe('Zoom rejected the request: Oh no. [item 0]');
		await run(1);
		expect(formats().slice(2)).toEqual(['multipart/form-data 204']);
	});

	const refuse = (...messages: string[]) =>
		world.sandbox.addFault(
			...messages.map((message) => ({
				match: { method: 'PUT' },
				answer: { status: 400, body: { code: 1, message } },
			})),
		);

	it('tries an unclear refusal as JSON once in a run, and tells both answers', async () => {
		world.sandbox.addMeeting({ id: '85200000003' });
		world.sandbox.addRegistrants('85200000003', [{ id: 'annsID', email: 'ann@example.com' }]);
		refuse('No form.', 'No JSON.', 'No again.');
		const rows = [...people(1), { id: 'annsID', email: '', meeting: '85200000003' }];
		const { json } = await world.execute(rows, ofTwoMeetings, carryOn);
		expect(formats()).toEqual([
			'multipart/form-data 400',
			'application/json 400',
			'multipart/form-data 400',
		]);
		expect(json.map(({ error }) => error)).toEqual([
			'Zoom rejected the request: No form. (as a form), No JSON. (as JSON) [item 0]',
			'Zoom rejected the request: No again. [item 1]',
		]);
	});

	it('tells two answers of the same words once', async () => {
		refuse('No.', 'No.');
		const { json } = await run(1);
		expect(json[0]?.error).toBe('Zoom rejected the request: No. [item 0]');
	});
});

describe('Multipart Form Data', () => {
	it('stays with it, and says what to do when Zoom refuses it', async () => {
		world.sandbox.switches.multipart = 'refuse415';
		const { json } = await run(60, { bodyFormat: 'multipart' });
		expect(formats()).toEqual(['multipart/form-data 415']);
		expect(json[59]).toMatchObject({
			success: false,
			error: 'Zoom rejected the request format: Unsupported Content Type [item 59]',
			details: {
				description: expect.stringContaining('Body Format to Automatic or JSON'),
				code: 300,
				httpStatus: 415,
			},
		});
	});

	it('fails what Zoom did not change', async () => {
		world.sandbox.switches.multipart = 'ignore204';
		const { json } = await run(1, { bodyFormat: 'multipart' });
		expect(formats()).toEqual(['multipart/form-data 204']);
		const [guest] = world.sandbox.meeting(MEETING).registrants;
		expect(json[0]).toMatchObject({
			success: false,
			error: `Zoom accepted the change (approve), but doesn't show it. Zoom lists ${guest?.id}, guest1@example.com as pending for meeting 85200000002 [item 0]`,
		});
	});
});

it('JSON never tries multipart', async () => {
	world.sandbox.switches.multipart = 'refuse415';
	await run(31, { bodyFormat: 'json' });
	expect(formats()).toEqual(['application/json 204', 'application/json 204']);
});

describe('Check Result', () => {
	it('looks at a meeting once, also where the e-mail could stand in two lists, and puts the registrant as found into the output', async () => {
		const [ann] = world.sandbox.addRegistrants(MEETING, [{ id: 'ann', email: 'Ann@example.com' }]);
		const { json } = await world.execute(
			[{ email: 'ann@EXAMPLE.com' }],
			{
				meetingId: byId(MEETING),
				action: 'approve',
				registrants: oneRegistrant('', '={{ $json.email }}'),
			},
			carryOn,
		);
		expect(world.apiRequests().map(({ method, query }) => [method, query.status])).toEqual([
			['PUT', undefined],
			['GET', 'approved'],
			['GET', 'pending'],
			['GET', 'denied'],
		]);
		expect(json[0]).toEqual(
			seen('approve', {
				meetingId: MEETING,
				registrants: [{ id: ann?.id, email: 'Ann@example.com' }],
			}),
		);
	});

	it('finds out whom Zoom passed over in silence, and fails them alone', async () => {
		world.sandbox.switches.unknownRegistrant = 'skip';
		world.sandbox.addRegistrants(MEETING, [{ id: 'ann', email: 'ann@example.com' }]);
		const rows = [{ email: 'ann@example.com' }, { email: 'typo@example.con' }];
		const { json } = await world.execute(
			rows,
			{
				meetingId: byId(MEETING),
				action: 'deny',
				registrants: oneRegistrant('', '={{ $json.email }}'),
			},
			carryOn,
		);
		expect(json[0]).toMatchObject({ success: true, status: 'denied', verified: true });
		expect(json[1]).toMatchObject({
			success: false,
			error: 'typo@example.con is not among the registrants of meeting 85200000002 [item 1]',
		});
		expect(world.puts()).toHaveLength(1);
	});

	it('keeps what Zoom accepted, with a note, when the list may not be read', async () => {
		world.revokeScopes(/list_registrants|read:registrant/);
		const { json } = await run(2);
		const { registrants } = world.sandbox.meeting(MEETING);
		expect(json).toEqual(
			registrants.map(({ id, email }) => ({
				...unchecked('approve', { meetingId: MEETING, registrants: [{ id, email }] }),
				note: "Zoom accepted the change. Not checked, because the registrants couldn't be read: The Zoom app is missing a scope: meeting:read:list_registrants",
			})),
		);
	});
});

it('more than 30 in one request never happens, whether Zoom refuses or cuts off', async () => {
	for (const overThirty of ['refuse', 'truncate'] as const) {
		world.sandbox.switches.overThirty = overThirty;
		await run(61);
	}
	expect(world.puts().every(({ status }) => status === 204)).toBe(true);
	expect(approved()).toBe(122);
});

it('A format in which changes were seen is not changed any more.', () => {
	const format = new BodyFormat('automatic', 'https://proven.example');
	expect([format.isOnTrial, format.other]).toEqual([true, 'json']);
	format.prove();
	expect([format.isOnTrial, format.other]).toEqual([false, undefined]);
	expect(format.change()).toBe(false);
	expect(format.current).toBe('multipart');
});
