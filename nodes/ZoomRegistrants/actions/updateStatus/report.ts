import type { IDataObject } from 'n8n-workflow';

import type { Registrant } from '../../../fields/registrants';
import type { ZoomConnection } from '../../../transport/connection';
import { STATUS_AFTER } from '../../../zoom/statusAction';
import type { ItemOutcome, Outcome, Problem } from '../../run/outcome';
import { problemOfException } from '../../run/problems';
import { nobodyInstead, notesOnLists } from './choiceText';
import { aboutOf, nobody, notIncluded } from './everyoneJson';
import { problemOf } from './messages';
import type { StatusOptions } from './options';
import type { Plan } from './plan';
import type { PlannedItem } from './resolveItems';
import type { RowResult, StatusChange } from './types';

const MAX_MESSAGES = 3;

type Done = Exclude<RowResult, { type: 'failed' }>;

/** Puts the results of rows together again by input item. Only the first result of a row counts. */
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
		outcomes.set(itemIndex, outcomeOrException(connection, options, item.value, rows));
	}
	return outcomes;
}

/** One item whose results can't be told leaves the others as they are. */
function outcomeOrException(...about: Parameters<typeof outcomeOf>): Outcome {
	try {
		return outcomeOf(...about);
	} catch (error) {
		return { problem: problemOfException(error as Error), details: {} };
	}
}

/** A row without a result must not count as done. */
function lost(row: RowResult['row']): RowResult {
	const error = new Error('The outcome for this registrant is unknown');
	return { row, type: 'failed', cause: { reason: 'exception', error } };
}

/** An item's outcome; one for each registrant if it asked for everyone with a status. */
function outcomeOf(
	connection: ZoomConnection,
	options: StatusOptions,
	item: PlannedItem,
	results: readonly RowResult[],
): Outcome {
	const { change, everyone, choice } = item;
	if (everyone === undefined) return outcomeOfRows(connection, options, item, results);
	const others = choice === undefined ? [] : notIncluded(change, everyone, choice);
	if (results.length === 0 && others.length === 0) {
		return { json: nobody(options, change, everyone, item) };
	}
	const each = results.map((result) => outcomeOfRows(connection, options, item, [result]));
	return { each: [...each, ...others] };
}

function outcomeOfRows(
	connection: ZoomConnection,
	options: StatusOptions,
	item: PlannedItem,
	results: readonly RowResult[],
): ItemOutcome {
	const { change, choice, everyone } = item;
	const about = aboutOf(change, choice);
	const problems = new Map<RowResult, Problem>();
	for (const result of results) {
		if (result.type !== 'failed') continue;
		problems.set(result, problemOf(connection, change, result.row, result.cause));
	}
	const [first] = problems.values();
	if (first !== undefined) {
		const registrants = results.map((result) => resultJson(result, problems.get(result)));
		const description =
			choice?.places === undefined || everyone === undefined
				? first.description
				: `${first.description} ${nobodyInstead(everyone)}`;
		const message = messageOf([...problems.values()], results.length);
		return { problem: { ...first, message, description }, details: { ...about, registrants } };
	}
	const done = results.filter((result): result is Done => result.type !== 'failed');
	const notes = choice && everyone ? notesOnLists(choice, everyone) : [];
	return {
		json: options.dryRun ? planned(about, done, notes) : carriedOut(about, change, done, notes),
	};
}

/** What was done. It states a status only if all registrants of the item were seen to have it. */
function carriedOut(
	about: IDataObject,
	{ action }: StatusChange,
	done: readonly Done[],
	notesOnAll: readonly string[],
): IDataObject {
	const notes = new Set([...done.flatMap((result) => noteOf(result) ?? []), ...notesOnAll]);
	const skipped = done.filter(({ type }) => type === 'skipped' || type === 'superseded').length;
	const [only, ...others] = done;
	const isOne = only !== undefined && others.length === 0;
	const joinUrl = isOne ? joinUrlOf(only) : undefined;
	const isSeen = only !== undefined && done.every(isVerified);
	return {
		...(isOne && registrantOf(only)),
		success: true,
		...about,
		...(isSeen && { status: STATUS_AFTER[action], verified: true }),
		registrants: done.map(doneJson),
		...(skipped > 0 && { skipped: skipped === done.length }),
		...(joinUrl !== undefined && { joinUrl }),
		...(notes.size > 0 && { note: [...notes].join(' ') }),
	};
}

const NOT_CHECKED =
	'Zoom accepted the change. Not checked, because Options > Check Result is set to Never.';

function noteOf(result: Done): string | undefined {
	if (result.type === 'superseded') {
		return `Not sent, because item ${result.byItem} sets a different status for the same registrant.`;
	}
	if (result.type !== 'accepted') return undefined;
	return result.note ?? (result.verified ? undefined : NOT_CHECKED);
}

function registrantOf(result: Done): Registrant {
	return result.type === 'superseded' ? result.row.registrant : result.registrant;
}

function planned(about: IDataObject, done: readonly Done[], notes: readonly string[]): IDataObject {
	const [only, ...others] = done;
	const isOne = only !== undefined && others.length === 0;
	const registrants = done.flatMap((result): IDataObject[] => {
		if (result.type !== 'planned') return [];
		const { registrant, currentStatus, wouldBeSent } = result;
		return [{ ...registrant, ...(currentStatus !== undefined && { currentStatus }), wouldBeSent }];
	});
	return {
		...(isOne && registrantOf(only)),
		dryRun: true,
		...about,
		registrants,
		...(notes.length > 0 && { note: notes.join(' ') }),
	};
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
		...registrantOf(result),
		...((result.type === 'skipped' || result.type === 'superseded') && { skipped: true }),
		...(joinUrl !== undefined && { joinUrl }),
	};
}

function isVerified(result: Done): boolean {
	return result.type === 'skipped' || (result.type === 'accepted' && result.verified);
}

function joinUrlOf(result: Done): string | undefined {
	return 'joinUrl' in result ? result.joinUrl : undefined;
}
