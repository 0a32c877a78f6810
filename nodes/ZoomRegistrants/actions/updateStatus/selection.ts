import { asText, invalid, type Parsed } from '../../../fields/parsed';
import { isRecord } from '../../../transport/guards';
import type { EventKind } from '../../../zoom/eventKinds';
import type { StatusAction } from '../../../zoom/statusAction';

/** How many of everyone are updated: *Limit*, *Fill Up To* and *Fill Up To Capacity*. */
export interface Selection {
	/** At most this many registrants of each item. */
	limit?: number;
	/** Until this many are approved. */
	fillUpTo?: number;
	/** Until as many are approved as the webinar's own capacity. */
	toCapacity: boolean;
}

/**
 * Reads the options that select some of everyone, for one item; undefined if none is set. An
 * expression that returns nothing is invalid: it would silently include everyone.
 */
export function parseSelection(
	field: unknown,
	action: StatusAction,
	kind: EventKind,
): Parsed<Selection | undefined> {
	const options = isRecord(field) ? field : {};
	const limit = parseCount(options, 'maxRegistrants', 'Limit');
	if ('error' in limit) return limit;
	const fillUpTo = parseCount(options, 'fillUpTo', 'Fill Up To');
	if ('error' in fillUpTo) return fillUpTo;
	const toCapacity = options.fillUpToCapacity ?? false;
	if (typeof toCapacity !== 'boolean') {
		return invalid(
			'Options > Fill Up To Capacity must be true or false',
			'Choose Fill Up To Capacity again.',
		);
	}
	if (toCapacity && kind.name !== 'webinar') {
		return invalid(
			`Options > Fill Up To Capacity is for webinars only; Zoom shows no capacity for a ${kind.name}`,
			'Use Options > Fill Up To with a number.',
		);
	}
	if ((fillUpTo.value !== undefined || toCapacity) && action !== 'approve') {
		return invalid(
			`Options > ${fillUpTo.value === undefined ? 'Fill Up To Capacity' : 'Fill Up To'} doesn't work with the action ${action}`,
			'Choose the action approve, or remove the option. To update only some registrants, use Options > Limit.',
		);
	}
	const isSet = limit.value !== undefined || fillUpTo.value !== undefined || toCapacity;
	return {
		value: isSet ? { limit: limit.value, fillUpTo: fillUpTo.value, toCapacity } : undefined,
	};
}

/** A whole number, also as a string with digits only; undefined if the option isn't set. */
function parseCount(
	options: Record<string, unknown>,
	name: string,
	label: string,
): Parsed<number | undefined> {
	if (!(name in options)) return { value: undefined };
	const value = options[name];
	if (value === undefined || value === null) {
		return invalid(
			`The Options > ${label} expression returned nothing`,
			'Without a number, everyone would be included. Fix the expression, or remove the option.',
		);
	}
	const text = asText(value);
	if (text !== undefined && /^\d{1,9}$/.test(text)) return { value: Number(text) };
	const quoted = text === undefined || text === '' ? '' : `: "${text.slice(0, 40)}"`;
	return invalid(
		quoted === ''
			? `Options > ${label} must be a whole number, 0 or higher`
			: `Options > ${label}${quoted} isn't a whole number, 0 or higher`,
		`Correct ${label}, or check its expression.`,
	);
}
