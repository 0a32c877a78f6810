import type { LiveCheckOptions } from './options';

/** One answer of Zoom's. */
export interface Answer {
	status: number;
	/** The JSON of the body; `{}` if there is none. */
	json: Record<string, unknown>;
	/** The status with Zoom's code and message, for the report. */
	said: string;
}

export interface Request {
	query?: Record<string, string>;
	json?: unknown;
	form?: FormData;
}

/** What the check needs of the computer; tests have their own. */
export interface Environment {
	fetch: typeof fetch;
	/** Epoch milliseconds. */
	now: () => number;
	pause: (milliseconds: number) => Promise<void>;
	/** Prints one line. */
	say: (line: string) => void;
	/** Ends the check; its meetings are still deleted. */
	stop?: AbortSignal;
}

/** An answer that tells nothing about what was asked: a limit, a fault, a login or a scope. */
export class Unsettled extends Error {
	constructor(readonly answer: Answer) {
		super(answer.said);
	}
}

const MAX_TRIES = 5;

/** How long one answer may take. */
const TIMEOUT_MS = 30_000;

/** The answer to a request didn't arrive: Zoom may have done what it was asked. */
export class Unanswered extends Error {}

/** Zoom's API with a Server-to-Server login. Neither its token nor the secret ever leaves it. */
export class Zoom {
	private token = '';

	constructor(
		private readonly options: LiveCheckOptions,
		readonly environment: Environment,
	) {}

	/** Gets a token; throws with Zoom's reason if there is none. */
	async logIn(): Promise<void> {
		const { accountId, clientId, clientSecret, oauthBaseUrl } = this.options;
		const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
		const { status, text } = await this.send(`${oauthBaseUrl}/oauth/token`, {
			method: 'POST',
			headers: { authorization: `Basic ${basic}`, accept: 'application/json' },
			body: new URLSearchParams({ grant_type: 'account_credentials', account_id: accountId }),
		});
		const { access_token: token, reason } = jsonOf(text);
		if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) {
			const why = typeof token === 'string' ? 'a token that no header can carry' : reason;
			throw new Error(this.masked(`Zoom refused the login: HTTP ${status} ${String(why ?? '')}`));
		}
		this.token = token;
	}

	/**
	 * Sends one request, unless the check was stopped; `cleanUp` ones are sent even then. Throws
	 * `Unsettled` if the answer isn't about the request itself.
	 */
	async call(
		method: string,
		path: string,
		{ query, json, form }: Request = {},
		cleanUp = false,
	): Promise<Answer> {
		const { apiBaseUrl } = this.options;
		const { pause, stop } = this.environment;
		const url = `${apiBaseUrl}${path}${query ? `?${new URLSearchParams(query).toString()}` : ''}`;
		for (let tries = 1; ; tries += 1) {
			if (stop?.aborted && !cleanUp) throw new Error('Stopped');
			const { status, text } = await this.send(url, {
				method,
				headers: {
					authorization: `Bearer ${this.token}`,
					accept: 'application/json',
					...(json !== undefined && { 'content-type': 'application/json' }),
				},
				body: form ?? (json === undefined ? undefined : JSON.stringify(json)),
			});
			const answer = this.answerOf(status, text);
			const isBusy = /per-second/.test(answer.said) && tries < MAX_TRIES;
			if (isBusy) await pause(1_000);
			else if (isUnsettled(answer)) throw new Unsettled(answer);
			else return answer;
		}
	}

	/** A text without the secrets of this check, whatever repeated them. */
	masked(text: string): string {
		const { clientId, clientSecret, webhook } = this.options;
		const secrets = [
			Buffer.from(`${clientId}:${clientSecret}`).toString('base64'),
			...[this.token, clientSecret, webhook?.secretToken ?? ''].flatMap(writtenWays),
		];
		return secrets
			.filter((secret) => secret !== '')
			.reduce((masked, secret) => masked.replaceAll(secret, '***'), text);
	}

	/** Sends a request, and waits for the whole answer; throws `Unanswered` with the reason. */
	private async send(url: string, init: RequestInit): Promise<{ status: number; text: string }> {
		const signal = AbortSignal.timeout(TIMEOUT_MS);
		const sent = this.environment
			.fetch(url, { ...init, signal })
			.then(async (response) => ({ status: response.status, text: await response.text() }));
		return await sent.catch((error: unknown) => {
			const why = this.masked(reasonOf(error));
			throw new Unanswered(`No answer from ${url.split('?')[0] ?? ''}: ${why}`);
		});
	}

	private answerOf(status: number, text: string): Answer {
		const json = jsonOf(text);
		const { code, message } = json;
		const words = code === undefined ? '' : ` code ${String(code)} "${String(message)}"`;
		return { status, json, said: this.masked(`HTTP ${status}${words}`) };
	}
}

/** Whether Zoom did what it was asked. */
export function isDone({ status, json }: Answer): boolean {
	return status >= 200 && status < 300 && !('code' in json && 'message' in json);
}

function isUnsettled({ status, said }: Answer): boolean {
	return status >= 500 || status === 401 || status === 429 || /does not contain scopes/.test(said);
}

/** A secret as a server may repeat it: as it is, in a URL, in JSON, or encoded. */
function writtenWays(secret: string): string[] {
	return [
		secret,
		encodeURIComponent(secret),
		new URLSearchParams({ secret }).toString().slice('secret='.length),
		JSON.stringify(secret).slice(1, -1),
		Buffer.from(secret).toString('base64'),
	];
}

/** Why there was no answer: `fetch` says it only in the cause of its error. */
function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const { cause } = error;
	return cause instanceof Error ? `${error.message}, ${cause.message}` : error.message;
}

function jsonOf(text: string): Record<string, unknown> {
	try {
		const json: unknown = JSON.parse(text);
		return typeof json === 'object' && json !== null ? { ...json } : {};
	} catch {
		return {};
	}
}
