import { parseEvent } from '../../../nodes/fields/givenEvent';
import { EVENT_KINDS } from '../../../nodes/zoom/eventKinds';

const parseMeeting = (field: unknown) => parseEvent(field, EVENT_KINDS.meetingRegistrant);

const ID = { value: { id: '85212345678' } };

describe('a meeting ID', () => {
	it.each([
		['text', '85212345678'],
		['a number', 85212345678],
		['with blanks around it', '  85212345678\n'],
		['with spaces', '852 1234 5678'],
		['with dashes', '852-1234-5678'],
		['with no-break spaces', '852\u00a01234\u00a05678'],
		['with narrow no-break spaces', '852\u202f1234\u202f5678'],
		['with thin spaces', '852\u20091234\u20095678'],
		['with ideographic spaces', '852\u30001234\u30005678'],
		['with tabs and line ends', '852\t1234\r\n5678'],
		['with a byte order mark', '\ufeff85212345678'],
		['with zero-width spaces', '852\u200b1234\u200b5678'],
		['with direction marks, as copied from a web page', '\u200e852 1234 5678\u200f'],
		['with several invisible characters before it', '\u200e\u2060\u200b852 1234 5678'],
		['with no-break hyphens', '852\u20111234\u20115678'],
		['with en dashes', '852\u20131234\u20135678'],
		['with em dashes', '852\u20141234\u20145678'],
		['with minus signs', '852\u22121234\u22125678'],
		['in a locator by ID', { __rl: true, mode: 'id', value: '852 1234 5678' }],
		['in a locator by ID, a number', { __rl: true, mode: 'id', value: 85212345678 }],
		[
			'in a locator from list',
			{ __rl: true, mode: 'list', value: '85212345678', cachedResultName: 'Demo' },
		],
		[
			'in a locator by URL',
			{ __rl: true, mode: 'url', value: 'https://zoom.us/j/85212345678?pwd=a' },
		],
		['by URL, but only the ID was given', { __rl: true, mode: 'url', value: '85212345678' }],
	])('%s', (_, field) => {
		expect(parseMeeting(field)).toEqual(ID);
	});

	it('stays text, with its zeros, and may be long', () => {
		expect(parseMeeting('0123456789')).toEqual({ value: { id: '0123456789' } });
		expect(parseMeeting('1234567890123456789')).toEqual({ value: { id: '1234567890123456789' } });
		expect(parseMeeting('68423085')).toEqual({ value: { id: '68423085' } });
	});
});

describe('a link with the ID', () => {
	it.each([
		'https://zoom.us/j/85212345678',
		'https://zoom.us/j/85212345678/',
		'https://zoom.us/j/85212345678?pwd=YWJj.1',
		'https://zoom.us/j/85212345678?pwd=YWJj#success',
		'https://zoom.us/j/85212345678#success',
		'http://zoom.us/j/85212345678',
		'HTTPS://ZOOM.US/j/85212345678',
		'https://us02web.zoom.us/j/85212345678?pwd=YWJj',
		'https://acme.zoom.us/j/85212345678',
		'https://acme-corp.zoom.us/j/852-1234-5678',
		'https://acme.zoomgov.com/j/85212345678?pwd=YWJj',
		'https://us02web.zoom.us/w/85212345678?tk=abc.DQ&pwd=YWJj',
		'https://us02web.zoom.us/s/85212345678?zak=eyJ',
		'https://zoom.us/wc/join/85212345678',
		'https://zoom.us/wc/85212345678/join?pwd=YWJj',
		'https://zoom.us/wc/85212345678/start?fromPWA=1',
		'https://app.zoom.us/wc/85212345678/join?fromPWA=1&pwd=YWJj',
		'https://app.zoom.us/wc/85212345678/start',
		'https://zoom.us/meeting/85212345678',
		'https://us02web.zoom.us/meeting/85212345678/edit',
		'https://zoom.us/join?confno=85212345678&pwd=YWJj',
		'zoommtg://zoom.us/join?action=join&confno=85212345678&pwd=YWJj',
		'zoommtg://zoom.us/start?confno=85212345678',
		'zoomus://zoom.us/join?confno=85212345678',
		'us02web.zoom.us/j/85212345678?pwd=YWJj',
		'zoom.us/j/85212345678',
	])('%s', (link) => {
		expect(parseMeeting(link)).toEqual(ID);
		expect(parseMeeting({ __rl: true, mode: 'url', value: ` ${link} ` })).toEqual(ID);
	});
});

