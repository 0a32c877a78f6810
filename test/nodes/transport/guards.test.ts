import {
	isEmptyBody,
	isRecord,
	isText,
	rowsOf,
	textOf,
	wellFormed,
} from '../../../nodes/transport/guards';

describe('textOf', () => {
	it.each([
		['a text', 'a text'],
		['', ''],
		[0, '0'],
		[-1.5, '-1.5'],
		[85212345678, '85212345678'],
		[true, 'true'],
		[false, 'false'],
	])('keeps %j', (foreign, text) => {
		expect(textOf(foreign)).toBe(text);
	});

	it.each([
		['undefined', undefined],
		['null', null],
		['NaN', NaN],
		['an infinite number', Infinity],
		['an object', {}],
		['an object whose toString is a number', { toString: 1 }],
		[
			'an object whose toString throws',
			{
				toString() {
					throw new Error('no');
				},
			},
		],
		['an object without a prototype', Object.create(null)],
		['a list', ['text']],
		['a list of such objects', [{ toString: 1 }]],
	])('is empty, and does not throw, for %s', (_, foreign) => {
		expect(textOf(foreign)).toBe('');
	});
});

describe('rowsOf', () => {
	it.each([
		['undefined', undefined],
		['null', null],
		['a string', 'rows'],
		['an object', { 0: {} }],
	])('has no rows for %s', (_, list) => {
		expect(rowsOf(list)).toEqual([]);
	});

	it('keeps the objects of a list and nothing else', () => {
		expect(rowsOf([{ id: 1 }, null, 'text', 2, [{ id: 3 }], { id: 4 }])).toEqual([
			{ id: 1 },
			{ id: 4 },
		]);
	});
});

describe('isRecord', () => {
	it.each([[{}], [{ id: 1 }], [Object.create(null)]])('is true for an object: %j', (value) => {
		expect(isRecord(value)).toBe(true);
	});

	it.each([[undefined], [null], [[]], [[{}]], ['text'], [1], [true], [() => 1]])(
		'is false for anything else: %p',
		(value) => {
			expect(isRecord(value)).toBe(false);
		},
	);
});

describe('isText', () => {
	it.each([
		['a', true],
		[' ', true],
		['', false],
		[1, false],
		[undefined, false],
		[['a'], false],
	])('%j is a text with something in it: %s', (value, expected) => {
		expect(isText(value)).toBe(expected);
	});
});

describe('wellFormed', () => {
	it.each([
		['a\uD83Db\uDE00c', 'a\uFFFDb\uFFFDc'],
		['a😀b', 'a😀b'],
		['', ''],
	])('replaces the halves of characters and nothing else: %j', (text, expected) => {
		expect(wellFormed(text)).toBe(expected);
	});
});

describe('isEmptyBody', () => {
	it.each([[undefined], [null], [''], [' \n'], [{}], [[]]])(
		'is true for a body that says nothing: %j',
		(body) => {
			expect(isEmptyBody(body)).toBe(true);
		},
	);

	it.each([['a'], ['{}'], [{ id: 1 }], [{ id: undefined }], [[0]], [0], [1], [false], [true]])(
		'is false for a body that says anything: %j',
		(body) => {
			expect(isEmptyBody(body)).toBe(false);
		},
	);
});
