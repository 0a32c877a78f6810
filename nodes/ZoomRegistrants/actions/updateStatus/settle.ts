import type { Registrant } from '../../../fields/registrants';
import type { Refusal } from '../../../transport/refusal';
import type { Result } from '../../../transport/result';
import { diagnose, isForbidden, mayBeOneRegistrant } from '../../../zoom/errors/diagnose';
import type { ListedRegistrant } from '../../../zoom/registrants';
import { isDailyForRegistrant } from '../../run/circuitBreaker';
import { namedIn } from '../../run/namedInError';
import { findIn, isMissingFrom, type Roster } from '../../run/roster';
import type { Settled } from '../../run/workQueue';
import { mayHaveSucceeded } from '../../run/reconcile';
import { allRowsOf, hasOtherEmail, recipientsOf, registrantOf } from './recipients';
import type { FailureCause, Recipient, Row, RowResult, RowSight, Sight } from './types';

/** What one request carries: up to 30 recipients, and why they travel together. */
export type Shipment = {
	readonly recipients: readonly Recipient[];
	/** How often it was sent already without a proper answer. */
	readonly lostAnswers?: number;
} & (
	| { readonly stage: 'first' }
	/** Once more, after the invalid ones were taken out. */
	| { readonly stage: 'rest' }
	/** By themselves, because the roster doesn't have them: unknown, or only just registered. */
	| { readonly stage: 'unlisted' }
	/** By themselves, because the roster has another email with the ID. */
	| { readonly stage: 'doubtful'; readonly roster: Roster }
	/** Part of a request that was refused, while the invalid registrants are searched for. */
	| {
			readonly stage: 'part';
			/** Why the request that it's a part of was refused, and how many were in that. */
			readonly refusal: Refusal;
			readonly outOf: number;
			/** The other half: if this one is accepted, the invalid ones are in there. */
			readonly otherHalf?: readonly Recipient[];
	  }
);

/** What came of a shipment. */
export type Answer =
	| { readonly type: 'accepted' }
	/** With what Zoom shows of everyone who was sent, if part of it may have been carried out. */
	| {
			readonly type: 'refused';
			readonly refusal: Refusal;
			readonly sights?: readonly RowSight[];
	  }
	/** Something else than a yes, and nobody was changed; the other format has to be tried. */
	| { readonly type: 'otherFormat' }
	/** No proper answer; and what Zoom shows of everyone who was sent. */
	| { readonly type: 'uncertain'; readonly refusal: Refusal; readonly sights: readonly RowSight[] }
	/** Not sent: the circuit breaker is open. */
	| { readonly type: 'notSent'; readonly refusal: Refusal }
	/** Not sent: the search for the invalid ones has reached its bound, or shows that it's not about them. */
	| { readonly type: 'outOfRequests'; readonly refusal: Refusal; readonly isForAll: boolean };

type Settlement = Settled<Shipment, RowResult>;

/** All rows that a shipment answers for. */
export function rowsIn(shipment: Shipment): Row[] {
	const otherHalf = shipment.stage === 'part' ? shipment.otherHalf : undefined;
	return allRowsOf([...shipment.recipients, ...(otherHalf ?? [])]);
}

/** The results of rows that this package's own code failed at. */
export function failedByException(rows: readonly Row[], error: Error): RowResult[] {
	return rows.map((row) => ({ row, type: 'failed', cause: { reason: 'exception', error } }));
}

/** A request without a proper answer is sent once more, and once more again, to those not changed. */
export const MAX_LOST_ANSWERS = 2;

/** Up to this many that the list doesn't have are tried one by one, in case one of them has only just registered. */
const MAX_UNLISTED_APART = 5;

/**
 * Whether the list of registrants has to be read before an answer can be settled: when a request is
 * refused, and the reason may be one of its registrants.
 */
export function needsRoster({ stage, recipients }: Shipment, answer: Answer): boolean {
	if (stage !== 'first' || answer.type !== 'refused') return false;
	const { refusal } = answer;
	if (!mayBeOneRegistrant(refusal)) return false;
	return !isDailyForRegistrant(refusal) || namesAStranger(recipients, refusal);
}

/** Whether Zoom names somebody by an email that no row has, e.g. because the rows have IDs. */
function namesAStranger(recipients: readonly Recipient[], refusal: Refusal): boolean {
	if (recipients.length === 1 || !refusal.message.includes('@')) return false;
	return parted(recipients, refusal).named.length === 0;
}

