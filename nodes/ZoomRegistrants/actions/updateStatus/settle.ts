import type { Refusal } from '../../../transport/refusal';
import type { Result } from '../../../transport/result';
import { emailKey } from '../../../zoom/email';
import { diagnose, isForbidden, mayBeOneRegistrant } from '../../../zoom/errors/diagnose';
import { isDailyForRegistrant } from '../../run/circuitBreaker';
import { isNamed, namedIn } from '../../run/namedInError';
import { findIn, type Roster } from '../../run/roster';
import type { Settled } from '../../run/workQueue';
import { recipientsOf, allRowsOf } from './recipients';
import type { FailureCause, Recipient, Row, RowResult } from './types';

/** What one request carries: up to 30 recipients, and why they travel together. */
export type Shipment = { readonly recipients: readonly Recipient[] } & (
	| { readonly stage: 'first' }
	/** Once more, after those at fault were taken out. */
	| { readonly stage: 'rest' }
	/** By themselves, because the roster doesn't have them: unknown, or only just registered. */
	| { readonly stage: 'unlisted' }
	/** By themselves, because the roster has another email with the ID. */
	| { readonly stage: 'doubtful'; readonly roster: Roster }
	/** Part of a request that was refused, while the registrants at fault are searched for. */
	| {
			readonly stage: 'part';
			/** Why the request that it's a part of was refused. */
			readonly refusal: Refusal;
			/** The other half: if this one is accepted, those at fault are in there. */
			readonly otherHalf?: readonly Recipient[];
	  }
);

/** What came of a shipment. */
export type Answer =
	| { readonly type: 'accepted' }
	| { readonly type: 'refused'; readonly refusal: Refusal }
	/** Not sent: the circuit breaker is open. */
	| { readonly type: 'notSent'; readonly refusal: Refusal }
	/** Not sent: the search for those at fault has reached its bound; with the refusal it began with. */
	| { readonly type: 'outOfRequests'; readonly refusal: Refusal };

type Settlement = Settled<Shipment, RowResult>;

/** All rows that a shipment answers for. */
export function rowsIn(shipment: Shipment): Row[] {
	const otherHalf = shipment.stage === 'part' ? shipment.otherHalf : undefined;
	return allRowsOf([...shipment.recipients, ...(otherHalf ?? [])]);
}

/**
 * Whether the list of registrants has to be read before an answer can be settled: when a request for
 * several people is refused, and the reason may be one of them.
 */
export function needsRoster({ stage, recipients }: Shipment, answer: Answer): boolean {
	return (
		stage === 'first' &&
		recipients.length > 1 &&
		answer.type === 'refused' &&
		mayBeOneRegistrant(answer.refusal) &&
		!isDailyForRegistrant(answer.refusal)
	);
}

/**
 * Decides what an answer means for the rows of a shipment. A pure function of what was sent, the
 * answer, and the roster if `needsRoster` asked for it; every row is either in the results or in the
 * shipments that follow, never in both.
 *
 * | stage | refused, and it may be one registrant | then |
 * |---|---|---|
 * | first | one person | that person fails in Zoom's words |
 * | first | daily limit | those named fail, the rest is sent once more; if nobody is named, all fail |
 * | first | roster read | those named, and those not listed, fail; the rest is sent once more, people with another email by themselves; if nobody stands out, all fail |
 * | first | list not allowed | those named are taken out; if nobody is named, it's sent in halves |
 * | first | list unreadable | all fail, because nobody can tell who is at fault |
 * | part | | as above without a roster: named, else halves, down to one person |
 * | rest | | final: whoever is named fails for that, the others because of the others |
 * | unlisted, doubtful | | final: not among the registrants, or another email |
 *
 * So nobody is sent more than twice, except in halves, where the bound is `MAX_PART_REQUESTS` in send.ts. A
 * refusal that can't be about one registrant fails the whole shipment.
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
		case 'notSent':
			return both(
				failed(recipients, { reason: 'notSent', refusal: answer.refusal }),
				untriedHalf(shipment),
			);
		case 'outOfRequests':
			return both(
				failed(recipients, {
					reason: 'undecided',
					refusal: answer.refusal,
					outOf: recipients.length,
				}),
				untriedHalf(shipment),
			);
		case 'refused':
			return settleRefused(shipment, answer.refusal, roster);
	}
}

function settleRefused(
	shipment: Shipment,
	refusal: Refusal,
	roster: Result<Roster> | undefined,
): Settlement {
	const { recipients, stage } = shipment;
	if (stage === 'part') return both(searchIn(recipients, refusal), untriedHalf(shipment));
	if (!mayBeOneRegistrant(refusal)) return failed(recipients, { reason: 'refused', refusal });
	switch (stage) {
		case 'first':
			return settleFirst(recipients, refusal, roster);
		case 'rest':
			return settleRest(recipients, refusal);
		case 'unlisted':
			return failed(recipients, { reason: 'notListed', refusal });
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
	if (recipients.length === 1) return failed(recipients, refused);
	if (isDailyForRegistrant(refusal)) {
		const { named, others } = parted(recipients, refusal);
		if (named.length === 0) return failed(recipients, refused);
		return both(
			failedRows(named, () => refused),
			shipmentOf('rest', others),
		);
	}
	if (roster === undefined) return failed(recipients, refused);
	if ('value' in roster) return settleByRoster(recipients, refusal, roster.value);
	if (isForbidden(roster.error)) return searchIn(recipients, refusal);
	const isFinal = ['account', 'event', 'change'].includes(diagnose(roster.error).affects);
	return failed(
		recipients,
		isFinal
			? { reason: 'refused', refusal: roster.error }
			: { reason: 'listUnreadable', refusal, reading: roster.error },
	);
}

/** Finds those at fault by Zoom's words and by the roster, and sends the others once more. */
function settleByRoster(
	recipients: readonly Recipient[],
	refusal: Refusal,
	roster: Roster,
): Settlement {
	const { named, others } = parted(recipients, refusal);
	const missing: Row[] = [];
	const doubtful: Row[] = [];
	const rest: Row[] = [];
	for (const row of others) {
		const listed = findIn(roster, row.registrant);
		if (listed === undefined) missing.push(row);
		else if (hasOtherEmail(row, listed.email)) doubtful.push(row);
		else rest.push(row);
	}
	if (named.length + missing.length + doubtful.length === 0) {
		return failed(recipients, { reason: 'refused', refusal });
	}
	return both(
		failedRows(named, () => ({ reason: 'refused', refusal })),
		failedRows(missing, () => ({ reason: 'notListed', refusal })),
		shipmentOf('rest', rest),
		doubtful.length === 0
			? NOTHING
			: { results: [], next: [{ stage: 'doubtful', recipients: recipientsOf(doubtful), roster }] },
	);
}

