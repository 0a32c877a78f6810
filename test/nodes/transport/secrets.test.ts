import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { refusalFromAnswer } from '../../../nodes/transport/refusal';
import { refusalFromError } from '../../../nodes/transport/refusalFromError';
import { zoomRequest } from '../../../nodes/transport/request';
import { beginningOf, quoteOf, secretsOf, withoutSecrets } from '../../../nodes/transport/secrets';
import { fakeConnection } from '../../support/fakeConnection';

/** With the characters that encodings change, and without those of a JSON web token. */
const SECRETS = {
	'access token': 'Acc/tok+Q9w=&7f8e7d6c5b4a_Q~z.x"y',
	'refresh token': 'rEf-r3sh/Tok+en&0123456789<abc>ABC',
	'client secret': 'cL13nt&S3cret/+=k4QvPz%41xYmN',
	'webhook secret': "h00k_S3cr3t-9/8+7=6&'abcDEFghiJKL",
};
const ALL = Object.values(SECRETS);

const percent = (text: string) =>
	[...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const base64 = (text: string) => Buffer.from(text).toString('base64');
const entities = (text: string, entity: (code: number) => string) =>
	[...text].map((one) => (/\w/.test(one) ? one : entity(one.charCodeAt(0)))).join('');
const unicode = (text: string) =>
	[...text].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
const NAMES: Record<string, string> = {
	'&': 'amp',
	'<': 'lt',
	'>': 'gt',
	'"': 'quot',
	"'": 'apos',
};
const named = (text: string) => text.replace(/[&<>"']/g, (one) => `&${NAMES[one] ?? ''};`);

const ENCODINGS: Record<string, (secret: string) => string> = {
	'as it is': (text) => text,
	'percent codes': encodeURIComponent,
	'percent codes in lower case': (text) =>
		encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase()),
	'percent codes of every byte': percent,
	'percent codes of some characters': (text) => text.replace(/\+/g, '%2B'),
	'percent codes twice': (text) => encodeURIComponent(encodeURIComponent(text)),
	'percent codes three times': (text) => [1, 2, 3].reduce((one) => encodeURIComponent(one), text),
	encodeURI: encodeURI,
	'HTML entities by name': named,
	'HTML entities by name twice': (text) => named(named(text)),
	'HTML entities in decimal': (text) => entities(text, (code) => `&#${code};`),
	'HTML entities in hex': (text) => entities(text, (code) => `&#x${code.toString(16)};`),
	'HTML entities with zeros': (text) => entities(text, (code) => `&#x00${code.toString(16)};`),
	JSON: (text) => JSON.stringify(text).slice(1, -1),
	'JSON with slashes escaped': (text) => JSON.stringify(text).slice(1, -1).replace(/\//g, '\\/'),
	'JSON with \\u002b': (text) => JSON.stringify(text).slice(1, -1).replace(/\+/g, '\\u002b'),
	'JSON with every character escaped': unicode,
	'JSON within JSON': (text) => JSON.stringify(JSON.stringify(text)).slice(1, -1),
	'percent codes in HTML entities': (text) => encodeURIComponent(text).replace(/%/g, '&#37;'),
	'HTML entities in percent codes': (text) => encodeURIComponent(named(text)),
	base64: base64,
	'base64 without =': (text) => base64(text).replace(/=+$/, ''),
	base64url: (text) => Buffer.from(text).toString('base64url'),
	'base64 with percent codes': (text) => encodeURIComponent(base64(text)),
	'a Basic login': (text) => base64(`CLIENTID:${text}`),
	'a Basic login with percent codes inside': (text) => base64(`ID:${encodeURIComponent(text)}`),
	'base64 behind one byte': (text) => base64(`a${text} and more`),
	'base64 behind two bytes': (text) => base64(`ab${text} and more`),
	'base64 behind three bytes': (text) => base64(`abc${text} and more`),
	'base64 of JSON': (text) => base64(`{"token":"x","grant":"${text}"}`),
	hex: (text) => Buffer.from(text).toString('hex'),
	'hex in capitals': (text) => Buffer.from(text).toString('hex').toUpperCase(),
	'the first 12 characters': (text) => text.slice(0, 12),
	'the first 20 characters': (text) => text.slice(0, 20),
	'the first 20 characters in percent codes': (text) => encodeURIComponent(text.slice(0, 20)),
	'a Basic login cut off within percent codes': (text) =>
		base64(`ID:${encodeURIComponent(text).slice(0, 21)}`),
	'the first 20 characters in base64': (text) => base64(text.slice(0, 20)),
	'the first 20 characters in hex': (text) => Buffer.from(text.slice(0, 20)).toString('hex'),
};

/** Where foreign text gets into a refusal. */
const PLACES: Record<string, (text: string) => unknown> = {
	'the message': (text) => refusalFromAnswer(400, {}, { code: 300, message: `a ${text} b` }, ALL),
	'the message of a JSON text': (text) =>
		refusalFromAnswer(400, {}, JSON.stringify({ code: 300, message: `a ${text}, b` }), ALL),
	'a field name': (text) =>
		refusalFromAnswer(400, {}, { message: 'No', errors: [{ field: text, message: '' }] }, ALL),
	'a complaint about a field': (text) =>
		refusalFromAnswer(400, {}, { message: 'No', errors: [{ field: '', message: text }] }, ALL),
	'the tracking ID': (text) => refusalFromAnswer(400, { 'x-zm-trackingid': text }, '', ALL),
	'another header': (text) => refusalFromAnswer(429, { 'Retry-After': [`x=${text}`] }, '', ALL),
	'an HTML page': (text) =>
		refusalFromAnswer(502, {}, `<html><body><p>Request: ${text} failed</p></body></html>`, ALL),
	'an HTML title': (text) => refusalFromAnswer(403, {}, `<title>${text}</title>`, ALL),
	'plain text': (text) => refusalFromAnswer(400, {}, `upstream ${text}`, ALL),
	'a thrown message': (text) => refusalFromError(new Error(`connect ${text}`), ALL),
	'the token endpoint': (text) =>
		refusalFromError({ code: 'EAUTH', body: { reason: `Bad ${text}` } }, ALL),
};

/** Parts of a secret, in the encodings of the table, that must not be left anywhere. */
function remainsOf(secret: string, encoded: string): string[] {
	const pieces = [encoded, secret].flatMap((text) =>
		Array.from({ length: Math.max(1, text.length - 11) }, (_, at) => text.slice(at, at + 12)),
	);
	return pieces.filter((piece) => piece.length >= 12);
}

describe.each(Object.entries(PLACES))('In %s', (place, refusalWith) => {
	it.each(Object.entries(ENCODINGS))('no secret is left in the form of %s.', (form, encode) => {
		for (const [name, secret] of Object.entries(SECRETS)) {
			const encoded = encode(secret);
			// A page's markup can't hold what would be a tag of its own.
			if (/HTML/.test(place) && /[<>]/.test(encoded)) continue;
			const shown = Object.values(refusalWith(encoded) as object).map((value) =>
				typeof value === 'string' ? value : JSON.stringify(value ?? ''),
			);
			const text = shown.join('\n');
			// What stands before a secret in longer base64 may stay; none of the secret does.
			const isLonger = /base64 (behind|of)|Basic/.test(form);
			const remains = remainsOf(secret, isLonger ? secret : encoded);
			expect(remains.filter((piece) => text.includes(piece))).toEqual([]);
			const decoded = text.match(/[\w+/-]{8,}/g) ?? [];
			for (const run of decoded) {
				const bytes = Buffer.from(run, 'base64').toString();
				expect(`${name}: ${bytes}`).not.toContain(secret.slice(0, 8));
			}
			expect(text).toContain('***');
		}
	});
});

describe('Ordinary text', () => {
	it.each([
		'Registration has not been enabled for this meeting: 85212345678.',
		'registration',
		'Client-secret and registration are words.',
		'https://zoom.us/w/85212345678?tk=DQIAAAAT1uB2JBZz&pwd_hint=none',
		'50% off &copy; 2026 \\ C:\\new\\u & more; %zz &unknown;',
		'v=2.0;clid=us04;rid=WEB_0123456789abcdef0123456789abcdef',
		'',
	])('stays as it is: %s', (text) => {
		const secrets = ['registration2026x', 'client-secret-for-me', 'DQIAAAB', 'more', 'hello', 'a'];
		expect(quoteOf(text, [...ALL, ...secrets])).toBe(text);
	});

	it('keeps values of fewer than 8 characters, which could be any word.', () => {
		expect(secretsOf({ clientSecret: 'meeting', password: 'registra' })).toEqual(['registra']);
		expect(quoteOf('meeting registration', ['meeting', 'registra'])).toBe('meeting ***tion');
	});

	it('loses a secret of letters when it is there in full, or as a long beginning.', () => {
		const secret = 'abcdefghijklmnopqrstuvwxyz';
		expect(quoteOf(`x ${secret} y`, [secret])).toBe('x *** y');
		expect(quoteOf(`x ${secret.slice(0, 20)} y`, [secret])).toBe('x *** y');
		expect(quoteOf(`x ${secret.slice(0, 19)} y`, [secret])).toBe(`x ${secret.slice(0, 19)} y`);
	});
});

describe('The body of a good answer', () => {
	it.each(Object.entries(ENCODINGS).filter(([form]) => !/first|cut off/.test(form)))(
		'has no secret left in the form of %s, field names included.',
		(_, encode) => {
			for (const secret of ALL) {
				const encoded = encode(secret);
				const text = JSON.stringify(withoutSecrets({ a: [{ [encoded]: `x ${encoded}` }] }, ALL));
				expect(text).toContain('***');
				expect(text).not.toContain(JSON.stringify(encoded).slice(-13, -1));
			}
		},
	);

	it('is the same object if there is none in it, even if something begins like one.', () => {
		const body = { registrants: [{ join_url: `https://zoom.us/w/1?tk=${ALL[0]?.slice(0, 20)}` }] };
		expect(withoutSecrets(body, ALL)).toBe(body);
	});

	it('keeps whatever is no text, and a body that is none.', () => {
		const value = ALL[0] ?? '';
		const others = { count: 5, none: null, right: true, list: [1, null, { deep: [false] }] };
		expect(withoutSecrets({ [value]: value, ...others }, ALL)).toEqual({ '***': '***', ...others });
		for (const body of [undefined, null, 7, false, '', [], {}]) {
			expect(withoutSecrets(body, ALL)).toBe(body);
		}
		expect(withoutSecrets(`x ${value} y`, ALL)).toBe('x *** y');
		expect(withoutSecrets([value], ALL)).toEqual(['***']);
	});

	it('reaches the node without the token that n8n sent.', async () => {
		const connection = fakeConnection(() => ({
			status: 200,
			body: { topic: encodeURIComponent(SECRETS['access token']) },
		}));
		const answer = await zoomRequest(
			{ ...connection, secrets: ALL },
			{ method: 'GET', path: ['meetings', '1'] },
		);
		expect(answer).toEqual({ value: { topic: '***' } });
	});
});

describe('A hundred thousand characters', () => {
	it.each([
		'%25',
		'%41',
		'&amp;',
		'&#x41;',
		'\\u005c',
		'\\',
		'A',
		'AAAAAAAAAAA',
		'Acc/tok+Q9w=',
		'Acc/tok+Q9w',
		'4163632f746f6b2b5139773d',
	])('of %j are read in a time that ends.', (piece) => {
		const text = piece.repeat(100_000 / piece.length);
		const errors = Array.from({ length: 100 }, () => ({ field: text, message: text }));
		const refusal = refusalFromAnswer(400, {}, { message: text, errors }, ALL);
		expect(refusal.message.length).toBeLessThanOrEqual(500);
		withoutSecrets({ text, more: [text] }, [...ALL, 'A'.repeat(50)]);
	});
});

describe('The secrets of a credential', () => {
	it('are the texts under the names of tokens, secrets and passwords, however deep.', () => {
		expect(
			secretsOf({
				clientId: 'public-name',
				clientSecret: 'clientS3cret',
				Password: 'passw0rd!',
				environment: 'government',
				oauthTokenData: {
					access_token: 'accessT0ken',
					refresh_token: 'refreshT0ken',
					token_type: 'bearer-token',
					expires_in: 3_599_000_000,
				},
			}),
		).toEqual(['clientS3cret', 'passw0rd!', 'accessT0ken', 'refreshT0ken']);
	});

	it('are each named once.', () => {
		expect(secretsOf({ clientSecret: 'clientS3cret', token: 'clientS3cret' })).toEqual([
			'clientS3cret',
		]);
	});

	it.each([
		['an address', { accessTokenUrl: 'https://zoom.us/oauth/token' }],
		['a type', { tokenType: 'bearer-token' }],
		['another name', { apiBaseUrl: 'https://gw.example.com' }],
		['a short text', { password: '1234567' }],
		['a number', { token: 1_234_567_890 }],
		['nothing', { token: null, secret: undefined }],
		['a list', { tokens: Array.from({ length: 9 }, () => 'clientS3cret') }],
	])('are not found in %s.', (_, credentials) => {
		expect(secretsOf(credentials as ICredentialDataDecryptedObject)).toEqual([]);
	});
});

it('twenty thousand characters of a text are read, and no more', () => {
	expect(beginningOf('x'.repeat(20_000))).toBe('x'.repeat(20_000));
	expect(beginningOf(`${'x'.repeat(20_000)}y`)).toBe('x'.repeat(20_000));
});

describe('What looks like a token or password', () => {
	it.each([
		['Authorization: Bearer abc.def-1~+/_=, next', 'Authorization: Bearer ***, next'],
		['basic  YWJj, next', 'basic ***, next'],
		['Bearers of news', 'Bearers of news'],
		['unbearer abc', 'unbearer abc'],
		['got eyJhbGci.eyJz-_.sig, next', 'got ***, next'],
		['keyJhbGci', 'keyJhbGci'],
		['access_token=abc&b=1', 'access_token=***&b=1'],
		['{"refresh_token": "abc", "b": 1}', '{"refresh_token": "***", "b": 1}'],
		["client_secret: 'abc'; b", "client_secret: '***'; b"],
		['password=abc next', 'password=*** next'],
		['pwd = abc', 'pwd = ***'],
		['secret:abc', 'secret:***'],
		['the secret of a password', 'the secret of a password'],
	])('is masked without being known: %s', (text, expected) => {
		expect(quoteOf(text)).toBe(expected);
	});
});
