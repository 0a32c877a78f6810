import { parseRegistrants, withoutEventId } from '../../../nodes/fields/registrants';
import { EVENT_KINDS } from '../../../nodes/zoom/eventKinds';

const rows = (...registrant: unknown[]) => ({ registrant });

describe('registrants', () => {
	it.each([
		['an ID', { id: '9tboDiHUQAeOnbmudzWa5g', email: '' }, { id: '9tboDiHUQAeOnbmudzWa5g' }],
		['an email', { id: '', email: 'ann@example.com' }, { email: 'ann@example.com' }],
		['both', { id: 'a', email: 'ann@example.com' }, { id: 'a', email: 'ann@example.com' }],
		['a field that is missing', { email: 'ann@example.com' }, { email: 'ann@example.com' }],
		['null beside an email', { id: null, email: 'ann@example.com' }, { email: 'ann@example.com' }],
		[
			'blanks around them',
			{ id: ' a\n', email: '\tann@example.com ' },
			{ id: 'a', email: 'ann@example.com' },
		],
		['a number for an ID', { id: 12345 }, { id: '12345' }],
		['capitals, which stay', { email: 'Ann@Example.COM' }, { email: 'Ann@Example.COM' }],
		[
			'plus, quote and umlaut',
			{ email: "o'brien+zoom@exämple.com" },
			{ email: "o'brien+zoom@exämple.com" },
		],
		[
			'an ID with an email that is none',
			{ id: 'ad ut', email: 'nulla' },
			{ id: 'ad ut', email: 'nulla' },
		],
		['fields that we do not know', { id: 'a', name: 'Ann' }, { id: 'a' }],
	])('%s', (_, row, registrant) => {
		expect(parseRegistrants(rows(row))).toEqual({ value: [registrant] });
	});

	it('keep their order', () => {
		expect(parseRegistrants(rows({ id: 'b' }, { id: 'a' }, { id: 'b' }))).toEqual({
			value: [{ id: 'b' }, { id: 'a' }, { id: 'b' }],
		});
	});

	it('may be 125,000 of one item', () => {
		const many = Array.from({ length: 125_000 }, (_, n) => ({ id: `id${n}`, email: '' }));
		const all = parseRegistrants({ registrant: many });
		expect(all).toHaveProperty('value.length', 125_000);
		expect(
			withoutEventId('value' in all ? all.value : [], EVENT_KINDS.meetingRegistrant, '852'),
		).toHaveProperty('value.length', 125_000);
	});

	it('have the ID before the email, as Zoom has it', () => {
		const parsed = parseRegistrants(rows({ email: 'ann@example.com', id: 'a' }));
		expect(JSON.stringify(parsed)).toBe('{"value":[{"id":"a","email":"ann@example.com"}]}');
	});
});

describe('no registrants', () => {
	it.each([
		['nothing', undefined],
		['null', null],
		['an empty collection', {}],
		['no rows', rows()],
		['a text', 'ann@example.com'],
		['a list', [{ id: 'a' }]],
		['rows that are no list', { registrant: 'ann@example.com' }],
	])('%s', (_, field) => {
		expect(parseRegistrants(field)).toEqual({
			error: {
				message: 'Registrants is empty',
				description: expect.stringContaining('an ID, an email or both'),
			},
		});
	});
});

describe('a row that is wrong', () => {
	it.each([
		['nothing in it', { id: '', email: ' ' }, 'neither ID nor Email is filled in'],
		['no fields', {}, 'neither ID nor Email is filled in'],
		['no row', null, 'neither ID nor Email is filled in'],
		['no email address', { email: 'ann' }, '"ann" isn\'t an email address'],
		['half an address', { email: 'ann@' }, '"ann@" isn\'t an email address'],
		['two addresses', { email: 'a@x.org,b@x.org' }, '"a@x.org,b@x.org" isn\'t an email address'],
		['a name beside it', { email: 'Ann <a@x.org>' }, '"Ann <a@x.org>" isn\'t an email address'],
		['the word undefined for an ID', { id: 'undefined' }, "ID isn't a valid string"],
		['the word null for an email', { email: 'null' }, "Email isn't a valid string"],
		['NaN', { id: NaN, email: 'a@x.org' }, "ID isn't a valid string"],
		['an object', { id: 'a', email: { address: 'a@x.org' } }, "Email isn't a valid string"],
		['a printed object', { id: '[object Object]' }, "ID isn't a valid string"],
		['a list', { email: ['a@x.org'] }, "Email isn't a valid string"],
		['a boolean', { id: true }, "ID isn't a valid string"],
		['what cannot become a text', { id: { toString: 1 } }, "ID isn't a valid string"],
		[
			'a number that lost digits',
			{ id: Number('12345678901234567890') },
			'ID is a number too large to be exact; enter it as a string',
		],
		[
			'half an emoji',
			{ email: 'ann\ud83d@x.org' },
			'Email contains a broken character, such as half an emoji; remove it',
		],
		['a long ID', { id: 'x'.repeat(40_000) }, 'ID is 40000 characters long; the maximum is 255'],
		[
			'a long email, even beside an ID',
			{ id: 'a', email: `${'x'.repeat(400)}@x.org` },
			'Email is 406 characters long; the maximum is 320',
		],
	])('is named by its number: %s', (_, row, problem) => {
		expect(parseRegistrants(rows({ id: 'fine' }, row, { email: '' }))).toEqual({
			error: {
				message: `Registrants, row 2: ${problem}`,
				description: expect.stringMatching(/\S/),
			},
		});
	});

	it.each([1, 2, 3, 31])('is found in row %i of 31', (number) => {
		const registrant = Array.from({ length: 31 }, (_, n) =>
			n + 1 === number ? { email: 'ann' } : { id: `id${n}` },
		);
		expect(parseRegistrants({ registrant })).toMatchObject({
			error: { message: `Registrants, row ${number}: "ann" isn't an email address` },
		});
	});

	it('is not repeated in full', () => {
		expect(JSON.stringify(parseRegistrants(rows({ email: 'x'.repeat(500) })))).not.toContain(
			'x'.repeat(81),
		);
	});
});

describe('an ID that is the meeting’s', () => {
	it.each(['85212345678', '852 1234 5678', '852-1234-5678'])('is found: %s', (id) => {
		expect(
			withoutEventId([{ email: 'a@x.org' }, { id }], EVENT_KINDS.meetingRegistrant, '85212345678'),
		).toEqual({
			error: {
				message: 'Registrants, row 2: ID 85212345678 belongs to the meeting, not to a registrant',
				description: expect.stringContaining('registrant_id'),
			},
		});
	});

	it.each([1, 2, 3])('is found in row %i of three', (number) => {
		const registrants = ['a', 'b', 'c'].map((id, n) =>
			n + 1 === number ? { id: '85212345678' } : { id },
		);
		expect(withoutEventId(registrants, EVENT_KINDS.meetingRegistrant, '85212345678')).toMatchObject(
			{
				error: {
					message: `Registrants, row ${number}: ID 85212345678 belongs to the meeting, not to a registrant`,
				},
			},
		);
	});

	it('does not matter when it is another, or only an email', () => {
		const registrants = [{ id: '85212345679' }, { email: '85212345678@example.com' }];
		expect(withoutEventId(registrants, EVENT_KINDS.meetingRegistrant, '85212345678')).toEqual({
			value: registrants,
		});
	});
});
