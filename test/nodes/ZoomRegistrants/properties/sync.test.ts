import fc from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Fault, Registrant, Switches } from '../../../../sandbox';
import { byId, useWorld } from '../../../support/world';
import { expectNoSecrets, expectToBeBounded } from './everyRun';
import { emailOf, PEOPLE } from './people';
import { type Played, playRows } from './play';
import { EXAMPLES, SETTINGS, TIMEOUT_MS } from './settings';
import { faultOf } from './zoom';

const world = useWorld();

/** The second one repeats, so that Zoom accepts no batches for it; then a webinar has no auto_approve. */
const MEETINGS = ['85200001000', '85200001001'];

/** One of the people is an alternative host of both. */
const HOST = 3;

const BEFORE = ['absent', 'absent', 'approved', 'approved', 'pending', 'denied'] as const;

interface Row {
	event: number;
	person: number;
	spelling: 'plain' | 'capitals';
	firstName: string;
}

interface Scenario {
	before: Array<(typeof BEFORE)[number]>;
	approvalType: 0 | 1;
	isWebinar: boolean;
	rows: Row[];
	/** Whether one more row has something else than an email. */
	hasUnreadableRow: boolean;
	notInList: 'leave' | 'deny' | 'cancel' | 'delete';
	ifPendingOrDenied: 'approve' | 'approvePending' | 'leave';
	maximumRemovals: string;
	onError: 'continueRegularOutput' | 'continueErrorOutput';
	switches: Partial<Switches>;
	faults: Fault[];
}

const calm: fc.Arbitrary<Scenario> = fc.record({
	before: fc.array(fc.constantFrom(...BEFORE), { minLength: PEOPLE, maxLength: PEOPLE }),
	approvalType: fc.constantFrom(0 as const, 1 as const),
	isWebinar: fc.boolean(),
	rows: fc.constantFrom(3, 30, 80).chain((maxLength) =>
		fc.array(
			fc.record({
				event: fc.constantFrom(0, 0, 0, 1),
				person: fc.nat(PEOPLE - 1),
				spelling: fc.constantFrom('plain' as const, 'capitals' as const),
				firstName: fc.constantFrom('Guest', 'Guest', 'Guest', ''),
			}),
			{ minLength: 1, maxLength, size: 'max' },
		),
	),
	hasUnreadableRow: fc.constantFrom(false, false, false, true),
	notInList: fc.constantFrom(
		'leave' as const,
		'deny' as const,
		'cancel' as const,
		'delete' as const,
	),
	ifPendingOrDenied: fc.constantFrom(
		'approve' as const,
		'approve' as const,
		'approvePending' as const,
		'leave' as const,
	),
	maximumRemovals: fc.constantFrom('', '0', '3', '50%', '100%', '100%'),
	onError: fc.constantFrom('continueRegularOutput' as const, 'continueErrorOutput' as const),
	switches: fc.constant({}),
	faults: fc.constant([]),
});

const wild: fc.Arbitrary<Scenario> = fc
	.tuple(
		calm,
		fc.record(
			{
				plan: fc.constantFrom('unlimited' as const, 'free' as const),
				multipart: fc.constantFrom('accept' as const, 'refuse415' as const, 'ignore204' as const),
				batchInvalid: fc.constantFrom('refuse' as const, 'skip' as const),
				statusChange: fc.constantFrom('apply' as const, 'apply' as const, 'ignore204' as const),
				listLagReads: fc.constantFrom(0 as const, 1 as const, 3 as const),
				joinUrlLagReads: fc.constantFrom(0 as const, 2 as const),
				dailyLimitPer: fc.constantFrom('registrant' as const, 'event' as const),
			},
			{ requiredKeys: [] },
		),
		fc.array(faultOf('POST', 'PUT', 'DELETE', 'GET'), { maxLength: 3 }),
	)
	.map(([any, switches, faults]) => ({ ...any, switches, faults }));

