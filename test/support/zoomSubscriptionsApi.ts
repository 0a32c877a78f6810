import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';

import { deliver, validation } from './zoomSender';

export interface StoredSubscription {
	event_subscription_id: string;
	event_subscription_name?: string;
	event_webhook_url: string;
	events: string[];
	subscription_scope: string;
	user_ids?: string[];
	account_id?: string;
	created_source: 'default' | 'openapi';
}

export interface ApiRequest {
	method: string;
	path: string;
	query: Record<string, string>;
	body: unknown;
}

interface Answer {
	status: number;
	body?: unknown;
}

const PATH = '/v2/marketplace/app/event_subscription';

/** The scopes that Zoom gives to the token of an app by itself. */
const SCOPES: Record<string, string> = {
	GET: 'marketplace:read:list_event_subscriptions',
	POST: 'marketplace:write:event_subscription',
	DELETE: 'marketplace:delete:event_subscription',
};

/**
 * Zoom's event subscriptions, as its documentation describes them: for tokens of the app, with the
 * address asked for the secret before it is subscribed.
 * https://developers.zoom.us/docs/api/marketplace/#tag/app/post/marketplace/app/event_subscription
 */
export class ZoomSubscriptionsApi {
	readonly subscriptions: StoredSubscription[] = [];

	readonly requests: ApiRequest[] = [];

	/** The bodies of token requests. */
	readonly tokenRequests: string[] = [];

	readonly missingScopes = new Set<string>();

	/** Answers in place of the next ones of a method, first come first; `after` doing what was asked. */
	readonly faults: Array<Answer & { method: string; after?: boolean }> = [];

	/** The secret that the address has to know. */
	secret?: string;

	private readonly server: FastifyInstance = Fastify({ forceCloseConnections: true });

	private count = 0;

	url = '';

	async start(): Promise<this> {
		this.server.addContentTypeParser(
			'application/x-www-form-urlencoded',
			{ parseAs: 'string' },
			(_, body, done) => done(null, body),
		);
		this.server.post('/oauth/token', async (request, reply) => {
			this.tokenRequests.push(`${request.headers.authorization} ${String(request.body)}`);
			return await reply.send({
				access_token: 'app-token',
				token_type: 'bearer',
				expires_in: 3600,
			});
		});
		this.server.all(`${PATH}/:id`, async (request, reply) => {
			const { id } = request.params as { id: string };
			await this.answer(request.method, request.url, request.query, request.body, reply, id);
		});
		this.server.all(PATH, async (request, reply) => {
			await this.answer(request.method, request.url, request.query, request.body, reply);
		});
		this.url = await this.server.listen({ port: 0, host: '127.0.0.1' });
		return this;
	}

	async close(): Promise<void> {
		await this.server.close();
	}

	private async answer(
		method: string,
		url: string,
		query: unknown,
		body: unknown,
		reply: FastifyReply,
		id?: string,
	): Promise<void> {
		const [path = ''] = url.split('?');
		this.requests.push({ method, path, query: query as Record<string, string>, body });
		const index = this.faults.findIndex((fault) => fault.method === method);
		const [fault] = index === -1 ? [] : this.faults.splice(index, 1);
		const done = fault === undefined || fault.after ? await this.act(method, body, id) : fault;
		const { status, body: answer } = fault ?? done;
		await reply.status(status).send(answer);
	}

	private async act(method: string, body: unknown, id?: string): Promise<Answer> {
		const scope = SCOPES[method] ?? '';
		if (this.missingScopes.has(scope)) {
			const message = `Invalid access token, does not contain scopes:[${scope}].`;
			return { status: 400, body: { code: 4711, message } };
		}
		if (method === 'GET') {
			const event_subscriptions = this.subscriptions;
			return { status: 200, body: { page_size: 30, next_page_token: '', event_subscriptions } };
		}
		return method === 'POST'
			? await this.create(body as Omit<StoredSubscription, 'event_subscription_id'>)
			: this.delete(id);
	}

	private async create(wanted: Omit<StoredSubscription, 'event_subscription_id'>): Promise<Answer> {
		const url = wanted.event_webhook_url;
		const asked = await deliver(url, validation('token'), { secret: this.secret });
		if (asked.status !== 200 || typeof asked.body.encryptedToken !== 'string') {
			const message = `The event webhook url validate failed: ${url}.`;
			return { status: 404, body: { code: 1701, message } };
		}
		this.count += 1;
		const event_subscription_id = `subscription-${this.count}`;
		this.subscriptions.push({ ...wanted, event_subscription_id, created_source: 'openapi' });
		return { status: 201, body: { event_subscription_id } };
	}

	private delete(id?: string): Answer {
		const index = this.subscriptions.findIndex((one) => one.event_subscription_id === id);
		if (index === -1) {
			const message = `App event subscription is invalid: ${id}`;
			return { status: 404, body: { code: 1601, message } };
		}
		this.subscriptions.splice(index, 1);
		return { status: 204 };
	}
}
