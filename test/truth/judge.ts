import type { IDataObject } from 'n8n-workflow';

import { meaningOf } from './answer';
import { isSame, type Operation } from './behaviour';
import type { Exchange } from './double';
import type { Row } from './roster';
import { type Held, heldOf, type Person } from './zoom';

export type Verify = 'automatic' | 'always' | 'never';

export type Truth =
	| 'true success'
	| 'true failure'
	| 'false success'
	| 'false failure'
	| 'unverifiable';

export interface Verdict {
	truth: Truth;
	/** Why it is unverifiable, or what is held and what is claimed where it is false. */
	reason: string;
}

/** What one output item says about its row. */
export interface Claim {
	failed: boolean;
	json: IDataObject;
	/** All of its words. */
	words: string;
}

/** A row, what was said of it, and what can be known about it. */
export interface Evidence {
	row: Row;
	claim: Claim | undefined;
	operation: Operation;
	verify: Verify;
	/** When the node was done. */
	endedAt: number;
	exchanges: Exchange[];
	/** No reading could tell. */
	unreadable: boolean;
}

/** It says itself that the change may have been made. */
const UNDECIDED =
	/\b(may|might|could) (already |still |also |yet |well |nevertheless )*(have|be|arrive|take|follow|change|appear|apply|come)\b|(not|isn't|un)\s?known|\b(can't|cannot|can not|couldn't|could not|unable to) (be )?(tell|told|say|said|know|determine|see|check|read|verif|confirm|look)|not (be )?(verified|confirmed|checked)|no way to tell|unclear|uncertain/i;

/** It says what was seen instead of the change. */
const SEEN_INSTEAD =
	/\bstill\b|\bpending\b|\blisted\b|\blists\b|not (yet )?(seen|shown|changed)|no change/i;

/** It says that it was not made, or that nobody like that is there: more than a reading shows. */
const NOT_MADE =
	/\b(has|have|had|did|was|were|is|are)(n't| not) (been )?(made|make|changed?|among)\b|\bnot changed\b|\bcannot be reached\b|\brefuse/i;

/** It says that a later row is about the same person. */
const SUPERSEDED =
	/\b(later|last|another|following|next) (row|item|change|one)s?\b|superseded|\bsame (registrant|person)\b/i;

/** It fails for another reason, and says what has become of the person. */
const SAYS_HELD = /\b(is|are) now (approved|denied|pending)\b/i;

/** What a request that is repeated, or comes too late, is refused with; it is so. */
const ALREADY: Partial<Record<Operation, RegExp>> = {
	create: /already registered/i,
	createMany: /already registered/i,
	delete: /not find|not found|not know|doesn't know|not exist|no longer/i,
};

const ENDS_AS: Record<string, string[]> = {
	approve: ['approved'],
	deny: ['denied'],
	cancel: ['denied', 'gone'],
};

const SAID_AS: Record<string, string[]> = {
	approve: ['approved'],
	deny: ['denied'],
	cancel: ['denied', 'cancelled', 'canceled', 'removed', 'gone'],
};

/** The node waits some ten seconds for a change that it cannot see. */
const LONGEST_WAIT_MS = 10_000;

/** Compares what an item claims with what Zoom holds. */
export function judge(evidence: Evidence): Verdict {
	const { claim, operation } = evidence;
	if (claim === undefined) return { truth: 'false failure', reason: 'no output item for the row' };
	if (operation === 'updateStatus') {
		return claim.failed ? judgeFailure(evidence, claim) : judgeStatus(evidence, claim);
	}
	if (claim.failed) return judgeFailure(evidence, claim);
	return operation === 'delete' ? judgeDeleted(evidence, claim) : judgeCreated(evidence, claim);
}

function judgeStatus(evidence: Evidence, { json, words }: Claim): Verdict {
	const { row } = evidence;
	const status = typeof json.status === 'string' ? json.status : undefined;
	if (status === undefined) return judgeAccepted(evidence, json, words);
	const atEnd = held(row, evidence.endedAt);
	const finally_ = held(row);
	const right = (what: Held | undefined) =>
		what !== undefined && ENDS_AS[row.action]?.includes(what);
	if (!SAID_AS[row.action]?.includes(status)) {
		const truth = status === atEnd ? 'true success' : 'false success';
		return { truth, reason: `claims "${status}" for ${row.action}; held: ${String(atEnd)}` };
	}
	if (right(finally_) && right(atEnd)) return { truth: 'true success', reason: '' };
	if (right(atEnd) || wasRight(row, evidence)) {
		return { truth: 'unverifiable', reason: 'it was so when the node looked, and changed later' };
	}
	return {
		truth: 'false success',
		reason: `claims success, status "${status}"${json.verified === true ? ', verified' : ''}; held: ${String(atEnd)}`,
	};
}

/** Whether it was so at any moment between the first request and the end. */
function wasRight({ person, occurrence, action }: Row, { endedAt, exchanges }: Evidence): boolean {
	const begun = exchanges[0]?.at ?? endedAt;
	return (person?.log ?? []).some(
		(entry) =>
			entry.at >= begun &&
			entry.at <= endedAt &&
			['', occurrence].includes(entry.occurrence) &&
			ENDS_AS[action]?.includes(entry.held) === true,
	);
}

/** Success without a status: only that Zoom took the change. */
function judgeAccepted(evidence: Evidence, json: IDataObject, words: string): Verdict {
	const { row, verify, unreadable } = evidence;
	const answers = evidence.exchanges
		.filter(({ call }) => call.kind === 'status' && isFor(row, call.eventId))
		.filter(({ call }) => call.people.some((sent) => isSame(row, sent) || isWritten(row, sent)));
	if (SUPERSEDED.test(words)) {
		return { truth: 'unverifiable', reason: 'another row of the same person counts instead' };
	}
	const refused = answers.every(({ answer }) => meaningOf(answer) === 'no');
	if (refused) {
		const done = ENDS_AS[row.action]?.includes(String(held(row, evidence.endedAt)));
		if (done !== true) return { truth: 'false success', reason: 'claims success; Zoom said no' };
	}
	if (verify === 'never') return { truth: 'unverifiable', reason: 'accepted, never verified' };
	if (verify === 'always') {
		return { truth: 'false success', reason: 'success without status under always' };
	}
	if (typeof json.note !== 'string' || json.note === '') {
		return { truth: 'false success', reason: 'success without status and without a note' };
	}
	const why = unreadable ? 'nothing could be read' : 'NOT READ THOUGH IT COULD BE';
	return { truth: 'unverifiable', reason: `success without status, ${why}: ${words}` };
}

function isWritten({ reference }: Row, sent: { id?: string; email?: string }): boolean {
	return (
		(reference.id !== undefined && sent.id === reference.id) ||
		(reference.email !== undefined && sent.email === reference.email)
	);
}

function isFor({ event }: Row, eventId: string): boolean {
	return event.id === eventId;
}

function judgeFailure(evidence: Evidence, { words }: Claim): Verdict {
	const { row, unreadable, operation } = evidence;
	const late = arrivedAfter(evidence) > LONGEST_WAIT_MS;
	if (UNDECIDED.test(words) && (unreadable || isDone(evidence))) {
		const why = unreadable
			? 'nothing could be read'
			: late
				? 'it came later than the node waits'
				: 'UNDECIDED THOUGH IT COULD BE READ';
		return { truth: 'unverifiable', reason: `failed, says it is not known, ${why}: ${words}` };
	}
	if (!isDone(evidence)) return { truth: 'true failure', reason: words };
	if (SAYS_HELD.exec(words)?.[2]?.toLowerCase() === held(row)) {
		return { truth: 'unverifiable', reason: `failed, and says that it was changed: ${words}` };
	}
	if (ALREADY[operation]?.test(words) === true) return { truth: 'true failure', reason: words };
	if (SEEN_INSTEAD.test(words) && (late || (unreadable && !NOT_MADE.test(words)))) {
		const why = late ? 'came later than the node waits' : 'says what the readings showed';
		return { truth: 'unverifiable', reason: `${why}: ${words}` };
	}
	return { truth: 'false failure', reason: `it was done, and the item says: ${words}` };
}

/** How long after it was first asked for the change was there, in milliseconds. */
function arrivedAfter({ row, operation, exchanges }: Evidence): number {
	const wanted = operation === 'delete' ? ['gone'] : ENDS_AS[row.action];
	const asked = exchanges.find(
		({ call }) =>
			(call.kind === 'delete' && call.registrantId === row.person?.id) ||
			call.people.some((sent) => isSame(row, sent)),
	);
	const there = row.person?.log.find(({ held: what }) => wanted?.includes(what));
	return asked === undefined || there === undefined ? 0 : there.at - asked.at;
}

/** Whether the row's change has been made since the start. */
function isDone({ row, operation, exchanges }: Evidence): boolean {
	if (operation === 'create' || operation === 'createMany') {
		const person = registered(row);
		return person !== undefined && (person.log[0]?.at ?? 0) >= (exchanges[0]?.at ?? Infinity);
	}
	const before = row.person?.log[0]?.held;
	const after = held(row);
	if (after === undefined || after === before) return false;
	return operation === 'delete' ? after === 'gone' : ENDS_AS[row.action]?.includes(after) === true;
}

function held({ person, occurrence }: Row, at?: number): Held | undefined {
	return person === undefined ? undefined : heldOf(person, occurrence, at);
}

/** The people registered under the row's email. */
function registered({ event, reference: { email } }: Row): Person | undefined {
	return event.people.find((person) => {
		const now = heldOf(person);
		return person.email === email?.toLowerCase() && now !== undefined && now !== 'gone';
	});
}

function judgeCreated(evidence: Evidence, { json, words }: Claim): Verdict {
	const person = registered(evidence.row);
	const { id } = json;
	if (id === undefined) {
		if (typeof json.note === 'string' && json.note !== '') {
			return { truth: 'unverifiable', reason: `success without a registrant ID: ${words}` };
		}
		return { truth: 'false success', reason: `no registrant ID and no note: ${words}` };
	}
	if (person?.id === id) return { truth: 'true success', reason: '' };
	return {
		truth: 'false success',
		reason: `claims registrant ${String(id)}; held: ${person?.id ?? 'nobody'}`,
	};
}

function judgeDeleted({ row }: Evidence, { json, words }: Claim): Verdict {
	if (held(row) === 'gone') return { truth: 'true success', reason: '' };
	if (json.deleted === undefined && typeof json.note === 'string') {
		return { truth: 'unverifiable', reason: words };
	}
	return { truth: 'false success', reason: `claims deleted; held: ${String(held(row))}` };
}