function setUp({ before, approvalType, isWebinar, switches, faults }: Scenario): void {
	world.reset();
	const { sandbox } = world;
	for (const [event, id] of MEETINGS.entries()) {
		sandbox.addMeeting({
			id,
			approvalType,
			...(isWebinar && { type: event === 1 ? 9 : 5 }),
			alternativeHosts: [emailOf(HOST)],
			occurrences: event === 1 ? ['1800000000000'] : [],
		});
		const people = before.flatMap((status, person) =>
			status === 'absent' ? [] : [{ id: `e${event}p${person}`, email: emailOf(person), status }],
		);
		sandbox.addRegistrants(id, people);
	}
	Object.assign(sandbox.switches, switches);
	sandbox.addFault(...faults);
}

async function sync(example: Scenario, options: INodeParameters = {}): Promise<Played> {
	const rows = example.rows.map(({ event, person, spelling, firstName }): IDataObject => {
		const email = emailOf(person);
		const spelled = spelling === 'capitals' ? email.toUpperCase() : email;
		return { meeting: MEETINGS[event], email: spelled, firstName };
	});
	if (example.hasUnreadableRow) rows.push({ meeting: MEETINGS[0], email: 'nobody' });
	const { notInList, ifPendingOrDenied, maximumRemovals } = example;
	const parameters = {
		operation: 'sync',
		resource: example.isWebinar ? 'webinarRegistrant' : 'meetingRegistrant',
		meetingId: byId('={{ $json.meeting }}'),
		webinarId: byId('={{ $json.meeting }}'),
		email: '={{ $json.email }}',
		firstName: '={{ $json.firstName }}',
		notInList,
		options: { ifPendingOrDenied, maximumRemovals, ...options },
	};
	return await playRows(world, rows, parameters, example.onError);
}

/** The people of one event by number, as Zoom has them. */
function peopleOf(event: number): Map<number, Registrant> {
	const { registrants } = world.sandbox.meeting(MEETINGS[event] ?? '');
	return new Map(registrants.map((one) => [Number(/\d+/.exec(one.email)?.[0]), one]));
}

/** What an output says about whom. */
interface Told {
	event: number;
	person: number;
	change: unknown;
	status: unknown;
	planned: unknown;
}

/** What the outputs say; an item of the error output without a link has nothing but a message. */
function told({ all }: Played): Told[] {
	return all.flatMap(({ json }): Told[] => {
		const details = { ...(json.details as IDataObject | undefined) };
		const email = String(json.details === undefined ? (json.email ?? json.error) : details.email);
		const person = /person(\d+)@/i.exec(email)?.[1];
		if (person === undefined) return [];
		const meeting = String(
			json.meetingId ?? json.webinarId ?? details.meetingId ?? details.webinarId ?? json.error,
		);
		return [
			{
				event: MEETINGS.findIndex((id) => meeting.includes(id)),
				person: Number(person),
				change: json.error === undefined ? json.change : 'failed',
				status: json.status ?? details.status,
				planned: json.plannedChange ?? details.plannedChange,
			},
		];
	});
}

const listOf = ({ rows }: Scenario, event: number) =>
	new Set(rows.filter((row) => row.event === event).map(({ person }) => person));

const isRegistered = (status: string) => status === 'approved' || status === 'pending';

/** How many may be removed of an event, counted anew. */
function bound({ maximumRemovals, before }: Scenario): number {
	const all = before.filter(isRegistered).length;
	if (maximumRemovals === '') return Math.max(1, Math.floor(all / 10));
	if (maximumRemovals === '50%') return Math.max(1, Math.floor(all / 2));
	return maximumRemovals === '100%' ? all : Number(maximumRemovals);
}

function expectSafety(example: Scenario): void {
	for (const event of MEETINGS.keys()) {
		const list = listOf(example, event);
		const now = peopleOf(event);
		const removed = [...example.before.keys()].filter(
			(person) =>
				isRegistered(example.before[person] ?? '') &&
				!isRegistered(now.get(person)?.status ?? 'absent'),
		);
		for (const person of removed) expect([person, list.has(person)]).toEqual([person, false]);
		expect(removed).not.toContain(HOST);
		expect(removed.length).toBeLessThanOrEqual(bound(example));
		const mayRemove = list.size > 0 && example.notInList !== 'leave' && !example.hasUnreadableRow;
		if (!mayRemove) expect(removed).toEqual([]);
		for (const person of now.keys()) {
			if (example.before[person] === 'absent') expect(list.has(person)).toBe(true);
		}
	}
}

