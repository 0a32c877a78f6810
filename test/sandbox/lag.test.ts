import { JILL } from './registering';
import { putStatus, sendJson, useBench } from './support';

const MEETING = 912345678;
const PATH = `/meetings/${MEETING}/registrants`;

interface List {
	registrants: Array<{ id: string; status: string; join_url?: string }>;
}

describe('what is not seen at once', () => {
	const bench = useBench(
		({ sandbox }) => {
			sandbox.addMeeting({ id: MEETING });
			sandbox.addRegistrants(MEETING, [{ id: 'one', email: 'ann@example.com' }]);
		},
		{ switches: { plan: 'unlimited' } },
	);

	const approve = async () => await putStatus(bench, MEETING, 'approve', [{ id: 'one' }]);
	const list = async (status: string) =>
		((await bench.call(`${PATH}?status=${status}`)).json as List).registrants;
	const get = async () => (await bench.call(`${PATH}/one`)).json as List['registrants'][number];
	const truth = () => bench.sandbox.meeting(MEETING).registrants[0]?.status;

	it('a change of status appears in lists after so many of them, at once for the single registrant', async () => {
		bench.sandbox.switches.listLagReads = 2;
		expect((await approve()).status).toBe(204);

		expect(truth()).toBe('approved');
		expect(await list('approved')).toEqual([]);
		expect((await get()).status).toBe('approved');
		expect(await list('pending')).toHaveLength(1);
		expect(await list('pending')).toEqual([]);
		expect(await list('approved')).toHaveLength(1);
	});

	it('a second change goes on from what lists still show', async () => {
		bench.sandbox.switches.listLagReads = 1;
		await approve();
		await putStatus(bench, MEETING, 'deny', [{ id: 'one' }]);

		expect(await list('pending')).toHaveLength(1);
		expect(await list('denied')).toHaveLength(1);
	});

	it('a new registrant too', async () => {
		bench.sandbox.switches.listLagReads = 1;
		await sendJson(bench, 'POST', PATH, JILL);

		expect(await list('pending')).toHaveLength(1);
		expect(await list('pending')).toHaveLength(2);
	});

	it('the link of somebody just approved comes later', async () => {
		bench.sandbox.switches.joinUrlLagReads = 2;
		await approve();

		expect((await list('approved'))[0]).not.toHaveProperty('join_url');
		expect(await get()).not.toHaveProperty('join_url');
		expect((await list('approved'))[0]).toHaveProperty('join_url');
	});

	it.each([true, false])('ignore204 changes nothing, multipart %s', async (multipart) => {
		bench.sandbox.switches.statusChange = 'ignore204';
		const body = { action: 'approve', registrants: [{ id: 'one' }] };
		const answer = multipart
			? await approve()
			: await sendJson(bench, 'PUT', `${PATH}/status`, body);

		expect(answer.status).toBe(204);
		expect(truth()).toBe('pending');
		expect(Object.values(bench.sandbox.state.dailyStatusChanges.perEvent)).toEqual([1]);
	});

	it('revert shows the change once', async () => {
		bench.sandbox.switches.statusChange = 'revert';
		expect((await approve()).status).toBe(204);

		expect(await list('approved')).toHaveLength(1);
		expect(await list('approved')).toEqual([]);
		expect(await list('pending')).toHaveLength(1);
		expect(truth()).toBe('pending');
	});
});
