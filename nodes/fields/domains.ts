import { asText, invalid, type Parsed, whyNotText } from './parsed';

const NEXT_STEP =
	'Give domains such as example.com, apart by commas, or leave the field empty for everyone.';

/**
 * Reads a list of e-mail domains, apart by commas, semicolons, spaces or lines; capitals and a
 * leading "@" do not matter. A domain stands for itself alone, not for its subdomains. An expression
 * that finds nothing, or an empty list, is a mistake: everyone would be changed without a word.
 */
export function parseDomains(field: unknown): Parsed<string[]> {
	const given: unknown[] = Array.isArray(field) ? field : [field];
	if (given.every((one) => one === undefined || one === null)) {
		return invalid(
			'Email Domains is set by an expression that finds nothing',
			'Without domains everyone would be meant. Correct the expression; where that is right, let it give an empty text.',
		);
	}
	const domains: string[] = [];
	for (const one of given) {
		const text = asText(one);
		if (text === undefined) return invalid(`Email Domains ${whyNotText(one)}`, NEXT_STEP);
		for (const word of text.split(/[\s,;]+/)) {
			const domain = word.replace(/^@/, '').toLowerCase();
			if (word === '') continue;
			if (!/^[^\s@.]+(\.[^\s@.]+)+$/.test(domain)) {
				return invalid(`Email Domains: "${domain.slice(0, 80)}" is not a domain`, NEXT_STEP);
			}
			domains.push(domain);
		}
	}
	return { value: domains };
}
