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
		problem: text ? `Action: "${text.slice(0, 60)}" is not an action` : 'Action is empty',
		nextStep: 'Action must be one of approve, cancel and deny. Check the expression in Action.',
	};
}
