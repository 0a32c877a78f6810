import { COUNTRIES } from '../../../nodes/zoom/countries';

it('Every country is there once, by its two-letter code and its English name, in alphabetical order.', () => {
	const codes = COUNTRIES.map(({ value }) => String(value));
	const names = COUNTRIES.map(({ name }) => name);
	expect(new Set(codes).size).toBe(249);
	expect(new Set(names).size).toBe(249);
	expect(codes.filter((code) => !/^[A-Z]{2}$/.test(code))).toEqual([]);
	expect(names.filter((name) => !/^\p{Lu}\S*( \S+)*$/u.test(name))).toEqual([]);
	expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other, 'en')));
});

it('Countries have the codes of ISO 3166.', () => {
	const nameOf = new Map(COUNTRIES.map(({ value, name }) => [value, name]));
	expect(['AX', 'CI', 'DE', 'US', 'ZW'].map((code) => nameOf.get(code))).toEqual([
		'Åland Islands',
		'Côte d’Ivoire',
		'Germany',
		'United States',
		'Zimbabwe',
	]);
});
