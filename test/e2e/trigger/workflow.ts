import type { N8n } from '../n8n';
import type { WorkflowJson } from '../workflows';

export const TRIGGER = 'Zoom Registrants Trigger';
const TYPE = 'n8n-nodes-zoom-registrants.zoomRegistrantsTrigger';

/** The trigger as n8n stores it; `path` is in its address. */
export function triggerNode(path: string, credentials: object, parameters: object, name = TRIGGER) {
	return {
		id: path,
		name,
		type: TYPE,
		typeVersion: 1,
		position: [0, 0],
		webhookId: path,
		credentials,
		parameters: { events: ['meeting.registration_created'], ...parameters },
	};
}

/** A workflow that does nothing but start. */
export function triggerWorkflow(
	path: string,
	credentials: object,
	parameters: object = {},
): WorkflowJson {
	return {
		name: `Trigger ${path}`,
		nodes: [triggerNode(path, credentials, parameters)],
		connections: {},
		settings: { executionOrder: 'v1' },
	};
}

export const addressOf = (n8n: N8n, path: string, kind: 'webhook' | 'webhook-test' = 'webhook') =>
	`${n8n.url}/${kind}/${path}/webhook`;
