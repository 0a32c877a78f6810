// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads the example files
import { readFileSync } from 'node:fs';

import type { WorkflowJson } from './engine';
import { USER_CREDENTIAL } from './sandboxCredentials';

export const NODE_TYPE = 'n8n-nodes-zoom-registrants.zoomRegistrants';
export const TRIGGER_TYPE = 'n8n-nodes-zoom-registrants.zoomRegistrantsTrigger';

/** A workflow of examples/ with a login to the sandbox put into it, which examples do not carry. */
export function readExample(file: string): WorkflowJson {
	const workflow = JSON.parse(readFileSync(`examples/${file}`, 'utf8')) as WorkflowJson;
	for (const node of workflow.nodes) {
		if (node.type !== NODE_TYPE && node.type !== TRIGGER_TYPE) continue;
		node.credentials = { zoomRegistrantsOAuth2Api: { id: USER_CREDENTIAL, name: 'Zoom' } };
	}
	return workflow;
}
