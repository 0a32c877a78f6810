import { node, UNSAVED, type WorkflowJson } from '../e2e/workflows';

/** The package's node, which changes the status of every row. It stops at the first failure. */
export const zoomNode = (meetingId: string, credentials: object) => ({
	type: 'n8n-nodes-zoom-registrants.zoomRegistrants',
	credentials,
	parameters: {
		meetingId: { __rl: true, mode: 'id', value: meetingId },
		action: '={{ $json.action }}',
		registrants: { registrant: [{ id: '={{ $json.id }}', email: '={{ $json.email }}' }] },
	},
});

/** n8n's own node that hands its items on; it shows what n8n itself keeps. */
export const NO_OPERATION = { type: 'n8n-nodes-base.noOp', parameters: {} };

/** n8n's own webhook as the trigger of a workflow that does nothing else. */
export function webhookOnly(path: string): WorkflowJson {
	const parameters = { httpMethod: 'POST', path, responseMode: 'onReceived' };
	return {
		name: `Long run ${path}`,
		nodes: [node('Webhook', 'n8n-nodes-base.webhook', 2, { webhookId: path, parameters })],
		connections: {},
		settings: UNSAVED,
	};
}
