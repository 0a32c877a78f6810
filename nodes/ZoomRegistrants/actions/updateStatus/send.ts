import type { Refusal } from '../../../transport/refusal';
import { isForbidden } from '../../../zoom/errors/diagnose';
import { type BreakerScope, isDailyForRegistrant } from '../../run/circuitBreaker';
import { anyStatus, covers, findIn, type Roster } from '../../run/roster';
import type { Run } from '../../run/run';
import { type Settled, workThrough } from '../../run/workQueue';
import { type BodyFormat, MAX_REGISTRANTS_PER_REQUEST, putStatus } from './putStatus';
import { recipientsOf, allRowsOf } from './recipients';
import { type Answer, needsRoster, rowsIn, settle, type Shipment } from './settle';
import type { Batch, Row, RowResult, StatusChange } from './types';

/** Enough to find one registrant among 30; each request counts toward Zoom's daily limit. */
const MAX_PART_REQUESTS = 10;

/**
 * Sends a batch in as few requests as Zoom allows; every row gets one result. Once a refusal shows
 * that more would be refused, the rest isn't sent.
 */
export async function send(
	run: Run,
	format: BodyFormat,
	{ change, rows }: Batch,
): Promise<RowResult[]> {
	const results: RowResult[] = [];
	let planned = shipmentsOf('first', rows);
	let isByRoster = false;
	for (let shipment = planned.shift(); shipment !== undefined; shipment = planned.shift()) {
		const roster = isByRoster ? undefined : completeRoster(run, change);
		if (roster !== undefined) {
			isByRoster = true;
			planned = plannedByRoster([shipment, ...planned], roster);
			continue;
		}
		for (const result of await ship(run, format, change, shipment)) results.push(result);
	}
	return results;
}

/** Sends one shipment, and those that its answer asks for, until each of its rows has a result. */
async function ship(
	{ connection, breaker, rosters }: Run,
	format: BodyFormat,
	change: StatusChange,
	first: Shipment,
): Promise<RowResult[]> {
	const scope = scopeOf(change);
	let refusalOfFirst: Refusal | undefined;
	let partRequestsLeft = MAX_PART_REQUESTS;

	async function answerTo(shipment: Shipment): Promise<Answer> {
		const { stage } = shipment;
		const open = breaker.openFor(scope);
		if (open !== undefined) return { type: 'notSent', refusal: open };
		if (stage === 'part') {
			if (partRequestsLeft === 0) return { type: 'outOfRequests', refusal: shipment.refusal };
			partRequestsLeft -= 1;
		}
		const registrants = shipment.recipients.map(({ registrant }) => registrant);
		const refusal = await putStatus(connection, format, change, registrants);
		if (refusal === undefined) return { type: 'accepted' };
		breaker.recordRefusal(scope, refusal);
		if (stage === 'first') refusalOfFirst = refusal;
		if (stage === 'part' && isDailyForRegistrant(refusal)) breaker.recordFailure(scope, refusal);
		return { type: 'refused', refusal };
	}

	async function step(shipment: Shipment): Promise<Settled<Shipment, RowResult>> {
		const answer = await answerTo(shipment);
		if (!needsRoster(shipment, answer)) return settle(shipment, answer, undefined);
		const wanted = allRowsOf(shipment.recipients).map(({ registrant }) => registrant);
		const cached = rosters.cached(change);
		const roster =
			cached !== undefined && covers(cached, anyStatus(wanted))
				? { value: cached }
				: await rosters.get(change, anyStatus());
		if ('error' in roster && !isForbidden(roster.error)) {
			breaker.recordRefusal(scope, roster.error);
		}
		return settle(shipment, answer, roster);
	}

	const results = await workThrough([first], step, (shipment, error) =>
		rowsIn(shipment).map((row) => ({ row, type: 'failed', cause: { reason: 'exception', error } })),
	);
	if (results.some(({ type }) => type === 'accepted')) breaker.recordSuccess();
	else if (refusalOfFirst !== undefined) breaker.recordFailure(scope, refusalOfFirst);
	return results;
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
		(findIn(roster, row.registrant) === undefined ? unlisted : listed).push(row);
	}
	return [...shipmentsOf('first', listed), ...shipmentsOf('unlisted', unlisted)];
}

/** What the refusals of a change can apply to. */
export function scopeOf({ eventId, occurrenceId, action }: StatusChange): BreakerScope {
	return { eventId, part: JSON.stringify([occurrenceId ?? '', action]) };
}
