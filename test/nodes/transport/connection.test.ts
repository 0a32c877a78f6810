import { SYSTEM_CLOCK } from '../../../nodes/transport/clock';
import {
	apiBaseUrl,
	connect,
	credentialTypeOf,
	hostOf,
	type ZoomFunctions,
} from '../../../nodes/transport/connection';

describe('the address of the API', () => {
	it('of environment custom is none when it was never filled in', () => {
		expect(apiBaseUrl({ environment: 'custom' })).toBeUndefined();
	});

	it.each([
		['zoom', 'https://api.zoom.us/v2'],
		['government', 'https://api.zoomgov.com/v2'],
	])('of environment %s is %s, whatever else is stored', (environment, address) => {
		expect(apiBaseUrl({ environment })).toBe(address);
		expect(apiBaseUrl({ environment, apiBaseUrl: 'https://evil.example.com/v2' })).toBe(address);
	});

	it('is Zoom’s when no environment was ever chosen', () => {
		expect(apiBaseUrl({})).toBe('https://api.zoom.us/v2');
		expect(apiBaseUrl({ apiBaseUrl: 'https://evil.example.com/v2' })).toBe(
			'https://api.zoom.us/v2',
		);
	});

	it.each([
		['https://gw.example.com/v2', 'https://gw.example.com/v2'],
		['https://gw.example.com/v2/', 'https://gw.example.com/v2'],
		['https://gw.example.com/v2///', 'https://gw.example.com/v2'],
		['  https://gw.example.com/v2/ \n', 'https://gw.example.com/v2'],
		['http://127.0.0.1:8080/v2', 'http://127.0.0.1:8080/v2'],
		['HTTPS://GW.example.com', 'HTTPS://GW.example.com'],
		['http://[::1]:8080/v2', 'http://[::1]:8080/v2'],
	])('of environment custom: %j is %s', (stored, address) => {
		expect(apiBaseUrl({ environment: 'custom', apiBaseUrl: stored })).toBe(address);
	});

	it.each([
		[''],
		['  '],
		['gw.example.com/v2'],
		['//gw.example.com/v2'],
		['ftp://gw.example.com/v2'],
		['file:///etc/passwd'],
		['javascript:alert(1)'],
		['https://'],
		['https:///v2'],
		['https://gw example.com/v2'],
		['https://gw.example.com/v2?key=1'],
		['https://gw.example.com/v2#x'],
		['undefined'],
		[{ toString: 1 }],
	])('of environment custom is none: %j', (stored) => {
		expect(apiBaseUrl({ environment: 'custom', apiBaseUrl: stored })).toBeUndefined();
	});

	it.each(['staging', '', 'toString', 'constructor'])(
		'of an environment that does not exist is none: %j',
		(environment) => {
			const stored = { environment, apiBaseUrl: 'https://gw.example.com/v2' };
			expect(apiBaseUrl(stored)).toBeUndefined();
		},
	);
});

describe('the host of a URL', () => {
	it.each([
		['https://api.zoom.us/v2/meetings/1', 'api.zoom.us'],
		['http://127.0.0.1:8080/v2', '127.0.0.1:8080'],
		['HTTPS://GW.example.com', 'GW.example.com'],
		['https://gw.example.com?key=1', 'gw.example.com'],
		['https://gw.example.com#x', 'gw.example.com'],
		['https://ann:secret@gw.example.com/v2', 'gw.example.com'],
		['https://a@gw.example.com', 'gw.example.com'],
		['https://ann@b@gw.example.com/v2', 'gw.example.com'],
		['https://@gw.example.com', 'gw.example.com'],
		['https://gw.example.com/users/ann@example.com', 'gw.example.com'],
		['https://gw.example.com?user=ann@example.com', 'gw.example.com'],
		['https://gw.example.com#ann@example.com', 'gw.example.com'],
	])('is named without login, path and query: %s', (url, host) => {
		expect(hostOf(url)).toBe(host);
	});

	it.each(['', 'gw.example.com/v2', 'ftp://gw.example.com', 'https:gw.example.com', 'https:///v2'])(
		'is unknown if the URL has none: %j',
		(url) => {
			expect(hostOf(url)).toBeUndefined();
		},
	);

	it('is unknown if a URL only occurs in the text.', () => {
		expect(hostOf('see https://gw.example.com')).toBeUndefined();
	});

	it('has at most 260 characters.', () => {
		expect(hostOf(`https://${'x'.repeat(260)}yz/v2`)).toBe('x'.repeat(260));
	});
});

