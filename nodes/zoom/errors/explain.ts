import { type EventKind, describeEvent } from '../eventKinds';
import { hostOf } from '../../transport/connection';
import type { Refusal } from '../../transport/refusal';
import { diagnose, limitOpens, missingScopes } from './diagnose';

/** A refusal in words: what happened, what to do about it, and the numbers for whoever looks it up. */
export interface Explanation {
	message: string;
	description: string;
	/** e.g. `(HTTP 400, Zoom code 3003, tracking ID …)`; empty when there was no answer. */
	reference: string;
}

/** What the words are about. */
export interface RefusalContext {
	kind: EventKind;
	/** None when it is about a host's list of meetings or webinars. */
	eventId?: string;
	/** The API address, of which the host is named when it cannot be reached. */
	apiBaseUrl: string;
}

/** Puts a refusal into words for the user; `now` is the clock in epoch milliseconds. */
export function explain(refusal: Refusal, context: RefusalContext, now: number): Explanation {
	const { message, description } = diagnose(refusal);
	const { kind, eventId } = context;
	const field = kind.idLabel.toLowerCase();
	const event = eventId === undefined ? `the ${field}s` : describeEvent(kind, eventId);
	const words: Record<string, string> = {
		event,
		Event: event.charAt(0).toUpperCase() + event.slice(1),
		noun: kind.name,
		field,
		who: eventId === undefined ? 'the host' : 'the registrant',
		host: refusal.host ?? hostOf(context.apiBaseUrl) ?? 'Zoom',
		opens: utcMinute(limitOpens(refusal, now)),
		scopes: formatScopes(missingScopes(refusal.message)),
		status: String(refusal.httpStatus ?? ''),
		zoom: zoomsWords(refusal),
	};
	const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '');
	return {
		message: fill(message),
		description: fill(description),
		reference: reference(refusal),
	};
}

/** Zoom lists scopes of which any one will do. */
function formatScopes(scopes: string[]): string {
	return (scopes.length > 1 ? ', one of: ' : ': ') + scopes.join(', ');
}

function zoomsWords({ message, fieldErrors }: Refusal): string {
	const fields = fieldErrors.map((error) => `${error.field}: ${error.message}`).join('; ');
	return fields === '' ? message : `${message} (${fields})`;
}

/** What Zoom's support, or a search, needs. */
function reference({ httpStatus, code, trackingId }: Refusal): string {
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
