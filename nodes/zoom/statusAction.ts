import type { EventKind } from './eventKinds';
import type { RegistrantStatus } from './registrants';
import { asText, type Parsed } from '../fields/parsed';

export type StatusAction = 'approve' | 'cancel' | 'deny';

/** The status that a registrant has in Zoom once the action is done, in the words of this node. */
export const STATUS_AFTER: Record<StatusAction, 'approved' | 'cancelled' | 'denied'> = {
	approve: 'approved',
	cancel: 'cancelled',
	deny: 'denied',
};

/** Zoom's list has no cancelled registrants; it keeps them among the denied ones. */
export const LISTED_AS: Record<StatusAction, RegistrantStatus> = {
	approve: 'approved',
	cancel: 'denied',
	deny: 'denied',
};

/** Reads the *Action* field; capitals do not matter. Recordings have no cancel. */
export function parseAction(
	field: unknown,
	{ actions, name }: Pick<EventKind, 'actions' | 'name'>,
): Parsed<StatusAction> {
	const text = asText(field)?.toLowerCase();
	const action = actions.find((one) => one === text);
	if (action !== undefined) return { value: action };
	return {
		problem: problemOf(field, text),
		nextStep: `For the registrants of a ${name}, Action must be one of ${inWords(actions)}. Check the expression in Action.`,
	};
}

function problemOf(field: unknown, text: string | undefined): string {
	if (text === undefined && typeof field !== 'string') return 'Action is not a text';
	return !text ? 'Action is empty' : `Action: "${text.slice(0, 60)}" is not an action`;
}

function inWords(actions: readonly string[]): string {
	return `${actions.slice(0, -1).join(', ')} and ${actions.at(-1) ?? ''}`;
}