/**
 * Decides what an answer means for the rows of a shipment. A pure function of what was sent, the
 * answer, and the roster if `needsRoster` asked for it; every row is either in the results or in the
 * shipments that follow, never in both.
 *
 * | stage | refused, and it may be one registrant | then |
 * |---|---|---|
 * | first | daily limit | those named fail, by their own email or the one in the roster; the rest is sent once more; if nobody is named, all fail |
 * | first | one person | that person fails: not listed, or in Zoom's words |
 * | first | roster read | those named fail; the rest is sent once more; those not listed and those with another email by themselves, one by one if they're five at most; if nobody stands out, it's sent in halves |
 * | first | roster not read | those named fail; if nobody is named, it's sent in halves |
 * | rest | | as above without a roster: named, else halves |
 * | part | | the same, down to one person |
 * | unlisted | a few people, not sent before | each by themselves |
 * | unlisted | daily limit | as in the rest |
 * | unlisted, doubtful | anything else | final: not among the registrants, or another email |
 *
 * After an answer that got lost, those who are seen changed are done, and the others are sent again,
 * twice at most. A refusal that can't be about one registrant fails the whole shipment.
 *
 * So one person is sent for one change at most:
 * - once, if nothing is refused or lost;
 * - twice, if others are invalid, or once more alone; and three times if that's the first request of
 *   a run, which is tried in both formats;
 * - three times with lost answers before they're searched for in halves or given up, and again so
 *   after a refusal;
 * - once for each halving, five times for 30 people, and once more for each person who is named
 *   meanwhile, within `MAX_PART_REQUESTS` in answerTo.ts;
 * - all of it a second time if Zoom accepts the change but shows the person unchanged (`verify.ts`).
 */
export function settle(
	shipment: Shipment,
	answer: Answer,
	roster: Result<Roster> | undefined,
): Settlement {
	const { recipients } = shipment;
	switch (answer.type) {
		case 'accepted':
			return both(accepted(recipients), suspectHalf(shipment));
		case 'otherFormat':
			return { results: [], next: [shipment] };
		case 'notSent':
			return both(
				failed(recipients, causeOfNotSent(shipment, answer.refusal)),
				untriedHalf(shipment),
			);
		case 'outOfRequests':
			return both(
				failed(
					recipients,
					answer.isForAll
						? { reason: 'refused', refusal: answer.refusal }
						: causeOfNotSent(shipment, answer.refusal),
				),
				untriedHalf(shipment),
			);
		case 'uncertain':
			return both(settleUncertain(shipment, answer.refusal, answer.sights), untriedHalf(shipment));
		case 'refused':
			return settlePartlyRefused(shipment, answer, roster);
	}
}

/**
 * Part of a request that was refused was sent with it, and any of those who were in that may be the
 * invalid one; anything else wasn't sent at all.
 */
function causeOfNotSent(shipment: Shipment, refusal: Refusal): FailureCause {
	if (shipment.stage !== 'part') return { reason: 'notSent', refusal };
	const { refusal: refused, outOf } = shipment;
	return outOf === 1 || mayHaveSucceeded(refused)
		? { reason: 'refused', refusal: refused }
		: { reason: 'undecided', refusal: refused, outOf };
}

/** Whether the reading got no answer either, so that Zoom is out of reach or out of order. */
function failedAlike(sight: Sight): boolean {
	if (sight.type !== 'unknown' || typeof sight.because === 'string') return false;
	return mayHaveSucceeded(sight.because.refusal);
}

/** Those who are seen changed are done; the others are sent again, or nobody knows. */
function settleUncertain(
	shipment: Shipment,
	refusal: Refusal,
	sights: readonly RowSight[],
): Settlement {
	const { lostAnswers = 0 } = shipment;
	const isOutOfReach = sights.some(({ sight }) => failedAlike(sight));
	const { done: results, open } = seenIn(sights);
	if (open.length === 0) return { results, next: [] };
	if (lostAnswers < MAX_LOST_ANSWERS && !isOutOfReach && shipment.stage !== 'part') {
		const recipients = recipientsOf(open.map(({ row }) => row));
		return { results, next: [{ ...shipment, recipients, lostAnswers: lostAnswers + 1 }] };
	}
	const suspects = recipientsOf(open.map(({ row }) => row));
	if (!isOutOfReach && suspects.length > 1) {
		const askedAgain = { ...refusal, afterRetries: true, afterUncertainAttempt: true };
		return both({ results, next: [] }, inHalves(suspects, askedAgain));
	}
	for (const { row, sight } of open) {
		results.push({
			row,
			type: 'failed',
			cause: { reason: 'lost', refusal: { ...refusal, afterRetries: lostAnswers > 0 }, sight },
		});
	}
	return { results, next: [] };
}

/** Those who are seen changed are done; the refusal is about the others. */
function settlePartlyRefused(
	shipment: Shipment,
	{ refusal, sights = [] }: Extract<Answer, { type: 'refused' }>,
	roster: Result<Roster> | undefined,
): Settlement {
	const { done, open } = seenIn(sights);
	if (done.length === 0) return settleRefused(shipment, refusal, roster);
	const rest = { ...shipment, recipients: recipientsOf(open.map(({ row }) => row)) };
	return both({ results: done, next: [] }, settleRefused(rest, refusal, roster));
}

