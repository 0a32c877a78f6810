import type { INodeParameters } from 'n8n-workflow';

import type { Registrant } from '../../../../../sandbox';
import { sentRegistrants } from '../../../../support/multipart';
import { byId, oneRegistrant, useWorld } from '../../../../support/world';

const MEETING = '85200000721';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
});

const carryOn = { onError: 'continueRegularOutput' } as const;

const approve = (options: INodeParameters = {}, more: INodeParameters = {}) => ({
	meetingId: byId(MEETING),
	action: 'approve',
	registrants: oneRegistrant(),
	options: { verifyResult: true, ...options },
	...more,
});

const sent = () => world.apiRequests().map(({ method, query }) => query.status ?? method);
const formats = () =>
	world.puts().map(({ headers }) => String(headers['content-type']).split(';')[0]);

function add(count: number, common: Partial<Registrant> = { status: 'pending' }) {
	return world.sandbox
		.addRegistrants(MEETING, count, common)
		.map(({ id, email }) => ({ id, email }));
}

/** Lists without those who have just been approved, as often as given. */
const lag = (times: number) =>
	world.sandbox.addFault({
		match: { method: 'GET', pathIncludes: 'status=approved' },
		times,
		answer: { status: 200, body: { registrants: [], next_page_token: '' } },
	});

it('reads back after the change, once for everyone of the meeting', async () => {
	const { json } = await world.update(add(90), approve());
	expect(sent()).toEqual(['PUT', 'PUT', 'PUT', 'approved']);
	expect(json.every(({ verified }) => verified === true)).toBe(true);
});

it('without the option reads nothing, and says that nothing was read back', async () => {
	const { json } = await world.update(add(2), approve({ verifyResult: false }));
	expect(sent()).toEqual(['PUT']);
	expect(json.map(({ verified }) => verified)).toEqual([false, false]);
});

it.each([
	['deny', 'denied'],
	['cancel', 'denied'],
])('%s is looked for among the %s first', async (action, status) => {
	const { json } = await world.update(add(1), approve({}, { action }));
	expect(sent()).toEqual(['PUT', status]);
	expect(json[0]?.verified).toBe(true);
});

it('reads the occurrence that was changed', async () => {
	world.sandbox.addMeeting({ id: '85200000722', occurrences: ['1700000000001', '1700000000002'] });
	world.sandbox.addRegistrants('85200000722', [{ id: 'annsID', email: 'ann@example.com' }]);
	const { json } = await world.update([{ id: 'annsID' }], {
		...approve(),
		meetingId: byId('85200000722'),
		occurrenceId: byId('1700000000002'),
	});
	expect(world.apiRequests().map(({ query }) => query.occurrence_id)).toEqual([
		'1700000000002',
		'1700000000002',
	]);
	expect(json[0]?.verified).toBe(true);
});

describe('a list that lags', () => {
	it('is read again, and the change is not sent again', async () => {
		lag(2);
		const { json } = await world.update(add(3), approve({ bodyFormat: 'json' }));
		expect(world.puts()).toHaveLength(1);
		expect(json.every(({ verified }) => verified === true)).toBe(true);
		expect(sent().filter((one) => one === 'approved')).toHaveLength(3);
	});

	it('for longer than is worth waiting fails, with what was found instead', async () => {
		lag(99);
		const [ann] = add(1);
		const { json } = await world.update([ann!], approve({ bodyFormat: 'json' }), carryOn);
		expect(json[0]?.success).toBe(false);
		expect(json[0]?.error).toContain("but in Zoom's list they are not among the registrants");
		expect(world.puts()).toHaveLength(1);
		expect(sent().filter((one) => one === 'approved')).toHaveLength(3);
	}, 15_000);
});

