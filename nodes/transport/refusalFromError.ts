import { hostOf } from './connection';
import { isRecord, textOf } from './guards';
import { type Refusal, refusalFromAnswer } from './refusal';
import { quoteOf } from './secrets';

const CONNECTION_CODES =
	/^(E(CONN|HOST|NET|PIPE|PROTO|TIMEDOUT|AI_AGAIN|NOTFOUND|ADDR)|UND_ERR|HPE_|CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_(TLS|SSL|BAD_RESPONSE|FR_TOO_MANY|NETWORK|STREAM|SOCKET))/;

/** The codes of n8n's OAuth client for a refusal by the token endpoint. */
const TOKEN_REFUSED_CODES = ['EAUTH', 'ESTATUS'];

const LOST_ANSWER = 'the connection broke off during the answer';

/** More levels than n8n ever wraps an error in. */
const MAX_CAUSES = 20;

/**
 * Reads an error thrown by n8n's request helper as a refusal.
 * n8n 2 keeps the HTTP client's error, with status, headers and body, as the cause of its own; n8n 1
 * keeps only status and body. A 2xx status that was thrown is a lost answer, like a broken connection.
 * Anything that is neither a response nor a connection fault happened while n8n was fetching or
 * renewing the token.
 */
export function refusalFromError(error: unknown, secrets: readonly string[] = []): Refusal {
	const chain = causesOf(error);
	const quote = (foreign: unknown) => quoteOf(foreign, secrets);
	const said = quote(innermostMessage(chain));
	const address = addressIn(chain);
	const isAboutToken = /\/oauth\/token([?#]|$)/.test(address);
	for (const { response } of chain) {
		if (isRecord(response) && typeof response.status === 'number') {
			if (isGood(response.status) && !isAboutToken) {
				const message = said || LOST_ANSWER;
				return { message, fieldErrors: [], origin: 'network', host: hostOf(address) };
			}
			const headers = isRecord(response.headers) ? response.headers : {};
			const refusal = refusalFromAnswer(response.status, headers, response.data, secrets);
			return isAboutToken ? { ...refusal, origin: 'login' } : refusal;
		}
	}
	const codes = chain.flatMap(({ code, httpCode }) => [textOf(code), textOf(httpCode)]);
	const connectionCode = codes.find((code) => CONNECTION_CODES.test(code));
	const message = said || quote(connectionCode ?? 'no reason given');
	if (codes.includes('ERR_CANCELED')) return { message, fieldErrors: [], origin: 'cancelled' };
	if (codes.some((code) => TOKEN_REFUSED_CODES.includes(code))) {
		return { message: tokenRefusal(chain, secrets) ?? message, fieldErrors: [], origin: 'login' };
	}
	if (connectionCode !== undefined) {
		return { message, fieldErrors: [], origin: 'network', host: hostOf(address) };
	}
	const outermost = chain[0] ?? {};
	const status = Number(textOf(outermost.httpCode));
	if (isGood(status)) {
		return { message: said || LOST_ANSWER, fieldErrors: [], origin: 'network' };
	}
	if (status >= 300) {
		const data = isRecord(outermost.context) ? outermost.context.data : undefined;
		return refusalFromAnswer(
			status,
			{},
			data ?? { message: outermost.description ?? message },
			secrets,
		);
	}
	return { message: tokenRefusal(chain, secrets) ?? message, fieldErrors: [], origin: 'login' };
}

/** Thrown with such a status, an answer has begun and wasn't read to its end: it got lost on the way. */
function isGood(httpStatus: number): boolean {
	return httpStatus >= 200 && httpStatus < 300;
}

/** The token endpoint's own message, e.g. "Invalid Token!". */
function tokenRefusal(
	chain: Array<Record<string, unknown>>,
	secrets: readonly string[],
): string | undefined {
	const { body, status } = chain.find((level) => level.body !== undefined) ?? {};
	if (body === undefined) return undefined;
	return refusalFromAnswer(Number(textOf(status)) || 400, {}, body, secrets).message;
}

/** The URL of the request that failed, which may be the token endpoint's; `''` if it isn't known. */
function addressIn(chain: Array<Record<string, unknown>>): string {
	const config = chain.map((level) => level.config).find(isRecord);
	return textOf(config?.url);
}

function innermostMessage(chain: Array<Record<string, unknown>>): string | undefined {
	const messages = chain.map(({ message }) => message);
	return messages.findLast((one): one is string => typeof one === 'string' && one.trim() !== '');
}

function causesOf(error: unknown): Array<Record<string, unknown>> {
	const chain: Array<Record<string, unknown>> = [];
	for (let level = error; isRecord(level) && !chain.includes(level); level = level.cause) {
		chain.push(level);
		if (chain.length === MAX_CAUSES) break;
	}
	return chain;
}
