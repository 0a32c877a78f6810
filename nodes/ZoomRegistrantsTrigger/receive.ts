import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { type Clock, SYSTEM_CLOCK } from '../transport/clock';
import { readEvent } from '../webhook/event';
import { whyFilteredOut } from '../webhook/filters';
import { validationAnswer } from '../webhook/signature';
import { simplifiedEvent } from '../webhook/simplifiedEvent';
import { noteAccepted } from './alarm';
import { claimDelivery } from './firstDelivery';
import { answer, jsonOf } from './http';
import { judge } from './judge';
import { describeNode, triggerKey } from './names';
import { refuse } from './refuse';
import { readSettings } from './settings';

const RECEIVED: IWebhookResponseData = { webhookResponse: { received: true } };

/**
 * Answers one request to the node's address. The workflow starts with nothing but an event that Zoom
 * has signed, that is wanted, and that has not started it before. Everything else of Zoom's is
 * answered with 200, or Zoom would send it again; what is not Zoom's, with 401. Throws if the fields
 * can't be read, see `readSettings`.
 */
export async function receive(
	functions: IWebhookFunctions,
	clock: Clock = SYSTEM_CLOCK,
): Promise<IWebhookResponseData> {
	const judged = await judge(functions, clock);
	if ('error' in judged) return refuse(functions, judged.error, clock.now());
	noteAccepted(triggerKey(functions), clock.now());
	const { secret, rawBody } = judged.value;
	const body = jsonOf(rawBody);
	const event = readEvent(body);
	if (event.type === 'validation') {
		return { webhookResponse: validationAnswer(secret, event.plainToken) };
	}
	if (event.type === 'other') {
		functions.logger.debug(
			`${describeNode(functions)}: an event was filtered out: ${event.reason}`,
		);
		return body === undefined ? answer(functions, 400, { error: 'not JSON' }) : RECEIVED;
	}
	const { filters, includesPayload } = readSettings(functions);
	const reason = whyFilteredOut(event, filters);
	if (reason !== undefined) {
		functions.logger.debug(`${describeNode(functions)}: ${event.name} was filtered out: ${reason}`);
		return RECEIVED;
	}
	const json = simplifiedEvent(event);
	if (includesPayload) json.payload = body as IDataObject;
	// Has to come last: whatever held the event back after it would lose the event.
	const delivery = claimDelivery(functions, event, rawBody, clock);
	if (delivery === undefined) {
		functions.logger.debug(`${describeNode(functions)}: ${event.name} was delivered again`);
		return RECEIVED;
	}
	return {
		workflowData: [[{ json }]],
		// n8n 2 asks for the answer once it has started the workflow.
		get webhookResponse() {
			delivery.confirm();
			return RECEIVED.webhookResponse;
		},
	};
}
