import type {
	ICredentialDataDecryptedObject,
	INodeTypes,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { ZoomRegistrantsAppOAuth2Api } from '../../credentials/ZoomRegistrantsAppOAuth2Api.credentials';
import { MemoryCredentials } from '../support/credentials';

const APP = new ZoomRegistrantsAppOAuth2Api();

const NODE_TYPE = { description: { properties: [], inputs: [], outputs: [], name: 'any' } };
const NODE_TYPES = {
	getByName: () => NODE_TYPE,
	getByNameAndVersion: () => NODE_TYPE,
	getKnownTypes: () => ({}),
} as unknown as INodeTypes;

async function resolved(data: ICredentialDataDecryptedObject) {
	const helper = new MemoryCredentials([APP], [{ id: '1', type: APP.name, data }], NODE_TYPES);
	const none = {} as IWorkflowExecuteAdditionalData;
	return await helper.getDecrypted(none, { id: '1', name: 'App' }, APP.name, 'manual');
}

describe('the login of a Zoom app', () => {
	it.each([
		[{}, 'https://zoom.us/oauth/token', 'api.zoom.us'],
		[{ environment: 'government' }, 'https://zoomgov.com/oauth/token', 'api.zoomgov.com'],
		[
			{
				environment: 'custom',
				oAuthBaseUrl: 'https://gw.example.com/',
				apiBaseUrl: 'https://gw.example.com/v2',
			},
			'https://gw.example.com/oauth/token',
			'gw.example.com',
		],
	])('goes to the environment of %j', async (fields, accessTokenUrl, allowedDomains) => {
		const evil = { accessTokenUrl: 'https://evil.example.com', allowedDomains: 'evil.example.com' };
		expect(await resolved({ ...evil, ...fields })).toMatchObject({
			accessTokenUrl,
			allowedDomains,
		});
	});

	it('asks with client credentials in a header, and nothing else', async () => {
		const stored = { grantType: 'password', authentication: 'body', scope: 'evil' };
		const data = await resolved({ ...stored, clientId: 'a' });
		expect(data).toMatchObject({
			grantType: 'clientCredentials',
			authentication: 'header',
			scope: '',
		});
		expect(data.additionalBodyProperties).toBeUndefined();
	});

	it('says what it is for, and sorts behind the other two', () => {
		expect(APP.extends).toEqual(['oAuth2Api']);
		expect(APP.displayName).toBe('Zoom Registrants Trigger App OAuth2 API');
		const others = ['Zoom Registrants OAuth2 API', 'Zoom Registrants Server-to-Server OAuth2 API'];
		expect([...others, APP.displayName].sort()).toEqual([...others, APP.displayName]);
	});

	it('hides the secret, and lists the scopes of the events one a line', () => {
		const field = (name: string) => APP.properties.find((property) => property.name === name);
		expect(field('webhookSecretToken')?.typeOptions).toEqual({ password: true });
		for (const scope of [
			'meeting:read:registrant',
			'webinar:read:registrant',
			'cloud_recording:read:registrant',
		]) {
			expect(field('scopesNotice')?.displayName).toContain(`<li>${scope}</li>`);
		}
	});
});
