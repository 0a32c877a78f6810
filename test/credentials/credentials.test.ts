// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- only to see that files exist
import { existsSync } from 'node:fs';

import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	INodeTypes,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { ZoomRegistrantsOAuth2Api } from '../../credentials/ZoomRegistrantsOAuth2Api.credentials';
import { ZoomRegistrantsServerToServerOAuth2Api } from '../../credentials/ZoomRegistrantsServerToServerOAuth2Api.credentials';
import { MemoryCredentials } from '../support/credentials';

const USER = new ZoomRegistrantsOAuth2Api();
const SERVER = new ZoomRegistrantsServerToServerOAuth2Api();
const BOTH: Array<[string, ICredentialType]> = [
	['user', USER],
	['server-to-server', SERVER],
];

const NODE_TYPE = {
	description: { properties: [], inputs: [], outputs: [], defaults: {}, name: 'passThrough' },
};
const NODE_TYPES = {
	getByName: () => NODE_TYPE,
	getByNameAndVersion: () => NODE_TYPE,
	getKnownTypes: () => ({}),
} as unknown as INodeTypes;

/** A stored credential as n8n hands it to its OAuth2 code. */
async function resolved(
	type: ICredentialType,
	data: ICredentialDataDecryptedObject,
): Promise<ICredentialDataDecryptedObject> {
	const stored = [{ id: '1', type: type.name, data }];
	const helper = new MemoryCredentials([type], stored, NODE_TYPES);
	const none = {} as IWorkflowExecuteAdditionalData;
	return await helper.getDecrypted(none, { id: '1', name: 'Zoom' }, type.name, 'manual');
}

describe.each(BOTH)('the addresses of the %s login', (_, type) => {
	const custom = {
		oAuthBaseUrl: 'https://gw.example.com',
		apiBaseUrl: 'https://gw.example.com/v2',
	};

	it.each([
		['zoom', {}, 'https://zoom.us'],
		['government', {}, 'https://zoomgov.com'],
		['custom', custom, 'https://gw.example.com'],
		['zoom', custom, 'https://zoom.us'],
		['government', custom, 'https://zoomgov.com'],
	])('of environment %s with %j', async (environment, stored, base) => {
		const data = await resolved(type, { environment, ...stored });
		expect(data.accessTokenUrl).toBe(`${base}/oauth/token`);
		expect(data.authUrl).toBe(type === USER ? `${base}/oauth/authorize` : undefined);
	});

	it('are Zoom’s when no environment was ever chosen', async () => {
		const data = await resolved(type, {});
		expect(data.accessTokenUrl).toBe('https://zoom.us/oauth/token');
	});

	it.each(['zoom', 'government'])(
		'of %s cannot be moved by what is stored',
		async (environment) => {
			const evil = 'https://evil.example.com';
			const data = await resolved(type, {
				environment,
				oAuthBaseUrl: evil,
				authUrl: `${evil}/oauth/authorize`,
				accessTokenUrl: `${evil}/oauth/token`,
			});
			// The server-to-server login has no page to authorize at, so n8n never looks at that address.
			const addresses =
				type === USER ? `${data.accessTokenUrl} ${data.authUrl}` : data.accessTokenUrl;
			expect(addresses).toMatch(/^https:\/\/zoom(gov\.com|\.us)\/oauth\/token/);
			expect(addresses).not.toContain('evil');
		},
	);

	it('of an environment that does not exist are not the custom ones', async () => {
		const data = await resolved(type, { ...custom, environment: 'staging' }).catch(() => ({}));
		expect(
			JSON.stringify(Object.entries(data).filter(([name]) => /^(auth|accessToken)Url$/.test(name))),
		).not.toContain('gw.example.com');
	});

	it.each(['https://gw.example.com/', 'https://gw.example.com///', '  https://gw.example.com/ \n'])(
		'lose blanks and slashes at the end: %j',
		async (oAuthBaseUrl) => {
			const data = await resolved(type, { environment: 'custom', oAuthBaseUrl });
			expect(data.accessTokenUrl).toBe('https://gw.example.com/oauth/token');
		},
	);

	it('keep a path in front', async () => {
		const oAuthBaseUrl = 'http://127.0.0.1:8080/zoom/';
		const data = await resolved(type, { environment: 'custom', oAuthBaseUrl });
		expect(data.accessTokenUrl).toBe('http://127.0.0.1:8080/zoom/oauth/token');
	});
});

