import type { TriggerFunctions } from './credential';

/** Names the node in n8n's log. */
export function describeNode(functions: TriggerFunctions): string {
	return `Node "${functions.getNode().name}" of workflow ${functions.getWorkflow().id}`;
}

/** Identifies the trigger within this process, by workflow and node. */
export function triggerKey(functions: TriggerFunctions): string {
	return `${functions.getWorkflow().id}:${functions.getNode().id}`;
}
