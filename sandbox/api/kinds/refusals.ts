import { ZoomError } from '../../errors';
import type { Switches } from '../../switches';
import type { ApiCall } from '../call';
import type { Kind, Operation } from './kind';

/** Why something is refused. */
export type Reason =
	| 'badId'
	| 'wrongType'
	| 'inaccessible'
	| 'notHost'
	| 'mayNotHost'
	| 'noPlan'
	| 'registrationOff'
	| 'full'
	| 'over'
	| 'hostRegisters'
	| 'notScheduled';

/** HTTP status, Zoom's code, and the message, in which `{id}` stands for the event and `{host}` for its host. */
export type Wording = readonly [httpStatus: number, code: number, message: string];

/** A wording, or one that a switch decides; null lets the request pass. */
type Spoken = Wording | null | ((switches: Switches) => Wording);

/** One for most operations, and others for those that answer otherwise. */
type PerOperation<T> = { otherwise: T } & Partial<Record<Operation, T>>;

/** How a kind words each refusal; a reason left out lets the request pass. */
export type Refusals = { missing: PerOperation<Wording> } & Partial<
	Record<Reason, PerOperation<Spoken>>
>;

interface Words {
	id: string;
	host?: string;
}

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

function zoomError([httpStatus, code, message]: Wording, { id, host = '' }: Words): ZoomError {
	return new ZoomError(httpStatus, code, message.replace('{id}', id).replace('{host}', host));
}
