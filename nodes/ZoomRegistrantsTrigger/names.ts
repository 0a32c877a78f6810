import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

/** Names the node in n8n's log. */
export function describeNode(functions: IHookFunctions | IWebhookFunctions): string {
	return `Node "${functions.getNode().name}" of workflow ${functions.getWorkflow().id}`;
}

/** Identifies the trigger within this process, by workflow and node. */
export function triggerKey(functions: IHookFunctions | IWebhookFunctions): string {
	return `${functions.getWorkflow().id}:${functions.getNode().id}`;
}
