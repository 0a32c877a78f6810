import { parseOccurrence } from '../../../nodes/fields/occurrenceId';

const byId = (value: unknown) => ({ __rl: true, mode: 'id', value });

describe('an occurrence', () => {
	it.each([
		['text', '1648194360000', '1648194360000'],
		['a number', 1648194360000, '1648194360000'],
		['by ID', byId('1648194360000'), '1648194360000'],
		['by ID, a number', byId(1648194360000), '1648194360000'],
		['with blanks around it', byId(' 1648194360000\n'), '1648194360000'],
		['any text of Zoom’s', byId('quis officia in reprehenderit'), 'quis officia in reprehenderit'],
	])('%s', (_, field, value) => {
		expect(parseOccurrence(field, false)).toEqual({ value });
		expect(parseOccurrence(field, true)).toEqual({ value });
	});
});

describe('the whole series', () => {
	it.each([
		['the field as it is at first', { __rl: true, mode: 'list', value: '' }],
		['no field', undefined],
		['null', null],
		['no value', { __rl: true, mode: 'list' }],
	])('is meant by %s', (_, field) => {
		expect(parseOccurrence(field, false)).toEqual({ value: undefined });
	});

	it.each([
		['an empty text', byId('')],
		['blanks', byId('  ')],
		['an empty text in place of the whole field', ''],
	])('is meant by an expression that gives %s', (_, field) => {
		expect(parseOccurrence(field, true)).toEqual({ value: undefined });
	});
});

describe('an expression that finds nothing', () => {
	it.each([
		['undefined', byId(undefined)],
		['null', byId(null)],
		['undefined in place of the whole field', undefined],
		['null in place of the whole field', null],
		['the word undefined', byId('undefined')],
		['the word null', byId('null')],
		['the word NaN', byId('NaN')],
		['NaN', byId(NaN)],
		['an object', byId({ id: '1' })],
		['a list', byId(['1648194360000'])],
		['a boolean', byId(true)],
		['what cannot become a text', byId({ toString: 1 })],
		['a number that lost digits', byId(2 ** 60)],
		['half an emoji', byId('1\ud83d')],
		['a printed object', byId('[object Object]')],
	])('is a mistake, not the whole series: %s', (_, field) => {
		expect(parseOccurrence(field, true)).toEqual({
			error: {
				message: expect.stringMatching(
					/^(The Occurrence expression returned no occurrence ID$|Occurrence (is|contains) )/,
				),
				description: expect.stringContaining('whole series'),
			},
		});
	});
});
