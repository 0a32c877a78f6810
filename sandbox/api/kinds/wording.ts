import type { Switches } from '../../switches';

/** What a client can ask for; scopes and wordings differ by it. */
export const OPERATIONS = [
	'userList',
	'details',
	'list',
	'status',
	'trackingSources',
	'panelists',
	'add',
	'batch',
	'get',
	'delete',
	'questions',
	'updateQuestions',
] as const;
export type Operation = (typeof OPERATIONS)[number];

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

/** HTTP status, Zoom's code, and the message, in which `{id}`, `{host}` and `{registrant}` stand for IDs. */
export type Wording = readonly [httpStatus: number, code: number, message: string];

/** A wording, or one that a switch decides; null lets the request pass. */
type Spoken = Wording | null | ((switches: Switches) => Wording | null);

/** One for most operations, and others for those that answer otherwise. */
type PerOperation<T> = { otherwise: T } & Partial<Record<Operation, T>>;

/** How a kind words each refusal; a reason left out lets the request pass. */
export type Refusals = { missing: PerOperation<Wording> } & Partial<
	Record<Reason, PerOperation<Spoken>>
>;
