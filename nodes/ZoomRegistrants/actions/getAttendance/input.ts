import { isRecord } from '../../../transport/guards';
import type { EventInput } from '../../../fields/givenEvent';
import { asText, invalid, type Parsed, tooLong, whyNotText } from '../../../fields/parsed';
import type { ItemFields } from '../../run/itemFields';

/** Which time of an event: the latest, an occurrence of a series, or the one that an instance belongs to. */
export type Wanted = { latest: true } | { occurrenceId: string } | { uuid: string };

export const SHOW = ['everyone', 'attended', 'didNotAttend'] as const;

export interface AttendanceInput extends EventInput {
	wanted: Wanted;
	show: (typeof SHOW)[number];
	minimumMinutes: number;
	includeOthers: boolean;
	matchByName: boolean;
	mergeRestarts: boolean;
}

/** More than any meeting lasts. */
const MAX_MINUTES = 10_000;

/** Reads the fields of *Get Attendance*. */
export function readAttendance({ event, get, kind }: ItemFields): Parsed<AttendanceInput> {
	const input = event();
	if ('error' in input) return input;
	if (!('id' in input.value.event)) {
		const noun = kind.name;
		return invalid(
			`${kind.idLabel}: a registration link doesn't contain the ${noun} ID`,
			`Choose the ${noun} From List, or enter its ID or join link.`,
		);
	}
	const wanted = parseInstance(get('instance', ''));
	if ('error' in wanted) return wanted;
	const shown = asText(get('show', 'everyone'));
	const show = SHOW.find((one) => one === shown);
	if (show === undefined) {
		return invalid(
			'Show must be everyone, attended or didNotAttend',
			'Choose Show again, or check its expression.',
		);
	}
	const minutes = parseMinutes(get('minimumMinutes', 0));
	if ('error' in minutes) return minutes;
	const options = parseOptions(get('options', {}));
	if ('error' in options) return options;
	return {
		value: {
			event: input.value.event,
			wanted: wanted.value,
			show,
			minimumMinutes: minutes.value,
			...options.value,
		},
	};
}

type Options = Pick<AttendanceInput, 'includeOthers' | 'matchByName' | 'mergeRestarts'>;

const OPTION_LABELS = new Map([
	['includeWithoutRegistration', 'Include People Without Registration'],
	['matchByName', 'Match by Name'],
	['mergeRestarts', 'Merge Restarts'],
]);

/** Reads *Options*. One whose expression finds nothing isn't its default: the result would be another. */
function parseOptions(field: unknown): Parsed<Options> {
	const options = isRecord(field) ? field : {};
	for (const [name, label] of OPTION_LABELS) {
		if (!(name in options) || typeof options[name] === 'boolean') continue;
		return invalid(`${label} must be true or false`, `Correct ${label}, or check its expression.`);
	}
	return {
		value: {
			includeOthers: options.includeWithoutRegistration === true,
			matchByName: options.matchByName === true,
			mergeRestarts: options.mergeRestarts !== false,
		},
	};
}

/**
 * Reads *Instance*: empty for the latest, digits for an occurrence ID, anything else is a UUID. An
 * expression that finds nothing isn't the latest: people would be told about another date.
 */
export function parseInstance(field: unknown): Parsed<Wanted> {
	const value = isRecord(field) ? field.value : field;
	const text = asText(value);
	if (text === undefined || value === undefined || value === null) {
		return invalid(
			`Instance ${whyNotText(value, 'is set by an expression that finds no instance')}`,
			"Fix the expression. If you want the latest instance, make it return an empty string, e.g. {{ $json.uuid ?? '' }}.",
		);
	}
	const isTooLong = tooLong('Instance', text, 255);
	if (isTooLong !== undefined) return isTooLong;
	if (text === '') return { value: { latest: true } };
	return { value: /^\d+$/.test(text) ? { occurrenceId: text } : { uuid: text } };
}

/** Empty is 0, but an expression that finds nothing isn't: everyone would have been there long enough. */
function parseMinutes(field: unknown): Parsed<number> {
	const isNothing = field === undefined || field === null;
	const text = asText(field);
	const minutes = isNothing ? NaN : text === '' ? 0 : Number(text);
	if (minutes >= 0 && minutes <= MAX_MINUTES) return { value: minutes };
	return invalid(
		`Minimum Minutes must be a number from 0 to ${MAX_MINUTES}`,
		'Correct Minimum Minutes, or check its expression.',
	);
}
