import type { IDataObject } from 'n8n-workflow';

import { CircuitBreaker } from '../../../../../nodes/ZoomRegistrants/run/circuitBreaker';
import { Rosters } from '../../../../../nodes/ZoomRegistrants/run/roster';
import * as deletion from '../../../../../nodes/ZoomRegistrants/actions/delete.operation';
import * as simplified from '../../../../../nodes/zoom/simplifiedRegistrant';
import { method, mocked, type Throwing } from '../../../../support/throwing';
import { carryOn, useWorld } from '../../../../support/world';
import { registered, rows, sync } from './support';

jest.mock('../../../../../nodes/zoom/simplifiedRegistrant', () => {
	const actual = jest.requireActual<typeof simplified>(
		'../../../../../nodes/zoom/simplifiedRegistrant',
	);
	return { ...actual, simplifiedRegistrant: jest.fn(actual.simplifiedRegistrant) };
});

jest.mock('../../../../../nodes/ZoomRegistrants/actions/delete.operation', () => {
	const actual = jest.requireActual<typeof deletion>(
		'../../../../../nodes/ZoomRegistrants/actions/delete.operation',
	);
	return { ...actual, presenceByAnswer: jest.fn(actual.presenceByAnswer) };
});

const MEETING = '85200000951';
const UNEXPECTED = 'Something unexpected happened in this node: boom';
/** Of a deletion, only the list could say whether it was made. */
const FAILED = /boom|Zoom accepted the deletion of .* can't be read to check it/;

const world = useWorld();

/** Two who are approved, two to approve, two to register, and two who aren't in the list. */
const list = [...rows(4), ...rows(2, 40)];
const OTHERS = 2;

async function run(notInList: string): Promise<IDataObject[]> {
	world.reset();
	world.sandbox.addMeeting({ id: MEETING });
	world.sandbox.addRegistrants(MEETING, [
		...registered(2, 'approved'),
		...registered(2, 'pending', 2),
		...registered(2, 'approved', 30),
	]);
	const { json } = await world.execute(
		list,
		sync(MEETING, { notInList, options: { maximumRemovals: '2' } }),
		carryOn,
	);
	return json;
}

const PARTS: Throwing[] = [
	method(Rosters, 'get'),
	method(Rosters, 'refresh'),
	method(CircuitBreaker, 'openFor'),
	method(CircuitBreaker, 'recordAnswer'),
	method(CircuitBreaker, 'recordSuccess'),
	mocked('simplifiedRegistrant', simplified.simplifiedRegistrant),
	mocked('presenceByAnswer', deletion.presenceByAnswer),
];

describe.each([
	['deny', 'denied', 'denied'],
	['delete', 'deleted', undefined],
])('With %s', (notInList, word, left) => {
	/** What the sandbox has to hold of somebody whose outcome says this. */
	const held = (change: unknown) => (change === word ? left : 'approved');

	it.each(PARTS)(
		'an exception of $name is said of those it concerns, and what is said of the others is so.',
		async (part) => {
			part.throwAt(0);
			await run(notInList);
			const calls = part.calls();
			for (let call = 1; call <= calls; call += 1) {
				part.throwAt(call);
				const json = await run(notInList);
				part.throwAt(0);
				const statuses = world.statuses(MEETING);
				// A list that can't be read says nothing of those who aren't in it.
				expect([list.length, list.length + OTHERS]).toContain(json.length);
				for (const one of json) {
					if (one.success === true) {
						expect([one, statuses[String(one.email)]]).toEqual([one, held(one.change)]);
					} else expect([call, one.error]).toEqual([call, expect.stringMatching(FAILED)]);
				}
			}
		},
	);

	it('an exception while the outcome of one person is written fails that outcome alone.', async () => {
		const part = mocked('simplifiedRegistrant', simplified.simplifiedRegistrant);
		part.throwAt(0);
		await run(notInList);
		// The outcomes are written at the end.
		part.throwAt(part.calls());
		const json = await run(notInList);
		part.throwAt(0);
		expect(json).toHaveLength(list.length + OTHERS);
		const failed = json.filter(({ success }) => success !== true);
		expect(failed.map(({ error }) => error)).toEqual([UNEXPECTED]);
	});
});
