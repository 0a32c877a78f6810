import { isErrorBody, refusalFromAnswer } from '../../../nodes/transport/refusal';
import { refusalFromError } from '../../../nodes/transport/refusalFromError';
import { quoteOf } from '../../../nodes/transport/secrets';
import { diagnose, isForbidden, missingScopes } from '../../../nodes/zoom/errors/diagnose';
import { EVENT_KINDS } from '../../../nodes/zoom/eventKinds';
import { explain } from '../../../nodes/zoom/errors/explain';

const CONTEXT = {
	kind: EVENT_KINDS.meetingRegistrant,
	eventId: '85212345678',
	apiBaseUrl: 'https://api.zoom.us/v2',
};

/**
 * A million characters on which an expression that tries every beginning would take minutes or
 * hours: these tests do not measure time, but would not end.
 */
const PIECES = [
	'<',
	'<<a',
	'<script',
	'<style>',
	'<title>',
	'<message>',
	'<code>1',
	'<a ',
	'</script>',
	' ',
	'\n<',
	'a',
	'1',
	'@',
	'a@',
	'Bearer ',
	'Bearer  "',
	'eyJ',
	'eyJ-',
	'eyJ.',
	'secret',
	'secret ',
	'secret= ',
	'registrant ',
	'invalid ',
	'recording ',
	'occurrence ',
	'does not contain scope',
	'does not contain scopes:[',
	'https://@',
	'/oauth/token',
	'\uD83D',
];
const LONG = PIECES.map((piece) => [piece, piece.repeat(1_000_000 / piece.length)] as const);

/** The longest message, made of the table's words and at most 500 characters of somebody else's. */
const MAX_SAID = 1_000;

describe('a million characters', () => {
	it.each(LONG)('of %j are quoted in 500', (_, text) => {
		expect(quoteOf(text).length).toBeLessThanOrEqual(500);
		expect(quoteOf({ text })).toBe('');
	});

	it.each(LONG)('of %j are short in every refusal', (_, text) => {
		const errors = Array.from({ length: 1_000 }, () => ({ field: text, message: text }));
		const headers = { 'retry-after': text, 'x-zm-trackingid': text, 'x-ratelimit-type': text };
		const refusals = [
			refusalFromAnswer(400, headers, text),
			refusalFromAnswer(429, headers, `<${text}`),
			refusalFromAnswer(400, headers, ` ${JSON.stringify({ code: text, message: text })}`),
			refusalFromAnswer(400, headers, { code: 300, message: text, errors }),
			refusalFromError(Object.assign(new Error(text), { code: text, httpCode: text })),
			refusalFromError(
				Object.assign(new Error(text), { code: 'ECONNRESET', config: { url: text } }),
			),
			refusalFromError(Object.assign(new Error('EAUTH'), { code: 'EAUTH', body: text })),
			refusalFromError({ httpCode: '400', description: text }),
		];
		for (const refusal of refusals) {
			const { fieldErrors, ...others } = refusal;
			for (const value of Object.values(others)) {
				expect(String(value).length).toBeLessThanOrEqual(500);
			}
			expect(fieldErrors.length).toBeLessThanOrEqual(100);
			expect(Math.max(0, ...fieldErrors.map(({ field }) => field.length))).toBeLessThan(501);
			expect(Math.max(0, ...fieldErrors.map(({ message }) => message.length))).toBeLessThan(501);
		}
		expect(isErrorBody(`x${text}`)).toBe(true);
		expect(isErrorBody({ message: text })).toBe(true);
	});

	it.each(LONG)('of %j are explained in short, whoever made the refusal', (_, text) => {
		const fieldErrors = [{ field: text, message: text }];
		const refusal = { httpStatus: 400, message: text, fieldErrors };
		expect(diagnose(refusal).message.length).toBeLessThan(MAX_SAID);
		expect(isForbidden(refusal)).toBe(false);
		expect(missingScopes(text)).toEqual([]);
		const { message, description } = explain(refusal, CONTEXT, 0);
		expect(message.length).toBeLessThan(MAX_SAID + 2_000);
		expect(description.length).toBeLessThan(MAX_SAID);
		expect(explain({ ...refusal, fieldErrors: [] }, CONTEXT, 0).message.length).toBeLessThan(
			MAX_SAID,
		);
	});
});

describe('a page of which only the beginning is read', () => {
	const filler = (length: number) => '<i></i>'.repeat(length / 7);

	it.each([
		['inside a tag', `<p>Blocked</p>${filler(19_970)}<img alt="hidden words" `],
		['inside a style', `<p>Blocked</p><style>${'b{color:red}'.repeat(10_000)}`],
		['inside a script', `<p>Blocked</p>${filler(19_900)}<script>${'hidden();'.repeat(10_000)}`],
		['in a title', `<p>Blocked</p>${filler(19_970)}<title>`],
	])('and ends %s does not show what is not text', (_, page) => {
		const refusal = refusalFromAnswer(403, {}, `${page}${'x'.repeat(100_000)}`);
		expect(refusal.message.replace(/x+$/, '').trim()).toBe('Blocked');
		expect(refusal.origin).toBe('proxy');
	});

	it('is read from where its text begins', () => {
		const page = `${' \n'.repeat(50_000)}<title>502 Bad Gateway</title>`;
		expect(refusalFromAnswer(502, {}, page)).toMatchObject({
			message: '502 Bad Gateway',
			origin: 'proxy',
		});
	});
});

