import type { Sandbox } from '../../sandbox';
import type { N8n } from './n8n';
import { until } from './system';

/** The node under test and what it needs around it, as n8n's REST API takes workflows. */
export interface WorkflowJson {
	name: string;
	nodes: object[];
	connections: object;
	settings: object;
}

/** A node of a workflow; where it stands on the canvas doesn't matter. */
export const node = (name: string, type: string, typeVersion: number, more: object) => ({
	id: name,
	name,
	type,
	typeVersion,
	position: [0, 0],
	...more,
});

/** Executions that leave nothing in n8n's database, as benchmarks and long runs need it. */
export const UNSAVED = {
	executionOrder: 'v1',
	saveDataSuccessExecution: 'none',
	saveManualExecutions: false,
};

const to = (next: string) => ({ main: [[{ node: next, type: 'main', index: 0 }]] });

/** A webhook that answers with what the last node gives, and an item for each of the `rows` posted to it. */
function rowsOverWebhook(path: string, responseData: 'firstEntryJson' | 'allEntries') {
	return [
		node('Webhook', 'n8n-nodes-base.webhook', 2, {
			webhookId: path,
			parameters: { httpMethod: 'POST', path, responseMode: 'lastNode', responseData },
		}),
		node('Split', 'n8n-nodes-base.splitOut', 1, { parameters: { fieldToSplitOut: 'body.rows' } }),
	];
}

/** Webhook → rows → one node → one item, so that the answer costs the same whatever the node is. */
export function rowsWorkflow(name: string, path: string, through: object): WorkflowJson {
	return {
		name,
		nodes: [
			...rowsOverWebhook(path, 'firstEntryJson'),
			node('Through', '', 1, through),
			node('One Item', 'n8n-nodes-base.limit', 1, { parameters: {} }),
		],
		connections: { Webhook: to('Split'), Split: to('Through'), Through: to('One Item') },
		settings: UNSAVED,
	};
}

/** Webhook → Zoom Registrants → respond with all items; the error output ends in the same answer. */
export function webhookWorkflow(
	path: string,
	meetingId: string,
	credentials: object,
): WorkflowJson {
	return {
		name: `Webhook ${path}`,
		nodes: [
			...rowsOverWebhook(path, 'allEntries'),
			node('Zoom Registrants', 'n8n-nodes-zoom-registrants.zoomRegistrants', 1, {
				credentials,
				onError: 'continueErrorOutput',
				parameters: {
					meetingId: { __rl: true, mode: 'id', value: meetingId },
					action: 'approve',
					registrants: { registrant: [{ id: '={{ $json.id }}', email: '={{ $json.email }}' }] },
				},
			}),
			node('Answer', 'n8n-nodes-base.merge', 3, { parameters: { mode: 'append' } }),
		],
		connections: {
			Webhook: to('Split'),
			Split: to('Zoom Registrants'),
			'Zoom Registrants': {
				main: [
					[{ node: 'Answer', type: 'main', index: 0 }],
					[{ node: 'Answer', type: 'main', index: 1 }],
				],
			},
		},
		settings: { executionOrder: 'v1' },
	};
}

/** What n8n says of a workflow that it publishes; each trigger has its own reason for a failure. */
interface Publication {
	status: 'in_progress' | 'not_published' | 'published' | 'partial' | 'failed';
	triggers: Array<{ errorMessage: string | null }>;
}

/** Publishes a workflow, and gives its ID once its triggers run. Throws when n8n can't start them. */
export async function activate(n8n: N8n, workflow: WorkflowJson): Promise<string> {
	const { id, problem } = await publish(n8n, workflow);
	if (problem !== undefined) throw new Error(`n8n couldn't publish ${workflow.name}: ${problem}`);
	return id;
}

/**
 * Publishes a workflow, and waits for the end of it: n8n 2 does it in the background, n8n 1 before it
 * answers. What is killed meanwhile, n8n 2 leaves alone for two minutes after its next start.
 */
export async function publish(
	n8n: N8n,
	workflow: WorkflowJson,
): Promise<{ id: string; problem?: string }> {
	const { id, versionId } = await n8n.rest<{ id: string; versionId: string }>(
		'POST',
		'/workflows',
		{ ...workflow, active: false },
	);
	const refused = await n8n
		.rest('POST', `/workflows/${id}/activate`, { versionId })
		.then(() => undefined, String);
	if (refused !== undefined) return { id, problem: refused };
	const { status, triggers } = await until('n8n to publish the workflow', async () => {
		const publication = await publicationOf(n8n, id);
		const isPending = ['in_progress', 'not_published'].includes(publication.status);
		return isPending ? undefined : publication;
	});
	const problem = triggers.map(({ errorMessage }) => errorMessage ?? '').join(' ');
	return status === 'published' ? { id } : { id, problem: `${status} ${problem}` };
}

async function publicationOf(n8n: N8n, id: string): Promise<Publication> {
	const path = `/workflows/${id}/publication-status`;
	return await n8n.rest<Publication>('GET', path).catch((error: Error) => {
		// n8n 1 has no such address.
		if (!error.message.includes(': 404')) throw error;
		return { status: 'published', triggers: [] };
	});
}

/** The kinds of login, and the app of the sandbox that each is for. */
const LOGINS = {
	app: { type: 'zoomRegistrantsAppOAuth2Api', appKind: 'user' },
	user: { type: 'zoomRegistrantsOAuth2Api', appKind: 'user' },
	serverToServer: {
		type: 'zoomRegistrantsServerToServerOAuth2Api',
		appKind: 'serverToServer',
	},
};

/** Logins to the sandbox made through n8n's API, the user's one with a token. */
export async function createCredential(
	n8n: N8n,
	sandbox: Sandbox,
	kind: keyof typeof LOGINS,
): Promise<object> {
	const { type, appKind } = LOGINS[kind];
	const app = Object.values(sandbox.state.apps).find((one) => one.kind === appKind);
	if (app === undefined) throw new Error(`The sandbox has no ${appKind} app`);
	const { id, name } = await n8n.rest<{ id: string; name: string }>('POST', '/credentials', {
		name: `Zoom ${kind}`,
		type,
		data: {
			environment: 'custom',
			oAuthBaseUrl: sandbox.url,
			apiBaseUrl: `${sandbox.url}/v2`,
			clientId: app.clientId,
			clientSecret: app.clientSecret,
			webhookSecretToken: app.secretToken,
			...(kind === 'user' && { oauthTokenData: { ...sandbox.issueToken(app.clientId) } }),
			...(kind === 'serverToServer' && { accountId: sandbox.state.accountId }),
		},
	});
	return { [type]: { id, name } };
}
