import { asText, invalid, type Parsed, whyNotText } from './parsed';

const NEXT_STEP =
	'Enter domains such as example.com, separated by commas, or leave the field empty to include everyone.';

/**
 * Reads a list of email domains, separated by commas, semicolons, spaces or line breaks; case and a
 * leading "@" don't matter. A domain doesn't include its subdomains. An expression that returns
 * nothing, or an empty list, is invalid: it would silently include everyone.
 */
export function parseDomains(field: unknown): Parsed<string[]> {
	const given: unknown[] = Array.isArray(field) ? field : [field];
	if (given.every((one) => one === undefined || one === null)) {
		return invalid(
			'The Email Domains expression returned nothing',
			"Without domains, everyone would be included. Fix the expression, or make it return an empty string if that's what you want.",
		);
	}
	const domains: string[] = [];
	for (const one of given) {
		const text = asText(one);
		if (text === undefined) return invalid(`Email Domains ${whyNotText(one)}`, NEXT_STEP);
		for (const word of text.split(/[\s,;]/)) {
			const domain = word.replace(/^@/, '').toLowerCase();
			if (word === '') continue;
			if (!/^[^\s@.]+(\.[^\s@.]+)+$/.test(domain)) {
				return invalid(`Email Domains: "${domain.slice(0, 80)}" isn't a domain`, NEXT_STEP);
			}
			domains.push(domain);
		}
	}
	// Only an empty field means everyone; separators alone are what a broken expression leaves.
	const isEmpty = !Array.isArray(field) && asText(field) === '';
	if (domains.length === 0 && !isEmpty) return invalid('Email Domains has no domain', NEXT_STEP);
	return { value: domains };
}
