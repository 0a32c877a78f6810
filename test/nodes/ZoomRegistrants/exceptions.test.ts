import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { CircuitBreaker } from '../../../nodes/ZoomRegistrants/run/circuitBreaker';
import { Rosters } from '../../../nodes/ZoomRegistrants/run/roster';
import { byId, carryOn, useWorld } from '../../support/world';
import { method } from '../../support/throwing';

const MEETINGS = ['85200000001', '85200000002'];
const UNEXPECTED = 'Something unexpected happened in this node: boom';

const world = useWorld();

/** Two people of each meeting, in turn. */
function rows(): IDataObject[] {
	world.reset();
	for (const [event, id] of MEETINGS.entries()) {
		world.sandbox.addMeeting({ id });
		const people = [0, 1].map((n) => ({ id: `event${event}p${n}`, email: `old${n}@example.com` }));
		world.sandbox.addRegistrants(id, people);
	}
	return [0, 1].flatMap((n) =>
		MEETINGS.map((meeting, event) => ({
			meeting,
			id: `event${event}p${n}`,
			email: `new${n}@example.com`,
		})),
	);
}

const registrantsOf = (meeting: unknown) => world.sandbox.meeting(String(meeting)).registrants;
const isRegistered = ({ meeting, email }: IDataObject) =>
	registrantsOf(meeting).some((one) => one.email === email);
const isGone = ({ meeting, id }: IDataObject) =>
	!registrantsOf(meeting).some((one) => one.id === id);

const newcomer: INodeParameters = {
	meetingId: byId('={{ $json.meeting }}'),
	email: '={{ $json.email }}',
	firstName: 'Guest',
};

const OPERATIONS: Array<[string, INodeParameters, (row: IDataObject) => boolean]> = [
	['Create', { ...newcomer, operation: 'create' }, isRegistered],
	['Create Many', { ...newcomer, operation: 'createMany' }, isRegistered],
	[
		'Delete',
		{
			operation: 'delete',
			meetingId: byId('={{ $json.meeting }}'),
			registrantId: byId('={{ $json.id }}'),
		},
		isGone,
	],
];

const PARTS = [
	method(Rosters, 'refresh'),
	method(CircuitBreaker, 'openFor'),
	method(CircuitBreaker, 'recordAnswer'),
	method(CircuitBreaker, 'recordSuccess'),
];

describe.each(OPERATIONS)('With %s', (_, parameters, isDone) => {
	it.each(PARTS)(
		'an exception of $name fails one meeting at most, and nothing that is done',
		async (part) => {
			part.throwAt(0);
			rows();
			await world.execute(rows(), parameters, carryOn);
			const calls = part.calls();
			for (let call = 1; call <= calls; call += 1) {
				const input = rows();
				part.throwAt(call);
				const { json, items } = await world.execute(input, parameters, carryOn);
				expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
					input.map((__, item) => ({ item })),
				);
				const touched = new Set<unknown>();
				for (const [index, item] of json.entries()) {
					const row = input[index]!;
					if (item.error === undefined) expect([item, isDone(row)]).toEqual([item, true]);
					else {
						expect(item.error).toBe(`${UNEXPECTED} [item ${index}]`);
						expect(item.details).toMatchObject({ meetingId: row.meeting });
						touched.add(row.meeting);
					}
				}
				expect([call, touched.size <= 1]).toEqual([call, true]);
				if (part.name.includes('record'))
					expect(json.every(({ error }) => error === undefined)).toBe(true);
			}
			part.throwAt(0);
		},
	);
});

it('Those whom a batch answer names are registered, though the list that tells of the others throws', async () => {
	const input = rows().filter(({ meeting }) => meeting === MEETINGS[0]);
	world.sandbox.addFault({
		match: { method: 'POST' },
		answer: {
			status: 201,
			body: { registrants: [{ email: 'new0@example.com', registrant_id: 'newID' }] },
		},
	});
	const refresh = method(Rosters, 'refresh');
	refresh.throwAt(1);
	const { json } = await world.execute(input, { ...newcomer, operation: 'createMany' }, carryOn);
	refresh.throwAt(0);
	expect(json.map(({ id, error }) => id ?? error)).toEqual(['newID', `${UNEXPECTED} [item 1]`]);
	expect(world.apiRequests().map(({ method: verb }) => verb)).toEqual(['GET', 'POST']);
});
