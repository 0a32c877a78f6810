import { hostOf } from './connection';
import { isRecord, textOf } from './guards';
import { type Refusal, refusalFromAnswer } from './refusal';
import { quoteOf } from './secrets';

const CONNECTION_CODES =
	/^(E(CONN|HOST|NET|PIPE|PROTO|TIMEDOUT|AI_AGAIN|NOTFOUND|ADDR)|UND_ERR|HPE_|CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_(TLS|SSL|BAD_RESPONSE|FR_TOO_MANY|NETWORK|STREAM|SOCKET))/;

/** What n8n's OAuth client calls a refusal of the token endpoint. */
const TOKEN_REFUSED_CODES = ['EAUTH', 'ESTATUS'];

const LOST_ANSWER = 'the connection broke off during the answer';

/** Deeper than any error that n8n wraps. */
const MAX_CAUSES = 20;

/**
 * Reads what n8n's request helper threw as a refusal.
 * n8n 2 keeps the HTTP client's error, with status, headers and body, as the cause of its own; n8n 1
 * keeps only status and body. Whatever is neither an answer nor a broken connection happened while
 * n8n fetched or renewed the token. A good status that was thrown is a lost answer, like a broken connection.
 */
export function refusalFromError(error: unknown, secrets: readonly string[] = []): Refusal {
	const chain = causesOf(error);
	const quote = (foreign: unknown) => quoteOf(foreign, secrets);
	const address = addressIn(chain);
	const isAboutToken = /\/oauth\/token([?#]|$)/.test(address ?? '');
	for (const { response } of chain) {
		if (isRecord(response) && typeof response.status === 'number') {
			if (isGood(response.status) && !isAboutToken) {
				const lost = quote(innermostMessage(chain)) || LOST_ANSWER;
				return { message: lost, fieldErrors: [], origin: 'network', host: hostOf(address) };
			}
			const headers = isRecord(response.headers) ? response.headers : {};
			const refusal = refusalFromAnswer(response.status, headers, response.data, secrets);
			return isAboutToken ? { ...refusal, origin: 'login' } : refusal;
		}
	}
	const codes = chain.flatMap(({ code, httpCode }) => [textOf(code), textOf(httpCode)]);
	const connectionCode = codes.find((code) => CONNECTION_CODES.test(code));
	const message = quote(innermostMessage(chain) ?? connectionCode ?? 'no reason given');
	if (codes.includes('ERR_CANCELED')) return { message, fieldErrors: [], origin: 'cancelled' };
	if (codes.some((code) => TOKEN_REFUSED_CODES.includes(code))) {
		return { message: tokenRefusal(chain, secrets) ?? message, fieldErrors: [], origin: 'login' };
	}
	if (connectionCode !== undefined) {
		return { message, fieldErrors: [], origin: 'network', host: hostOf(address) };
	}
	const outermost = chain[0];
	const status = Number(textOf(outermost?.httpCode));
	if (isGood(status)) {
		return { message: message || LOST_ANSWER, fieldErrors: [], origin: 'network' };
	}
	if (status >= 300) {
		const data = isRecord(outermost?.context) ? outermost.context.data : undefined;
		return refusalFromAnswer(
			status,
			{},
			data ?? { message: outermost?.description ?? message },
			secrets,
		);
	}
	return { message: tokenRefusal(chain, secrets) ?? message, fieldErrors: [], origin: 'login' };
}

/** Thrown with such a status, an answer has begun and wasn't read to its end: it got lost on the way. */
function isGood(httpStatus: number): boolean {
	return httpStatus >= 200 && httpStatus < 300;
}

/** The token endpoint's own words, e.g. "Invalid Token!". */
function tokenRefusal(
	chain: Array<Record<string, unknown>>,
	secrets: readonly string[],
): string | undefined {
	const { body, status } = chain.find((level) => level.body !== undefined) ?? {};
	if (body === undefined) return undefined;
	return refusalFromAnswer(Number(textOf(status)) || 400, {}, body, secrets).message;
}

/** The address of the request that failed, which may be the token's and not the one asked for. */
function addressIn(chain: Array<Record<string, unknown>>): string | undefined {
	const config = chain.map((level) => level.config).find(isRecord);
	return typeof config?.url === 'string' ? config.url : undefined;
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
