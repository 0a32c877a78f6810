import type { ZoomConnection } from './connection';
import { isRecord, isText } from './guards';
import { answerWithout } from './refusal';
import { type ZoomRequest, zoomRequest } from './request';
import type { Result } from './result';

/** How far a list is read. */
export interface PageLimits {
	/** At most this many requests, so that reading ends no matter what Zoom returns. */
	maxPages: number;
	/** The list in a message, e.g. `list of registrants`. */
	listName: string;
	/** True if the first `maxPages` are enough; otherwise a longer list is an error. */
	mayBeCut?: true;
}

/**
 * Reads a list page by page and yields the body of each, `{}` if it isn't an object. A page is
 * requested only after the previous one has been consumed. Ends after an error: Zoom rejected a page,
 * or returned the same page token twice, which would never end. `next_page_token` is added at the end
 * of `request.query`.
 */
export async function* pages(
	connection: ZoomConnection,
	request: ZoomRequest,
	{ maxPages, listName, mayBeCut }: PageLimits,
): AsyncGenerator<Result<Record<string, unknown>>> {
	const tokens = new Set<string>();
	let token: string | undefined;
	for (let page = 1; page <= maxPages; page += 1) {
		const query = { ...request.query, next_page_token: token };
		const answer = await zoomRequest(connection, { ...request, query });
		if ('error' in answer) return yield answer;
		const body = isRecord(answer.value) ? answer.value : {};
		yield { value: body };
		if (!isText(body.next_page_token)) return;
		token = body.next_page_token;
		if (tokens.has(token)) return yield { error: answerWithout(`a valid ${listName}`) };
		tokens.add(token);
	}
	if (mayBeCut !== true) yield { error: answerWithout(`a valid ${listName}`) };
}
