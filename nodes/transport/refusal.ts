import { isRecord, isText } from './guards';
import { withoutSecrets } from './secrets';

/** One complaint about one field, as Zoom lists them with "Validation Failed.". */
export interface FieldComplaint {
	field: string;
	message: string;
}

/**
 * Why a request did not succeed, in plain data: never a request, a token or a header of the login.
 *
 * `origin` is set when there was no proper answer of Zoom's API: `network` (no connection, or
 * lost), `login` (n8n could not get or renew the token), `proxy` (HTML, or another text that is not
 * Zoom's), `cancelled` (by the user).
 */
export interface Refusal {
	httpStatus?: number;
	/** Zoom's own number, which is not the HTTP status even where it looks like one. */
	code?: number;
	message: string;
	fieldErrors: readonly FieldComplaint[];
	/** What Zoom's support asks for. */
	trackingId?: string;
	/** `QPS` or `Daily-limit`. */
	rateLimitType?: string;
	/** When the per-second window opens again: unix time in seconds, as sent. */
	rateLimitReset?: string;
	/** A date-time or a number of seconds, as sent. */
	retryAfter?: string;
	/** The host that could not be reached, where it is known. */
	host?: string;
	origin?: 'network' | 'login' | 'proxy' | 'cancelled';
}

const MAX_MESSAGE_LENGTH = 500;
const TOO_MANY_REQUESTS = 429;

/**
 * Reads an answer's status, headers and body as a refusal.
 * Zoom's errors are `{code, message, errors?}`; the login's are `{reason, error}`; some answers come
 * as XML or HTML. https://developers.zoom.us/docs/api/errors/
 */
export function refusalFromAnswer(
	httpStatus: number,
	headers: Record<string, unknown>,
	body: unknown,
): Refusal {
	const json = asJson(body);
	const header = (name: string) => headerText(headers, name);
	const code = codeOf(json);
	return {
		httpStatus: httpStatus < 300 && code === TOO_MANY_REQUESTS ? TOO_MANY_REQUESTS : httpStatus,
		code,
		message: messageOf(json, httpStatus),
		fieldErrors: isRecord(json) ? fieldErrorsOf(json.errors) : [],
		trackingId: header('x-zm-trackingid'),
		rateLimitType: header('x-ratelimit-type'),
		rateLimitReset: header('x-ratelimit-reset'),
		retryAfter: header('retry-after'),
		origin: isWebPage(json, httpStatus) ? 'proxy' : undefined,
	};
}

/** An answer that says yes but lacks what was asked for; taken as it is, it would pass for nothing there. */
export function answerWithout(what: string): Refusal {
	return { message: `Zoom answered without ${what}`, fieldErrors: [] };
}

/**
 * Whether a body that came with a 2xx status is an error all the same, which Zoom does at times.
 * None of the answers that are read here has any of these fields when it is none.
 */
export function isErrorBody(body: unknown): boolean {
	const json = asJson(body);
	if (typeof json === 'string') return json.trim() !== '';
	if (!isRecord(json) || Number(json.code) === 0) return false;
	const { errors, status } = json;
	return (
		wordsOf(json) !== undefined ||
		status === 'error' ||
		(Array.isArray(errors) && errors.length > 0)
	);
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
	return said !== null && /^\d+$/.test(String(said)) ? Number(said) : undefined;
}

/** Some answers of Zoom are XML with `code` and `message`; other markup is somebody else's. */
function isWebPage(body: unknown, httpStatus: number): boolean {
	if (typeof body !== 'string' || body.trim() === '') return false;
	return isMarkup(body) ? !/<message>/i.test(body) : httpStatus < 300;
}

function isMarkup(body: unknown): body is string {
	return typeof body === 'string' && /^\s*</.test(body);
}

function messageOf(body: unknown, httpStatus: number): string {
	const words = isRecord(body) ? wordsOf(body) : wordsOfPage(body);
	if (!isText(words)) return `HTTP status ${httpStatus}`;
	return withoutSecrets(words).slice(0, MAX_MESSAGE_LENGTH);
}

function wordsOf(body: Record<string, unknown>): string | undefined {
	const { message, error_message, errorMessage, reason, error } = body;
	return [message, error_message, errorMessage, reason, error].find(isText);
}

/** What a page of XML or HTML says: its message or title if it has one, else its text. */
function wordsOfPage(page: unknown): string | undefined {
	if (typeof page !== 'string') return undefined;
	const said = /<(message|title)>([^<]*)</i.exec(page)?.[2];
	const text = page.replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' ');
	return (said ?? text).replace(/\s+/g, ' ').trim();
}

function fieldErrorsOf(errors: unknown): FieldComplaint[] {
	if (!Array.isArray(errors)) return [];
	return errors.filter(isRecord).map((error) => ({
		field: String(error.field ?? ''),
		message: withoutSecrets(String(error.message ?? '')),
	}));
}

function headerText(headers: Record<string, unknown>, name: string): string | undefined {
	const entry = Object.entries(headers).find(([key]) => key.toLowerCase() === name);
	return entry === undefined || entry[1] === undefined || entry[1] === null
		? undefined
		: String(entry[1]);
}
