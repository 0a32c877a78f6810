import { type RegistrantStatus, REGISTRANT_STATUSES } from '../../../zoom/registrants';
import { asText, type Parsed } from '../../../fields/parsed';
import { LISTED_AS, type StatusAction } from '../../../zoom/statusAction';

/** Everyone who has a status now, of these e-mail domains if there are any. */
export interface Everyone {
	status: RegistrantStatus;
	/** In small letters, without "@". */
	domains: string[];
}

/** Reads *Current Status* and *Email Domains* of *Apply To: Everyone With a Status*. */
export function parseEveryone(
	status: unknown,
	domains: unknown,
	action: StatusAction,
): Parsed<Everyone> {
	const wanted = REGISTRANT_STATUSES.find((one) => one === asText(status)?.toLowerCase());
	if (wanted === undefined) {
		return {
			problem: 'Current Status is not a status',
			nextStep: 'Current Status must be one of pending, approved and denied.',
		};
	}
	if (wanted === LISTED_AS[action]) {
		return {
			problem: `Current Status: everyone ${wanted} would stay ${wanted} with the action ${action}`,
			nextStep: 'Choose another status or another action.',
		};
	}
	const parsed = parseDomains(domains);
	return 'problem' in parsed ? parsed : { value: { status: wanted, domains: parsed.value } };
}

/**
 * Reads a list of e-mail domains, apart by commas, semicolons, spaces or lines; capitals and a
 * leading "@" do not matter. A domain stands for itself alone, not for its subdomains. An expression
 * that finds nothing, or an empty list, is a mistake: everyone would be changed without a word.
 */
export function parseDomains(field: unknown): Parsed<string[]> {
	const isMissing =
		field === undefined || field === null || (Array.isArray(field) && !field.length);
	if (isMissing) {
		return {
			problem: 'Email Domains is set by an expression that finds nothing',
			nextStep:
				'Without domains everyone would be meant. Correct the expression; where that is right, let it give an empty text.',
		};
	}
	const text = Array.isArray(field) ? field.join(',') : asText(field);
	const domains = (text ?? '')
		.split(/[\s,;]+/)
		.filter(Boolean)
		.map((domain) => domain.replace(/^@/, '').toLowerCase());
	const wrong = domains.find((domain) => !/^[^\s@.]+(\.[^\s@.]+)+$/.test(domain));
	if (text !== undefined && wrong === undefined) return { value: domains };
	return {
		problem:
			wrong === undefined
				? 'Email Domains is not a text'
				: `Email Domains: "${wrong.slice(0, 80)}" is not a domain`,
		nextStep:
			'Give domains such as example.com, apart by commas, or leave the field empty for everyone.',
	};
}
