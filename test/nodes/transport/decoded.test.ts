import { layersOf, textsOf } from '../../../nodes/transport/decoded';

const layered = (text: string) => [...layersOf(text)].map((layer) => layer.text);

/** What is left once nothing can be undone. */
const decoded = (text: string) => layered(text).at(-1);

describe('One character', () => {
	it.each([
		['&amp;', '&'],
		['&apos;', "'"],
		['&ast;', '*'],
		['&colon;', ':'],
		['&comma;', ','],
		['&commat;', '@'],
		['&dollar;', '$'],
		['&equals;', '='],
		['&excl;', '!'],
		['&gt;', '>'],
		['&hyphen;', '-'],
		['&lowbar;', '_'],
		['&lt;', '<'],
		['&num;', '#'],
		['&percnt;', '%'],
		['&period;', '.'],
		['&plus;', '+'],
		['&quest;', '?'],
		['&quot;', '"'],
		['&semi;', ';'],
		['&sol;', '/'],
		['&AMP;', '&'],
		['&#47;', '/'],
		['&#47', '/'],
		['&#00000047;', '/'],
		['&#10004;', '✔'],
		['&#x2f;', '/'],
		['&#X2F', '/'],
		['&#x000002f;', '/'],
		['&#xa;', '\n'],
		['&#x2714;', '✔'],
		['%2F', '/'],
		['%2f', '/'],
		['\\u002f', '/'],
		['\\u2714', '✔'],
		['\\x2F', '/'],
		['\\/', '/'],
		['\\"', '"'],
		["\\'", "'"],
		['\\\\', '\\'],
	])('is undone: %s is %j.', (encoded, character) => {
		const text = `y${encoded}z`;
		const whole = [text, `y${character}z`];
		expect(layered(text)).toEqual(whole);
		expect([...textsOf(text)]).toEqual(whole);
	});

	it.each([
		'',
		'plain text',
		'100 %',
		'%2',
		'%g0',
		'&copy;',
		'&constructor;',
		'&colon',
		'& amp;',
		'&#;',
		'&#x;',
		'&#xg;',
		'\\u002',
		'\\u00g0',
		'\\x2',
		'\\n',
		'\\',
	])('stays where nothing is encoded: %j.', (text) => {
		expect(layered(text)).toEqual([text]);
		expect([...textsOf(text)]).toEqual([text]);
	});

	it('is undone wherever it stands, several at once.', () => {
		expect(decoded('%41&#66;x&amp;\\u0043%44')).toBe('ABx&CD');
	});
});

describe('Encodings within encodings', () => {
	it('are undone one layer at a time.', () => {
		const layers = ['a%2525252Fb', 'a%25252Fb', 'a%252Fb', 'a%2Fb', 'a/b'];
		expect(layered('a%2525252Fb')).toEqual(layers);
		expect([...textsOf('a%2525252Fb')]).toEqual(layers);
	});

	it('are undone four times at most.', () => {
		const deep = `%${'25'.repeat(20)}41`;
		const last = `%${'25'.repeat(16)}41`;
		expect(layered(deep)).toHaveLength(5);
		expect(layered(deep).at(-1)).toBe(last);
		expect([...textsOf(deep)]).toHaveLength(5);
		expect([...textsOf(deep)].at(-1)).toBe(last);
	});
});

describe('Where a character came from', () => {
	it.each([
		['', [[0]]],
		['ab', [[0, 1, 2]]],
		[
			'a%41b',
			[
				[0, 1, 2, 3, 4, 5],
				[0, 1, 4, 5],
			],
		],
		[
			'%2541&copy;',
			[
				[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
				[0, 3, 4, 5, 6, 7, 8, 9, 10, 11],
				[0, 5, 6, 7, 8, 9, 10, 11],
			],
		],
	])('is known in every layer, and where the text ends: %j.', (text, starts) => {
		expect([...layersOf(text)].map((layer) => layer.starts)).toEqual(starts);
	});
});
