import { asText, tooLong, whyNotText } from '../../../nodes/fields/parsed';

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
		['whole 😀', 'whole 😀'],
		[Number.MAX_SAFE_INTEGER, '9007199254740991'],
		[0.5, '0.5'],
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
		[{ toString: 1 }],
		[Object.create(null)],
		[Symbol('x')],
		[10n],
		[2 ** 53],
		[-(2 ** 53)],
		[Number('1234567890123456789')],
		['cut \ud83d'],
		['\ude00 off'],
	])('%p is none', (value) => {
		expect(asText(value)).toBeUndefined();
	});
});

describe('why a value is not text', () => {
	it.each([
		[Number('1234567890123456789'), 'is a number too large to be exact; enter it as a string'],
		['cut \ud83d', 'contains a broken character, such as half an emoji; remove it'],
		[Infinity, "isn't a valid string"],
		[NaN, "isn't a valid string"],
		['undefined', "isn't a valid string"],
		[{ toString: 1 }, "isn't a valid string"],
		[['a'], "isn't a valid string"],
		[true, "isn't a valid string"],
	])('%p', (value, why) => {
		expect(whyNotText(value)).toBe(why);
	});

	it('names what the field needs instead, if the value has nothing special', () => {
		expect(whyNotText({}, 'is not a date')).toBe('is not a date');
		expect(whyNotText(2 ** 60, 'is not a date')).toContain('too large');
	});
});

it('a text is too long from one character over the maximum', () => {
	expect(tooLong('ID', 'abc', 3)).toBeUndefined();
	expect(tooLong('ID', 'abcd', 3)).toEqual({
		error: {
			message: 'ID is 4 characters long; the maximum is 3',
			description: "Check the expression in 'ID'.",
		},
	});
});
