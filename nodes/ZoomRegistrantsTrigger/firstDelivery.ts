import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { Clock } from '../transport/clock';
import { deliveriesOf } from '../webhook/deliveries';
import { eventKey, type RegistrationEvent } from '../webhook/event';
import { triggerKey } from './names';

/** An event that the caller may start the workflow with. */
interface ClaimedDelivery {
	/** Records that n8n has started the workflow with it, in this process and with the workflow. */
	confirm(): void;
}

/** For a test run, which starts with every event. */
const UNRECORDED: ClaimedDelivery = { confirm: () => undefined };

/**
 * Claims an event for this request; `undefined` if it has started the workflow before, or another
 * request is about to.
 *
 * n8n reads the workflow's static data from its database for every request and writes it back before
 * it answers, each request its own copy, so in a burst they overwrite each other. That is why this
 * process has a log of its own, all of which goes into the static data of every request: whoever
 * writes last writes everything. n8n 2 moreover forgets a change that was made before it has started
 * the workflow (docs/trigger-memory.md), hence `confirm`.
 */
export function claimDelivery(
	functions: IWebhookFunctions,
	event: RegistrationEvent,
	rawBody: Uint8Array,
	clock: Clock,
): ClaimedDelivery | undefined {
	if (functions.getMode() === 'manual') return UNRECORDED;
	const log = deliveriesOf(triggerKey(functions), clock.now());
	const staticData = functions.getWorkflowStaticData('node');
	log.merge(staticData.seen, clock.now());
	const key = eventKey(event, rawBody);
	if (!log.claim(key, clock.now())) {
		staticData.seen = log.liveStored;
		return undefined;
	}
	onceAnswered(functions, (hasFailed) => {
		if (hasFailed) log.release(key);
		else log.confirm(key, clock.now());
	});
	return {
		confirm() {
			log.confirm(key, clock.now());
			staticData.seen = log.liveStored;
		},
	};
}

/**
 * Puts this process's log into the static data of an execution, without marking it as changed. n8n
 * gives an execution a copy of its own and writes all of it back if another node changes some of it;
 * without this, the events that came meanwhile would be forgotten.
 */
export function receivedHere(functions: IExecuteFunctions, clock: Clock): void {
	Object.defineProperty(functions.getWorkflowStaticData('node'), 'seen', {
		value: deliveriesOf(triggerKey(functions), clock.now()).liveStored,
		enumerable: true,
		configurable: true,
		writable: true,
	});
}

/**
 * Calls back once the request has been answered; n8n answers 5xx if it couldn't start the workflow,
 * and Zoom then tries again. If the sender has hung up, nobody knows yet, so it doesn't call back;
 * `close` comes even then, and nothing of the request is kept after it.
 */
function onceAnswered(functions: IWebhookFunctions, callBack: (hasFailed: boolean) => void): void {
	const response = functions.getResponseObject();
	response.once('close', () => {
		if (response.writableFinished) callBack(response.statusCode >= 500);
	});
}
