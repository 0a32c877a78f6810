import { zoomRequest } from '../../../transport/request';
import type { Result } from '../../../transport/result';
import type { EventRef } from '../../../zoom/events';
import type { BreakerScope } from '../../run/circuitBreaker';
import { groupedBy, inLanes } from '../../run/lanes';
import { guarded } from '../../run/guarded';
import { lookUntil, mayHaveSucceeded } from '../../run/reconcile';
import { anyStatus, findIn, type Roster } from '../../run/roster';
import type { Run } from '../../run/run';
import { type Settled, workThrough } from '../../run/workQueue';
import { entryBatches, type Entry, unfitForBatch } from './batches';
import { countRegistration, createOne, LOOK_AFTER_MS, nameOf, partOf } from './createOne';
import { hostReader, type RoleOf, withoutHosts } from './hosts';
import {
	type BatchAnswer,
	type EntryResult,
	isIncomplete,
	settleBatch,
	type CreateShipment,
} from './settleBatch';

/** The options of Create Many, as read. */
export interface CreateManyOptions {
	/** Whether people may be registered one by one where Zoom accepts no batch. */
	maySendOneByOne: boolean;
	/** Whether Zoom emails those it registers; undefined if the event's own setting decides. */
	confirmationEmail?: boolean;
	/** Whether the caller has left hosts out already, so that nothing is read for them. */
	isWithoutHosts?: boolean;
}

type Batch = Extract<CreateShipment, { type: 'batch' }>;
type Single = Extract<CreateShipment, { type: 'single' }>;

/**
 * Registers people in batches of up to 30; every entry gets one result. People with more than a batch
 * accepts are registered one by one, after the batches of their event. A few events side by side.
 */
export async function registerAll(
	run: Run,
	options: CreateManyOptions,
	entries: readonly Entry[],
): Promise<EntryResult[]> {
	const readHosts = hostReader(run);
	const lanes = groupedBy(entries, ({ event }) => event.eventId);
	const results = await inLanes(
		lanes,
		async (lane) => await registerLane(run, options, readHosts, lane),
		(lane, error) => lane.map((entry) => ({ entry, type: 'exception' as const, error })),
	);
	return results.flat();
}

/** Registers the people of one event, one request after the other. */
async function registerLane(
	run: Run,
	options: CreateManyOptions,
	readHosts: (event: EventRef) => Promise<RoleOf>,
	entries: readonly Entry[],
): Promise<EntryResult[]> {
	const [first] = entries;
	if (first === undefined) return [];
	// A host takes down only those sent along, so nothing is read for people sent alone.
	const mayHaveHosts = options.isWithoutHosts !== true;
	const isShared = shipmentsOf(entries).some(
		(one) => one.type === 'batch' && one.entries.length > 1,
	);
	const { results, others } =
		isShared && mayHaveHosts
			? withoutHosts(entries, await readHosts(first.event))
			: { results: [], others: entries };
	const registered = await workThrough(
		shipmentsOf(others),
		async (shipment) =>
			shipment.type === 'batch'
				? await registerBatch(run, options, shipment)
				: await registerSingle(run, shipment),
		failedByException,
	);
	return [...results, ...registered];
}

function shipmentsOf(entries: readonly Entry[]): CreateShipment[] {
	const isFit = ({ registrant }: Entry) => unfitForBatch(registrant).length === 0;
	return [
		...entryBatches(entries.filter(isFit)).map(
			(batch): CreateShipment => ({ type: 'batch', entries: batch, named: 0, faults: 0 }),
		),
		...entries
			.filter((entry) => !isFit(entry))
			.map((entry): CreateShipment => ({ type: 'single', entry })),
	];
}

/** The results of everyone in a shipment that this package's own code failed at. */
function failedByException(shipment: CreateShipment, error: Error): EntryResult[] {
	const entries = shipment.type === 'batch' ? shipment.entries : [shipment.entry];
	return entries.map((entry) => ({ entry, type: 'exception', error }));
}

