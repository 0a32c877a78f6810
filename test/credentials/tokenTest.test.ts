import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	INode,
	INodeParameters,
	INodeTypes,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

import { ZoomRegistrantsAppOAuth2Api } from '../../credentials/ZoomRegistrantsAppOAuth2Api.credentials';
import { ZoomRegistrantsOAuth2Api } from '../../credentials/ZoomRegistrantsOAuth2Api.credentials';
import { ZoomRegistrantsServerToServerOAuth2Api } from '../../credentials/ZoomRegistrantsServerToServerOAuth2Api.credentials';
import { MemoryCredentials } from '../support/credentials';

const APP = new ZoomRegistrantsAppOAuth2Api();
const SERVER = new ZoomRegistrantsServerToServerOAuth2Api();

const NODE: INode = {
	id: 'temp',
	name: 'Temp-Node',
	type: 'any',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const NODE_TYPE = { description: { properties: [], inputs: [], outputs: [], name: 'any' } };
const NODE_TYPES = {
	getByName: () => NODE_TYPE,
	getByNameAndVersion: () => NODE_TYPE,
	getKnownTypes: () => ({}),
} as unknown as INodeTypes;

/** The request that n8n sends to test a stored credential, its expressions evaluated as n8n does. */
async function requestFor(
	type: ICredentialType & { test: ICredentialTestRequest },
	data: ICredentialDataDecryptedObject,
): Promise<unknown> {
	const helper = new MemoryCredentials([type], [{ id: '1', type: type.name, data }], NODE_TYPES);
	const none = {} as IWorkflowExecuteAdditionalData;
	const details = { id: '1', name: 'Zoom' };
	const $credentials = await helper.getDecrypted(none, details, type.name, 'internal');
	const workflow = new Workflow({
		nodes: [NODE],
		connections: {},
		active: false,
		nodeTypes: NODE_TYPES,
	});
	return await workflow.expression.withIsolate(async () =>
		workflow.expression.getComplexParameterValue(
			NODE,
			type.test.request as unknown as INodeParameters,
			'internal',
			{ $credentials } as never,
		),
	);
}

/** What n8n says about an answer; `undefined` if it passes. Rules count in order. */
function verdictOn({ test }: { test: ICredentialTestRequest }, body: IDataObject) {
	for (const { type, properties } of test.rules ?? []) {
		if (type !== 'responseSuccessBody') throw new Error(`No such rule here: ${type}`);
		if (body[properties.key] === properties.value) return properties.message;
	}
	return undefined;
}

describe('testing a credential', () => {
	const login = { clientId: 'abc', clientSecret: 's3cret' };
	const request = {
		method: 'POST',
		url: '/token',
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		auth: { username: 'abc', password: 's3cret' },
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
	};

	it('asks Zoom for a token of the account with the values of a Server-to-Server credential', async () => {
		expect(await requestFor(SERVER, { ...login, accountId: ' acc+1/2== ' })).toEqual({
			...request,
			baseURL: 'https://zoom.us/oauth',
			body: { grant_type: 'account_credentials', account_id: 'acc+1/2==' },
		});
	});

	it('asks Zoom for a token of the app with the values of an app credential', async () => {
		expect(await requestFor(APP, login)).toEqual({
			...request,
			baseURL: 'https://zoom.us/oauth',
			body: { grant_type: 'client_credentials' },
		});
	});

	it.each([
		[{ environment: 'government' }, 'https://zoomgov.com/oauth'],
		[
			{ environment: 'custom', oAuthBaseUrl: 'http://127.0.0.1:80/oauth/token/gw/' },
			'http://127.0.0.1:80/oauth/token/gw/oauth',
		],
		[{ accessTokenUrl: 'https://evil.example.com/oauth/token' }, 'https://zoom.us/oauth'],
	])('asks the environment of %j, and no other', async (environment, baseURL) => {
		for (const type of [APP, SERVER]) {
			const data = { ...login, accountId: 'a', ...environment };
			expect(await requestFor(type, data)).toMatchObject({ baseURL, url: '/token' });
		}
	});

	it.each([
		['server-to-server', SERVER],
		['app', APP],
	])('passes an answer with a token, whatever its scopes (%s)', (_, type) => {
		expect(verdictOn(type, { access_token: 'x', scope: '' })).toBeUndefined();
	});

	it.each([
		['server-to-server', SERVER],
		['app', APP],
	])('names the client if Zoom does not accept it (%s)', (_, type) => {
		const refused = { reason: 'Invalid client_id or client_secret', error: 'invalid_client' };
		expect(verdictOn(type, refused)).toMatch(
			/^Zoom doesn't accept this Client ID and Client Secret/,
		);
	});

	it.each<[string, IDataObject]>([
		['a refused account ID', { reason: 'Bad request', error: 'invalid_request' }],
		['another refusal', { reason: 'The app has been disabled', error: 'access_denied' }],
		['a fault of the server', { code: 500, message: 'Internal error' }],
		['no JSON at all', '<html>Bad gateway</html>' as unknown as IDataObject],
		['nothing', {}],
	])('does not pass %s', (_, body) => {
		expect(verdictOn(SERVER, body)).toBe(
			"Zoom didn't issue a token. Check Account ID, Client ID and Client Secret, and that the app is activated.",
		);
		expect(verdictOn(APP, body)).toBe(
			"Zoom didn't issue a token. Check Client ID and Client Secret, and that the app is a General App.",
		);
	});

	it('is left to Connect for a user, because n8n tests no such login', () => {
		expect(new ZoomRegistrantsOAuth2Api()).not.toHaveProperty('test');
	});
});
