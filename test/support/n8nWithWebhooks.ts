import './environment';

// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- the types of what arrives
import type { IncomingMessage, ServerResponse } from 'node:http';

import Fastify, { type FastifyInstance } from 'fastify';
import { HookContext, TriggerContext, WebhookContext } from 'n8n-core';
import {
	type IDataObject,
	type ExecutionError,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IWebhookData,
	type IWebhookResponseData,
	type IWorkflowExecuteAdditionalData,
	sleep,
	type WorkflowActivateMode,
	Workflow,
} from 'n8n-workflow';

import { credentialTypes } from './credentialTypes';
import { MemoryCredentials, type StoredCredential } from './credentials';

export const TRIGGER_TYPE = 'n8n-nodes-zoom-registrants.zoomRegistrantsTrigger';

/** What n8n keeps in its database of a workflow; several processes can share one. */
export interface WorkflowRow {
	staticData: string;
}

/** What n8n's main process keeps of a node whose `trigger` it has called. */
export interface Listening {
	/** The executions that the node has listed as failed. */
	failed: ExecutionError[];
	/** When the node checks, as cron expressions. */
	crons: string[];
	/** Lets the hour pass that the node waits for. */
	tick(): void;
	close(): Promise<void>;
}

export interface N8nOptions {
	parameters?: INodeParameters;
	/** Types of the credentials chosen in the node, and their IDs. */
	credentials?: Record<string, string>;
	stored?: StoredCredential[];
	/** Another copy of the node's code is another process. */
	nodeType: INodeType;
	row?: WorkflowRow;
	webhookId?: string;
	/** Where it says it can be reached, instead of where it listens. */
	publicUrl?: string;
}

/**
 * As much of n8n as a webhook node sees of it: an HTTP server that receives bytes, n8n-core's own
 * contexts, and the static data, which every request reads from the database and writes back before
 * it is answered. The order of things is that of n8n 2's LiveWebhooks, TestWebhooks, WebhookHelpers
 * and ActiveWorkflowManager.
 */
export class N8nWithWebhooks {
	/** The items of every execution that was started. */
	readonly started: INodeExecutionData[][] = [];

	readonly testStarted: INodeExecutionData[][] = [];

	readonly logs: string[] = [];

	readonly row: WorkflowRow;

	readonly node: INode;

	/** When set, n8n cannot start executions, e.g. because its database is gone. */
	cannotStart = false;

	/** Where it listens for a test event; ends with the first one that starts the workflow. */
	isListening = false;

	private readonly rows = new WeakMap<Workflow, IDataObject>();

	private readonly server: FastifyInstance = Fastify({ forceCloseConnections: true });

	private url = '';

	constructor(private readonly options: N8nOptions) {
		this.row = options.row ?? { staticData: '{}' };
		this.node = {
			id: 'trigger',
			name: 'Zoom Registrants Trigger',
			type: TRIGGER_TYPE,
			typeVersion: 1,
			position: [0, 0],
			webhookId: options.webhookId ?? 'hook-1',
			parameters: options.parameters ?? {},
			credentials: Object.fromEntries(
				Object.entries(options.credentials ?? {}).map(([type, id]) => [type, { id, name: id }]),
			),
		};
	}

