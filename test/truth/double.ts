/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a server */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

import type { VirtualClock } from '../support/virtualClock';
import { type Answer, refusal } from './answer';
import { type Call, type CallKind, readCall } from './call';
import { honestAnswer } from './honest';
import type { Zoom } from './zoom';

/** Answers a call, or asks the next one in line, with the call as it is or altered. */
export type Handler = (call: Call, next: (call?: Call) => Answer) => Answer;

/** Texts that look like secrets, with what has to be escaped in an address. */
const madeUp = (what: string) => `${what}+0123456789/abcdef=`;

export const ACCOUNT = {
	clientId: 'client-id-of-the-app',
	clientSecret: madeUp('c1ient'),
	refreshToken: madeUp('refresh'),
	accessToken: madeUp('access'),
};

/** How long every request takes, in the time that the double and the node share. */
const REQUEST_MS = 30;

let doublesMade = 0;

export interface Exchange {
	call: Call;
	answer: Answer;
	at: number;
}

/** A small Zoom over HTTP, whose handlers may change how it answers; the first one is asked first. */
export class Double {
	readonly exchanges: Exchange[] = [];

	readonly tokens = new Set([ACCOUNT.accessToken]);

	handlers: Handler[] = [];

	private readonly counts = new Map<CallKind, number>();

	private tokensIssued = 0;

	private readonly sockets = new Set<Socket>();

	private readonly server: Server;

	/** No other double of this process has it: what a run learns about an address must not reach the next one. */
	private readonly base = `/double${(doublesMade += 1)}`;

	constructor(
		readonly zoom: Zoom,
		private readonly clock: VirtualClock,
	) {
		this.server = createServer((request, response) => {
			void this.serve(request, response);
		});
		this.server.on('connection', (socket) => {
			this.sockets.add(socket);
			socket.on('close', () => this.sockets.delete(socket));
		});
	}

	async start(): Promise<void> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${this.base}`;
	}

	async stop(): Promise<void> {
		for (const socket of this.sockets) socket.destroy();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const bare = await readCall(request, this.base);
		const { zoom } = this;
		// Two requests may wait for one and the same token; time would stand still for ever.
		if (bare.kind !== 'token') await this.clock.pause(REQUEST_MS);
		zoom.catchUp();
		const nth = (this.counts.get(bare.kind) ?? 0) + 1;
		this.counts.set(bare.kind, nth);
		const call: Call = { ...bare, nth, asOf: zoom.now() };
		const answer = this.answer(call);
		this.exchanges.push({ call, answer, at: zoom.now() });
		send(response, answer, zoom.now());
	}

	private answer(call: Call): Answer {
		const ask = (index: number, asked: Call): Answer => {
			const handler = this.handlers[index];
			if (handler === undefined) return this.honest(asked);
			return handler(asked, (altered = asked) => ask(index + 1, altered));
		};
		return ask(0, call);
	}

	private honest(call: Call): Answer {
		if (call.kind === 'token') return this.issueToken();
		const token = /^Bearer (.+)$/.exec(call.headers.authorization ?? '')?.[1] ?? '';
		if (!this.tokens.has(token)) return refusal(401, 124, 'Invalid access token.');
		return honestAnswer(this.zoom, call);
	}

	private issueToken(): Answer {
		this.tokensIssued += 1;
		const token = `${ACCOUNT.accessToken}-${this.tokensIssued}`;
		this.tokens.add(token);
		return {
			status: 200,
			body: {
				access_token: token,
				token_type: 'bearer',
				refresh_token: ACCOUNT.refreshToken,
				expires_in: 3599,
			},
		};
	}
}

function send(response: ServerResponse, answer: Answer, now: number): void {
	if (answer.lost === 'all') {
		response.destroy();
		return;
	}
	const isText = typeof answer.body === 'string';
	const body = isText ? String(answer.body) : (JSON.stringify(answer.body) ?? '');
	const headers: Record<string, string> = {
		date: new Date(now).toUTCString(),
		'x-zm-trackingid': 'v=2.0;clid=us02;rid=WEB_truth',
		...(body !== '' && !isText ? { 'content-type': 'application/json;charset=UTF-8' } : {}),
		...answer.headers,
	};
	if (answer.lost === 'half') {
		const bytes = Buffer.from(body);
		response.writeHead(answer.status, { ...headers, 'content-length': String(bytes.length) });
		response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
		return;
	}
	response.writeHead(answer.status, headers);
	response.end(body);
}
