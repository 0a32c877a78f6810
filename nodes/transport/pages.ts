import type { ZoomConnection } from './connection';
import { isRecord, isText, textOf } from './guards';
import { answerWithout, type Refusal } from './refusal';
import { type ZoomRequest, zoomRequest } from './request';

/** How far a list is read. */
export interface PageLimits {
	/** At most this many requests, so that reading ends no matter what Zoom returns. */
	maxPages: number;
	/** The list in a message, e.g. `list of registrants`. */
	listName: string;
	/** True if the first `maxPages` are enough; otherwise a longer list is an error. */
	mayBeCut?: true;
	/**
	 * The field whose entries `total_records` counts, if fewer of them mean that the list is
	 * incomplete. Leave it out for lists that Zoom filters or shortens by more than it counts by.
	 */
	countedRows?: string;
}

/** The body of one page, `{}` if it isn't an object; or why the list ends without its rest. */
export type Page =
	| {
			value: Record<string, unknown>;
			/** Whether the list ends with this page and is complete. */
			isLast: boolean;
			/** Where reading can be resumed later, as `from`; undefined after the last page. */
			next?: string;
	  }
	| { error: Refusal };

interface PageNumber {
	page_number: string;
}

/** The query parameter that asks for a page after the first. */
type PageParameter = { next_page_token: string } | PageNumber;

function isByNumber(parameter: PageParameter | undefined): parameter is PageNumber {
	return parameter !== undefined && 'page_number' in parameter;
}

/**
 * Reads a list page by page. A page is requested only after the previous one has been consumed.
 * `request.query` has neither `next_page_token` nor `page_number`; they're added at the end.
 *
 * Zoom's lists continue by `next_page_token`. If the first page has none, the others are requested by
 * `page_number` up to `page_count`, because Zoom's specification doesn't promise tokens for every
 * list. https://marketplace.zoom.us/docs/api-reference/pagination
 *
 * Ends after an error: Zoom rejected a page, sent one for the second time, which would never end,
 * or returned fewer rows than it counts (see `isShort`). `from` resumes reading at a page's `next`.
 */
export async function* pages(
	connection: ZoomConnection,
	request: ZoomRequest,
	{ maxPages, listName, mayBeCut, countedRows }: PageLimits,
	from = '',
): AsyncGenerator<Page> {
	const invalid = { error: answerWithout(`a valid ${listName}`) };
	const tokens = new Set<string>();
	let content: string | undefined;
	let parameter = parameterIn(from);
	// Without the pages before, there is nothing to compare the count with.
	let count: Count = { rows: from === '' ? countedRows : undefined, read: 0 };
	for (let page = 1; page <= maxPages; page += 1) {
		const query = { ...request.query, ...parameter };
		const answer = await zoomRequest(connection, { ...request, query });
		if ('error' in answer) return yield answer;
		const body = isRecord(answer.value) ? answer.value : {};
		count = countedWith(count, body);
		const next = nextParameter(body, parameter, isShort(count));
		if (contentOf(body) === content) return yield invalid;
		const isIncomplete = next === undefined && isShort(count);
		yield {
			value: body,
			isLast: next === undefined && !isIncomplete,
			next: next && JSON.stringify(next),
		};
		if (isIncomplete) {
			return yield { error: answerWithout(`the whole ${listName} (${inWords(count)})`) };
		}
		if (next === undefined) return;
		if (isByNumber(next)) content = contentOf(body);
		else if (tokens.has(next.next_page_token)) return yield invalid;
		else tokens.add(next.next_page_token);
		parameter = next;
	}
	if (mayBeCut !== true) yield invalid;
}

/** How many rows were read, and how many there are in all according to Zoom. */
interface Count {
	/** The field with the rows; undefined if they aren't compared. */
	rows?: string;
	read: number;
	/** The smallest `total_records` of any page; undefined if none has a usable one. */
	total?: number;
}

function countedWith(count: Count, body: Record<string, unknown>): Count {
	const { rows, read, total } = count;
	if (rows === undefined) return count;
	const entries = body[rows];
	const said = numberIn(body.total_records);
	return {
		rows,
		read: read + (Array.isArray(entries) ? entries.length : 0),
		total: said === undefined || total === undefined ? (said ?? total) : Math.min(said, total),
	};
}

/**
 * Whether fewer rows were read than Zoom counts. A total that's missing, isn't a number or is smaller
 * than what was read says nothing. Of several pages the smallest counts, because people register
 * and leave while a list is read. Any other shortfall makes the list incomplete, even by one: whoever
 * is counted but not shown would pass for somebody who isn't registered, and be reported as missing or
 * registered twice, whereas a list that is refused can be read again. The total of another filter
 * can't be told apart from that, so lists with filters that Zoom may not count by aren't compared.
 */
function isShort({ read, total }: Count): boolean {
	return total !== undefined && read < total;
}

function inWords({ read, total }: Count): string {
	return `${read} of ${total} entries`;
}

/** How to ask for the page after this one; undefined if there's none. */
function nextParameter(
	body: Record<string, unknown>,
	current: PageParameter | undefined,
	isMissingRows: boolean,
): PageParameter | undefined {
	const token = isByNumber(current) ? undefined : body.next_page_token;
	if (isText(token)) return { next_page_token: token };
	if (current !== undefined && !isByNumber(current)) return undefined;
	const number = Number(current?.page_number ?? 1);
	const goesOn = number < (numberIn(body.page_count) ?? 1) || isMissingRows;
	// Nothing comes after an empty page, whatever Zoom counts.
	return goesOn && contentOf(body) !== '' ? { page_number: String(number + 1) } : undefined;
}

/** The entries of a page as one string, whatever the list is called; `''` if there are none. */
function contentOf(body: Record<string, unknown>): string {
	const lists = Object.values(body).filter((value) => Array.isArray(value) && value.length > 0);
	return lists.length === 0 ? '' : JSON.stringify(lists);
}

/** A number of entries or pages, even in quotes. */
function numberIn(foreign: unknown): number | undefined {
	const text = textOf(foreign).trim();
	return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** The query parameter in a page's `next`; the first page's if it isn't one. */
function parameterIn(next: string): PageParameter | undefined {
	try {
		const parameter: unknown = JSON.parse(next);
		if (!isRecord(parameter)) return undefined;
		const { next_page_token: token, page_number: number } = parameter;
		if (isText(token)) return { next_page_token: token };
		return isText(number) && /^\d{1,9}$/.test(number) ? { page_number: number } : undefined;
	} catch {
		return undefined;
	}
}
