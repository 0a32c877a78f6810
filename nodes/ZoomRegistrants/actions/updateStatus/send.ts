import type { Refusal } from '../../../transport/refusal';
import type { Result } from '../../../transport/result';
import { isForbidden } from '../../../zoom/errors/diagnose';
import { anyStatus, covers, isMissingFrom, type Roster } from '../../run/roster';
import { mayHaveSucceeded } from '../../run/reconcile';
import type { Run } from '../../run/run';
import { workThrough } from '../../run/workQueue';
import { answerTo, newEffort, scopeOf, type Sending } from './answerTo';
import type { BodyFormat } from './bodyFormat';
import { MAX_REGISTRANTS_PER_REQUEST } from './putStatus';
import { allRowsOf, recipientsOf } from './recipients';
import { failedByException, needsRoster, rowsIn, settle, type Shipment } from './settle';
import type { Batch, Row, RowResult, StatusChange } from './types';

/** The results of rows, and how many requests it took. */
export interface Sent {
	readonly results: readonly RowResult[];
	readonly requestCount: number;
}

/**
 * Sends a batch in as few requests as Zoom allows; every row gets one result. Once a refusal shows
 * that more would be refused, the rest isn't sent. Never throws: an exception fails what it was about,
 * or what is still to be sent, and leaves what is settled as it is.
 */
export async function send(run: Run, format: BodyFormat, { change, rows }: Batch): Promise<Sent> {
	let requestCount = 0;
	const results = await workThrough<SendingPlan, RowResult>(
		[{ shipments: shipmentsOf('first', rows), position: 0, isByRoster: false }],
		async (plan) => {
			const { shipments, position, isByRoster } = plan;
			const shipment = shipments[position];
			if (shipment === undefined) return { results: [], next: [] };
			const roster = isByRoster ? undefined : completeRoster(run, change);
			if (roster !== undefined) {
				const replanned = plannedByRoster(shipments.slice(position), roster);
				return { results: [], next: [{ shipments: replanned, position: 0, isByRoster: true }] };
			}
			const shipped = await ship(run, format, change, shipment);
			requestCount += shipped.requestCount;
			return {
				results: [...shipped.results],
				next: [{ ...plan, position: position + 1 }],
				afterwards: () => tellBreaker(run, change, shipped),
			};
		},
		({ shipments, position }, error) =>
			failedByException(shipments.slice(position).flatMap(rowsIn), error),
	);
	return { results, requestCount };
}

/** Requests in their order, those before `position` sent; anew once the run knows all registrants. */
interface SendingPlan {
	readonly shipments: readonly Shipment[];
	readonly position: number;
	readonly isByRoster: boolean;
}

/** The results of one shipment and of those that its answers asked for. */
interface Shipped extends Sent {
	/** The first refusal, or the first answer that got lost. */
	readonly refusal?: Refusal;
}

function tellBreaker(
	{ breaker }: Run,
	change: StatusChange,
	{ results, refusal, requestCount }: Shipped,
): void {
	const scope = scopeOf(change);
	if (results.some(({ type }) => type === 'accepted')) return breaker.recordSuccess(scope);
	if (refusal === undefined) return;
	// Several lost answers to several people are a server that is out of order, not one bad registrant.
	const failures = mayHaveSucceeded(refusal) && results.length > 1 ? requestCount : 1;
	for (let count = 0; count < failures; count += 1) breaker.recordFailure(scope, refusal);
}

/** Sends one shipment, and those that its answers ask for, until each of its rows has a result. */
async function ship(
	run: Run,
	format: BodyFormat,
	change: StatusChange,
	first: Shipment,
): Promise<Shipped> {
	const sending: Sending = { run, format, change, effort: newEffort() };
	const results = await workThrough(
		[first],
		async (shipment) => {
			const answer = await answerTo(sending, shipment);
			const roster = needsRoster(shipment, answer)
				? await rosterFor(run, change, shipment)
				: undefined;
			return settle(shipment, answer, roster);
		},
		(shipment, error) => failedByException(rowsIn(shipment), error),
	);
	const { requestCount, refusal } = sending.effort;
	return { results, requestCount, refusal };
}

/** The roster that tells who of a shipment is invalid. */
async function rosterFor(
	{ breaker, rosters }: Run,
	change: StatusChange,
	{ recipients }: Shipment,
): Promise<Result<Roster>> {
	const wanted = allRowsOf(recipients).map(({ registrant }) => registrant);
	const cached = rosters.cached(change);
	if (cached !== undefined && covers(cached, anyStatus(wanted))) return { value: cached };
	const roster = await rosters.get(change, anyStatus(wanted.length === 1 ? wanted : undefined));
	if ('error' in roster && !isForbidden(roster.error)) {
		breaker.recordRefusal(scopeOf(change), roster.error);
	}
	return roster;
}

/** Rows in requests of up to 30 registrants. */
function shipmentsOf(stage: 'first' | 'unlisted', rows: readonly Row[]): Shipment[] {
	const recipients = recipientsOf(rows);
	const shipments: Shipment[] = [];
	for (let from = 0; from < recipients.length; from += MAX_REGISTRANTS_PER_REQUEST) {
		const to = from + MAX_REGISTRANTS_PER_REQUEST;
		shipments.push({ stage, recipients: recipients.slice(from, to) });
	}
	return shipments;
}

/** The roster of a change, if the run has read all of it already. */
function completeRoster({ rosters }: Run, change: StatusChange): Roster | undefined {
	const roster = rosters.cached(change);
	return roster !== undefined && covers(roster, anyStatus()) ? roster : undefined;
}

/**
 * Plans what is still to be sent, now that all registrants are known: anyone that the roster lacks
 * waits for a request at the end. They would have the others refused, or they're so new that the
 * list doesn't show them yet.
 */
function plannedByRoster(shipments: readonly Shipment[], roster: Roster): Shipment[] {
	const listed: Row[] = [];
	const unlisted: Row[] = [];
	for (const row of shipments.flatMap(({ recipients }) => allRowsOf(recipients))) {
		(isMissingFrom(roster, row.registrant) ? unlisted : listed).push(row);
	}
	return [...shipmentsOf('first', listed), ...shipmentsOf('unlisted', unlisted)];
}
