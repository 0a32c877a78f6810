import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/** The JSON of a request's body; `undefined` if it isn't JSON. */
export function jsonOf(rawBody: Uint8Array): unknown {
	try {
		return JSON.parse(Buffer.from(rawBody).toString('utf8')) as unknown;
	} catch {
		return undefined;
	}
}

/** Sends a response with a status code, which n8n's webhook response can't set. */
export function answer(
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
