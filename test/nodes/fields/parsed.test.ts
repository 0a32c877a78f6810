import { asText } from '../../../nodes/fields/parsed';

describe('a value as text', () => {
	it.each([
		['text', 'text'],
		[' text\u00a0', 'text'],
		[0, '0'],
		[85212345678, '85212345678'],
		['', ''],
		[undefined, ''],
		[null, ''],
		['Undefined Smith', 'Undefined Smith'],
		['nullable', 'nullable'],
	])('%j is %j', (value, text) => {
		expect(asText(value)).toBe(text);
	});

	it.each([
		['undefined'],
		['null'],
		['NaN'],
		['[object Object]'],
		['[undefined]'],
		[' undefined '],
		[NaN],
		[Infinity],
		[true],
		[{}],
		[[]],
		[new Date(0)],
	])('%p is none', (value) => {
		expect(asText(value)).toBeUndefined();
	});
});
