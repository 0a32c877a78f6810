import { putStatus, useBench, statuses } from './support';

const MEETING = 10987654321;

describe('the switches', () => {
	const bench = useBench(
		(bench) => {
			bench.sandbox.addMeeting({ id: MEETING });
			bench.sandbox.addRegistrants(MEETING, 40);
		},
		{ switches: { plan: 'business' } },
	);

	const approve = async (registrants: unknown) =>
		await putStatus(bench, MEETING, 'approve', registrants);
	const guest = (number: number) => ({ email: `guest${number}@example.com` });
	const approved = () =>
		statuses(bench.sandbox, MEETING).filter((status) => status === 'approved').length;

	it.each([
		['refuse415', 415, { code: 300, message: 'Unsupported Content Type' }],
		['refuse400', 400, { code: 300, message: 'Request Body should be a valid JSON object.' }],
		['ignore204', 204, undefined],
	] as const)('multipart %s, while JSON still works', async (value, status, body) => {
		bench.sandbox.switches.multipart = value;
		const answer = await approve([guest(1)]);
		expect(answer.status).toBe(status);
		expect(answer.json).toEqual(body);
		expect(approved()).toBe(0);

		const json = await bench.call(`/meetings/${MEETING}/registrants/status`, {
			method: 'PUT',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ action: 'approve', registrants: [guest(1)] }),
		});
		expect(json.status).toBe(204);
		expect(approved()).toBe(1);
	});

	it.each([
		['http400code300', 400, 300, `This meeting has not set registration as required:${MEETING}.`],
		['http300', 300, 300, `This meeting has not set registration as required:${MEETING}.`],
		['http404code404', 404, 404, `Registration has not been enabled for this meeting: ${MEETING}.`],
	] as const)('registrationDisabled %s', async (value, status, code, message) => {
		bench.sandbox.switches.registrationDisabled = value;
		bench.sandbox.meeting(MEETING).approvalType = 2;
		const answer = await approve([guest(1)]);

		expect(answer.status).toBe(status);
		expect(answer.json).toEqual({ code, message });
	});

	it.each([
		['oldestFirst', ['b@example.com', 'c@example.com', 'a@example.com']],
		['newestFirst', ['a@example.com', 'c@example.com', 'b@example.com']],
		['byEmail', ['a@example.com', 'b@example.com', 'c@example.com']],
	] as const)('registrantOrder %s, with or without createTimes', async (value, emails) => {
		const id = 10987654322;
		bench.sandbox.addMeeting({ id });
		bench.sandbox.addRegistrants(
			id,
			['b', 'c', 'a'].map((name, day) => ({
				email: `${name}@example.com`,
				createTime: Date.UTC(2026, 4, 1 + day),
			})),
		);
		bench.sandbox.switches.registrantOrder = value;
		const rows = async () => {
			const answer = await bench.call(`/meetings/${id}/registrants?status=pending`);
			return (answer.json as { registrants: Array<Record<string, unknown>> }).registrants;
		};
		expect((await rows()).map(({ email }) => email)).toEqual(emails);
		expect((await rows()).every((row) => 'create_time' in row)).toBe(true);
		bench.sandbox.switches.createTimes = 'absent';
		expect((await rows()).some((row) => 'create_time' in row)).toBe(false);
	});

	it('emptyRegistrants: 204 by default, refused on demand', async () => {
		expect((await approve([])).status).toBe(204);
		bench.sandbox.switches.emptyRegistrants = 'refuse';
		const answer = await approve([]);

		expect(answer.status).toBe(400);
		expect(answer.json).toMatchObject({ code: 300, errors: [{ field: 'registrants' }] });
	});

	it('overThirty truncate: only the first 30 are handled', async () => {
		bench.sandbox.switches.overThirty = 'truncate';
		const list = Array.from({ length: 31 }, (_, index) => guest(index + 1));

		expect((await approve(list)).status).toBe(204);
		expect(approved()).toBe(30);
		expect(statuses(bench.sandbox, MEETING)[30]).toBe('pending');
	});

	it('unknownRegistrant skip: the others are changed in silence', async () => {
		bench.sandbox.switches.unknownRegistrant = 'skip';

		expect((await approve([guest(99), guest(2)])).status).toBe(204);
		expect(approved()).toBe(1);
	});

	it.each([
		[{ id: 'x', email: 'y@example.com' }, 'Registrant x was not found.'],
		[{ email: 'y@example.com' }, 'Registrant y@example.com was not found.'],
	])('refusalNamesRegistrant: %j', async (stranger, message) => {
		bench.sandbox.switches.refusalNamesRegistrant = true;
		const answer = await approve([guest(1), stranger]);

		expect(answer.status).toBe(400);
		expect(answer.json).toEqual({ code: 3000, message });
		expect(approved()).toBe(0);
	});

	it('serverToServerMe refuse: me is nobody', async () => {
		expect((await bench.call('/users/me')).json).toMatchObject({ email: 'ada@events.example' });
		bench.sandbox.switches.serverToServerMe = 'refuse';
		const answer = await bench.call('/users/me');

		expect(answer.status).toBe(404);
		expect(answer.json).toEqual({ code: 1001, message: 'User does not exist: me.' });
	});

	it('go back to what was given at the start', async () => {
		Object.assign(bench.sandbox.switches, { plan: 'free', overThirty: 'truncate' });
		bench.sandbox.reset();

		expect(bench.sandbox.switches).toMatchObject({ plan: 'business', overThirty: 'refuse' });
	});
});
