import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { Clock } from '../transport/clock';
import { deliveriesOf } from '../webhook/deliveries';
import { eventKey, type TriggerEvent } from '../webhook/event';

/** Where the delivered events of all triggers of a workflow are stored, in its global static data. */
const STORED_AS = 'zoomRegistrantsTrigger';

/** An event with which the caller may start the workflow. */
interface ClaimedDelivery {
	/** Records that n8n has started the workflow with it, in this process and with the workflow. */
	confirm(): void;
}

/** For test runs, which every event starts. */
const UNRECORDED: ClaimedDelivery = { confirm: () => undefined };

/**
 * Claims an event for this request; `undefined` if it has started the workflow before, or another
 * request is about to.
 *
 * For every request, n8n reads the workflow's static data from its database and writes it back before
 * it answers, whichever trigger of the workflow it's for. Each request has its own copy, so in a burst
 * they overwrite each other. Therefore this process keeps its own logs and puts those of all triggers
 * into the static data of every request: the last writer writes everything. n8n 2 also drops changes made before it has started the workflow
 * (docs/trigger-memory.md), hence `confirm`.
 */
export function claimDelivery(
	functions: IWebhookFunctions,
	event: TriggerEvent,
	rawBody: Uint8Array,
	clock: Clock,
): ClaimedDelivery | undefined {
	if (functions.getMode() === 'manual') return UNRECORDED;
	const deliveries = deliveriesOf(String(functions.getWorkflow().id), clock.now());
	const staticData = functions.getWorkflowStaticData('global');
	deliveries.merge(staticData[STORED_AS], clock.now());
	const log = deliveries.logOf(functions.getNode().id);
	const key = eventKey(event, rawBody);
	if (!log.claim(key, clock.now())) {
		staticData[STORED_AS] = deliveries.liveStored;
		return undefined;
	}
	onceAnswered(functions, (hasFailed) => {
		if (hasFailed) log.release(key);
		else log.confirm(key, clock.now());
	});
	return {
		confirm() {
			log.confirm(key, clock.now());
			staticData[STORED_AS] = deliveries.liveStored;
		},
	};
}

/**
 * Puts this process's logs into the static data of an execution, without marking it as changed. An
 * execution has its own copy, and n8n writes all of it back if another node changes any of it. Without
 * this, events that arrived in the meantime would be forgotten.
 */
export function receivedHere(functions: IExecuteFunctions, clock: Clock): void {
	Object.defineProperty(functions.getWorkflowStaticData('global'), STORED_AS, {
		value: deliveriesOf(String(functions.getWorkflow().id), clock.now()).liveStored,
		enumerable: true,
		configurable: true,
		writable: true,
	});
}

/**
 * Calls back once the request has been answered. If n8n couldn't start the workflow, it answers 5xx and
 * Zoom tries again. If the sender has hung up, the outcome is unknown, so there's no call; `close` is
 * emitted even then, and nothing of the request is kept afterwards.
 */
function onceAnswered(functions: IWebhookFunctions, callBack: (hasFailed: boolean) => void): void {
	const response = functions.getResponseObject();
	response.once('close', () => {
		if (response.writableFinished) callBack(response.statusCode >= 500);
	});
}
