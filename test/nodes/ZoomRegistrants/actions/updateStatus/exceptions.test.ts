import type { IDataObject } from 'n8n-workflow';

import { BodyFormat } from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/bodyFormat';
import * as messages from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/messages';
import * as putStatus from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/putStatus';
import * as readBack from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/readBack';
import * as recentChanges from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/recentChanges';
import * as settle from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/settle';
import { CircuitBreaker } from '../../../../../nodes/ZoomRegistrants/run/circuitBreaker';
import { Rosters } from '../../../../../nodes/ZoomRegistrants/run/roster';
import { byId, carryOn, useWorld } from '../../../../support/world';
import { sentRegistrants } from '../../../../support/multipart';
import { method, mocked, type Throwing } from '../../../../support/throwing';

jest.mock('../../../../../nodes/ZoomRegistrants/actions/updateStatus/messages', () => wrap('messages', 'problemOf')); // prettier-ignore
jest.mock('../../../../../nodes/ZoomRegistrants/actions/updateStatus/putStatus', () => wrap('putStatus', 'putStatus')); // prettier-ignore
jest.mock('../../../../../nodes/ZoomRegistrants/actions/updateStatus/readBack', () => wrap('readBack', 'readBack', 'sightOf')); // prettier-ignore
jest.mock('../../../../../nodes/ZoomRegistrants/actions/updateStatus/recentChanges', () => wrap('recentChanges', 'rememberChange')); // prettier-ignore
jest.mock('../../../../../nodes/ZoomRegistrants/actions/updateStatus/settle', () => wrap('settle', 'settle', 'foundAs')); // prettier-ignore

/** A module with `jest.fn` around some of its functions. */
function wrap(file: string, ...names: string[]): object {
	const actual = jest.requireActual<Record<string, (...args: unknown[]) => unknown>>(
		`../../../../../nodes/ZoomRegistrants/actions/updateStatus/${file}`,
	);
	const wrapped = names.map((name) => [name, jest.fn(actual[name])]);
	return { ...actual, ...(Object.fromEntries(wrapped) as object) };
}

const MEETINGS = ['85200000001', '85200000002'];
const EMPTY = '85200000003';

const world = useWorld();

const approve = {
	meetingId: byId('={{ $json.meeting }}'),
	action: 'approve',
	registrants: { registrant: [{ id: '={{ $json.id }}', email: '' }] },
};

/** Three people of each meeting, who are pending, one whom Zoom doesn't have, and a meeting with no others. */
function rows(): IDataObject[] {
	world.reset();
	for (const [event, meeting] of MEETINGS.entries()) {
		world.sandbox.addMeeting({ id: meeting });
		const people = [0, 1, 2].map((n) => ({
			id: `event${event}p${n}`,
			email: `event${event}p${n}@example.com`,
			status: 'pending' as const,
		}));
		world.sandbox.addRegistrants(meeting, people);
	}
	world.sandbox.addMeeting({ id: EMPTY });
	const inTurn = [0, 1, 2, 3].flatMap((n) =>
		MEETINGS.map((meeting, event) => ({
			meeting,
			id: n === 3 ? `nobody${event}` : `event${event}p${n}`,
		})),
	);
	return [...inTurn, { meeting: EMPTY, id: 'nobody2' }];
}

const isApproved = ({ meeting, id }: IDataObject) =>
	world.sandbox
		.meeting(String(meeting))
		.registrants.some((one) => one.id === id && one.status === 'approved');

const PARTS: Throwing[] = [
	method(Rosters, 'get'),
	method(Rosters, 'refresh'),
	method(Rosters, 'cached'),
	method(CircuitBreaker, 'openFor'),
	method(CircuitBreaker, 'recordRefusal'),
	method(CircuitBreaker, 'recordFailure'),
	method(CircuitBreaker, 'recordSuccess'),
	method(BodyFormat, 'prove'),
	mocked('putStatus', putStatus.putStatus),
	mocked('readBack', readBack.readBack),
	mocked('sightOf', readBack.sightOf),
	mocked('rememberChange', recentChanges.rememberChange),
	mocked('settle', settle.settle),
	mocked('foundAs', settle.foundAs),
	mocked('problemOf', messages.problemOf),
];

const UNEXPECTED = 'Something unexpected happened in this node: boom';

describe.each(['automatic', 'always'])('with Check Result %s', (verifyResult) => {
	const parameters = { ...approve, options: { verifyResult } };

	it.each(PARTS)(
		'an exception of $name leaves settled rows and other meetings alone',
		async (part) => {
			part.throwAt(0);
			await world.execute(rows(), parameters, carryOn);
			const sent = world.puts().flatMap(sentRegistrants).length;
			const calls = part.calls();
			for (let call = 1; call <= calls; call += 1) {
				const input = rows();
				part.throwAt(call);
				const { json, items } = await world.execute(input, parameters, carryOn);
				expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
					input.map((_, item) => ({ item })),
				);
				const touched = json.flatMap((item, index) => meetingOfException(item, input[index]!));
				expect([call, new Set(touched).size <= 1]).toEqual([call, true]);
				expect(world.puts().flatMap(sentRegistrants).length).toBeLessThanOrEqual(sent);
			}
			part.throwAt(0);
		},
	);
});

/** Checks what an item says; returns its meeting if it speaks of an exception. */
function meetingOfException(item: IDataObject, row: IDataObject): unknown[] {
	const text = JSON.stringify(item);
	const isException = text.includes('boom');
	if (isException) expect(text).toContain(UNEXPECTED);
	if (item.success === true) {
		expect([item, isApproved(row)]).toEqual([item, true]);
		const note = `Zoom accepted the change. Not checked: ${UNEXPECTED}`;
		expect([item, item.verified === true || item.note === note]).toEqual([item, true]);
	} else if (!isException) {
		expect([item, row.id]).toEqual([item, expect.stringMatching(/^nobody/)]);
	}
	return isException ? [row.meeting] : [];
}

it('The parts that are made to throw are all used by such a run.', async () => {
	for (const part of PARTS) part.throwAt(0);
	await world.execute(rows(), approve, carryOn);
	const unused = PARTS.filter((part) => part.calls() === 0).map(({ name }) => name);
	expect(unused).toEqual([]);
});

it('Rows that were approved and could not be read back say so, and keep their result', async () => {
	const input = rows().filter(({ id }) => !String(id).startsWith('nobody'));
	const { refresh } = Rosters.prototype;
	const spy = jest.spyOn(Rosters.prototype, 'refresh').mockImplementation(async function (
		this: Rosters,
		event,
		scope,
	) {
		if (event.eventId === MEETINGS[1]) throw new Error('boom');
		return await refresh.call(this, event, scope);
	});
	const { json } = await world.execute(input, approve, carryOn);
	spy.mockRestore();
	expect(json[1]).toEqual({
		id: 'event1p0',
		success: true,
		meetingId: MEETINGS[1],
		action: 'approve',
		registrants: [{ id: 'event1p0' }],
		note: 'Zoom accepted the change. Not checked: Something unexpected happened in this node: boom',
	});
	expect(json[0]).toMatchObject({ success: true, status: 'approved', verified: true });
	expect(input.every(isApproved)).toBe(true);
});