	async start(): Promise<this> {
		this.server.removeAllContentTypeParsers();
		this.server.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) =>
			done(null, body),
		);
		for (const kind of ['webhook', 'webhook-test']) {
			this.server.all(`/${kind}/*`, async (request, reply) => {
				reply.hijack();
				const raw = Object.assign(request.raw, {
					rawBody: request.body as Buffer | undefined,
					params: {},
					query: {},
				});
				await this.handle(raw, reply.raw, kind === 'webhook-test');
			});
		}
		const url = await this.server.listen({ port: 0, host: '127.0.0.1' });
		this.url = this.options.publicUrl ?? url;
		return this;
	}

	async close(): Promise<void> {
		await this.server.close();
	}

	webhookUrl(isTest = false): string {
		return `${this.url}/${isTest ? 'webhook-test' : 'webhook'}/${this.node.webhookId}/webhook`;
	}

	/** What n8n does when the workflow is activated, or when it starts to listen for a test event. */
	async activate(isTest = false, activation: WorkflowActivateMode = 'activate'): Promise<void> {
		const workflow = this.workflow();
		const exists = await this.hook('checkExists', workflow, isTest, activation);
		if (!exists) await this.hook('create', workflow, isTest, activation);
		this.save(workflow);
		if (isTest) this.isListening = true;
	}

	/** What n8n does when the workflow is deactivated, or could not be activated. */
	async deactivate(isTest = false): Promise<boolean> {
		const workflow = this.workflow();
		const done = await this.hook('delete', workflow, isTest, 'update');
		this.save(workflow);
		if (isTest) this.isListening = false;
		return done;
	}

	/** One of the node's webhook methods by itself; nothing is saved. */
	async hook(
		method: 'checkExists' | 'create' | 'delete',
		workflow = this.workflow(),
		isTest = false,
		activation: WorkflowActivateMode = 'activate',
	): Promise<boolean> {
		const run = this.options.nodeType.webhookMethods?.default?.[method];
		if (run === undefined) throw new Error(`The node has no ${method}`);
		const context = new HookContext(
			workflow,
			this.nodeOf(workflow),
			this.additionalData(),
			'trigger',
			activation,
			this.webhookData(isTest),
		);
		return await workflow.expression.withIsolate(async () => await run.call(this.logged(context)));
	}

	/** What n8n does with the node's `trigger` when it starts, or when the workflow is published. */
	async listen(activation: WorkflowActivateMode = 'init'): Promise<Listening> {
		const run = this.options.nodeType.trigger;
		if (run === undefined) throw new Error('The node has no trigger');
		const workflow = this.workflow();
		const failed: ExecutionError[] = [];
		const ticks: Array<(at: Date) => void> = [];
		const crons: string[] = [];
		const context = new TriggerContext(
			workflow,
			this.nodeOf(workflow),
			this.additionalData(),
			'trigger',
			activation,
			undefined,
			undefined,
			(error) => failed.push(error),
			{
				registerCron({ expression }, onTick) {
					crons.push(expression);
					ticks.push(onTick);
				},
			},
		);
		const response = await workflow.expression.withIsolate(
			async () => await run.call(this.logged(context)),
		);
		this.save(workflow);
		return {
			failed,
			crons,
			tick: () => ticks.forEach((onTick) => onTick(new Date(0))),
			close: async () => await response?.closeFunction?.(),
		};
	}

	/** As read from the database, or with static data that another copy of the workflow shares. */
	workflow(staticData = JSON.parse(this.row.staticData) as IDataObject): Workflow {
		const workflow = new Workflow({
			id: 'workflow-1',
			name: 'Registrations',
			nodes: [structuredClone(this.node)],
			connections: {},
			active: true,
			nodeTypes: this.nodeTypes,
			staticData,
		});
		this.rows.set(workflow, staticData);
		return workflow;
	}

	private async handle(
		request: IncomingMessage & { rawBody?: Buffer },
		response: ServerResponse,
		isTest: boolean,
	): Promise<void> {
		const workflow = this.workflow();
		const body = jsonOf(request);
		if (body === 'malformed') return send(response, 422, { message: 'Failed to parse body' });
		if (request.method !== 'POST' || (isTest && !this.isListening)) {
			return send(response, 404, { message: 'The requested webhook is not registered.' });
		}
		const additionalData = this.additionalData();
		Object.assign(additionalData, { httpRequest: request, httpResponse: response });
		const context = new WebhookContext(
			workflow,
			this.nodeOf(workflow),
			additionalData,
			isTest ? 'manual' : 'webhook',
			this.webhookData(isTest),
			[],
			null,
		);
		const webhook = this.options.nodeType.webhook;
		if (webhook === undefined) throw new Error('The node has no webhook');
		let result: IWebhookResponseData;
		try {
			result = await workflow.expression.withIsolate(
				async () => await webhook.call(this.logged(context)),
			);
		} catch (error) {
			this.logs.push(`thrown: ${(error as Error).message}`);
			return send(response, 500, { message: 'Workflow Webhook Error' });
		}
		await this.goOn(result, workflow, response, isTest);
	}

	private async goOn(
		result: IWebhookResponseData,
		workflow: Workflow,
		response: ServerResponse,
		isTest: boolean,
	): Promise<void> {
		if (result.workflowData !== undefined) {
			if (this.cannotStart) return send(response, 500, { message: 'Error starting workflow' });
			// n8n 2 makes a second workflow of the same data, which marks all of it as unchanged.
			this.workflow(this.rows.get(workflow));
			(isTest ? this.testStarted : this.started).push(...result.workflowData);
			if (isTest) await this.deactivate(true);
		}
		await sleep(0);
		const answer = result.webhookResponse ?? { message: 'Workflow was started' };
		if (!isTest) this.save(workflow);
		if (result.noWebhookResponse === true) return;
		send(response, 200, answer);
	}

	private save(workflow: Workflow): void {
		const { staticData } = workflow;
		if ((staticData as { __dataChanged?: boolean }).__dataChanged !== true) return;
		this.row.staticData = JSON.stringify(staticData);
	}

	private nodeOf(workflow: Workflow): INode {
		const node = workflow.getNode(this.node.name);
		if (node === null) throw new Error('The workflow has lost its node');
		return node;
	}

	private get nodeTypes(): INodeTypes {
		const { nodeType } = this.options;
		return {
			getByName: () => nodeType,
			getByNameAndVersion: () => nodeType,
			getKnownTypes: () => ({}),
		};
	}

	private webhookData(isTest: boolean): IWebhookData {
		const [webhookDescription] = this.options.nodeType.description.webhooks ?? [];
		return { webhookDescription, isTest } as unknown as IWebhookData;
	}

	private additionalData(): IWorkflowExecuteAdditionalData {
		return {
			webhookBaseUrl: `${this.url}/webhook`,
			webhookTestBaseUrl: `${this.url}/webhook-test`,
			webhookWaitingBaseUrl: `${this.url}/webhook-waiting`,
			formWaitingBaseUrl: this.url,
			restApiUrl: this.url,
			instanceBaseUrl: this.url,
			variables: {},
			credentialsHelper: new MemoryCredentials(
				credentialTypes,
				this.options.stored ?? [],
				this.nodeTypes,
			),
		} as unknown as IWorkflowExecuteAdditionalData;
	}

	private logged<T extends object>(context: T): T {
		const log = (message: string, meta?: object) =>
			this.logs.push(message + (meta === undefined ? '' : JSON.stringify(meta)));
		const logger = { debug: log, info: log, warn: log, error: log };
		return Object.defineProperty(context, 'logger', { value: logger });
	}
}

/** n8n parses what says that it is JSON before a node sees it. */
function jsonOf(request: IncomingMessage & { rawBody?: Buffer; body?: unknown }): unknown {
	const text = request.rawBody?.toString() ?? '';
	if (text === '' || !String(request.headers['content-type']).startsWith('application/json')) {
		return undefined;
	}
	try {
		request.body = JSON.parse(text);
		return request.body;
	} catch {
		return 'malformed';
	}
}

function send(response: ServerResponse, status: number, body: unknown): void {
	response.statusCode = status;
	response.setHeader('Content-Type', 'application/json');
	response.end(JSON.stringify(body));
}
