import type { IDataObject } from 'n8n-workflow';

import { STATUS_AFTER } from '../input/statusAction';
import type { Outcome, Problem } from '../outcome';
import type { StatusRequest } from './groups';
import type { Group, Row, RowOutcome } from './types';

const MAX_MESSAGES = 3;

type Failed = Extract<RowOutcome, { problem: Problem }>;
type Accepted = Exclude<RowOutcome, Failed>;

/** Puts what became of the rows together again by input item. */
export function outcomesOf(
	requests: Map<number, StatusRequest>,
	groups: Group[],
	rowOutcomes: Map<Row, RowOutcome>,
	problems: Map<number, Problem>,
): Map<number, Outcome> {
	const byItem = new Map<number, Array<{ row: Row; outcome: RowOutcome }>>();
	for (const row of groups.flatMap(({ rows }) => rows)) {
		const outcome = rowOutcomes.get(row);
		if (outcome === undefined) continue;
		const ofItem = byItem.get(row.itemIndex) ?? [];
		ofItem.push({ row, outcome });
		byItem.set(row.itemIndex, ofItem);
	}
	const outcomes = new Map<number, Outcome>();
	for (const [itemIndex, problem] of problems) outcomes.set(itemIndex, { problem, details: {} });
	for (const [itemIndex, request] of requests) {
		outcomes.set(itemIndex, outcomeOf(request, byItem.get(itemIndex) ?? []));
	}
	return outcomes;
}

function outcomeOf(
	{ target }: StatusRequest,
	rows: Array<{ row: Row; outcome: RowOutcome }>,
): Outcome {
	const { meetingId, occurrenceId, action } = target;
	const about = { meetingId, ...(occurrenceId !== undefined && { occurrenceId }), action };
	const failed = rows.flatMap(({ outcome }) => ('problem' in outcome ? [outcome] : []));
	const accepted = rows.flatMap(({ outcome }) => ('problem' in outcome ? [] : [outcome]));
	const [first] = failed;
	if (first !== undefined) {
		return {
			problem: { ...first.problem, message: messageOf(failed, rows.length) },
			details: { ...about, registrants: rows.map(({ row, outcome }) => rowDetails(row, outcome)) },
		};
	}
	const notes = [...new Set(accepted.flatMap(({ note }) => note ?? []))];
	return {
		json: {
			success: true,
			...about,
			status: STATUS_AFTER[action],
			registrants: accepted.map(({ registrant }): IDataObject => ({ ...registrant })),
			verified: accepted.every(({ verified }: Accepted) => verified),
			...(notes.length > 0 && { note: notes.join(' ') }),
		},
	};
}

function messageOf(failed: Failed[], ofHowMany: number): string {
	const messages = [...new Set(failed.map(({ problem }) => problem.message))];
	if (ofHowMany === 1) return messages[0] ?? '';
	const shown = messages.slice(0, MAX_MESSAGES).join('; ');
	const more = messages.length > MAX_MESSAGES ? '; and more, see details' : '';
	return `${failed.length} of ${ofHowMany} registrants failed: ${shown}${more}`;
}

function rowDetails({ given }: Row, outcome: RowOutcome): IDataObject {
	return 'problem' in outcome
		? { ...given, success: false, error: outcome.problem.message }
		: { ...outcome.registrant, success: true };
}