async function registerBatch(
	run: Run,
	options: CreateManyOptions,
	batch: Batch,
): Promise<Settled<CreateShipment, EntryResult>> {
	const [first] = batch.entries;
	if (first === undefined) return { results: [], next: [] };
	const { breaker } = run;
	const scope = { eventId: first.event.eventId, isBatch: true };
	const open = breaker.openFor(scope);
	const answer: BatchAnswer =
		open === undefined
			? await postBatch(run, options, first, batch.entries)
			: { type: 'notSent', refusal: open };
	const isLost = isIncomplete(answer, batch.entries);
	const roster = isLost
		? await guarded<Result<Roster> | Error | undefined>(
				async () => await findRegistered(run, first.event, batch.entries, answer),
				(error) => error,
			)
		: undefined;
	if (roster instanceof Error) return settledUnread(batch, answer, options, roster);
	const settled = settleBatch(batch, answer, roster, options.maySendOneByOne);
	const isRegistered = settled.results.every(({ type }) => type === 'created');
	return {
		...settled,
		afterwards() {
			if (answer.type === 'answered') breaker.recordSuccess(scope);
			else if (answer.type === 'refused' && !isLost) breaker.recordAnswer(scope, answer.refusal);
			else if (answer.type === 'refused' && settled.next.length === 0) {
				breaker.recordAnswer(scope, isRegistered ? undefined : answer.refusal);
			}
		},
	};
}

/** Zoom leaves people out of its answer whom it didn't register; so one look is enough. */
const LOOK_AFTER_ANSWER_MS = [2_000];

/** The roster after a batch whose answer leaves something open, once it has everyone. */
async function findRegistered(
	{ connection, rosters }: Run,
	event: EventRef,
	entries: readonly Entry[],
	answer: BatchAnswer,
): Promise<Result<Roster> | undefined> {
	const wanted = entries.map(({ registrant: { email } }) => ({ email }));
	return await lookUntil(
		connection,
		answer.type === 'answered' ? LOOK_AFTER_ANSWER_MS : LOOK_AFTER_MS,
		async () => await rosters.refresh(event, anyStatus(wanted)),
		(roster) =>
			'error' in roster || wanted.every((person) => findIn(roster.value, person) !== undefined),
	);
}

/** What Zoom's answer says, if this package's own code fails at reading the list; nobody is sent again. */
function settledUnread(
	batch: Batch,
	answer: BatchAnswer,
	{ maySendOneByOne }: CreateManyOptions,
	error: Error,
): Settled<CreateShipment, EntryResult> {
	const { results, next } = settleBatch(batch, answer, undefined, maySendOneByOne);
	const failed = next.flatMap((shipment) => failedByException(shipment, error));
	return { results: [...results, ...failed], next: [] };
}

/**
 * `POST /meetings/{meetingId}/batch_registrants`, 201.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/post/meetings/{meetingId}/batch_registrants
 */
async function postBatch(
	{ connection }: Run,
	{ confirmationEmail }: CreateManyOptions,
	{ event, registrant: { autoApprove } }: Entry,
	entries: readonly Entry[],
): Promise<BatchAnswer> {
	const answer = await zoomRequest(connection, {
		method: 'POST',
		path: [event.kind.collection, event.eventId, 'batch_registrants'],
		body: {
			...(autoApprove !== undefined && { auto_approve: autoApprove }),
			...(confirmationEmail !== undefined && { registrants_confirmation_email: confirmationEmail }),
			registrants: entries.map(({ registrant }) => nameOf(registrant)),
		},
		idempotent: false,
	});
	if ('value' in answer || mayHaveSucceeded(answer.error)) {
		for (const { registrant } of entries) countRegistration(connection, event, registrant);
	}
	return 'value' in answer
		? { type: 'answered', body: answer.value }
		: { type: 'refused', refusal: answer.error };
}

/** Registers one person by a request of their own. */
async function registerSingle(
	run: Run,
	{ entry, batch }: Single,
): Promise<Settled<CreateShipment, EntryResult>> {
	const { event, registrant } = entry;
	const scope: BreakerScope = { eventId: event.eventId, part: partOf(registrant) };
	const open = run.breaker.openFor(scope);
	if (open !== undefined) {
		const type = batch === undefined ? 'notSent' : 'unanswered';
		return { results: [{ entry, type, refusal: open }], next: [] };
	}
	const created = await createOne(run, event, registrant);
	const refusal = created.type === 'refused' ? created.refusal : undefined;
	const isUnanswered = batch === 'lost' && refusal !== undefined && !mayHaveSucceeded(refusal);
	return {
		results: [{ entry, ...(isUnanswered ? { type: 'unanswered', refusal } : created) }],
		next: [],
		afterwards: () => run.breaker.recordAnswer(scope, refusal),
	};
}