describe('a registration link', () => {
	it.each([
		[
			'https://us02web.zoom.us/meeting/register/tZUkcu-hrD4vGtK-AbCdEfGhIjKl',
			'https://us02web.zoom.us/meeting/register/tZUkcu-hrD4vGtK-AbCdEfGhIjKl',
		],
		[
			'https://zoom.us/meeting/register/AbCdEf_gh-12?utm_source=mail#/registration',
			'https://zoom.us/meeting/register/AbCdEf_gh-12',
		],
	])('%s is kept without what follows the token', (link, registrationLink) => {
		expect(parseMeeting(link)).toEqual({ value: { registrationLink } });
	});
});

describe('what is no meeting', () => {
	it.each([
		['undefined', undefined],
		['null', null],
		['an empty text', ''],
		['blanks', ' \t '],
		['an empty locator', { __rl: true, mode: 'list', value: '' }],
		['a locator of nothing', { __rl: true, mode: 'id' }],
		['an empty object', {}],
	])('is empty: %s', (_, field) => {
		expect(parseMeeting(field)).toEqual({
			error: { message: 'Meeting is empty', description: expect.stringContaining('From List') },
		});
	});

	it.each([
		['NaN', NaN],
		['infinity', Infinity],
		['a boolean', true],
		['a list', ['85212345678']],
		['an object in a locator', { __rl: true, mode: 'id', value: { id: 1 } }],
		['what an expression leaves: undefined', 'undefined'],
		['what an expression leaves: null', ' null '],
		['what an expression leaves: NaN', 'NaN'],
		['what an expression leaves: an object', '[object Object]'],
		['letters', 'abc'],
		['digits with letters', '85212345678x'],
		['an ID that an expression spoiled', '85212345678undefined'],
		['a path', '123/../456'],
		['a path with an encoded slash', '85212345678%2F..%2Fusers'],
		['a query', '85212345678?x=1'],
		['a negative number', -85212345678],
		['a fraction', 852123456.78],
		['a number too large to be exact', 8.5212345678e21],
		['an ID whose digits are lost', Number('1234567890123456789')],
		['what cannot become a text', { __rl: true, mode: 'id', value: { toString: 1 } }],
		['half an emoji', '85212345678\ud83d'],
		['too many digits', '12345678901234567890'],
		['a dash alone', '-'],
		['an email', 'ann@example.com'],
		['words before a link', 'Join: https://zoom.us/j/85212345678'],
		['words before a link without https://', 'Join zoom.us/j/85212345678'],
		['a domain that only ends like Zoom’s', 'notzoom.us/j/85212345678'],
		['another domain with Zoom’s in its path', 'example.com/zoom.us/j/85212345678'],
		['digits of another script', '٨٥٢١٢٣٤٥٦٧٨'],
	])('is told that it is not an ID: %s', (_, field) => {
		expect(parseMeeting(field)).toEqual({
			error: {
				message: expect.stringMatching(/^Meeting\b.*isn't a meeting ID$/),
				description: expect.stringMatching(/\S/),
			},
		});
	});

	it.each([
		['a personal link', 'https://zoom.us/my/ada.lovelace'],
		['a personal link with a number in the name', 'https://zoom.us/my/ada1815121000'],
		['the home page', 'https://zoom.us'],
		['an ID cut short', 'https://zoom.us/j/852'],
		['too many digits', 'https://zoom.us/j/12345678901234567890'],
		['an expression that found nothing', 'https://zoom.us/j/undefined'],
		['a registration link cut short', 'https://zoom.us/meeting/register/'],
		['another page of a meeting', 'https://zoom.us/meeting/schedule/tZUkcu-hrD4vGtK'],
		['another site’s registration', 'https://example.com/event/register/85212345678'],
		['a webinar’s registration link', 'https://zoom.us/webinar/register/WN_abc'],
		['a calendar', 'https://meet.google.com/abc-defg-hij'],
		[
			'a number of something else',
			'https://app.hubspot.com/contacts/12345678/record/0-1/987654321',
		],
		['a date in a link', 'https://example.com/events/20261201/register'],
		['not a link at all', 'https://'],
	])('is told that the link has no ID: %s', (_, link) => {
		expect(parseMeeting(link)).toEqual({
			error: {
				message: expect.stringMatching(/^Meeting: there's no meeting ID in the link/),
				description: expect.stringContaining('https://zoom.us/j/85212345678'),
			},
		});
	});

	it('is repeated neither in full nor with a passcode', () => {
		const link = `https://zoom.us/my/${'a'.repeat(200)}?pwd=TopSecret`;
		const text = JSON.stringify([parseMeeting(link), parseMeeting(`x${link}`)]);
		expect(text).not.toContain('TopSecret');
		expect(text).not.toContain('a'.repeat(61));
	});
});

it('an ID that lost digits on the way is told to be text', () => {
	expect(parseMeeting(Number('1234567890123456789'))).toMatchObject({
		error: { description: expect.stringContaining('enter it as a string') },
	});
});
