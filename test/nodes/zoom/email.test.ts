import { domainOf, emailKey, isEmail, isSameEmail } from '../../../nodes/zoom/email';

describe('domainOf', () => {
	it.each([
		['ann@example.com', 'example.com'],
		['Ann@EXAMPLE.Com', 'example.com'],
		['"a@b"@example.com', 'example.com'],
		['ann@example.com \n', 'example.com'],
		['@example.com', 'example.com'],
		['ann@münchen.example', 'münchen.example'],
		['ann@', ''],
	])('%j is %j', (email, domain) => {
		expect(domainOf(email)).toBe(domain);
	});

	it.each([['example.com'], [''], [undefined], [null], [7], [{ toString: 1 }], [['a@b.example']]])(
		'%j has none',
		(email) => {
			expect(domainOf(email)).toBeUndefined();
		},
	);
});

it.each([
	['ann@example.com', 'ann@example.com', true],
	['Ann@EXAMPLE.com', 'ann@example.COM', true],
	['ann@example.com', 'anne@example.com', false],
	['ann@example.com', ' ann@example.com\u00a0', true],
	['ann@example.com', 'ann\u200b@example.com\ufeff', true],
	['j\u00f6rg@example.com', 'jo\u0308rg@example.com', true],
	['jorg@example.com', 'j\u00f6rg@example.com', false],
	['', '', true],
])('%j and %j: the same address is %j', (a, b, isSame) => {
	expect(isSameEmail(a, b)).toBe(isSame);
	expect(emailKey(a) === emailKey(b)).toBe(isSame);
});

it.each([
	['a@b', true],
	['ann+tag@example.com', true],
	['ann', false],
	['a@b@c', false],
	['a b@c', false],
	['<a@b>', false],
	['a@b,c@d', false],
	['@b', false],
	['a@', false],
	[' a@b', false],
	['a@b ', false],
	['a@b;', false],
	[':a@b', false],
	['a@b>', false],
	[`${'a'.repeat(100_000)}`, false],
	[`${'@'.repeat(100_000)}`, false],
])('isEmail %#', (text, expected) => {
	expect(isEmail(text)).toBe(expected);
});
