import { LISTED_AS, type StatusAction } from '../../../zoom/statusAction';
import { groupedBy, inLanes } from '../../run/lanes';
import type { Run } from '../../run/run';
import type { BodyFormat } from './bodyFormat';
import { batchKey } from './batches';
import type { StatusOptions } from './options';
import { MAX_REGISTRANTS_PER_REQUEST } from './putStatus';
import { sightOf } from './readBack';
import { allRowsOf, recipientsOf } from './recipients';
import { send, type Sent } from './send';
import type { Batch, RowResult, StatusChange } from './types';
import { verify } from './verify';

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
	const results = await inLanes(lanes, async (lane) => await doLane(run, options, format, lane));
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
	if (await isAnybodySeen(run, format, first, sent)) {
		return [{ change, rows: trial, sent }, ...following];
	}
	const results = await verify(run, options, format, change, sent);
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

/**
 * Sends an event's batches one after the other, and then reads them back; earlier, if the next batch
 * may undo what is to be seen, like a change of the whole series after one of an occurrence.
 */
async function doLane(
	run: Run,
	options: StatusOptions,
	format: BodyFormat,
	legs: ReadonlyArray<Batch | SentBatch>,
): Promise<RowResult[]> {
	const results: RowResult[][] = [];
	let unread: SentBatch[] = [];
	let occurrencesOf: OccurrencesByAction = new Map();
	for (const leg of legs) {
		const { action, occurrenceId } = leg.change;
		if (mayUndo(leg.change, occurrencesOf)) {
			results.push(await readBackAll(run, options, format, unread));
			unread = [];
			occurrencesOf = new Map();
		}
		unread.push('sent' in leg ? leg : { ...leg, sent: await send(run, format, leg) });
		occurrencesOf.set(action, (occurrencesOf.get(action) ?? new Set()).add(occurrenceId));
	}
	results.push(await readBackAll(run, options, format, unread));
	return results.flat();
}

/** What was sent, but not read back yet; an occurrence that is undefined is the whole series. */
type OccurrencesByAction = Map<StatusAction, Set<string | undefined>>;

/**
 * Whether a change may undo one that was sent before. Of one occurrence, only the last change of each
 * person is sent; so it takes another action in another occurrence.
 */
function mayUndo(
	{ action, occurrenceId }: StatusChange,
	earlier: ReadonlyMap<StatusAction, ReadonlySet<string | undefined>>,
): boolean {
	return [...earlier].some(
		([other, occurrences]) =>
			other !== action && occurrences.size > (occurrences.has(occurrenceId) ? 1 : 0),
	);
}

/** Reads back what was sent, each list once. */
async function readBackAll(
	run: Run,
	options: StatusOptions,
	format: BodyFormat,
	sent: readonly SentBatch[],
): Promise<RowResult[]> {
	const results: RowResult[][] = [];
	for (const parts of groupedBy(sent, ({ change }) => batchKey(change))) {
		const [first] = parts;
		if (first === undefined) continue;
		const together: Sent = {
			results: parts.flatMap((part) => part.sent.results),
			requestCount: parts.reduce((sum, part) => sum + part.sent.requestCount, 0),
		};
		results.push(await verify(run, options, format, first.change, together));
	}
	return results.flat();
}
