import {
	type IDataObject,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeOperationError,
} from 'n8n-workflow';

import { type Clock, SYSTEM_CLOCK } from '../transport/clock';
import { isRecord, textOf } from '../transport/guards';
import type { Result } from '../transport/result';
import { deliveriesOf } from '../webhook/deliveries';
import { eventKey, readEvent, type RegistrationEvent } from '../webhook/event';
import { type EventFilters, whyFilteredOut } from '../webhook/filters';
import { SIGNATURE_MAX_AGE_SECONDS, validationAnswer, verify } from '../webhook/signature';
import { simplifiedEvent } from '../webhook/simplifiedEvent';
import { recentSecretOf, SECRET_FRESH_MS, SECRET_KEPT_MS } from './credential';
import { readField, readFilters } from './readFilters';

const RECEIVED: IWebhookResponseData = { webhookResponse: { received: true } };

const MINUTE_SECONDS = 60;

/** Zoom's last try is 85 minutes after the first. Must stay below how long deliveries are kept. */
const MAX_AGE_MAX_MINUTES = 120;

/**
 * Answers one request to the node's address. The workflow starts with nothing but an event that Zoom
 * has signed a short while ago, that is wanted, and that has not started it before. Everything else
 * of Zoom's is answered with 200, or Zoom would send it again; what is not Zoom's, with 401. Throws
 * if the fields can't be read, see `readSettings`.
 */
export async function receive(
	functions: IWebhookFunctions,
	clock: Clock = SYSTEM_CLOCK,
): Promise<IWebhookResponseData> {
	const judged = await judge(functions, clock);
	if ('error' in judged) {
		const { error: reason } = judged;
		functions.logger.warn(`${describeNode(functions)}: a request was refused, because ${reason}`);
		return answer(functions, 401, { error: 'unauthorized' });
	}
	const { secret, rawBody } = judged.value;
	const body = jsonOf(rawBody);
	const event = readEvent(body);
	if (event.type === 'validation') {
		return { webhookResponse: validationAnswer(secret, event.plainToken) };
	}
	if (event.type === 'other') {
		functions.logger.debug(`${describeNode(functions)}: an event was passed over: ${event.reason}`);
		return body === undefined ? answer(functions, 400, { error: 'not JSON' }) : RECEIVED;
	}
	const { filters, includesPayload } = readSettings(functions);
	const reason = whyFilteredOut(event, filters);
	if (reason !== undefined) {
		functions.logger.debug(`${describeNode(functions)}: ${event.name} was passed over: ${reason}`);
		return RECEIVED;
	}
	const json = simplifiedEvent(event);
	if (includesPayload) json.payload = body as IDataObject;
	// Has to come last: what it has let through counts as delivered, so whatever held the event back
	// after it would lose the event for good.
	if (!isFirstDelivery(functions, event, rawBody, clock.now())) {
		functions.logger.debug(`${describeNode(functions)}: ${event.name} was delivered again`);
		return RECEIVED;
	}
	return { ...RECEIVED, workflowData: [[{ json }]] };
}

/**
 * Whether this event has not started the workflow before, which is recorded: asked again, the answer
 * is no. A test run starts with every event.
 *
 * n8n reads the workflow's static data from its database for every request and writes it back before
 * it answers, each request its own copy, so in a burst they overwrite each other. That is why this
 * process has a log of its own, whose list goes into the static data of every request: whoever
 * writes last writes everything. Across several processes (queue mode) an event starts the workflow
 * twice only when its deliveries reach two of them at the same moment.
 */
function isFirstDelivery(
	functions: IWebhookFunctions,
	event: RegistrationEvent,
	rawBody: Uint8Array,
	now: number,
): boolean {
	if (functions.getMode() === 'manual') return true;
	const log = deliveriesOf(triggerKey(functions), now);
	const staticData = functions.getWorkflowStaticData('node');
	log.merge(staticData.seen, now);
	const key = eventKey(event, rawBody);
	const response = functions.getResponseObject();
	const isNew = log.isNew(key, response, now);
	if (isNew) response.once('finish', () => log.answered(key));
	// Always, because n8n does not store it where a request breaks off.
	staticData.seen = log.liveStored;
	return isNew;
}

/** A request that Zoom has signed, with the secret that proves it. */
interface TrustedRequest {
	secret: string;
	rawBody: Uint8Array;
}

/**
 * Whether Zoom has signed the request, by the secret of a moment ago; where that one says no, by the
 * secret of now, so that a credential that has just been corrected counts at once.
 */
