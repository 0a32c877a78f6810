import { asText, type Parsed } from './parsed';

export type StatusAction = 'approve' | 'cancel' | 'deny';

/** The status that a registrant has in Zoom once the action is done, in the words of this node. */
export const STATUS_AFTER: Record<StatusAction, 'approved' | 'cancelled' | 'denied'> = {
	approve: 'approved',
	cancel: 'cancelled',
	deny: 'denied',
};

/** Reads the *Action* field; capitals do not matter. */
export function parseAction(field: unknown): Parsed<StatusAction> {
	const text = asText(field)?.toLowerCase();
	if (text === 'approve' || text === 'cancel' || text === 'deny') return { value: text };
	return {
		problem: problemOf(field, text),
		nextStep: 'Action must be one of approve, cancel and deny. Check the expression in Action.',
	};
}

function problemOf(field: unknown, text: string | undefined): string {
	if (text === undefined && typeof field !== 'string') return 'Action is not a text';
	return !text ? 'Action is empty' : `Action: "${text.slice(0, 60)}" is not an action`;
}
