import type { EventKind } from '../../../zoom/eventKinds';
import { isRecord } from '../../../transport/guards';
import { isEmail } from '../../../zoom/email';
import { asText, type Parsed } from '../../../fields/parsed';
import { FIELDS } from './formFields';

/** Somebody to register, in Zoom's names. */
export interface NewRegistrant {
	email: string;
	first_name: string;
	last_name?: string;
	/** What the single call takes beside these, and the batch does not. */
	more: Record<string, string | Array<{ title: string; value: string }>>;
	autoApprove?: boolean;
	/** Of a series; none for what the event's own setting says. */
	occurrenceIds: string[];
}

const NAME_MAX = 64;
const EMAIL_MAX = 128;
const ANSWER_MAX = 128;

/** Reads *Email*, *First Name*, *Last Name* and *Additional Fields*; empty ones are left out. */
export function parseNewRegistrant(
	given: { email: unknown; firstName: unknown; lastName: unknown; additionalFields: unknown },
	{ name: noun }: EventKind,
): Parsed<NewRegistrant> {
	const email = asText(given.email);
	if (!email) return missing('Email', email);
	if (!isEmail(email)) return wrong('Email', `"${email.slice(0, 80)}" is not an e-mail address`);
	const firstName = asText(given.firstName);
	if (!firstName) return missing('First Name', firstName);
	const lastName = asText(given.lastName);
	if (lastName === undefined) return wrong('Last Name', 'is not a text');
	const tooLong =
		tooLongBy('Email', email, EMAIL_MAX) ??
		tooLongBy('First Name', firstName, NAME_MAX) ??
		tooLongBy('Last Name', lastName, NAME_MAX);
	if (tooLong !== undefined) return tooLong;
	const additional = isRecord(given.additionalFields) ? given.additionalFields : {};
	const more = parseMore(additional);
	if ('problem' in more) return more;
	const occurrenceIds = parseOccurrenceIds(additional);
	if ('problem' in occurrenceIds) return occurrenceIds;
	const autoApprove = additional.autoApprove ?? undefined;
	if (autoApprove !== undefined && typeof autoApprove !== 'boolean') {
		return wrong('Approve at Once', 'is not true or false');
	}
	return {
		value: {
			email,
			first_name: firstName,
			...(lastName !== '' && { last_name: lastName }),
			more: more.value,
			...(noun !== 'recording' && autoApprove !== undefined && { autoApprove }),
			occurrenceIds: occurrenceIds.value,
		},
	};
}

function parseMore(additional: Record<string, unknown>): Parsed<NewRegistrant['more']> {
	const more: NewRegistrant['more'] = {};
	for (const { name, label, zoomName, allowed } of FIELDS) {
		const text = asText(additional[name]);
		if (text === undefined) return wrong(label, 'is not a text');
		if (text === '') continue;
		if (allowed !== undefined && !allowed.some(({ value }) => value === text)) {
			return wrong(
				label,
				`"${text.slice(0, 60)}" is not one of Zoom's values`,
				`Choose ${label} from the list, or give one of its values as Zoom spells it, e.g. ${String(allowed[0]?.value)}.`,
			);
		}
		more[zoomName] = text;
	}
	const answers = parseAnswers(additional.customQuestions);
	if ('problem' in answers) return answers;
	if (answers.value.length > 0) more.custom_questions = answers.value;
	return { value: more };
}

function parseAnswers(field: unknown): Parsed<Array<{ title: string; value: string }>> {
	const rows = isRecord(field) && Array.isArray(field.question) ? field.question : [];
	const answers: Array<{ title: string; value: string }> = [];
	for (const [index, row] of rows.filter(isRecord).entries()) {
		const where = `Custom Questions, row ${index + 1}`;
		const title = asText(row.title);
		const value = Array.isArray(row.value) ? row.value.join(', ') : asText(row.value);
		if (!title) return wrong(`${where}: Question`, 'is empty', 'Choose the question.');
		if (value === undefined) return wrong(`${where}: Answer`, 'is not a text');
		const tooLong = tooLongBy(`${where}: Answer`, value, ANSWER_MAX);
		if (tooLong !== undefined) return tooLong;
		if (value !== '') answers.push({ title, value });
	}
	return { value: answers };
}

/**
 * A list, or a text with commas, as expressions give it. An expression that finds nothing is a
 * mistake, not the whole series; an empty text, such as a sheet's empty cell, does mean the series.
 */
function parseOccurrenceIds(additional: Record<string, unknown>): Parsed<string[]> {
	if (!('occurrenceIds' in additional)) return { value: [] };
	const field = additional.occurrenceIds;
	if (field === undefined || field === null) {
		return wrong(
			'Occurrences',
			'is set by an expression that finds no occurrence ID',
			'Without one the person would be registered for the whole series. Correct the expression; where the whole series is meant, let it give an empty text.',
		);
	}
	const given: unknown[] = Array.isArray(field) ? field : (asText(field)?.split(',') ?? [null]);
	const ids = given.map((id) => (id === undefined || id === null ? undefined : asText(id)));
	if (ids.includes(undefined)) return wrong('Occurrences', 'is not a list of occurrence IDs');
	return { value: ids.filter((id): id is string => id !== undefined && id !== '') };
}

function tooLongBy(label: string, text: string, max: number): Parsed<never> | undefined {
	if (text.length <= max) return undefined;
	return {
		problem: `${label} has ${text.length} characters, and Zoom takes ${max} at the most`,
		nextStep: `Shorten ${label}.`,
	};
}

function wrong(label: string, what: string, nextStep = correct(label)): Parsed<never> {
	const isQuoting = what.startsWith('"');
	return { problem: isQuoting ? `${label}: ${what}` : `${label} ${what}`, nextStep };
}

function missing(label: string, text: string | undefined): Parsed<never> {
	return text === undefined
		? wrong(label, 'is not a text')
		: wrong(label, 'is empty', `Zoom registers nobody without ${label}. Fill it in.`);
}

function correct(label: string): string {
	return `Correct ${label}, or check its expression.`;
}
