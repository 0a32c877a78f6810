import { ZoomError } from '../../errors';
import type { ApiCall } from '../call';
import type { Kind } from './kind';
import type { Operation, Reason, Wording } from './wording';

type Words = Partial<Record<'id' | 'registrant' | 'host', string>>;

/** Throws what Zoom answers for the reason, unless the kind lets it pass in this operation. */
export function refuse(
	call: ApiCall,
	kind: Kind,
	operation: Operation,
	reason: Reason,
	words: Words,
): void {
	const wordings = kind.refusals[reason];
	const spoken = wordings?.[operation] === undefined ? wordings?.otherwise : wordings[operation];
	const wording = typeof spoken === 'function' ? spoken(call.context.switches) : spoken;
	if (wording) throw zoomError(wording, words);
}

/** What Zoom answers when the kind has no event of that ID. */
export function missingEvent({ refusals }: Kind, operation: Operation, id: string): ZoomError {
	return zoomError(refusals.missing[operation] ?? refusals.missing.otherwise, { id });
}

/** What Zoom answers when the path names nobody who is registered. */
export function missingRegistrant(
	kind: { noRegistrant: Record<'get' | 'delete', Wording> },
	operation: 'get' | 'delete',
	registrant: string,
): ZoomError {
	return zoomError(kind.noRegistrant[operation], { registrant });
}

/** A wording with its words put in. */
export function zoomError(
	[httpStatus, code, message]: Wording,
	words: Record<string, string | undefined>,
): ZoomError {
	const text = Object.entries(words).reduce(
		(before, [name, value]) => before.replace(`{${name}}`, String(value)),
		message,
	);
	return new ZoomError(httpStatus, code, text);
}
