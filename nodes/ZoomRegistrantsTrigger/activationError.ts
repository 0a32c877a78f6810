import { type IHookFunctions, NodeOperationError } from 'n8n-workflow';

/**
 * Why a workflow cannot be activated, and what to do about it. Both stand in the message, because
 * n8n shows nothing else when a workflow is activated.
 */
export function activationError(
	functions: IHookFunctions,
	message: string,
	nextStep: string,
): NodeOperationError {
	return new NodeOperationError(functions.getNode(), `${message}. ${nextStep}`);
}