describe('the login that Authentication chooses', () => {
	it.each([
		['app', 'zoomRegistrantsAppOAuth2Api'],
		['oAuth2', 'zoomRegistrantsOAuth2Api'],
		['serverToServer', 'zoomRegistrantsServerToServerOAuth2Api'],
		['', 'zoomRegistrantsOAuth2Api'],
		['constructor', 'zoomRegistrantsOAuth2Api'],
		['__proto__', 'zoomRegistrantsOAuth2Api'],
	])('%j is a credential of type %s', (authentication, credentialType) => {
		expect(credentialTypeOf(authentication)).toBe(credentialType);
	});

	const functionsWith = (parameters: Record<string, unknown>) =>
		({
			getNodeParameter: (name: string, _item: number, fallback: unknown) =>
				parameters[name] ?? fallback,
			getCredentials: async (type: string) => ({ environment: 'zoom', type }),
		}) as unknown as ZoomFunctions;

	it.each([
		[{}, 'zoomRegistrantsOAuth2Api', 'me'],
		[{ authentication: 'oAuth2', host: 'ann@example.com' }, 'zoomRegistrantsOAuth2Api', 'me'],
		[{ authentication: 'serverToServer' }, 'zoomRegistrantsServerToServerOAuth2Api', 'me'],
		[
			{ authentication: 'serverToServer', host: 'ann@example.com' },
			'zoomRegistrantsServerToServerOAuth2Api',
			'ann@example.com',
		],
		[
			{ authentication: 'serverToServer', host: 'me' },
			'zoomRegistrantsServerToServerOAuth2Api',
			'me',
		],
		[
			{ authentication: 'serverToServer', host: '  ' },
			'zoomRegistrantsServerToServerOAuth2Api',
			'me',
		],
		[
			{ authentication: 'serverToServer', host: '/' },
			'zoomRegistrantsServerToServerOAuth2Api',
			'me',
		],
		[
			{ authentication: 'serverToServer', host: ' ann@example.com ' },
			'zoomRegistrantsServerToServerOAuth2Api',
			'ann@example.com',
		],
		[
			{ authentication: 'serverToServer', host: '..' },
			'zoomRegistrantsServerToServerOAuth2Api',
			'me',
		],
		[
			{ authentication: 'serverToServer', host: { toString: 1 } },
			'zoomRegistrantsServerToServerOAuth2Api',
			'me',
		],
	])('%j connects', async (parameters, credentialType, host) => {
		const connection = await connect(functionsWith(parameters));
		expect(connection).toMatchObject({
			credentialType,
			apiBaseUrl: 'https://api.zoom.us/v2',
			host,
			clock: SYSTEM_CLOCK,
			limiter: { opensAt: 0 },
			secrets: [],
		});
	});

	it('is refused before anything is sent if its address is unusable.', async () => {
		const functions = {
			...functionsWith({}),
			getNode: () => ({ name: 'Zoom Registrants' }),
			getCredentials: async () => ({ environment: 'custom', apiBaseUrl: 'gw.example.com' }),
		} as unknown as ZoomFunctions;
		await expect(connect(functions)).rejects.toMatchObject({
			message: "The credential's API Base URL is missing or isn't a web address",
			description:
				"Open the credential. If 'Environment' is Custom, 'API Base URL' must look like https://zoom-gateway.example.com/v2, without a user name. For standard Zoom accounts, set 'Environment' to Zoom.",
		});
	});

	it('hands its secrets over, so that they can be masked.', async () => {
		const functions = {
			...functionsWith({}),
			getCredentials: async () => ({ clientSecret: 'cL13ntS3cret', clientId: 'public-name' }),
		} as unknown as ZoomFunctions;
		expect((await connect(functions)).secrets).toEqual(['cL13ntS3cret']);
	});

	it('keeps the clock that it is given', async () => {
		const clock = { now: () => 0, random: () => 0, wait: async () => true };
		expect((await connect(functionsWith({}), clock)).clock).toBe(clock);
	});
});