async function judge(
	functions: IWebhookFunctions,
	clock: Clock,
): Promise<Result<TrustedRequest, string>> {
	const { headers, rawBody } = functions.getRequestObject() as {
		headers: Record<string, unknown>;
		rawBody?: Uint8Array;
	};
	const signature = headers['x-zm-signature'];
	const timestamp = headers['x-zm-request-timestamp'];
	const maxAgeSeconds = maxAgeSecondsOf(functions);
	const judgeBy = async (secretMaxAgeMs: number): Promise<Result<TrustedRequest, string>> => {
		const secret = await secretIfAny(functions, secretMaxAgeMs, clock.now());
		const request = { signature, timestamp, rawBody };
		const verified = verify(secret, request, clock.now(), maxAgeSeconds);
		return 'error' in verified ? verified : { value: { secret, rawBody: verified.value } };
	};
	const judged = await judgeBy(SECRET_KEPT_MS);
	return 'error' in judged ? await judgeBy(SECRET_FRESH_MS) : judged;
}

/**
 * What *Options > Maximum Age* allows, in seconds. An expression that gives no number counts as if
 * the option was not there, and nothing goes beyond the limits of the field. If n8n can't evaluate the
 * expression, the most is allowed: `readSettings` then throws, and only if Zoom has sent the request,
 * which would not send it again after 401.
 */
function maxAgeSecondsOf(functions: IWebhookFunctions): number {
	const minutes = parseFloat(textOf(maxAgeMinutesOf(functions)));
	if (Number.isNaN(minutes)) return SIGNATURE_MAX_AGE_SECONDS;
	return Math.min(Math.max(minutes, 1), MAX_AGE_MAX_MINUTES) * MINUTE_SECONDS;
}

function maxAgeMinutesOf(functions: IWebhookFunctions): unknown {
	try {
		return optionsOf(functions).maxAgeMinutes;
	} catch {
		return MAX_AGE_MAX_MINUTES;
	}
}

/** Why each trigger's fields could not be read the last time, so that a crowd of events logs it once. */
const unreadable = new Map<string, string>();

/**
 * Reads the fields that decide about an event. If one can't be read, e.g. because its expression is
 * broken, it logs the reason with the field's name, once, and throws: a filter must neither let
 * everything through nor hold everything back unseen. n8n then answers 500 and lists a failed
 * execution with the same message. Zoom sends the event again 5, 25 and 85 minutes after the first
 * try, so it starts the workflow if the field has been corrected by then.
 */
function readSettings(functions: IWebhookFunctions): {
	filters: EventFilters;
	includesPayload: boolean;
} {
	const trigger = triggerKey(functions);
	try {
		const filters = readFilters(functions);
		const includesPayload = optionsOf(functions).includePayload === true;
		unreadable.delete(trigger);
		return { filters, includesPayload };
	} catch (error) {
		const reason = (error as Error).message;
		if (unreadable.get(trigger) !== reason) {
			functions.logger.error(
				`${describeNode(functions)}: events can't start the workflow until this is corrected: ${reason}`,
			);
		}
		unreadable.set(trigger, reason);
		throw new NodeOperationError(functions.getNode(), error as Error);
	}
}

function optionsOf(functions: IWebhookFunctions): Record<string, unknown> {
	const options = readField(functions, 'Options', 'options', {});
	return isRecord(options) ? options : {};
}

/** A credential that is missing or cannot be read is one without a secret: nothing gets through. */
async function secretIfAny(
	functions: IWebhookFunctions,
	maxAgeMs: number,
	now: number,
): Promise<string> {
	try {
		return await recentSecretOf(functions, maxAgeMs, now);
	} catch (error) {
		const { message } = error as Error;
		functions.logger.warn(`${describeNode(functions)}: the credential cannot be read: ${message}`);
		return '';
	}
}

function jsonOf(rawBody: Uint8Array): unknown {
	try {
		return JSON.parse(Buffer.from(rawBody).toString('utf8')) as unknown;
	} catch {
		return undefined;
	}
}

function answer(
	functions: IWebhookFunctions,
	status: number,
	body: IDataObject,
): IWebhookResponseData {
	const response = functions.getResponseObject();
	response.statusCode = status;
	response.setHeader('Content-Type', 'application/json');
	response.end(JSON.stringify(body));
	return { noWebhookResponse: true };
}

function describeNode(functions: IWebhookFunctions): string {
	return `Node "${functions.getNode().name}" of workflow ${functions.getWorkflow().id}`;
}

/** Identifies the trigger within this process, by workflow and node. */
function triggerKey(functions: IWebhookFunctions): string {
	return `${functions.getWorkflow().id}:${functions.getNode().id}`;
}