/** The results of those who are seen changed, and the others. */
function seenIn(sights: readonly RowSight[]): { done: RowResult[]; open: RowSight[] } {
	const done: RowResult[] = [];
	const open: RowSight[] = [];
	for (const seen of sights) {
		const { row, sight } = seen;
		if (sight.type === 'seen') {
			const registrant = foundAs(row, sight.listed);
			done.push({ row, type: 'accepted', registrant, verified: true });
		} else open.push(seen);
	}
	return { done, open };
}

function settleRefused(
	shipment: Shipment,
	refusal: Refusal,
	roster: Result<Roster> | undefined,
): Settlement {
	const { recipients, stage } = shipment;
	// The other half first: if it's accepted, the search goes on in this one.
	if (stage === 'part') return both(untriedHalf(shipment), searchIn(recipients, refusal));
	if (!mayBeOneRegistrant(refusal)) return failed(recipients, { reason: 'refused', refusal });
	switch (stage) {
		case 'first':
			return settleFirst(recipients, refusal, roster);
		case 'rest':
			return searchIn(recipients, refusal);
		case 'unlisted':
			// Zoom counts only registrants, so the list was read before these registered.
			if (isDailyForRegistrant(refusal)) return searchIn(recipients, refusal);
			return recipients.length > 1 && recipients.length <= MAX_UNLISTED_APART
				? oneByOne(recipients)
				: failed(recipients, { reason: 'notListed', refusal });
		case 'doubtful':
			return failedRows(allRowsOf(recipients), (row) => ({
				reason: 'otherEmail',
				refusal,
				listedEmail: findIn(shipment.roster, row.registrant)?.email ?? '',
			}));
	}
}

function settleFirst(
	recipients: readonly Recipient[],
	refusal: Refusal,
	roster: Result<Roster> | undefined,
): Settlement {
	const refused: FailureCause = { reason: 'refused', refusal };
	const known = roster !== undefined && 'value' in roster ? roster.value : undefined;
	if (isDailyForRegistrant(refusal)) {
		const { named, others } = parted(recipients, refusal, known);
		if (named.length === 0 || recipients.length === 1) return failed(recipients, refused);
		return both(
			failedRows(named, () => refused),
			shipmentOf('rest', others),
		);
	}
	if (known !== undefined) return settleByRoster(recipients, refusal, known);
	if (roster === undefined || 'value' in roster || isForbidden(roster.error))
		return searchIn(recipients, refusal);
	const isFinal = ['account', 'event', 'change'].includes(diagnose(roster.error).affects);
	return isFinal
		? failed(recipients, { reason: 'refused', refusal: roster.error })
		: searchIn(recipients, refusal);
}

/** Finds the invalid ones by Zoom's words and by the roster, and sends the others once more. */
function settleByRoster(
	recipients: readonly Recipient[],
	refusal: Refusal,
	roster: Roster,
): Settlement {
	if (recipients.length === 1) return settleOne(recipients, refusal, roster);
	const { named, others } = parted(recipients, refusal, roster);
	const missing: Row[] = [];
	const doubtful: Row[] = [];
	const rest: Row[] = [];
	for (const row of others) {
		const listed = findIn(roster, row.registrant);
		if (isMissingFrom(roster, row.registrant)) missing.push(row);
		else if (hasOtherEmail(row, listed?.email)) doubtful.push(row);
		else rest.push(row);
	}
	if (named.length + missing.length + doubtful.length === 0) return searchIn(recipients, refusal);
	return both(
		failedRows(named, () => ({ reason: 'refused', refusal })),
		shipmentOf('rest', rest),
		unlistedApart(recipientsOf(missing), recipients.length, refusal),
		doubtful.length === 0
			? NOTHING
			: { results: [], next: [{ stage: 'doubtful', recipients: recipientsOf(doubtful), roster }] },
	);
}

/**
 * Those whom the roster lacks, sent with others before: each by themselves if they're a few, else all
 * together. The very same request isn't sent again.
 */
function unlistedApart(
	missing: readonly Recipient[],
	sentTogether: number,
	refusal: Refusal,
): Settlement {
	if (missing.length <= MAX_UNLISTED_APART) return oneByOne(missing);
	return missing.length === sentTogether
		? failed(missing, { reason: 'notListed', refusal })
		: { results: [], next: [{ stage: 'unlisted', recipients: missing }] };
}

function oneByOne(unlisted: readonly Recipient[]): Settlement {
	return {
		results: [],
		next: unlisted.map((one): Shipment => ({ stage: 'unlisted', recipients: [one] })),
	};
}