describe('a secret at a place where the text is cut', () => {
	const SECRETS = [
		'Bearer XWXWXWXWXWXWXWXW',
		'Basic XWXWXWXWXW==',
		'eyJXWXWXWXW.XWXWXWXW.XWXWXW',
		'password=XWXWXWXW',
		'"access_token": "XWXWXWXWXW"',
		'client_secret=XWXWXWXW&a=b',
	];

	/** Texts in which the secret begins at every place around a cut. */
	function* textsWith(secret: string): Generator<string> {
		for (let before = 450; before <= 510; before += 1) {
			yield `${'a '.repeat(300).slice(0, before)} ${secret} and more`;
		}
		// What is masked before makes room, so that even the end of what was read is quoted.
		for (let before = 19_940; before <= 20_010; before += 1) {
			yield `Bearer ${'a'.repeat(before - 8)} ${secret} and more`;
		}
	}

	it.each(SECRETS)('leaves nothing of %s', (secret) => {
		for (const text of textsWith(secret)) {
			const messages = [
				quoteOf(text),
				refusalFromAnswer(400, {}, text).message,
				refusalFromAnswer(400, {}, `<p>${text}</p>`).message,
				refusalFromAnswer(400, {}, { message: text }).message,
				refusalFromAnswer(400, {}, { code: 1, message: 'a', errors: [{ message: text }] })
					.fieldErrors[0]?.message,
				refusalFromError(new Error(text)).message,
				explain({ message: text, fieldErrors: [] }, CONTEXT, 0).message,
			];
			expect(messages.join('\n')).not.toMatch(/[XW]/);
		}
	});

	it('is masked once, however often it is quoted', () => {
		for (const secret of SECRETS) expect(quoteOf(quoteOf(secret))).toBe(quoteOf(secret));
		expect(quoteOf('Authorization: Bearer abc.def')).toBe('Authorization: Bearer ***');
		expect(quoteOf('{"client_secret":"abc"}')).toBe('{"client_secret":"***"}');
	});
});

it('no half of an emoji is quoted', () => {
	expect(quoteOf(`${'x'.repeat(499)}😀`)).toBe(`${'x'.repeat(499)}\uFFFD`);
	expect(quoteOf(`${'x'.repeat(498)}😀`)).toBe(`${'x'.repeat(498)}😀`);
	expect(quoteOf('\uDE00\uD83D')).toBe('\uFFFD\uFFFD');
});

describe('JSON that is no text', () => {
	const ODD: unknown[] = [
		{ toString: 1 },
		{ toString: 1, valueOf: 1 },
		[{ toString: 1 }],
		['a'],
		[],
		{},
	];

	it.each<[unknown]>(ODD.map((odd) => [odd]))('does not throw: %j', (odd) => {
		const body = {
			code: odd,
			message: odd,
			error_message: odd,
			reason: odd,
			error: odd,
			errors: [{ field: odd, message: odd }, odd],
		};
		const headers = { 'retry-after': odd, 'x-zm-trackingid': odd };
		expect(refusalFromAnswer(400, headers, body)).toMatchObject({
			httpStatus: 400,
			code: undefined,
			message: 'HTTP status 400',
		});
		expect(isErrorBody({ code: odd, message: 'No' })).toBe(true);
		expect(
			refusalFromError({
				code: odd,
				httpCode: odd,
				message: odd,
				status: odd,
				config: { url: odd },
			}),
		).toEqual({ message: 'no reason given', fieldErrors: [], origin: 'login' });
		const withBody = { code: 'EAUTH', status: odd, body, cause: odd };
		expect(refusalFromError(withBody)).toMatchObject({ message: 'HTTP status 400' });
		expect(refusalFromError({ response: odd, httpCode: '404', context: odd })).toMatchObject({
			httpStatus: 404,
		});
	});

	it('finds nothing under a name that every object has', () => {
		const body = JSON.parse('{"code":"constructor","message":"__proto__","__proto__":{"code":1}}');
		const refusal = refusalFromAnswer(400, JSON.parse('{"__proto__":"a","constructor":"b"}'), body);
		expect(refusal).toEqual({ httpStatus: 400, message: '__proto__', fieldErrors: [] });
		const said = explain({ ...refusal, message: '{constructor} {zoom} {__proto__}' }, CONTEXT, 0);
		expect(said.message).toContain('{constructor} {zoom} {__proto__}');
	});
});