describe.each(BOTH)(
	"where n8n's HTTP Request node may send the token of the %s login",
	(_, type) => {
		it.each([
			[{}, 'api.zoom.us'],
			[{ environment: 'government' }, 'api.zoomgov.com'],
			[
				{ environment: 'custom', apiBaseUrl: ' https://Gate.example.com:8443/zoom/v2' },
				'Gate.example.com',
			],
			[{ environment: 'zoom', apiBaseUrl: 'https://evil.example.com/v2' }, 'api.zoom.us'],
		])('%j', async (fields, domain) => {
			const stored = { allowedHttpRequestDomains: 'all', allowedDomains: 'evil.example.com' };
			const data = await resolved(type, { ...stored, ...fields });
			expect(data.allowedHttpRequestDomains).toBe('domains');
			expect(data.allowedDomains).toBe(domain);
		});
	},
);

describe('the user login', () => {
	it('asks for a code, with the client in a header and no scope', async () => {
		const stored = { scope: 'evil', grantType: 'clientCredentials', authentication: 'body' };
		const data = await resolved(USER, { environment: 'zoom', ...stored });
		expect(data).toMatchObject({
			grantType: 'authorizationCode',
			authentication: 'header',
			scope: '',
			authQueryParameters: '',
		});
		expect(data.additionalBodyProperties).toBeUndefined();
	});
});

describe('the server-to-server login', () => {
	it('asks with the client in a header and no scope', async () => {
		const data = await resolved(SERVER, { scope: 'evil', grantType: 'authorizationCode' });
		expect(data).toMatchObject({
			grantType: 'clientCredentials',
			authentication: 'header',
			scope: '',
		});
	});

	it.each([
		['abcDEF123ghiJKL456mnop', 'abcDEF123ghiJKL456mnop'],
		['  abcDEF123 \n', 'abcDEF123'],
		['a"b', 'a"b'],
		["a'b", "a'b"],
		['a\\b', 'a\\b'],
		['a"},"grant_type":"x', 'a"},"grant_type":"x'],
		['a+b/c==', 'a+b/c=='],
		['{{ 1 + 1 }}', '{{ 1 + 1 }}'],
	])('sends the account ID %j as it is', async (accountId, sent) => {
		const data = await resolved(SERVER, { environment: 'zoom', accountId });
		expect(JSON.parse(String(data.additionalBodyProperties))).toEqual({
			grant_type: 'account_credentials',
			account_id: sent,
		});
	});

	it('cannot be made to send another body by what is stored', async () => {
		const additionalBodyProperties = '{"grant_type":"password"}';
		const data = await resolved(SERVER, { accountId: 'a', additionalBodyProperties });
		expect(JSON.parse(String(data.additionalBodyProperties))).toEqual({
			grant_type: 'account_credentials',
			account_id: 'a',
		});
	});
});

describe.each(BOTH)('the form of the %s login', (_, type) => {
	const field = (name: string) => type.properties.find((property) => property.name === name);

	it('extends n8n’s OAuth2 and says so', () => {
		expect(type.extends).toEqual(['oAuth2Api']);
		expect(type.displayName).toContain('OAuth2');
		expect(type.name).toMatch(/OAuth2Api$/);
		expect(['zoomApi', 'zoomOAuth2Api']).not.toContain(type.name);
	});

	it('has icons that exist', () => {
		const icon = type.icon as { light: string; dark: string };
		for (const file of [icon.light, icon.dark]) {
			expect(file).toMatch(/^file:.+\.svg$/);
			expect(existsSync(file.replace('file:', 'credentials/'))).toBe(true);
		}
		expect(icon.light).not.toBe(icon.dark);
	});

	it('has a documentation page', () => {
		expect(type.documentationUrl).toMatch(/^https:\/\//);
	});

	it('shows the addresses only for the environment Custom', () => {
		for (const name of ['oAuthBaseUrl', 'apiBaseUrl']) {
			expect(field(name)?.displayOptions).toEqual({ show: { environment: ['custom'] } });
		}
		expect(field('environment')?.default).toBe('zoom');
	});

	it('hides the webhook secret, and says what it is for', () => {
		expect(field('webhookSecretToken')).toMatchObject({
			typeOptions: { password: true },
			hint: 'Only for the trigger',
		});
	});

	it('lists the scopes that are needed, one a line', () => {
		const notice = String(field('scopesNotice')?.displayName);
		const suffix = type === SERVER ? ':admin' : '';
		for (const scope of [
			'meeting:update:registrant_status',
			'meeting:read:list_registrants',
			'meeting:read:list_meetings',
			'meeting:read:meeting',
		]) {
			expect(notice).toContain(`<li>${scope}${suffix}</li>`);
		}
		// n8n removes every other tag.
		expect(new Set(notice.match(/<\w+/g))).toEqual(new Set(['<ul', '<li', '<a']));
	});
});
