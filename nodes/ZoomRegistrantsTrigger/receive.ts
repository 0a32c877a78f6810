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
 * Answers one request to the node's webhook URL. Only an event that Zoom has signed, that passes the
 * filters, and that hasn't started the workflow before starts it. Other requests from Zoom get 200, or
 * Zoom would resend them; requests that aren't from Zoom get 401. Throws if the fields can't be read, see
 * `readSettings`.
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
	// Must come last: anything that stopped the event after this would lose it.
	const delivery = claimDelivery(functions, event, rawBody, clock);
	if (delivery === undefined) {
		functions.logger.debug(`${describeNode(functions)}: ${event.name} was delivered again`);
		return RECEIVED;
	}
	return {
		workflowData: [[{ json }]],
		// n8n 2 reads the response once it has started the workflow.
		get webhookResponse() {
			delivery.confirm();
			return RECEIVED.webhookResponse;
		},
	};
}
