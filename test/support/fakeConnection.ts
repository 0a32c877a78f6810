import type { IHttpRequestOptions } from 'n8n-workflow';

import type { Clock } from '../../nodes/transport/clock';
import type { ZoomConnection, ZoomFunctions } from '../../nodes/transport/connection';

/** What n8n's request helper returns, or the error that it throws. */
export type FakeAnswer = { status: number; body: unknown; headers?: object } | Error;

export interface FakeConnection extends ZoomConnection {
	/** Every request, in order. */
	requests: IHttpRequestOptions[];
	/** Every wait that was asked for, in milliseconds. */
	waits: number[];
}

/** 1 December 2026, 15:30 UTC, in epoch milliseconds. */
export const NOW = Date.UTC(2026, 11, 1, 15, 30);

/** A connection to nowhere: the answers come from `answer`, and waiting takes no time. */
export function fakeConnection(
	answer: (request: IHttpRequestOptions, index: number) => FakeAnswer,
	{ random = 0, cancelAtWait = Infinity } = {},
): FakeConnection {
	const requests: IHttpRequestOptions[] = [];
	const waits: number[] = [];
	const clock: Clock = {
		now: () => NOW + waits.reduce((sum, ms) => sum + ms, 0),
		random: () => random,
		async wait(ms) {
			waits.push(ms);
			return waits.length < cancelAtWait;
		},
	};
	const functions = {
		getCredentials: async () => ({}),
		helpers: {
			async httpRequestWithAuthentication(_type: string, options: IHttpRequestOptions) {
				requests.push(options);
				const given = answer(options, requests.length - 1);
				if (given instanceof Error) throw given;
				return { statusCode: given.status, headers: given.headers ?? {}, body: given.body };
			},
		},
	};
	return {
		functions: functions as unknown as ZoomFunctions,
		credentialType: 'zoomRegistrantsOAuth2Api',
		apiBaseUrl: 'https://api.zoom.us/v2',
		host: 'me',
		clock,
		limiter: { opensAt: 0 },
		secrets: [],
		requests,
		waits,
	};
}

/** Zoom's answer with a status that is an error, as n8n throws it. */
export function httpError(status: number, data: unknown, headers: object = {}): Error {
	return Object.assign(new Error(`Request failed with status code ${status}`), {
		response: { status, headers, data },
	});
}
