import { carryOn, useWorld } from '../../../../support/world';
import { approveIn, failures, pendingPeople } from './support';

// People that a refusal names, and people that it only seems to name.

const MEETING = '85200000009';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
});

const approve = approveIn(MEETING);

const rows = (count: number) => pendingPeople(world, MEETING, count);

describe("people's names are not Zoom's words", () => {
	it.each(['subscriber@example.com', 'occurrence.id@example.com', 'no-webinar.id@example.com'])(
		'%s',
		async (email) => {
			world.sandbox.switches.refusalNamesRegistrant = true;
			const { json } = await world.execute([...rows(40), { id: '', email }], approve, carryOn);
			expect(failures(json)).toEqual([40]);
			expect(json[40]?.error).toContain(email);
		},
	);

	it('a longer name does not accuse the one that is part of it', async () => {
		world.sandbox.addRegistrants(MEETING, [
			{ id: 'bobsID', email: 'bob@example.org' },
			{ id: 'annsID', email: 'ann@example.org' },
		]);
		world.sandbox.switches.refusalNamesRegistrant = true;
		const emails = ['bob@example.org', 'jim.bob@example.org', 'ann@example.org'];
		const { json } = await world.execute(
			emails.map((email) => ({ id: '', email })),
			approve,
			carryOn,
		);
		expect(failures(json)).toEqual([1]);
	});

	it('an ID that is a number in the message is not accused', async () => {
		world.sandbox.addRegistrants(MEETING, [{ id: '10', email: 'ten@example.com' }]);
		const list = rows(5);
		world.sandbox.state.dailyStatusChanges.perRegistrant[`${MEETING} registrant2`] = 10;
		const { json } = await world.execute([...list, { id: '10', email: '' }], approve, carryOn);
		expect(failures(json)).toEqual([2]);
	});
});

describe('what Zoom points at by place', () => {
	it('fails alone, also when the list has the person', async () => {
		const list = rows(30);
		world.sandbox.addFault({
			match: { method: 'PUT' },
			answer: {
				status: 400,
				body: {
					code: 300,
					message: 'Validation Failed.',
					errors: [{ field: 'registrants[9].email', message: 'Invalid field.' }],
				},
			},
		});
		const options = { bodyFormat: 'multipart' };
		const { json } = await world.execute(list, { ...approve, options }, carryOn);
		expect(failures(json)).toEqual([9]);
		expect(json[9]?.error).toContain('registrants[9].email: Invalid field.');
	});
});
