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
		[undefined, 'finds nothing'],
		[null, 'finds nothing'],
		[[], 'finds nothing'],
		[[undefined, null], 'finds nothing'],
		[['a.example', { toString: 1 }], 'is not a text'],
		[['a.example', ['b.example']], 'is not a text'],
		['a\ud83d.example', 'contains a broken character'],
		['undefined', 'is not a text'],
		[{}, 'is not a text'],
		[true, 'is not a text'],
		['com', '"com" is not a domain'],
		['a@example.com', '"a@example.com" is not a domain'],
		['@@example.com', 'is not a domain'],
		['.com', 'is not a domain'],
		['example.', 'is not a domain'],
		['a..example', 'is not a domain'],
		['good.example, bad', '"bad" is not a domain'],
		[42, '"42" is not a domain'],
	])('refuses %j', (field, problem) => {
		expect(parseDomains(field)).toEqual({
			error: { message: expect.stringContaining(problem), description: expect.any(String) },
		});
	});
});
