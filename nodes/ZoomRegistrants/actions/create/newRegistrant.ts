import type { EventKind } from '../../../zoom/eventKinds';
import { isRecord } from '../../../transport/guards';
import { isEmail } from '../../../zoom/email';
import { OCCURRENCE_ID_MAX } from '../../../fields/occurrenceId';
import { asText, invalid, type Parsed, tooLong, whyNotText } from '../../../fields/parsed';
import type { EventInput } from '../../../fields/givenEvent';
import type { ItemFields } from '../../run/itemFields';
import { ADDITIONAL_FIELDS } from '../../../zoom/registrantFields';

/** Someone to register. */
export interface NewRegistrant {
	email: string;
	firstName: string;
	lastName?: string;
	/** The fields that only a single request accepts, not a batch, by Zoom's names. */
	zoomFields: Record<string, string | Array<{ title: string; value: string }>>;
	autoApprove?: boolean;
	/** Dates of a series; none to leave it to the event's own setting. */
	occurrenceIds: string[];
}

/** Reads the person to register from an item, and the event. */
export function readNewRegistrant({
	get,
	kind,
	event,
}: ItemFields): Parsed<EventInput & { registrant: NewRegistrant }> {
	const given = {
		email: get('email'),
		firstName: get('firstName'),
		lastName: get('lastName', ''),
		additionalFields: get('additionalFields', {}),
	};
	const registrant = parseNewRegistrant(given, kind);
	if ('error' in registrant) return registrant;
	const input = event();
	if ('error' in input) return input;
	return { value: { event: input.value.event, registrant: registrant.value } };
}

const NAME_MAX = 64;
const EMAIL_MAX = 128;
const ANSWER_MAX = 128;

/**
 * Reads *Email*, *First Name*, *Last Name* and *Additional Fields*. Empty ones are left out; the first
 * name is `''` if it may be empty and is.
 */
export function parseNewRegistrant(
	given: { email: unknown; firstName: unknown; lastName: unknown; additionalFields: unknown },
	{ name: noun }: EventKind,
	{ needsFirstName = true } = {},
): Parsed<NewRegistrant> {
	const email = asText(given.email);
	if (!email) return missing('Email', given.email);
	if (!isEmail(email)) return wrong('Email', `"${email.slice(0, 80)}" is not an email address`);
	const firstName = asText(given.firstName);
	if (firstName === undefined || (firstName === '' && needsFirstName)) {
		return missing('First Name', given.firstName);
	}
	const lastName = asText(given.lastName);
	if (lastName === undefined) return wrong('Last Name', whyNotText(given.lastName));
	const refused =
		tooLongBy('Email', email, EMAIL_MAX) ??
		tooLongBy('First Name', firstName, NAME_MAX) ??
		tooLongBy('Last Name', lastName, NAME_MAX);
	if (refused !== undefined) return refused;
	const additional = isRecord(given.additionalFields) ? given.additionalFields : {};
	const zoomFields = parseZoomFields(additional);
	if ('error' in zoomFields) return zoomFields;
	const occurrenceIds = parseOccurrenceIds(additional);
	if ('error' in occurrenceIds) return occurrenceIds;
	const autoApprove = additional.autoApprove ?? undefined;
	if (autoApprove !== undefined && typeof autoApprove !== 'boolean') {
		return wrong('Auto-Approve', 'must be true or false');
	}
	return {
		value: {
			email,
			firstName,
			...(lastName !== '' && { lastName }),
			zoomFields: zoomFields.value,
			...(noun !== 'recording' && autoApprove !== undefined && { autoApprove }),
			occurrenceIds: occurrenceIds.value,
		},
	};
}

