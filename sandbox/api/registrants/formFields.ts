import { isEmail } from './email';

/** Whether Zoom accepts a value for a field of the form. */
type Check = (value: unknown) => boolean;

const MAX_EMAIL_LENGTH = 128;
const MAX_NAME_LENGTH = 64;

/** Zoom's own questions, which a host may put on the form. */
export const QUESTION_NAMES =
	'last_name address city country zip state phone industry org job_title purchasing_time_frame role_in_purchase_process no_of_employees comments'.split(
		' ',
	);

/** Those of them that are kept and shown as answers. */
export const ANSWER_NAMES = QUESTION_NAMES.filter((name) => name !== 'last_name');

/**
 * The values each field may have. `no_of_employees` is the union of what the specification says in two places,
 * without `500-1,000`, which the API is known to reject although it is written there.
 */
export const FIELD_CHECKS: Record<string, Check> = {
	email: (value) => text(MAX_EMAIL_LENGTH)(value) && isEmail(String(value)),
	first_name: (value) => text(MAX_NAME_LENGTH)(value) && value !== '',
	...Object.fromEntries(ANSWER_NAMES.map((name) => [name, text()])),
	last_name: text(MAX_NAME_LENGTH),
	country: (value) => typeof value === 'string' && /^([A-Za-z]{2})?$/.test(value),
	purchasing_time_frame: oneOf(
		'|Within a month|1-3 months|4-6 months|More than 6 months|No timeframe',
	),
	role_in_purchase_process: oneOf('|Decision Maker|Evaluator/Recommender|Influencer|Not involved'),
	no_of_employees: oneOf(
		'|1-20|21-50|51-100|101-250|101-500|251-500|501-1,000|1,001-5,000|5,001-10,000|More than 10,000',
	),
	language: oneOf(
		'en-US|de-DE|es-ES|fr-FR|jp-JP|pt-PT|ru-RU|zh-CN|zh-TW|ko-KO|it-IT|vi-VN|pl-PL|Tr-TR',
	),
	status: oneOf('approved|denied|pending'),
	source_id: text(),
	auto_approve: (value) => typeof value === 'boolean',
};

function text(maxLength = Number.POSITIVE_INFINITY): Check {
	return (value) => typeof value === 'string' && value.length <= maxLength;
}

function oneOf(values: string): Check {
	const allowed = new Set<unknown>(values.split('|'));
	return (value) => allowed.has(value);
}
