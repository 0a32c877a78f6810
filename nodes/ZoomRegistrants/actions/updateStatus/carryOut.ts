import { LISTED_AS, type StatusAction } from '../../../zoom/statusAction';
import { guarded } from '../../run/guarded';
import { groupedBy, inLanes } from '../../run/lanes';
import type { Run } from '../../run/run';
import { workThrough } from '../../run/workQueue';
import type { BodyFormat } from './bodyFormat';
import { batchKey } from './batches';
import type { StatusOptions } from './options';
import { MAX_REGISTRANTS_PER_REQUEST } from './putStatus';
import { sightOf } from './readBack';
import { allRowsOf, recipientsOf } from './recipients';
import { send, type Sent } from './send';
import { failedByException } from './settle';
import type { Batch, RowResult } from './types';
import { verifyResults, withoutReading } from './verify';

/** A batch that was sent, but not read back yet. */
interface SentBatch extends Batch {
	readonly sent: Sent;
}

/**
 * Sends and verifies all batches: up to four events at a time, each event's batches in their order,
 * and each event read back once everything of it was sent. While the format is on trial, the first
 * request goes alone and is looked at before the others follow.
 */
export async function carryOut(
	run: Run,
	options: StatusOptions,
	format: BodyFormat,
	batches: readonly Batch[],
): Promise<RowResult[]> {
	const legs = await tryFormat(run, options, format, batches);
	const lanes = groupedBy(legs, ({ change }) => change.eventId);
	const results = await inLanes(
		lanes,
		async (lane) => await doLane(run, options, format, lane),
		(lane, error) => lane.flatMap((leg) => failedLeg(options, leg, error)),
	);
	return results.flat();
}

/** Sends the first request and sees whether it changed anybody; returns all batches, that one as sent. */
async function tryFormat(
	run: Run,
	options: StatusOptions,
	format: BodyFormat,
	batches: readonly Batch[],
): Promise<Array<Batch | SentBatch>> {
	const [first, ...others] = batches;
	if (first === undefined || !format.isOnTrial || options.verifyResult === 'never') {
		return [...batches];
	}
	const recipients = recipientsOf(first.rows);
	const trial = allRowsOf(recipients.slice(0, MAX_REGISTRANTS_PER_REQUEST));
	const rest = allRowsOf(recipients.slice(MAX_REGISTRANTS_PER_REQUEST));
	if (rest.length === 0 && others.length === 0) return [first];
	const { change } = first;
	const sent = await send(run, format, { change, rows: trial });
	const following = rest.length === 0 ? others : [{ change, rows: rest }, ...others];
	const isSeen = await guarded(
		async () => await isAnybodySeen(run, format, first, sent),
		() => false,
	);
	if (isSeen) return [{ change, rows: trial, sent }, ...following];
	const results = await verifyResults(run, options, format, change, sent);
	return [{ change, rows: trial, sent: { results, requestCount: 0 } }, ...following];
}

/** One reading, to see whether the format works. */
async function isAnybodySeen(
	{ rosters }: Run,
	format: BodyFormat,
	{ change }: Batch,
	{ results }: Sent,
): Promise<boolean> {
	const accepted = results
		.filter(({ type }) => type === 'accepted')
		.map(({ row }) => row.registrant);
	if (accepted.length === 0) return false;
	const statuses = [LISTED_AS[change.action]];
	const roster = await rosters.refresh(change, { statuses, wanted: accepted, maxPages: 1 });
	if ('error' in roster) return false;
	const seen = accepted.filter(
		(registrant) => sightOf([roster.value], change.action, registrant).type === 'seen',
	);
	if (seen.length * 2 <= accepted.length) return false;
	format.prove();
	return true;
}

/** Sends an event's batches one after the other, and reads them back. */
async function doLane(
	run: Run,
	options: StatusOptions,
	format: BodyFormat,
	legs: ReadonlyArray<Batch | SentBatch>,
): Promise<RowResult[]> {
	return await workThrough(
		stagesOf(legs),
		async (stage) => ({ results: await doStage(run, options, format, stage), next: [] }),
		(stage, error) => stage.flatMap((leg) => failedLeg(options, leg, error)),
	);
}

async function doStage(
	run: Run,
	options: StatusOptions,
	format: BodyFormat,
	legs: ReadonlyArray<Batch | SentBatch>,
): Promise<RowResult[]> {
	const sent: SentBatch[] = [];
	for (const leg of legs) {
		sent.push('sent' in leg ? leg : { ...leg, sent: await send(run, format, leg) });
	}
	const actions = new Set(legs.map(({ change }) => change.action));
	const results: RowResult[][] = [];
	for (const parts of groupedBy(sent, ({ change }) => batchKey(change))) {
		const action = parts[0]?.change.action;
		const others = [...actions].filter((other) => other !== action);
		const contested = new Set(others.map((other) => LISTED_AS[other]));
		results.push(await readBackTogether(run, options, format, parts, contested));
	}
	return results.flat();
}

/** The results of a leg that this package's own code failed at. */
function failedLeg(options: StatusOptions, leg: Batch | SentBatch, error: Error): RowResult[] {
	return 'sent' in leg
		? leg.sent.results.map((result) => withoutReading(options, result, error))
		: failedByException(leg.rows, error);
}

/**
 * Divides a lane into stages that are each read back at their end. A new one begins where a change
 * may undo what has to be seen, like one of the whole series after one of an occurrence. Of one
 * occurrence, only the last change of each person is sent; so it takes another action in another
 * occurrence.
 */
function stagesOf<Leg extends Batch>(legs: readonly Leg[]): Leg[][] {
	const stages: Leg[][] = [];
	let stage: Leg[] = [];
	/** An occurrence that is undefined is the whole series. */
	let occurrencesOf = new Map<StatusAction, Set<string | undefined>>();
	for (const leg of legs) {
		const { action, occurrenceId } = leg.change;
		const mayUndo = [...occurrencesOf].some(
			([other, occurrences]) =>
				other !== action && occurrences.size > (occurrences.has(occurrenceId) ? 1 : 0),
		);
		if (mayUndo || stage.length === 0) {
			stage = [];
			stages.push(stage);
			occurrencesOf = new Map();
		}
		stage.push(leg);
		occurrencesOf.set(action, (occurrencesOf.get(action) ?? new Set()).add(occurrenceId));
	}
	return stages;
}

/** Reads back what was sent of one change, each list once. */
async function readBackTogether(
	run: Run,
	options: StatusOptions,
	format: BodyFormat,
	parts: readonly SentBatch[],
	contested: ReadonlySet<string>,
): Promise<RowResult[]> {
	const [first] = parts;
	if (first === undefined) return [];
	const sent: Sent = {
		results: parts.flatMap((part) => part.sent.results),
		requestCount: parts.reduce((sum, part) => sum + part.sent.requestCount, 0),
	};
	return await verifyResults(run, options, format, first.change, sent, contested);
}
