import type { SandboxContext } from '../context';
import type { App } from '../types';

/** The user or account that a request acts for. */
export interface Caller {
	app: App;
	userId: string;
	/** `user`: only what belongs to the token's user; `account`: an `:admin` scope opens the whole account. */
	level: 'user' | 'account';
}

/** One request to the API, free of the HTTP framework. */
export interface ApiCall {
	context: SandboxContext;
	method: string;
	path: string;
	params: Record<string, string>;
	query: Record<string, string>;
	contentType: string;
	body: Buffer;
	caller: Caller;
}

export type RateLimitLabel = 'Light' | 'Medium' | 'Heavy';

/** Granular and classic scope; `:admin` is added for account-level apps. */
export interface Scope {
	granular: string;
	classic: string;
	accountOnly?: boolean;
	/** Only a token of the app itself has it. */
	appOnly?: boolean;
}

/** What the specification says about an endpoint. */
export interface Endpoint {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	path: string;
	label: RateLimitLabel;
	scope: Scope;
	/** The query keys the specification knows; Zoom ignores any other silently. */
	query: string[];
	/** An `Answer`, or the body of a 200; undefined answers 204 without a body. */
	handle: (call: ApiCall) => unknown;
}

/** A granular scope and the classic one that opens the same. */
export function scope(granular: string, classic: string): Scope {
	return { granular, classic };
}

/** An answer with another status than 200 or 204. */
export class Answer {
	constructor(
		readonly status: number,
		readonly body: unknown,
	) {}
}

/** Notes something Zoom accepts silently, so that a test can see it. */
export function noteOddity(call: Pick<ApiCall, 'context' | 'method' | 'path'>, what: string): void {
	const { context, method, path } = call;
	context.state.oddities.push({ at: context.now(), method, path, what });
}
