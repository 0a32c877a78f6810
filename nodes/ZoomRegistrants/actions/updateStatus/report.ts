import type { IDataObject } from 'n8n-workflow';

import type { ZoomConnection } from '../../../transport/connection';
import { STATUS_AFTER } from '../../../zoom/statusAction';
import type { Outcome, Problem } from '../../run/outcome';
import { problemOf } from './messages';
import type { StatusOptions } from './options';
import type { Plan } from './plan';
import type { Batch, RowResult, StatusChange } from './types';

const MAX_MESSAGES = 3;

type Done = Exclude<RowResult, { type: 'failed' }>;

/** Puts the results of rows together again by input item. Each row has its first result, and only that. */
export function report(
	connection: ZoomConnection,
	options: StatusOptions,
	{ items }: Plan,
	results: readonly RowResult[],
): Map<number, Outcome> {
	const byRow = new Map<number, RowResult>();
	for (const result of results) {
		if (!byRow.has(result.row.index)) byRow.set(result.row.index, result);
	}
	const outcomes = new Map<number, Outcome>();
	for (const [itemIndex, item] of items) {
		if ('error' in item) {
			outcomes.set(itemIndex, { problem: item.error, details: {} });
			continue;
		}
		const rows = item.value.rows.map((row) => byRow.get(row.index) ?? lost(row));
		outcomes.set(itemIndex, outcomeOf(connection, options, item.value, rows));
	}
	return outcomes;
}

/** No row may pass for done because nothing is known about it. */
function lost(row: RowResult['row']): RowResult {
	const error = new Error('Nothing is known about this registrant');
	return { row, type: 'failed', cause: { reason: 'exception', error } };
}

function outcomeOf(
	connection: ZoomConnection,
	options: StatusOptions,
	{ change }: Batch,
	results: readonly RowResult[],
): Outcome {
	const { kind, eventId, occurrenceId, action } = change;
	const about = {
		[kind.idField]: eventId,
		...(occurrenceId !== undefined && { occurrenceId }),
		action,
	};
	const problems = new Map<RowResult, Problem>();
	for (const result of results) {
		if (result.type !== 'failed') continue;
		problems.set(result, problemOf(connection, change, result.row, result.cause));
	}
	const [first] = problems.values();
	if (first !== undefined) {
		const registrants = results.map((result) => resultJson(result, problems.get(result)));
		return {
			problem: { ...first, message: messageOf([...problems.values()], results.length) },
			details: { ...about, registrants },
		};
	}
	const done = results.filter((result): result is Done => result.type !== 'failed');
	return { json: options.dryRun ? planned(about, done) : carriedOut(about, change, done) };
}

function carriedOut(
	about: IDataObject,
	{ action }: StatusChange,
	done: readonly Done[],
): IDataObject {
	const notes = new Set(
		done.flatMap((result) => (result.type === 'accepted' ? (result.note ?? []) : [])),
	);
	const skipped = done.filter(({ type }) => type === 'skipped').length;
	const [only] = done;
	const joinUrl = done.length === 1 && only !== undefined ? joinUrlOf(only) : undefined;
	return {
		success: true,
		...about,
		status: STATUS_AFTER[action],
		registrants: done.map(doneJson),
		verified: done.every((result) => result.type === 'skipped' || isVerified(result)),
		...(skipped > 0 && { skipped: skipped === done.length }),
		...(joinUrl !== undefined && { joinUrl }),
		...(notes.size > 0 && { note: [...notes].join(' ') }),
		...(done.length === 0 && { note: 'Nobody has that status now, so nothing was sent.' }),
	};
}

function planned(about: IDataObject, done: readonly Done[]): IDataObject {
	const registrants = done.flatMap((result): IDataObject[] => {
		if (result.type !== 'planned') return [];
		const { registrant, currentStatus, wouldBeSent } = result;
		return [{ ...registrant, ...(currentStatus !== undefined && { currentStatus }), wouldBeSent }];
	});
	return { dryRun: true, ...about, registrants };
}

function messageOf(problems: readonly Problem[], outOf: number): string {
	const messages = [...new Set(problems.map(({ message }) => message))];
	if (outOf === 1) return messages[0] ?? '';
	const shown = messages.slice(0, MAX_MESSAGES).join('; ');
	const more = messages.length > MAX_MESSAGES ? '; and more, see details' : '';
	return `${problems.length} of ${outOf} registrants failed: ${shown}${more}`;
}

function resultJson(result: RowResult, problem: Problem | undefined): IDataObject {
	return result.type === 'failed'
		? { ...result.row.registrant, success: false, error: problem?.message ?? '' }
		: { ...doneJson(result), success: true };
}

function doneJson(result: Done): IDataObject {
	const joinUrl = joinUrlOf(result);
	return {
		...result.registrant,
		...(result.type === 'skipped' && { skipped: true }),
		...(joinUrl !== undefined && { joinUrl }),
	};
}

function isVerified(result: Done): boolean {
	return result.type === 'accepted' && result.verified;
}

function joinUrlOf(result: Done): string | undefined {
	return result.type === 'planned' ? undefined : result.joinUrl;
}
