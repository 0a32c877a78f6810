import { SYSTEM_CLOCK } from '../../../nodes/transport/clock';
import {
	apiBaseUrl,
	connect,
	credentialTypeOf,
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
		});
	});

	it('keeps the clock that it is given', async () => {
		const clock = { now: () => 0, random: () => 0, wait: async () => true };
		expect((await connect(functionsWith({}), clock)).clock).toBe(clock);
	});
});