function parseZoomFields(additional: Record<string, unknown>): Parsed<NewRegistrant['zoomFields']> {
	const zoomFields: NewRegistrant['zoomFields'] = {};
	for (const { name, label, zoomName, options } of ADDITIONAL_FIELDS) {
		const text = asText(additional[name]);
		if (text === undefined) return wrong(label, whyNotText(additional[name]));
		if (text === '') continue;
		if (options !== undefined && !options.some(({ value }) => value === text)) {
			return wrong(
				label,
				`"${text.slice(0, 60)}" is not one of Zoom's values`,
				`Choose ${label} from the list, or use one of its values as Zoom spells it, e.g. ${String(options[0]?.value)}.`,
			);
		}
		zoomFields[zoomName] = text;
	}
	const answers = parseAnswers(additional.customQuestions);
	if ('error' in answers) return answers;
	if (answers.value.length > 0) zoomFields.custom_questions = answers.value;
	return { value: zoomFields };
}

function parseAnswers(field: unknown): Parsed<Array<{ title: string; value: string }>> {
	const rows = isRecord(field) && Array.isArray(field.question) ? field.question : [];
	const answers: Array<{ title: string; value: string }> = [];
	for (const [index, row] of rows.filter(isRecord).entries()) {
		const where = `Custom Questions, row ${index + 1}`;
		const title = asText(row.title);
		if (!title) {
			const why = whyNotText(row.title, 'is empty');
			return wrong(`${where}: Question`, why, 'Choose the question.');
		}
		const parts: unknown[] = Array.isArray(row.value) ? row.value : [row.value];
		const texts = parts.map(asText);
		const unreadable = texts.indexOf(undefined);
		if (unreadable >= 0) return wrong(`${where}: Answer`, whyNotText(parts[unreadable]));
		const value = texts.join(', ');
		const refused = tooLongBy(`${where}: Answer`, value, ANSWER_MAX);
		if (refused !== undefined) return refused;
		if (value !== '') answers.push({ title, value });
	}
	return { value: answers };
}

/**
 * A list, or a string with commas, as expressions return it. An expression that returns nothing is a
 * mistake, not the whole series. An empty string, such as an empty cell of a sheet, is the whole series.
 */
function parseOccurrenceIds(additional: Record<string, unknown>): Parsed<string[]> {
	if (!('occurrenceIds' in additional)) return { value: [] };
	const field = additional.occurrenceIds;
	if (field === undefined || field === null) {
		return wrong(
			'Occurrences',
			'is set by an expression that returned nothing',
			'Without an occurrence, the person would be registered for the whole series. Fix the expression. To register for the whole series, make it return an empty string.',
		);
	}
	const given: unknown[] = Array.isArray(field) ? field : (asText(field)?.split(',') ?? [field]);
	const ids: string[] = [];
	for (const one of given) {
		const id = one === undefined || one === null ? undefined : asText(one);
		if (id === undefined) {
			return wrong('Occurrences', whyNotText(one, 'is not a list of occurrence IDs'));
		}
		const refused = tooLong('Occurrences', id, OCCURRENCE_ID_MAX);
		if (refused !== undefined) return refused;
		if (id !== '') ids.push(id);
	}
	// An empty string or list means the whole series; empty entries are what a broken expression leaves.
	const hasEntries = given.length > 1 || (Array.isArray(field) && field.length > 0);
	if (ids.length === 0 && hasEntries) return wrong('Occurrences', 'has only empty entries');
	return { value: ids };
}

function tooLongBy(label: string, text: string, max: number): Parsed<never> | undefined {
	const { length } = [...text];
	if (length <= max) return undefined;
	return invalid(
		`${label} is ${length} characters long; Zoom's maximum is ${max}`,
		`Shorten ${label}.`,
	);
}

function wrong(label: string, what: string, nextStep = correct(label)): Parsed<never> {
	const isQuoting = what.startsWith('"');
	return invalid(isQuoting ? `${label}: ${what}` : `${label} ${what}`, nextStep);
}

function missing(label: string, value: unknown): Parsed<never> {
	return asText(value) === undefined
		? wrong(label, whyNotText(value))
		: wrong(label, 'is empty', `Zoom requires ${label}. Fill it in.`);
}

function correct(label: string): string {
	return `Correct ${label}, or check its expression.`;
}
