import { MINUTE_MS } from '../clock';
import { validationFailed, ZoomError } from '../errors';
import { secretText } from '../ids';
import { noteOddity, type ApiCall } from './call';

const DEFAULT_PAGE_SIZE = 30;
const MAX_PAGE_SIZE = 300;
const PAGE_TOKEN_LIFETIME_MS = 15 * MINUTE_MS;

/**
 * Zoom's envelope for a page of rows under `name`, each of them written by `row`. `next_page_token` is empty on the
 * last page, lives 15 minutes and holds only for the same path and filters.
 */
export function pageOf<Item>(
	call: ApiCall,
	name: string,
	items: Item[],
	row: (item: Item) => unknown,
): Record<string, unknown> {
	const { pagedByNumber } = call.context.switches;
	if (call.query.page_number !== undefined && !pagedByNumber) {
		noteOddity(call, 'page_number is deprecated');
	}
	const { next_page_token: token, ...page } = tokenPageOf(call, name, items, row);
	const size = pageSize(call.query.page_size);
	return {
		...page,
		page_number: Math.floor(pageOffset(call, size) / size) + 1,
		...(!pagedByNumber && { next_page_token: token }),
	};
}

/** The same where Zoom's answer has no `page_number`. */
export function tokenPageOf<Item>(
	call: ApiCall,
	name: string,
	items: Item[],
	row: (item: Item) => unknown,
): Record<string, unknown> {
	const size = pageSize(call.query.page_size);
	const offset = pageOffset(call, size);
	const end = offset + size;
	return {
		page_count: Math.ceil(items.length / size),
		page_size: size,
		total_records: items.length,
		next_page_token: end < items.length ? issuePageToken(call, end) : '',
		[name]: items.slice(offset, end).map(row),
	};
}

function pageSize(text: string | undefined): number {
	if (text === undefined) return DEFAULT_PAGE_SIZE;
	const size = Number(text);
	if (!Number.isInteger(size) || size < 1 || size > MAX_PAGE_SIZE) {
		throw validationFailed('page_size');
	}
	return size;
}

function pageOffset(call: ApiCall, size: number): number {
	const number = call.query.page_number;
	const token = call.query.next_page_token;
	if (!token) return (pageNumber(number) - 1) * size;
	const known = call.context.pages.get(token);
	if (!known || known.request !== requestKey(call) || known.expiresAt <= call.context.now()) {
		throw new ZoomError(400, 300, 'The next page token is invalid or expired.');
	}
	return known.offset;
}

function pageNumber(text = '1'): number {
	const number = Number(text);
	if (!Number.isInteger(number) || number < 1) throw validationFailed('page_number');
	return number;
}

function issuePageToken(call: ApiCall, offset: number): string {
	const token = secretText(26);
	const expiresAt = call.context.now() + PAGE_TOKEN_LIFETIME_MS;
	call.context.pages.set(token, { offset, request: requestKey(call), expiresAt });
	return token;
}

function requestKey(call: ApiCall): string {
	const filters = Object.entries(call.query).filter(([name]) => name !== 'next_page_token');
	return JSON.stringify([call.path, filters.sort()]);
}
