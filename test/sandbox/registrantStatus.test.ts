import { putStatus, useBench, statuses } from './support';

const MEETING = 912345678;
const NOT_FOUND = { code: 404, message: 'Meeting or registrant not found.' };

describe('what a status request changes', () => {
	const bench = useBench((bench) => {
		bench.sandbox.addMeeting({ id: MEETING, occurrences: ['first', 'second'] });
		bench.sandbox.addRegistrants(MEETING, [
			{ id: 'one', email: 'Ann@Example.com' },
			{ id: 'two', email: 'bob@example.com', occurrenceIds: ['first'] },
			{ id: 'three', email: 'cem@example.com' },
		]);
	});

	const now = () => statuses(bench.sandbox, MEETING);

	it.each([
		['approve', 'approved'],
		['deny', 'denied'],
		['cancel', 'denied'],
	])('%s makes a registrant %s', async (action, status) => {
		const answer = await putStatus(bench, MEETING, action, [{ id: 'two' }]);

		expect(answer.status).toBe(204);
		expect(now()).toEqual(['pending', status, 'pending']);
	});

	it('finds by e-mail in any case', async () => {
		const answer = await putStatus(bench, MEETING, 'approve', [{ email: 'ann@EXAMPLE.com' }]);

		expect(answer.status).toBe(204);
		expect(now()).toEqual(['approved', 'pending', 'pending']);
	});

	it('lets the ID win over the e-mail beside it', async () => {
		const right = [{ id: 'three', email: 'ann@example.com' }];
		const wrong = [{ id: String(MEETING), email: 'ann@example.com' }];

		expect((await putStatus(bench, MEETING, 'approve', right)).status).toBe(204);
		const answer = await putStatus(bench, MEETING, 'approve', wrong);
		expect(answer.status).toBe(404);
		expect(answer.json).toEqual(NOT_FOUND);
		expect(now()).toEqual(['pending', 'pending', 'approved']);
	});

	it('changes nobody when one is unknown', async () => {
		const list = [{ id: 'one' }, { email: 'stranger@example.com' }];
		const answer = await putStatus(bench, MEETING, 'approve', list);

		expect(answer.status).toBe(404);
		expect(answer.json).toEqual(NOT_FOUND);
		expect(now()).toEqual(['pending', 'pending', 'pending']);
		expect(bench.sandbox.state.dailyStatusChanges.perRegistrant).toEqual({});
	});

	it('keeps the status of one occurrence apart, until the series is changed', async () => {
		const [ann] = bench.sandbox.meeting(MEETING).registrants;
		await putStatus(bench, MEETING, 'approve', [{ id: 'one' }], { query: '?occurrence_id=second' });
		expect(ann).toMatchObject({ status: 'pending', occurrenceStatus: { second: 'approved' } });

		await putStatus(bench, MEETING, 'deny', [{ id: 'one' }]);
		expect(ann?.status).toBe('denied');
		expect(ann?.occurrenceStatus).toEqual({});
	});

	it('refuses an occurrence that is unknown or deleted', async () => {
		const [first] = bench.sandbox.meeting(MEETING).occurrences;
		if (first) first.status = 'deleted';
		for (const id of ['first', 'third']) {
			const query = `?occurrence_id=${id}`;
			const answer = await putStatus(bench, MEETING, 'approve', [{ id: 'one' }], { query });
			expect(answer.status).toBe(400);
			expect(answer.json).toEqual({ code: 3000, message: 'Invalid occurrence_id' });
		}
	});

	it('does not find somebody who registered for another occurrence', async () => {
		const query = '?occurrence_id=second';
		const answer = await putStatus(bench, MEETING, 'approve', [{ id: 'two' }], { query });

		expect(answer.status).toBe(404);
		expect(answer.json).toEqual(NOT_FOUND);
	});

	it('counts how often each registrant was named, accepted or refused', async () => {
		await putStatus(bench, MEETING, 'approve', [{ id: 'one' }]);
		await putStatus(bench, MEETING, 'approve', [{ id: 'one' }, { id: 'nobody' }]);

		const { meetings, unknownSends } = bench.sandbox.state;
		expect(meetings[MEETING]?.registrants.map((one) => one.sends)).toEqual([2, 0, 0]);
		expect(unknownSends).toEqual({ '912345678 nobody': 1 });
	});

	it('takes 30 registrants at once and refuses 31', async () => {
		const list = bench.sandbox.addRegistrants(MEETING, 31).map(({ id, email }) => ({ id, email }));
		const tooMany = await putStatus(bench, MEETING, 'approve', list);
		expect(tooMany.status).toBe(400);
		expect(tooMany.json).toEqual({
			code: 300,
			message: 'Validation Failed.',
			errors: [{ field: 'registrants', message: 'A maximum of 30 registrants is allowed.' }],
		});
		expect(now()).not.toContain('approved');

		expect((await putStatus(bench, MEETING, 'approve', list.slice(0, 30))).status).toBe(204);
		expect(now().filter((status) => status === 'approved')).toHaveLength(30);
	});
});
