import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { keyOf, readEvent, type RegistrationEvent } from '../webhook/event';
import { whyFilteredOut } from '../webhook/filters';
import { memoryOf } from '../webhook/seen';
import { signatureProblem, type SignedRequest, validationAnswer } from '../webhook/signature';
import { simplifiedEvent } from '../webhook/simplifiedEvent';
import { maxAgeSecondsOf } from './maxAge';
import { readFilters } from './readFilters';
import { recentSecretOf, SECRET_FRESH_MS, SECRET_KEPT_MS } from './secret';

const RECEIVED: IWebhookResponseData = { webhookResponse: { received: true } };

/**
 * Answers one request to the node's address. The workflow starts with nothing but an event that Zoom
 * has signed a short while ago, that is wanted, and that has not started it before. Everything else
 * of Zoom's is answered with 200, or Zoom would send it again; what is not Zoom's, with 401.
 */
export async function receive(functions: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { headers, rawBody } = functions.getRequestObject() as {
		headers: Record<string, unknown>;
		rawBody?: Uint8Array;
	};
	const request = {
		signature: headers['x-zm-signature'],
		timestamp: headers['x-zm-request-timestamp'],
		rawBody,
	};
	const { secret, refusal } = await judge(functions, request);
	if (refusal !== undefined || rawBody === undefined) {
		functions.logger.warn(`${nameOf(functions)}: a request was refused, because ${refusal}`);
		return answer(functions, 401, { error: 'unauthorized' });
	}
	const body = jsonOf(rawBody);
	const event = readEvent(body);
	if (event.type === 'validation') {
		return { webhookResponse: validationAnswer(secret, event.plainToken) };
	}
	if (event.type === 'other') {
		functions.logger.debug(`${nameOf(functions)}: an event was passed over: ${event.reason}`);
		return body === undefined ? answer(functions, 400, { error: 'not JSON' }) : RECEIVED;
	}
	const reason = whyFilteredOut(event, readFilters(functions));
	if (reason !== undefined) {
		functions.logger.debug(`${nameOf(functions)}: ${event.name} was passed over: ${reason}`);
		return RECEIVED;
	}
	if (!isNew(functions, event, rawBody)) {
		functions.logger.debug(`${nameOf(functions)}: ${event.name} was delivered again`);
		return RECEIVED;
	}
	const json = simplifiedEvent(event);
	const { includePayload } = functions.getNodeParameter('options', {}) as IDataObject;
	if (includePayload === true) json.payload = body as IDataObject;
	return { ...RECEIVED, workflowData: [[{ json }]] };
}

/**
 * Whether this event has not started the workflow before. A test run starts with every event.
 *
 * n8n reads the workflow's static data from its database for every request and writes it back before
 * it answers, each request its own copy, so in a burst they overwrite each other. That is why this
 * process has a memory of its own, whose list goes into the static data of every request: whoever
 * writes last writes everything. Across several processes (queue mode) an event starts the workflow
 * twice only when its deliveries reach two of them at the same moment.
 */
function isNew(
	functions: IWebhookFunctions,
	event: RegistrationEvent,
	rawBody: Uint8Array,
): boolean {
	if (functions.getMode() === 'manual') return true;
	const now = Date.now();
	const memory = memoryOf(`${functions.getWorkflow().id}:${functions.getNode().id}`, now);
	const staticData = functions.getWorkflowStaticData('node');
	memory.learn(staticData.seen, now);
	const key = keyOf(event, rawBody);
	const response = functions.getResponseObject();
	const isNewHere = memory.isNew(key, response, now);
	if (isNewHere) response.once('finish', () => memory.answered(key));
	// Always, because n8n does not store it where a request breaks off.
	staticData.seen = memory.stored;
	return isNewHere;
}

/**
 * Whether Zoom has signed the request, by the secret of a moment ago; where that one says no, by the
 * secret of now, so that a credential that has just been corrected counts at once.
 */
async function judge(
	functions: IWebhookFunctions,
	request: SignedRequest,
): Promise<{ secret: string; refusal: string | undefined }> {
	const maxAgeSeconds = maxAgeSecondsOf(functions);
	let secret = await secretIfAny(functions, SECRET_KEPT_MS);
	let refusal = signatureProblem(secret, request, Date.now(), maxAgeSeconds);
	if (refusal !== undefined) {
		secret = await secretIfAny(functions, SECRET_FRESH_MS);
		refusal = signatureProblem(secret, request, Date.now(), maxAgeSeconds);
	}
	return { secret, refusal };
}

/** A credential that is missing or cannot be read is one without a secret: nothing gets through. */
async function secretIfAny(functions: IWebhookFunctions, maxAgeMs: number): Promise<string> {
	try {
		return await recentSecretOf(functions, maxAgeMs);
	} catch (error) {
		const { message } = error as Error;
		functions.logger.warn(`${nameOf(functions)}: the credential cannot be read: ${message}`);
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

function nameOf(functions: IWebhookFunctions): string {
	return `Node "${functions.getNode().name}" of workflow ${functions.getWorkflow().id}`;
}
