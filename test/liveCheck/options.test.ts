import { readOptions } from '../../scripts/live-check/options';

const APP = { ZOOM_ACCOUNT_ID: 'a', ZOOM_CLIENT_ID: 'c', ZOOM_CLIENT_SECRET: 's' };

it('without flags, it asks zoom.us and sends no emails', () => {
	expect(readOptions([], APP)).toEqual({
		accountId: 'a',
		clientId: 'c',
		clientSecret: 's',
		oauthBaseUrl: 'https://zoom.us',
		apiBaseUrl: 'https://api.zoom.us/v2',
		host: undefined,
		mailbox: undefined,
		webinar: undefined,
		webhook: undefined,
	});
});

it('every flag counts, and a slash at the end of a base URL doesn’t', () => {
	const words =
		'--api-base-url https://a.example.com/v2/ --oauth-base-url https://b.example.com/ --host ada@acme.io --mailbox me@acme.io --webinar 97123456789 --webhook-url https://c.example.com/x/ --port 9000';
	const more = { ZOOM_WEBHOOK_SECRET_TOKEN: 't' };
	expect(readOptions(words.split(' '), { ...APP, ...more })).toMatchObject({
		apiBaseUrl: 'https://a.example.com/v2',
		oauthBaseUrl: 'https://b.example.com',
		host: 'ada@acme.io',
		mailbox: 'me@acme.io',
		webinar: '97123456789',
		webhook: { url: 'https://c.example.com/x/', port: 9000, secretToken: 't', waitMs: 360_000 },
	});
});

it.each(Object.keys(APP))('without %s, it says which value is missing', (name) => {
	expect(() => readOptions([], { ...APP, [name]: undefined })).toThrow(
		`Set ${name}, from a Server-to-Server OAuth app.`,
	);
});

it('a webhook needs the token that its signatures are checked with', () => {
	expect(() => readOptions(['--webhook-url', 'https://a.example.com'], APP)).toThrow(
		'Set ZOOM_WEBHOOK_SECRET_TOKEN',
	);
});

it.each<[string[], string]>([
	[['--mailbox', 'acme.io'], '--mailbox needs an email without a +, not acme.io'],
	[['--mailbox', 'a+b@acme.io'], '--mailbox needs an email without a +, not a+b@acme.io'],
	[
		['--api-base-url', 'api.zoom.us'],
		'--api-base-url needs an address that starts with http:// or https://, not api.zoom.us',
	],
	[['--webinar', '971 234'], '--webinar needs the digits of its ID, not 971 234'],
	[['--webhook-url', 'https://a.example.com', '--port', 'x'], '--port needs a number, not x'],
	[['--host'], '--host needs a value'],
	[['--hots', 'a'], "--hots isn't known: --api-base-url, --host, --mailbox"],
])('a flag that can’t be right ends it before anything is sent: %j', (words, message) => {
	const environment = { ...APP, ZOOM_WEBHOOK_SECRET_TOKEN: 't' };
	expect(() => readOptions(words, environment)).toThrow(message);
});
