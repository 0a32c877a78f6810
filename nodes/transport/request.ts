import type {
	IAdditionalCredentialOptions,
	IDataObject,
	IHttpRequestMethods,
	IHttpRequestOptions,
} from 'n8n-workflow';

import type { ZoomConnection } from './connection';
import { wellFormed } from './guards';
import { isErrorBody, type Refusal, refusalFromAnswer } from './refusal';
import { refusalFromError } from './refusalFromError';
import type { Result } from './result';
import { type RetriesSpent, RETRY_POLICY, retryOf } from './retry';

/** One call of Zoom's API. */
export interface ZoomRequest {
	method: IHttpRequestMethods;
	/** Path segments after the base address; each is encoded here. None may be "." or "..", which lead elsewhere even when encoded. */
	path: string[];
	/** Sent in the order given; `undefined` is left out. */
	query?: Record<string, string | undefined>;
	body?: FormData | IDataObject;
	/** Not idempotent: never resend when the outcome is unknown. */
	idempotent?: false;
}

const NO_REPETITION = { ...RETRY_POLICY, maxFaultRetries: 0 };

const TIMEOUT_MS = 60_000;
const EXPIRED_TOKEN_CODE = 124;

/**
 * Sends one request to Zoom through n8n, which adds the token and renews it when it has expired.
 * Per-second limits are waited out, faults retried within RETRY_POLICY. Returns the body of the
 * answer. Never throws: whatever went wrong comes back as a refusal.
 */
export async function zoomRequest(
	connection: ZoomConnection,
	request: ZoomRequest,
): Promise<Result<unknown>> {
	const { clock } = connection;
	const cancel = cancelSignal(connection);
	const spent: RetriesSpent = { rateLimit: 0, fault: 0 };
	for (;;) {
		const answer = await attempt(connection, request);
		if ('value' in answer) return answer;
		if (cancel?.aborted) return cancelled();
		const isRepeatable = request.idempotent !== false || answer.error.origin === 'login';
		const policy = isRepeatable ? RETRY_POLICY : NO_REPETITION;
		const retry = retryOf(answer.error, spent, clock.now(), clock.random(), policy);
		if (retry === undefined && spent.fault === 0) return answer;
		if (retry === undefined) return { error: { ...answer.error, afterUncertainAttempt: true } };
		if (!(await clock.wait(retry.waitMs, cancel))) return cancelled();
		spent[retry.because] += 1;
	}
}

/**
 * n8n renews the token on HTTP 401 only, but Zoom has been seen to say "Access token is expired"
 * with HTTP 400; then the request is sent once more, telling n8n that this status means it.
 */
async function attempt(connection: ZoomConnection, request: ZoomRequest): Promise<Result<unknown>> {
	const answer = await sendOnce(connection, request);
	if ('value' in answer) return answer;
	const { code, httpStatus } = answer.error;
	if (code !== EXPIRED_TOKEN_CODE || httpStatus === undefined || httpStatus === 401) return answer;
	return await sendOnce(connection, request, { oauth2: { tokenExpiredStatusCode: httpStatus } });
}

async function sendOnce(
	connection: ZoomConnection,
	request: ZoomRequest,
	credentialOptions?: IAdditionalCredentialOptions,
): Promise<Result<unknown>> {
	const options: IHttpRequestOptions = {
		method: request.method,
		url: urlOf(connection.apiBaseUrl, request),
		headers: { Accept: 'application/json' },
		returnFullResponse: true,
		disableFollowRedirect: true,
		timeout: TIMEOUT_MS,
	};
	if (request.body !== undefined) options.body = request.body;
	try {
		const response = (await connection.functions.helpers.httpRequestWithAuthentication.call(
			connection.functions,
			connection.credentialType,
			options,
			credentialOptions,
		)) as { statusCode: number; headers: Record<string, unknown>; body: unknown };
		const { statusCode, headers, body } = response;
		return isErrorBody(body)
			? { error: refusalFromAnswer(statusCode, headers, body) }
			: { value: body };
	} catch (error) {
		return { error: refusalFromError(error) };
	}
}

function urlOf(apiBaseUrl: string, { path, query = {} }: ZoomRequest): string {
	const parameters = Object.entries(query).flatMap(([name, value]) =>
		value === undefined ? [] : [`${name}=${encoded(value)}`],
	);
	const address = [apiBaseUrl, ...path.map(encoded)].join('/');
	return parameters.length === 0 ? address : `${address}?${parameters.join('&')}`;
}

function encoded(text: string): string {
	return encodeURIComponent(wellFormed(text));
}

/** Aborted once the user cancels the execution; older n8n has none for dropdowns. */
export function cancelSignal({ functions }: ZoomConnection): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in functions ? functions.getExecutionCancelSignal() : undefined;
}

function cancelled(): { error: Refusal } {
	const message = 'The execution was cancelled';
	return { error: { message, fieldErrors: [], origin: 'cancelled' } };
}
