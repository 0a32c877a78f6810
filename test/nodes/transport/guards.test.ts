import { rowsOf, textOf } from '../../../nodes/transport/guards';

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
