import { isRecord, isText, rowsOf, textOf } from '../../../transport/guards';
import type { Refusal } from '../../../transport/refusal';
import type { Result } from '../../../transport/result';
import { emailKey } from '../../../zoom/email';
import { diagnose, mayBeOneRegistrant } from '../../../zoom/errors/diagnose';
import { namedIn } from '../../run/namedInError';
import { mayHaveSucceeded } from '../../run/reconcile';
import { findIn, type Roster } from '../../run/roster';
import type { Settled } from '../../run/workQueue';
import type { Entry } from './batches';
import { type Created, createdAs, isRegistered } from './createOne';

/** Zoom names one person at a time; after this many of a batch the rest is sent one by one. */
const MAX_NAMED = 5;

/** What one request carries: up to 30 entries, or one of them by itself. */
export type CreateShipment =
	| {
			readonly type: 'batch';
			readonly entries: readonly Entry[];
			/** How often it was sent already because somebody was named, and because of a fault. */
			readonly named: number;
			readonly faults: number;
	  }
	| {
			readonly type: 'single';
			readonly entry: Entry;
			/** If a batch with them was sent before: its answer was lost, or they were left out of it. */
			readonly batch?: 'lost' | 'leftOut';
	  };

/** What came of a batch: Zoom's answer, its refusal, or a refusal that applied before it was sent. */
export type BatchAnswer =
	| { readonly type: 'answered'; readonly body: unknown }
	| { readonly type: 'refused'; readonly refusal: Refusal }
	| { readonly type: 'notSent'; readonly refusal: Refusal };

/** The result of an entry. */
export type EntryResult = { readonly entry: Entry } & Created;

type Batch = Extract<CreateShipment, { type: 'batch' }>;
type Settlement = Settled<CreateShipment, EntryResult>;

/**
 * Decides what an answer means for the entries of a batch. A pure function of what was sent, the
 * answer, and the roster, which is only needed if `isIncomplete`; every entry is either
 * in the results or in the shipments that follow.
 *
 * - Answered: those in the answer are registered, and those in the roster; anyone else is sent by
 *   themselves.
 * - No batches for this event: one by one, if that is allowed.
 * - Answer lost: those in the roster are registered, the others are sent once more together, and then
 *   one by one.
 * - One person, whom Zoom rejects: they fail.
 * - Somebody named: they fail alone, and the others are sent once more, up to five times.
 * - Nobody named, and it may be one registrant: one by one.
 * - Anything else, and what wasn't sent: all fail.
 */
export function settleBatch(
	batch: Batch,
	answer: BatchAnswer,
	roster: Result<Roster> | undefined,
	maySendOneByOne: boolean,
): Settlement {
	const { entries } = batch;
	if (answer.type === 'answered') return settleAnswered(entries, answer.body, roster);
	const { refusal } = answer;
	if (maySendOneByOne && diagnose(refusal).affects === 'batch') return oneByOne(entries);
	if (answer.type === 'notSent') return all(entries, { type: 'notSent', refusal });
	if (mayHaveSucceeded(refusal)) return settleLost(batch, refusal, roster);
	return settleRefused(batch, refusal);
}

/** Whether an answer leaves someone's result open, so that the roster has to be read. */
export function isIncomplete(answer: BatchAnswer, entries: readonly Entry[]): boolean {
	if (answer.type === 'refused') return mayHaveSucceeded(answer.refusal);
	if (answer.type === 'notSent') return false;
	const answers = answersByEmail(answer.body);
	return entries.some(({ registrant }) => !answers.has(emailKey(registrant.email)));
}

function answersByEmail(body: unknown): Map<string, Record<string, unknown>> {
	const answers = new Map<string, Record<string, unknown>>();
	for (const row of rowsOf(isRecord(body) ? body.registrants : undefined)) {
		const key = emailKey(textOf(row.email));
		if (isText(row.registrant_id) && !answers.has(key)) answers.set(key, row);
	}
	return answers;
}

function settleAnswered(
	entries: readonly Entry[],
	body: unknown,
	roster: Result<Roster> | undefined,
): Settlement {
	const answers = answersByEmail(body);
	const results: EntryResult[] = [];
	const leftOut: Entry[] = [];
	for (const entry of entries) {
		const { email } = entry.registrant;
		const answer = answers.get(emailKey(email));
		const found =
			roster !== undefined && 'value' in roster ? findIn(roster.value, { email }) : undefined;
		if (answer !== undefined) results.push({ entry, type: 'created', answer });
		else if (isRegistered(found, entry.registrant)) results.push({ entry, ...createdAs(found) });
		else leftOut.push(entry);
	}
	return { results, next: oneByOne(leftOut, 'leftOut').next };
}

function settleLost(
	batch: Batch,
	refusal: Refusal,
	roster: Result<Roster> | undefined,
): Settlement {
	const { entries, faults } = batch;
	if (roster === undefined || 'error' in roster) return all(entries, { type: 'refused', refusal });
	const results: EntryResult[] = [];
	const others: Entry[] = [];
	for (const entry of entries) {
		const found = findIn(roster.value, { email: entry.registrant.email });
		if (isRegistered(found, entry.registrant)) results.push({ entry, ...createdAs(found) });
		else if (found === undefined && roster.value.hasEntriesWithoutId) {
			results.push({ entry, type: 'refused', refusal });
		} else others.push(entry);
	}
	if (others.length === 0) return { results, next: [] };
	if (faults === 0) return { results, next: [{ ...batch, entries: others, faults: 1 }] };
	// One of them may be what Zoom's server fails at.
	return { results, next: oneByOne(others, 'lost').next };
}

function settleRefused(batch: Batch, refusal: Refusal): Settlement {
	// Alone in a batch, somebody whom Zoom rejects would be rejected alone, too.
	if (batch.entries.length === 1 && diagnose(refusal).affects === 'registrant') {
		return all(batch.entries, { type: 'refused', refusal });
	}
	const isNamed = namedIn(refusal);
	const named: Entry[] = [];
	const others: Entry[] = [];
	for (const [position, entry] of batch.entries.entries()) {
		const { email } = entry.registrant;
		(isNamed({ email }, position) ? named : others).push(entry);
	}
	const { results } = all(named, { type: 'refused', refusal });
	if (others.length === 0) return { results, next: [] };
	if (named.length > 0 && batch.named < MAX_NAMED) {
		return { results, next: [{ ...batch, entries: others, named: batch.named + 1 }] };
	}
	const mayBeOne = mayBeOneRegistrant(refusal) && refusal.httpStatus !== 429;
	if (mayBeOne || named.length > 0) return { results, next: oneByOne(others).next };
	return { results: [...results, ...all(others, { type: 'refused', refusal }).results], next: [] };
}

function oneByOne(entries: readonly Entry[], batch?: 'lost' | 'leftOut'): Settlement {
	const next = entries.map(
		(entry): CreateShipment => ({ type: 'single', entry, ...(batch !== undefined && { batch }) }),
	);
	return { results: [], next };
}

function all(entries: readonly Entry[], created: Created): Settlement {
	return { results: entries.map((entry): EntryResult => ({ entry, ...created })), next: [] };
}