/** Refused again without those at fault: only somebody alone or named can be the reason now. */
function settleRest(recipients: readonly Recipient[], refusal: Refusal): Settlement {
	const isAlone = recipients.length === 1;
	return failedRows(allRowsOf(recipients), ({ registrant }) =>
		isAlone || isNamed(registrant, refusal.message)
			? { reason: 'refused', refusal }
			: { reason: 'becauseOfOthers', refusal },
	);
}

/** Searches recipients of whom at least one is at fault, without a roster: by name, else in halves. */
function searchIn(recipients: readonly Recipient[], refusal: Refusal): Settlement {
	const refused: FailureCause = { reason: 'refused', refusal };
	if (recipients.length === 1 || !mayBeOneRegistrant(refusal)) return failed(recipients, refused);
	const { named, others } = parted(recipients, refusal);
	if (isDailyForRegistrant(refusal)) {
		return both(
			failedRows(named, () => refused),
			failedRows(others, () => ({ reason: 'becauseOfOthers', refusal })),
		);
	}
	if (named.length > 0) {
		return both(
			failedRows(named, () => refused),
			untried(recipientsOf(others), refusal),
		);
	}
	const middle = Math.ceil(recipients.length / 2);
	const otherHalf = recipients.slice(middle);
	return {
		results: [],
		next: [{ stage: 'part', recipients: recipients.slice(0, middle), refusal, otherHalf }],
	};
}

/** After the first half was accepted, those at fault are in the other one. */
function suspectHalf(shipment: Shipment): Settlement {
	return shipment.stage === 'part' && shipment.otherHalf !== undefined
		? searchIn(shipment.otherHalf, shipment.refusal)
		: NOTHING;
}

/** After the first half was refused, the other one may be fine. */
function untriedHalf(shipment: Shipment): Settlement {
	return shipment.stage === 'part' ? untried(shipment.otherHalf ?? [], shipment.refusal) : NOTHING;
}

function untried(recipients: readonly Recipient[], refusal: Refusal): Settlement {
	return recipients.length === 0
		? NOTHING
		: { results: [], next: [{ stage: 'part', recipients, refusal }] };
}

/** Those whom a refusal names, by name or position, and the others. */
function parted(recipients: readonly Recipient[], refusal: Refusal) {
	const isNamedIn = namedIn(refusal);
	const named: Row[] = [];
	const others: Row[] = [];
	for (const [position, { rows }] of recipients.entries()) {
		for (const row of rows) (isNamedIn(row.registrant, position) ? named : others).push(row);
	}
	return { named, others };
}

function hasOtherEmail({ registrant: { email } }: Row, listed: string | undefined): boolean {
	return email !== undefined && listed !== undefined && emailKey(email) !== emailKey(listed);
}

const NOTHING: Settlement = { results: [], next: [] };

function both(...settlements: Settlement[]): Settlement {
	return {
		results: settlements.flatMap(({ results }) => results),
		next: settlements.flatMap(({ next }) => next),
	};
}

function shipmentOf(stage: 'rest', rows: readonly Row[]): Settlement {
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
