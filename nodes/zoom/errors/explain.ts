import { type EventKind, describeEvent } from '../eventKinds';
import { hostOf } from '../../transport/connection';
import { textOf } from '../../transport/guards';
import type { Refusal } from '../../transport/refusal';
import type { ErrorText } from '../../transport/result';
import { quoteOf } from '../../transport/secrets';
import { diagnose, limitOpens, missingScopes } from './diagnose';

/** A refusal in words: what happened, what to do about it, and the numbers for looking it up. */
interface Explanation extends ErrorText {
	/** e.g. `(HTTP 400, Zoom code 3003, tracking ID …)`; empty if there was no response. */
	reference: string;
}

/** What the refusal is about. */
export interface RefusalContext {
	kind: EventKind;
	/** Missing for a host's list of meetings or webinars. */
	eventId?: string;
	/** The API's base URL; its host is named if it can't be reached. */
	apiBaseUrl: string;
}

/** Puts a refusal into words for the user; `now` is the clock in epoch milliseconds. */
export function explain(refusal: Refusal, context: RefusalContext, now: number): Explanation {
	const { message, description } = diagnose(refusal);
	const { kind, eventId } = context;
	const field = kind.idLabel.toLowerCase();
	const event = eventId === undefined ? `the ${field}s` : describeEvent(kind, eventId);
	const words = new Map<string, string | undefined>([
		['event', event],
		['Event', event.charAt(0).toUpperCase() + event.slice(1)],
		['noun', kind.name],
		['field', field],
		['who', eventId === undefined ? 'the host' : 'the registrant'],
		['host', refusal.host ?? hostOf(context.apiBaseUrl)],
		['opens', utcMinute(limitOpens(refusal, now))],
		['scopes', formatScopes(missingScopes(refusal.message))],
		['status', textOf(refusal.httpStatus)],
		['again', refusal.afterRetries ? ', even after retrying' : ''],
		['maybe', refusal.afterUncertainAttempt ? ' The change may still have gone through.' : ''],
		[
			'Limited',
			refusal.afterWaiting ? 'Still rate-limited by Zoom after waiting' : 'Rate-limited by Zoom',
		],
		['zoom', zoomsWords(refusal)],
	]);
	const fill = (text: string) =>
		text.replace(/\{(\w+)\}/g, (_, name: string) => words.get(name) ?? '');
	return {
		message: fill(message),
		description: fill(description),
		reference: reference(refusal),
	};
}

/** Zoom lists several scopes if any one of them is enough. */
function formatScopes(scopes: string[]): string {
	return (scopes.length > 1 ? ', one of: ' : ': ') + scopes.join(', ');
}

/** How much of the field errors is shown, in characters. */
const MAX_FIELDS_LENGTH = 2_000;

function zoomsWords({ message, fieldErrors }: Refusal): string {
	const said = quoteOf(message);
	const fields = fieldErrors.map((error) => `${error.field}: ${error.message}`).join('; ');
	if (fields === '') return said;
	const isLong = fields.length > MAX_FIELDS_LENGTH;
	return `${said} (${isLong ? `${fields.slice(0, MAX_FIELDS_LENGTH)} …` : fields})`;
}

/** What Zoom support, or a web search, needs, in parentheses; empty if there was no response. */
export function reference({ httpStatus, code, trackingId }: Refusal): string {
	const parts = [
		httpStatus !== undefined && `HTTP ${httpStatus}`,
		code !== undefined && `Zoom code ${code}`,
		trackingId !== undefined && `tracking ID ${trackingId}`,
	].filter(Boolean);
	return parts.length === 0 ? '' : `(${parts.join(', ')})`;
}

function utcMinute(date: Date): string {
	return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
