import { byId, oneRegistrant, useWorld } from '../../../../support/world';

const MEETING = '85200000002';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
});

const carryOn = { onError: 'continueRegularOutput' } as const;

function run(people: number, options: Record<string, string | boolean | number> = {}) {
	const rows = world.sandbox.addRegistrants(MEETING, people, { status: 'pending' });
	return world.update(
		rows.map(({ id, email }) => ({ id, email })),
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

	it('says that nothing was read back when Zoom answers 204 and changes nothing', async () => {
		world.sandbox.switches.multipart = 'ignore204';
		const { json } = await run(2);
		expect(formats()).toEqual(['multipart/form-data 204']);
		expect(json.map(({ verified }) => verified)).toEqual([false, false]);
		expect(approved()).toBe(0);
	});

	it('with Verify Result notices that nothing was changed, and sends it again as JSON', async () => {
		world.sandbox.switches.multipart = 'ignore204';
		const { json } = await run(31, { verifyResult: true });
		expect(formats()).toEqual([
			'multipart/form-data 204',
			'multipart/form-data 204',
			'application/json 204',
			'application/json 204',
		]);
		expect(json.every(({ success, verified }) => success === true && verified === true)).toBe(true);
		expect(approved()).toBe(31);
	});
});

describe('Multipart Form Data', () => {
	it('stays with it, and says what to do when Zoom refuses it', async () => {
		world.sandbox.switches.multipart = 'refuse415';
		const { json } = await run(60, { bodyFormat: 'multipart' });
		expect(formats()).toEqual(['multipart/form-data 415']);
		expect(json[59]).toMatchObject({
			success: false,
			error: 'Zoom does not take the format of the request: Unsupported Content Type [item 59]',
			details: {
				description: expect.stringContaining('Body Format to Automatic or JSON'),
				code: 300,
				httpStatus: 415,
			},
		});
	});

	it('with Verify Result fails what Zoom did not change', async () => {
		world.sandbox.switches.multipart = 'ignore204';
		const { json } = await run(1, { bodyFormat: 'multipart', verifyResult: true });
		expect(formats()).toEqual(['multipart/form-data 204']);
		expect(json[0]).toMatchObject({
			success: false,
			error: expect.stringContaining("but in Zoom's list they are still pending"),
			details: { description: expect.stringContaining('Body Format set to JSON') },
		});
	});
});

it('JSON never tries multipart', async () => {
	world.sandbox.switches.multipart = 'refuse415';
	await run(31, { bodyFormat: 'json' });
	expect(formats()).toEqual(['application/json 204', 'application/json 204']);
});

describe('Verify Result', () => {
	it('reads a meeting back once, and puts the registrant as found into the output', async () => {
		const [ann] = world.sandbox.addRegistrants(MEETING, [{ id: 'ann', email: 'Ann@example.com' }]);
		const { json } = await world.update(
			[{ email: 'ann@EXAMPLE.com' }],
			{
				meetingId: byId(MEETING),
				action: 'approve',
				registrants: oneRegistrant('', '={{ $json.email }}'),
				options: { verifyResult: true },
			},
			carryOn,
		);
		expect(world.apiRequests().map(({ method, query }) => [method, query.status])).toEqual([
			['PUT', undefined],
			['GET', 'approved'],
		]);
		expect(json[0]).toMatchObject({
			success: true,
			registrants: [{ id: ann?.id, email: 'Ann@example.com' }],
			verified: true,
		});
	});

	it('finds out whom Zoom passed over in silence, and fails them alone', async () => {
		world.sandbox.switches.unknownRegistrant = 'skip';
		world.sandbox.addRegistrants(MEETING, [{ id: 'ann', email: 'ann@example.com' }]);
		const rows = [{ email: 'ann@example.com' }, { email: 'typo@example.con' }];
		const { json } = await world.update(
			rows,
			{
				meetingId: byId(MEETING),
				action: 'deny',
				registrants: oneRegistrant('', '={{ $json.email }}'),
				options: { verifyResult: true },
			},
			carryOn,
		);
		expect(json[0]).toMatchObject({ success: true, status: 'denied', verified: true });
		expect(json[1]).toMatchObject({
			success: false,
			error:
				"Zoom answered that typo@example.con of meeting 85200000002 was changed (deny), but in Zoom's list they are not among the registrants [item 1]",
		});
		expect(world.puts()).toHaveLength(1);
	});

	it('keeps what Zoom accepted, with a note, when the list may not be read', async () => {
		for (const app of Object.values(world.sandbox.state.apps)) {
			app.scopes = app.scopes.filter((scope) => !scope.includes('list_registrants'));
		}
		const { json } = await run(1, { verifyResult: true });
		expect(json[0]).toMatchObject({
			success: true,
			verified: false,
			note: expect.stringContaining('could not be read back'),
		});
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
