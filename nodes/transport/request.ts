import type {
	IAdditionalCredentialOptions,
	IDataObject,
	IHttpRequestMethods,
	IHttpRequestOptions,
} from 'n8n-workflow';

import type { ZoomConnection } from './connection';
import { isErrorBody, type Refusal, refusalFromAnswer } from './refusal';
import { refusalFromError } from './refusalFromError';
import { type RetriesSpent, RETRY_POLICY, retryOf } from './retry';
import { wait } from './clock';

/** One call of Zoom's API. */
export interface ZoomRequest {
	method: IHttpRequestMethods;
	/** Path segments after the base address; each is encoded here. None may be "." or "..", which lead elsewhere even when encoded. */
	path: string[];
	/** Sent in the order given; `undefined` is left out. */
	query?: Record<string, string | undefined>;
	body?: FormData | IDataObject;
	/** True where Zoom may have done it although it did not answer, and doing it twice does harm. */
	idempotent?: false;
}

export type ZoomAnswer =
	| { ok: true; body: unknown }
	/** `isAfterFault`: an earlier try ended without an answer, and may have been done. */
	| { ok: false; refusal: Refusal; isAfterFault?: boolean };

const NO_REPETITION = { ...RETRY_POLICY, maxFaultRetries: 0 };

const TIMEOUT_MS = 60_000;
const EXPIRED_TOKEN_CODE = 124;

/**
 * Sends one request to Zoom through n8n, which adds the token and renews it when it has expired.
 * Per-second limits are waited out, faults retried within RETRY_POLICY. Never throws: what went
 * wrong comes back as a refusal.
 */
export async function zoomRequest(
	connection: ZoomConnection,
	request: ZoomRequest,
): Promise<ZoomAnswer> {
	const cancel = cancelSignal(connection);
	const spent: RetriesSpent = { rateLimit: 0, fault: 0 };
	for (;;) {
		const answer = await sendWithFreshToken(connection, request);
		if (answer.ok) return answer;
		if (cancel?.aborted) return cancelled();
		const isRepeatable = request.idempotent !== false || answer.refusal.origin === 'login';
		const policy = isRepeatable ? RETRY_POLICY : NO_REPETITION;
		const retry = retryOf(answer.refusal, spent, Date.now(), Math.random(), policy);
		if (retry === undefined) return { ...answer, isAfterFault: spent.fault > 0 };
		if (!(await wait(retry.waitMs, cancel))) return cancelled();
		spent[retry.because] += 1;
	}
}

/**
 * n8n renews the token on HTTP 401 only, but Zoom has been seen to say "Access token is expired"
 * with HTTP 400; then the request is sent once more, telling n8n that this status means it.
 */
async function sendWithFreshToken(
	connection: ZoomConnection,
	request: ZoomRequest,
): Promise<ZoomAnswer> {
	const answer = await send(connection, request);
	if (answer.ok) return answer;
	const { code, httpStatus } = answer.refusal;
	if (code !== EXPIRED_TOKEN_CODE || httpStatus === undefined || httpStatus === 401) return answer;
	return await send(connection, request, { oauth2: { tokenExpiredStatusCode: httpStatus } });
}

async function send(
	connection: ZoomConnection,
	request: ZoomRequest,
	credentialOptions?: IAdditionalCredentialOptions,
): Promise<ZoomAnswer> {
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
		if (!isErrorBody(body)) return { ok: true, body };
		return { ok: false, refusal: refusalFromAnswer(statusCode, headers, body) };
	} catch (error) {
		return { ok: false, refusal: refusalFromError(error) };
	}
}

function urlOf(apiBaseUrl: string, { path, query = {} }: ZoomRequest): string {
	const parameters = Object.entries(query).flatMap(([name, value]) =>
		value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
	);
	const address = [apiBaseUrl, ...path.map(encodeURIComponent)].join('/');
	return parameters.length === 0 ? address : `${address}?${parameters.join('&')}`;
}

/** Aborted once the user cancels the execution; older n8n has none for dropdowns. */
export function cancelSignal({ functions }: ZoomConnection): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in functions ? functions.getExecutionCancelSignal() : undefined;
}

function cancelled(): ZoomAnswer {
	const message = 'The execution was cancelled';
	return { ok: false, refusal: { message, fieldErrors: [], origin: 'cancelled' } };
}
