import { isRecord, isText, rowsOf, textOf } from './guards';
import { beginningOf, quoteOf } from './secrets';

/** Zoom's complaint about one field, as listed with "Validation Failed.". */
interface FieldComplaint {
	field: string;
	message: string;
}

/**
 * Why a request didn't succeed, as plain data: never a request, a token or an Authorization header.
 *
 * `origin` is set if there was no proper response from Zoom's API: `network` (no connection, or it was
 * lost), `login` (n8n couldn't get or renew the token), `proxy` (HTML or another response that isn't
 * Zoom's), `cancelled` (by the user).
 */
export interface Refusal {
	httpStatus?: number;
	/** Zoom's own code, which isn't the HTTP status even if it looks like one. */
	code?: number;
	message: string;
	fieldErrors: readonly FieldComplaint[];
	/** The ID that Zoom support asks for. */
	trackingId?: string;
	/** `QPS` or `Daily-limit`. */
	rateLimitType?: string;
	/** When the per-second limit resets: Unix time in seconds, as sent. */
	rateLimitReset?: string;
	/** A date-time or a number of seconds, as sent. */
	retryAfter?: string;
	/** The host that couldn't be reached, if known. */
	host?: string;
	/** This or an earlier attempt got no proper response, and may have changed something. */
	afterUncertainAttempt?: boolean;
	/** A retry after a fault ended with a refusal too. */
	afterRetries?: boolean;
	/** A retry after waiting for a rate limit ended with a refusal too. */
	afterWaiting?: boolean;
	origin?: 'network' | 'login' | 'proxy' | 'cancelled';
}

/** More than Zoom can report for the 30 registrants of one request. */
const MAX_FIELD_ERRORS = 100;

const TOO_MANY_REQUESTS = 429;

/**
 * Reads a response's status, headers and body as a refusal.
 * Zoom's errors are `{code, message, errors?}`, those of its token endpoint `{reason, error}`; some
 * responses are XML or HTML. Only the beginning of a long body is searched.
 * https://developers.zoom.us/docs/api/errors/
 */
export function refusalFromAnswer(
	httpStatus: number,
	headers: Record<string, unknown>,
	body: unknown,
	secrets: readonly string[] = [],
): Refusal {
	const given = asJson(body);
	const json = typeof given === 'string' ? beginningOf(given.trimStart()) : given;
	const quote = (foreign: unknown) => quoteOf(foreign, secrets);
	const header = (name: string) => quote(headerIn(headers, name)) || undefined;
	const code = codeOf(json);
	if (isCutOff(json, httpStatus)) {
		return { message: 'the answer is cut off', fieldErrors: [], origin: 'network' };
	}
	return {
		// The code says it even where the status doesn't, short of a fault.
		httpStatus: httpStatus < 500 && code === TOO_MANY_REQUESTS ? TOO_MANY_REQUESTS : httpStatus,
		code,
		message: quote(wordsIn(json)) || `HTTP status ${httpStatus}`,
		fieldErrors: isRecord(json) ? fieldErrorsOf(json.errors, quote) : [],
		trackingId: header('x-zm-trackingid'),
		rateLimitType: header('x-ratelimit-type'),
		rateLimitReset: header('x-ratelimit-reset'),
		retryAfter: header('retry-after'),
		origin: isWebPage(json, httpStatus) ? 'proxy' : undefined,
	};
}

/** A 2xx response without the expected data, which must not be mistaken for an empty list. */
export function answerWithout(what: string): Refusal {
	return { message: `Zoom's response didn't contain ${what}`, fieldErrors: [] };
}

/**
 * Whether the body of a 2xx response reports an error, as Zoom's sometimes do. None of the successful
 * responses that this package reads has any of these fields.
 */
export function isErrorBody(body: unknown): boolean {
	const json = asJson(body);
	if (typeof json === 'string') return json.trim() !== '';
	if (!isRecord(json) || isZero(json.code)) return false;
	const { errors, status } = json;
	return (
		messagesIn(json).length > 0 ||
		status === 'error' ||
		(Array.isArray(errors) && errors.length > 0)
	);
}

function isZero(code: unknown): boolean {
	return code === null || (typeof code !== 'object' && Number(code) === 0);
}

function asJson(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	try {
		return JSON.parse(body);
	} catch {
		return body;
	}
}

function codeOf(body: unknown): number | undefined {
	const said = isRecord(body) ? body.code : isMarkup(body) && /<code>(\d+)</i.exec(body)?.[1];
	const digits = textOf(said);
	return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}

/** Some of Zoom's responses are XML with `code` and `message`; other markup comes from a proxy or gateway. */
function isWebPage(body: unknown, httpStatus: number): boolean {
	if (typeof body !== 'string' || body === '') return false;
	return isMarkup(body) ? !/<message>/i.test(body) : httpStatus < 300;
}

/** Whether a good answer is the beginning of a JSON object or list: its rest got lost on the way. */
function isCutOff(body: unknown, httpStatus: number): boolean {
	const isBegun = /^(\{\s*("|$)|\[\s*([{["]|$))/;
	return httpStatus < 300 && typeof body === 'string' && isBegun.test(body);
}

function isMarkup(body: unknown): body is string {
	return typeof body === 'string' && body.startsWith('<');
}

function wordsIn(body: unknown): string | undefined {
	return isRecord(body) ? wordsOf(body) : wordsOfPage(body);
}

function wordsOf(body: Record<string, unknown>): string | undefined {
	return messagesIn(body).find((words) => words.trim() !== '');
}

/** A response with one of these reports an error, even if it's blank. */
function messagesIn(body: Record<string, unknown>): string[] {
	const { message, error_message, errorMessage, reason, error } = body;
	return [message, error_message, errorMessage, reason, error].filter(isText);
}

/**
 * What an XML or HTML page says: its message or title if it has one, otherwise its text. The page may
 * be cut off anywhere, e.g. inside a tag or a style.
 */
function wordsOfPage(page: unknown): string | undefined {
	if (typeof page !== 'string') return undefined;
	const said = /<(message|title)>([^<]*)</i.exec(page)?.[2];
	const whole = isMarkup(page) ? page.replace(/<[^<>]*$/, '') : page;
	const text = whole.replace(/<(script|style)[\s\S]*?(<\/\1>|$)/gi, ' ').replace(/<[^<>]*>/g, ' ');
	return (said ?? text).replace(/\s+/g, ' ').trim();
}

function fieldErrorsOf(errors: unknown, quote: (foreign: unknown) => string): FieldComplaint[] {
	return rowsOf(errors)
		.slice(0, MAX_FIELD_ERRORS)
		.map(({ field, message }) => ({ field: quote(field), message: quote(message) }));
}

function headerIn(headers: Record<string, unknown>, name: string): unknown {
	const entry = Object.entries(headers).find(([key]) => key.toLowerCase() === name);
	return [entry?.[1]].flat()[0];
}