describe('a change that Zoom did not make', () => {
	it('with JSON fails with what Zoom has instead, and is not sent again', async () => {
		world.sandbox.addFault({ match: { method: 'PUT' }, answer: { status: 204, body: '' } });
		const [ann] = add(1, { status: 'denied' });
		const { json } = await world.update([ann!], approve({ bodyFormat: 'json' }), carryOn);
		expect(json[0]?.error).toContain(
			"was changed (approve), but in Zoom's list they are still denied",
		);
		expect(json[0]).toMatchObject({ success: false });
		expect(world.puts()).toHaveLength(1);
	});

	it('as multipart is sent again as JSON, only for those concerned, once a run', async () => {
		world.sandbox.switches.multipart = 'ignore204';
		world.sandbox.addMeeting({ id: '85200000723' });
		world.sandbox.addRegistrants('85200000723', [{ id: 'cyrsID', email: 'cyr@example.com' }]);
		const rows = [...add(2), { id: 'cyrsID', email: 'cyr@example.com', meeting: '85200000723' }];
		const { json } = await world.update(rows, {
			...approve(),
			meetingId: byId(`={{ $json.meeting ?? "${MEETING}" }}`),
		});
		expect(formats()).toEqual(['multipart/form-data', 'application/json', 'application/json']);
		expect(json.map(({ success, verified }) => [success, verified])).toEqual(
			Array(3).fill([true, true]),
		);
	});

	it('who is changed already is not sent again with the others', async () => {
		world.sandbox.addFault({ match: { method: 'PUT' }, answer: { status: 204, body: '' } });
		const [ann] = add(1, { status: 'approved' });
		const [bob] = add(1, { status: 'pending' });
		const { json } = await world.update([ann!, bob!], approve());
		expect(formats()).toEqual(['multipart/form-data', 'application/json']);
		expect(sentRegistrants(world.puts()[1]!)).toEqual([bob]);
		expect(json.map(({ verified }) => verified)).toEqual([true, true]);
	});

	it('refused as JSON fails with that reason', async () => {
		world.sandbox.switches.multipart = 'ignore204';
		const [ann] = add(1);
		world.sandbox.addFault({
			match: { method: 'PUT' },
			skip: 1,
			answer: { status: 400, body: { code: 3035, message: 'maximum attendee capacity' } },
		});
		const { json } = await world.update([ann!], approve(), carryOn);
		expect(json[0]).toMatchObject({ success: false, error: expect.stringContaining('is full') });
		expect(world.puts()).toHaveLength(2);
	});
});

it('only some of an item unchanged fails the item, with each of its registrants told', async () => {
	world.sandbox.switches.unknownRegistrant = 'skip';
	add(1);
	const registrants = {
		registrant: [
			{ id: '', email: 'guest1@example.com' },
			{ id: '', email: 'typo@example.con' },
		],
	};
	const { json } = await world.update([{}], approve({}, { registrants }), carryOn);
	expect(json[0]).toMatchObject({
		success: false,
		error: expect.stringContaining('1 of 2 registrants failed: '),
		details: {
			registrants: [
				expect.objectContaining({ email: 'guest1@example.com', success: true }),
				expect.objectContaining({ email: 'typo@example.con', success: false }),
			],
		},
	});
});

it('two contradicting changes are each read back before the next is sent', async () => {
	const [ann] = add(1);
	const rows = ['approve', 'deny'].map((action) => ({ ...ann, action }));
	const { json } = await world.update(rows, approve({}, { action: '={{ $json.action }}' }));
	expect(sent()).toEqual(['PUT', 'approved', 'PUT', 'denied']);
	expect(json.map(({ verified }) => verified)).toEqual([true, true]);
});

it('without the scope for lists is noted, and asked for once', async () => {
	for (const app of Object.values(world.sandbox.state.apps)) {
		app.scopes = app.scopes.filter((scope) => !scope.includes('list_registrants'));
	}
	const rows = Array.from({ length: 5 }, (_, n) => {
		const meeting = String(85200000730 + n);
		world.sandbox.addMeeting({ id: meeting });
		world.sandbox.addRegistrants(meeting, [{ id: `id${n}`, email: `p${n}@example.com` }]);
		return { meeting, id: `id${n}` };
	});
	const { json } = await world.update(rows, {
		...approve(),
		meetingId: byId('={{ $json.meeting }}'),
	});
	expect(sent().sort()).toEqual(['PUT', 'PUT', 'PUT', 'PUT', 'PUT', 'approved']);
	for (const { success, verified, note } of json) {
		expect([success, verified]).toEqual([true, false]);
		expect(note).toContain('could not be read back');
	}
});

it('what was not accepted is not read back', async () => {
	world.sandbox.addFault({
		match: { method: 'PUT' },
		answer: { status: 400, body: { code: 3003, message: 'Not meeting host.' } },
	});
	await world.update(add(1), approve(), carryOn);
	expect(sent()).toEqual(['PUT']);
});
