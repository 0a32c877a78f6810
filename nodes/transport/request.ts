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
import { secretsOf, withoutSecrets } from './secrets';
import {
	mayReadingsWait,
	READING_POLICY,
	type RetriesSpent,
	type Retry,
	RETRY_POLICY,
	retryOf,
	waitedAfterAnswer,
	withCredibleOpening,
} from './retry';

/** One call of Zoom's API. */
export interface ZoomRequest {
	method: IHttpRequestMethods;
	/** Path segments after the base URL; each is encoded here. None may be "." or "..", which lead elsewhere even if encoded. */
	path: string[];
	/** Sent in this order; `undefined` is omitted. */
	query?: Record<string, string | undefined>;
	body?: FormData | IDataObject;
	/** Not idempotent: never resend when the outcome is unknown. */
	idempotent?: false;
}

const NO_REPETITION = { ...RETRY_POLICY, maxFaultRetries: 0 };

const TIMEOUT_MS = 60_000;
const EXPIRED_TOKEN_CODE = 124;

/**
 * Sends one request to Zoom through n8n, which adds the token and renews it when it expires. Waits
 * out rate limits and retries faults within RETRY_POLICY. Returns the response body. Never throws:
 * whatever went wrong is returned as a refusal.
 */
export async function zoomRequest(
	connection: ZoomConnection,
	request: ZoomRequest,
): Promise<Result<unknown>> {
	const { clock, limiter } = connection;
	const cancel = cancelSignal(connection);
	const spent: RetriesSpent = { rateLimit: 0, fault: 0 };
	const isReading = request.method === 'GET';
	let mayBeDone = false;
	for (;;) {
		const holdMs = limiter.opensAt - clock.now();
		if (holdMs > 0 && !(await clock.wait(holdMs, cancel))) return cancelled(mayBeDone);
		const answer = await attempt(connection, request);
		if ('value' in answer) {
			if (isReading) limiter.readingsWaitedMs = waitedAfterAnswer(limiter.readingsWaitedMs ?? 0);
			return answer;
		}
		const error = withCredibleOpening(answer.error, clock.now());
		const isUncertain = error.origin === 'network' || isServerFault(error);
		mayBeDone ||= !isReading && (isUncertain || error.origin === 'cancelled');
		if (cancel?.aborted || error.origin === 'cancelled') return cancelled(mayBeDone);
		const policy = policyFor(request, error);
		const retry = retryOf(error, spent, clock.now(), clock.random(), policy);
		const isPaidFor = retry === undefined || !isReading || payForWait(connection, retry);
		if (retry === undefined || !isPaidFor) {
			return {
				error: {
					...error,
					...((spent.rateLimit > 0 || !isPaidFor) && { afterWaiting: true }),
					...(spent.fault > 0 && { afterRetries: true }),
					...(mayBeDone && { afterUncertainAttempt: true }),
				},
			};
		}
		spent[retry.because] += 1;
		if (retry.because === 'rateLimit')
			limiter.opensAt = Math.max(limiter.opensAt, clock.now() + retry.waitMs);
		else if (!(await clock.wait(retry.waitMs, cancel))) return cancelled(mayBeDone);
	}
}

function policyFor(request: ZoomRequest, { origin }: Refusal): typeof RETRY_POLICY {
	if (request.method === 'GET') return READING_POLICY;
	return request.idempotent !== false || origin === 'login' ? RETRY_POLICY : NO_REPETITION;
}

/**
 * Adds a wait to what the run's readings have waited; false if it's more than they may. A wait for a
 * limit that others wait for already costs only what it adds.
 */
function payForWait({ clock, limiter }: ZoomConnection, { because, waitMs }: Retry): boolean {
	const heldMs = because === 'rateLimit' ? Math.max(0, limiter.opensAt - clock.now()) : 0;
	const addedMs = Math.max(0, waitMs - heldMs);
	const waitedMs = limiter.readingsWaitedMs ?? 0;
	if (!mayReadingsWait(waitedMs, addedMs)) return false;
	limiter.readingsWaitedMs = waitedMs + addedMs;
	return true;
}

function isServerFault({ httpStatus = 0 }: Refusal): boolean {
	return httpStatus >= 500;
}

/**
 * Sends a request, once more if the token has expired. n8n renews it on HTTP 401 only, but Zoom has
 * been seen to say "Access token is expired" with HTTP 400; then n8n is told that this status means it.
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
		const { statusCode, headers } = response;
		const body = withoutSecrets(response.body, connection.secrets);
		return isErrorBody(body)
			? { error: refusalFromAnswer(statusCode, headers, body, connection.secrets) }
			: { value: body };
	} catch (error) {
		return { error: refusalFromError(error, await secretsNow(connection)) };
	}
}

/** The connection's secrets, plus those of a token that n8n may have renewed since. */
async function secretsNow({
	functions,
	credentialType,
	secrets,
}: ZoomConnection): Promise<readonly string[]> {
	try {
		const credentials = await functions.getCredentials(credentialType);
		return [...secrets, ...secretsOf(credentials)];
	} catch {
		return secrets;
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

/** Aborted when the user cancels the execution; dropdowns and older n8n have none. */
export function cancelSignal({ functions }: ZoomConnection): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in functions ? functions.getExecutionCancelSignal() : undefined;
}

function cancelled(mayBeDone: boolean): { error: Refusal } {
	const message = 'The execution was cancelled';
	return {
		error: {
			message,
			fieldErrors: [],
			origin: 'cancelled',
			...(mayBeDone && { afterUncertainAttempt: true }),
		},
	};
}
