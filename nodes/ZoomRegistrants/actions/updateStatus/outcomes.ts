import type { IDataObject } from 'n8n-workflow';

import { STATUS_AFTER } from '../../../zoom/statusAction';
import type { Outcome, Problem } from '../../run/outcome';
import type { StatusRun } from './run';
import type { Row, RowDone, RowOutcome, StatusRequest } from './types';

const MAX_MESSAGES = 3;

/** No row may pass for done because nothing is known of it. */
const UNKNOWN: RowOutcome = {
	problem: {
		message: 'Nothing is known about this registrant',
		description: 'Please report this. Look in Zoom before you run again for this item.',
	},
};

type Failed = Extract<RowOutcome, { problem: Problem }>;

/** Puts what became of the rows together again by input item. */
export function outcomesOf(
	{ outcomes: rowOutcomes, options }: StatusRun,
	requests: Map<number, StatusRequest>,
	problems: Map<number, Problem>,
): Map<number, Outcome> {
	const outcomes = new Map<number, Outcome>();
	for (const [itemIndex, problem] of problems) outcomes.set(itemIndex, { problem, details: {} });
	for (const [itemIndex, request] of requests) {
		const rows = request.rows.map((row) => ({ row, outcome: rowOutcomes.get(row) ?? UNKNOWN }));
		outcomes.set(itemIndex, outcomeOf(request, rows, options.dryRun));
	}
	return outcomes;
}

function outcomeOf(
	{ target }: StatusRequest,
	rows: Array<{ row: Row; outcome: RowOutcome }>,
	isDryRun: boolean,
): Outcome {
	const { kind, eventId, occurrenceId, action } = target;
	const about = {
		[kind.idField]: eventId,
		...(occurrenceId !== undefined && { occurrenceId }),
		action,
	};
	const failed = rows.flatMap(({ outcome }) => ('problem' in outcome ? [outcome] : []));
	const [first] = failed;
	if (first !== undefined) {
		return {
			problem: { ...first.problem, message: messageOf(failed, rows.length) },
			details: { ...about, registrants: rows.map(({ row, outcome }) => rowDetails(row, outcome)) },
		};
	}
	const done = rows.flatMap(({ outcome }) => ('problem' in outcome ? [] : [outcome]));
	return { json: isDryRun ? planned(about, done) : carriedOut(about, STATUS_AFTER[action], done) };
}

function carriedOut(about: IDataObject, status: string, done: RowDone[]): IDataObject {
	const notes = [...new Set(done.flatMap(({ note }) => note ?? []))];
	const [only] = done;
	return {
		success: true,
		...about,
		status,
		registrants: done.map(doneDetails),
		verified: done.every(({ verified }) => verified),
		...(done.some(({ skipped }) => skipped) && { skipped: done.every(({ skipped }) => skipped) }),
		...(done.length === 1 && only?.joinUrl !== undefined && { joinUrl: only.joinUrl }),
		...(notes.length > 0 && { note: notes.join(' ') }),
		...(done.length === 0 && { note: 'Nobody has that status now, so nothing was sent.' }),
	};
}

function planned(about: IDataObject, done: RowDone[]): IDataObject {
	return {
		dryRun: true,
		...about,
		registrants: done.map(({ registrant, plan }): IDataObject => ({ ...registrant, ...plan })),
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
		: { ...doneDetails(outcome), success: true };
}

function doneDetails({ registrant, skipped, joinUrl }: RowDone): IDataObject {
	return {
		...registrant,
		...(skipped && { skipped }),
		...(joinUrl !== undefined && { joinUrl }),
	};
}
