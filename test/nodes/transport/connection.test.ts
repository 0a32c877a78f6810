import { apiBaseUrl } from '../../../nodes/transport/connection';

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