/** Somebody who was alone in a request: unknown, or listed and refused in Zoom's words. */
function settleOne(recipients: readonly Recipient[], refusal: Refusal, roster: Roster): Settlement {
	return failedRows(allRowsOf(recipients), ({ registrant }) => ({
		reason: isMissingFrom(roster, registrant) ? 'notListed' : 'refused',
		refusal,
	}));
}

/** Searches recipients of whom at least one is invalid, without a roster: by name, else in halves. */
function searchIn(recipients: readonly Recipient[], refusal: Refusal): Settlement {
	const refused: FailureCause = { reason: 'refused', refusal };
	const mayBeOne = mayBeOneRegistrant(refusal) || mayHaveSucceeded(refusal);
	if (recipients.length === 1 || !mayBeOne) return failed(recipients, refused);
	const { named, others } = parted(recipients, refusal);
	if (isDailyForRegistrant(refusal) && named.length === 0) return failed(recipients, refused);
	if (named.length > 0) {
		return both(
			failedRows(named, () => refused),
			untried(recipientsOf(others), refusal, recipients.length),
		);
	}
	return inHalves(recipients, refusal);
}

/** The first half of those of whom one is invalid; what comes of it tells what to do with the other. */
function inHalves(recipients: readonly Recipient[], refusal: Refusal): Settlement {
	const middle = Math.ceil(recipients.length / 2);
	const otherHalf = recipients.slice(middle);
	return {
		results: [],
		next: [
			{
				stage: 'part',
				recipients: recipients.slice(0, middle),
				refusal,
				outOf: recipients.length,
				otherHalf,
			},
		],
	};
}

/** After the first half was accepted, the invalid ones are in the other one, unless the refusal has passed. */
function suspectHalf(shipment: Shipment): Settlement {
	if (shipment.stage !== 'part' || shipment.otherHalf === undefined) return NOTHING;
	const { otherHalf, refusal } = shipment;
	const mayHavePassed = otherHalf.length === 1 || mayHaveSucceeded(refusal);
	return mayHavePassed
		? untried(otherHalf, refusal, otherHalf.length)
		: searchIn(otherHalf, refusal);
}

/** After the first half was refused, the other one may be fine. */
function untriedHalf(shipment: Shipment): Settlement {
	if (shipment.stage !== 'part' || shipment.otherHalf === undefined) return NOTHING;
	return untried(shipment.otherHalf, shipment.refusal, shipment.outOf);
}

function untried(recipients: readonly Recipient[], refusal: Refusal, outOf: number): Settlement {
	return recipients.length === 0
		? NOTHING
		: { results: [], next: [{ stage: 'part', recipients, refusal, outOf }] };
}

/** Those whom a refusal names, by position or by the ID or email that they or Zoom's list have. */
function parted(recipients: readonly Recipient[], refusal: Refusal, roster?: Roster) {
	const isNamedIn = namedIn(refusal);
	const named: Row[] = [];
	const others: Row[] = [];
	for (const [position, { rows }] of recipients.entries()) {
		for (const row of rows) {
			const listed = roster && findIn(roster, row.registrant);
			const isNamed =
				isNamedIn(row.registrant, position) ||
				(listed !== undefined && isNamedIn(foundAs(row, listed), position));
			(isNamed ? named : others).push(row);
		}
	}
	return { named, others };
}

/** A row's registrant with the ID and email that Zoom has. */
export function foundAs({ registrant }: Row, { id, email }: ListedRegistrant): Registrant {
	return registrantOf(id, email ?? registrant.email);
}

const NOTHING: Settlement = { results: [], next: [] };

function both(...settlements: Settlement[]): Settlement {
	return {
		results: settlements.flatMap(({ results }) => results),
		next: settlements.flatMap(({ next }) => next),
	};
}

function shipmentOf(stage: 'rest' | 'unlisted', rows: readonly Row[]): Settlement {
	return rows.length === 0
		? NOTHING
		: { results: [], next: [{ stage, recipients: recipientsOf(rows) }] };
}

function accepted(recipients: readonly Recipient[]): Settlement {
	const results = recipients.flatMap(({ registrant, rows }) =>
		rows.map((row): RowResult => ({ row, type: 'accepted', registrant, verified: false })),
	);
	return { results, next: [] };
}

function failed(recipients: readonly Recipient[], cause: FailureCause): Settlement {
	return failedRows(allRowsOf(recipients), () => cause);
}

function failedRows(rows: readonly Row[], causeOf: (row: Row) => FailureCause): Settlement {
	const results = rows.map((row): RowResult => ({ row, type: 'failed', cause: causeOf(row) }));
	return { results, next: [] };
}
