import { rowsWorkflow, type WorkflowJson } from '../../test/e2e/workflows';

/** Zoom's limit for status changes on a Pro plan, requests a second. */
export const REQUESTS_PER_SECOND = 20;

/** One way to approve rows in n8n. */
export interface Contestant {
	key: 'checked' | 'unchecked' | 'careful' | 'defaults';
	name: string;
	/** The node that does it, without its place in the workflow. */
	node: (apiBaseUrl: string, credentials: object) => object;
}

const ROW_MEETING = { __rl: true, mode: 'id', value: '={{ $json.meetingId }}' };

function ours(options: object): Contestant['node'] {
	return (_apiBaseUrl, credentials) => ({
		type: 'n8n-nodes-zoom-registrants.zoomRegistrants',
		typeVersion: 1,
		credentials,
		parameters: {
			meetingId: ROW_MEETING,
			action: 'approve',
			registrants: { registrant: [{ id: '', email: '={{ $json.email }}' }] },
			options,
		},
	});
}

/** As people build it today: one request a row, with the same login. */
function httpRequest(options: object): Contestant['node'] {
	return (apiBaseUrl, credentials) => ({
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		credentials,
		parameters: {
			method: 'PUT',
			url: `=${apiBaseUrl}/meetings/{{ $json.meetingId }}/registrants/status`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'zoomRegistrantsOAuth2Api',
			sendBody: true,
			specifyBody: 'json',
			jsonBody:
				"={{ JSON.stringify({ action: 'approve', registrants: [{ email: $json.email }] }) }}",
			options,
		},
	});
}

const IN_BATCHES = { batching: { batch: { batchSize: REQUESTS_PER_SECOND, batchInterval: 1000 } } };

export const CONTESTANTS: Contestant[] = [
	{ key: 'checked', name: 'Zoom Registrants', node: ours({}) },
	{
		key: 'unchecked',
		name: 'Zoom Registrants, Check Result: Never',
		node: ours({ verifyResult: 'never' }),
	},
	{ key: 'careful', name: 'HTTP Request, 20 a second', node: httpRequest(IN_BATCHES) },
	{ key: 'defaults', name: 'HTTP Request, defaults', node: httpRequest({}) },
];

/** The workflow of a contestant: everyone's rows come and go in the same way. */
export function workflowOf(
	path: string,
	contestant: Contestant,
	apiBaseUrl: string,
	credentials: object,
): WorkflowJson {
	return rowsWorkflow(`Benchmark ${path}`, path, {
		onError: 'continueRegularOutput',
		...contestant.node(apiBaseUrl, credentials),
	});
}