const STATUS_IN_ZOOM: Record<string, string> = { cancelled: 'denied' };

/** What is said of people is so, and whatever isn't as the list wants it is told. */
function expectTruth(example: Scenario, outputs: Told[]): void {
	for (const { event, person, change, status } of outputs) {
		const now = peopleOf(event).get(person)?.status;
		if (change === 'failed') continue;
		if (change === 'deleted') expect([person, now]).toEqual([person, undefined]);
		else if (status !== undefined) {
			const inZoom = STATUS_IN_ZOOM[String(status)] ?? status;
			expect([person, change, now]).toEqual([person, change, inZoom]);
		}
	}
	for (const event of MEETINGS.keys()) {
		const list = listOf(example, event);
		const ofEvent = outputs.filter((one) => one.event === event);
		for (const person of list) {
			const own = ofEvent.filter((one) => one.person === person);
			expect([person, own.length]).toEqual([person, 1]);
			const [only] = own;
			const wanted = example.ifPendingOrDenied === 'approve' ? 'approved' : undefined;
			if (only?.change !== 'failed' && wanted !== undefined) {
				expect([person, only?.status]).toEqual([person, wanted]);
			}
			if (only?.change !== 'failed') expect(peopleOf(event).has(person)).toBe(true);
		}
		if (list.size === 0 || example.notInList === 'leave') continue;
		const isListRead = ofEvent.some(
			({ person, change }) => list.has(person) && change !== 'failed',
		);
		for (const [person, { status }] of peopleOf(event)) {
			if (list.has(person) || !isRegistered(status) || !isListRead) continue;
			const own = ofEvent.filter((one) => one.person === person);
			const expected = person === HOST ? 'unchanged' : 'failed';
			const changes = own.map(({ change }) => change);
			expect([person, [...new Set([...changes, expected])].length, own.length]).toEqual([
				person,
				changes.includes(expected) ? 1 : 2,
				1,
			]);
			expect(['failed', expected]).toContain(changes[0]);
		}
	}
}

it(
	`In any state of Zoom, and whatever goes wrong: nobody of the list and no host is removed, and nobody beyond the bound; what is said is so, and what is not as the list wants it is said (${EXAMPLES}).`,
	async () => {
		await fc.assert(
			fc.asyncProperty(wild, async (example) => {
				setUp(example);
				const played = await sync(example);
				expectSafety(example);
				expectTruth(example, told(played));
				expectNoSecrets(world, played);
				expectToBeBounded(world, PEOPLE * MEETINGS.length, played);
			}),
			SETTINGS,
		);
	},
	TIMEOUT_MS,
);

const DONE: Record<string, string> = {
	none: 'unchanged',
	create: 'created',
	approve: 'approved',
	deny: 'denied',
	cancel: 'cancelled',
	delete: 'deleted',
};

it(
	`If Zoom does as it says, a run carries out exactly what a dry run said, and a second run only reads and finds nothing to do (${EXAMPLES}).`,
	async () => {
		await fc.assert(
			fc.asyncProperty(calm, async (example) => {
				setUp(example);
				const planned = told(await sync(example, { dryRun: true }));
				const before = world.apiRequests();
				expect(before.filter(({ method }) => method !== 'GET')).toEqual([]);
				const real = told(await sync(example));
				const said = planned.map(({ event, person, change, planned: plan }) => [
					event,
					person,
					change === 'failed' ? 'failed' : DONE[String(plan)],
				]);
				expect(real.map(({ event, person, change }) => [event, person, change])).toEqual(said);
				expectSafety(example);
				expectTruth(example, real);

				const count = world.apiRequests().length;
				const again = told(await sync(example));
				const more = world.apiRequests().slice(count);
				expect(more.filter(({ method }) => method !== 'GET')).toEqual([]);
				expect(new Set(again.map(({ change }) => change))).not.toContain('created');
				for (const { change } of again) expect(['unchanged', 'failed']).toContain(change);
				expect(again.filter(({ change }) => change === 'failed').length).toBeLessThanOrEqual(
					real.filter(({ change }) => change === 'failed').length,
				);
			}),
			SETTINGS,
		);
	},
	TIMEOUT_MS,
);
