import type { EventKind } from '../zoom/eventKinds';
import type { StatusAction } from '../zoom/statusAction';
import { asText, invalid, type Parsed, whyNotText } from './parsed';

/** The forms of the actions that a column of decisions may have. */
const ACTION_OF: ReadonlyMap<string | undefined, StatusAction> = new Map([
	['approve', 'approve'],
	['approved', 'approve'],
	['cancel', 'cancel'],
	['cancelled', 'cancel'],
	['canceled', 'cancel'],
	['deny', 'deny'],
	['denied', 'deny'],
]);

/** Reads the *Action* field, case-insensitively, also in its past form. Recordings have no *cancel*. */
export function parseAction(
	field: unknown,
	{ actions, name }: Pick<EventKind, 'actions' | 'name'>,
): Parsed<StatusAction> {
	const text = asText(field);
	const wanted = ACTION_OF.get(text?.toLowerCase());
	const action = actions.find((one) => one === wanted);
	if (action !== undefined) return { value: action };
	return invalid(
		whyNotAction(field, text),
		`For ${name} registrants, 'Action' must be ${oneOf(actions)}. Check its expression.`,
	);
}

function whyNotAction(field: unknown, text: string | undefined): string {
	if (text === undefined) {
		return `Action ${whyNotText(field, typeof field === 'string' ? 'is empty' : "isn't a valid string")}`;
	}
	return text === '' ? 'Action is empty' : `Action: "${text.slice(0, 60)}" isn't an action`;
}

/** The actions in a sentence: `approve, cancel or deny`. */
export function oneOf(actions: readonly StatusAction[]): string {
	return actions.join(', ').replace(/, (?=[^,]*$)/, ' or ');
}
