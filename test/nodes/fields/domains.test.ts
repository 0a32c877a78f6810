import { parseDomains } from '../../../nodes/fields/domains';

describe('parseDomains', () => {
	it.each([
		['', []],
		['  ', []],
		['example.com', ['example.com']],
		['@Example.COM', ['example.com']],
		['a.example, b.example;c.example\nd.example  e.example', 'abcde'],
		[',,a.example,,', 'a'],
		[['a.example', '@B.example'], 'ab'],
		['münchen.example', ['münchen.example']],
		['sub.sub.example.co.uk', ['sub.sub.example.co.uk']],
	])('reads %j', (field, expected) => {
		const value =
			typeof expected === 'string' ? [...expected].map((one) => `${one}.example`) : expected;
		expect(parseDomains(field)).toEqual({ value });
	});

	it.each([
		[undefined, 'returned nothing'],
		[null, 'returned nothing'],
		[[], 'returned nothing'],
		[[undefined, null], 'returned nothing'],
		[['a.example', { toString: 1 }], "isn't a valid string"],
		[['a.example', ['b.example']], "isn't a valid string"],
		['a\ud83d.example', 'contains a broken character'],
		['undefined', "isn't a valid string"],
		[{}, "isn't a valid string"],
		[true, "isn't a valid string"],
		['com', '"com" isn\'t a domain'],
		['a@example.com', '"a@example.com" isn\'t a domain'],
		['@@example.com', "isn't a domain"],
		['.com', "isn't a domain"],
		['example.', "isn't a domain"],
		['a..example', "isn't a domain"],
		['a.example.', "isn't a domain"],
		['a.example@', "isn't a domain"],
		['good.example, bad', '"bad" isn\'t a domain'],
		[42, '"42" isn\'t a domain'],
	])('refuses %j', (field, problem) => {
		expect(parseDomains(field)).toEqual({
			error: { message: expect.stringContaining(problem), description: expect.any(String) },
		});
	});
});

it.each([',', ' , ; ', [''], ['', ','], []])(
	'Domains that are only separators or empty entries are refused: %j',
	(field) => {
		expect(parseDomains(field)).toHaveProperty('error');
	},
);

it.each(['', '  '])('An empty field means everyone: %j', (field) => {
	expect(parseDomains(field)).toEqual({ value: [] });
});
