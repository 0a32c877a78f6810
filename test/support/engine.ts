import './environment';

import { ExecutionLifecycleHooks, LoadOptionsContext, WorkflowExecute } from 'n8n-core';
import {
	type IConnections,
	type ICredentialType,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
	type IRun,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
	NodeConnectionTypes,
	NodeHelpers,
	Workflow,
} from 'n8n-workflow';

import { MemoryCredentials, type StoredCredential } from './credentials';

/** What is under test: the node types and credential types of this package. */
export interface Package {
	nodes: Record<string, INodeType>;
	credentials: ICredentialType[];
}

export interface WorkflowJson {
	name?: string;
	nodes: INode[];
	connections: IConnections;
	pinData?: Record<string, INodeExecutionData[]>;
	settings?: IWorkflowBase['settings'];
}

export interface Execution {
	run: IRun;
	/** Output items of a node, by output. */
	output(nodeName: string, output?: number): INodeExecutionData[];
}

/** Hands its input on; stands in for n8n's own nodes, which are not installed here. */
const PASS_THROUGH: INodeType = {
	description: {
		displayName: 'Pass Through',
		name: 'passThrough',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: {},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	async execute() {
		return [this.getInputData()];
	},
};

const NO_EXTERNAL_SECRETS = {} as IWorkflowExecuteAdditionalData['externalSecretsProxy'];

/** Dropdowns show times in the time zone of the workflow; everything else is faster in UTC. */
const IN_BERLIN = { timezone: 'Europe/Berlin' };

/** n8n throws "Invalid URL" at the first expression when one of its addresses is empty. */
const EMPTY_URL = 'http://127.0.0.1/';

/** Runs workflows on n8n's own engine, in this process, without n8n. */
export class Engine {
	readonly credentials: MemoryCredentials;

	private readonly nodeTypes: INodeTypes;

	constructor(tested: Package, stored: StoredCredential[]) {
		const find = (type: string) => tested.nodes[type] ?? PASS_THROUGH;
		this.nodeTypes = {
			getByName: find,
			getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(find(type), version),
			getKnownTypes: () => ({}),
		};
		this.credentials = new MemoryCredentials(tested.credentials, stored, this.nodeTypes);
	}

	/** Executes a workflow from `startNode`, whose items are pinned. `onStart` can cancel it later. */
	async execute(
		json: WorkflowJson,
		startNode: string,
		options: { items?: INodeExecutionData[]; onStart?: (cancel: () => void) => void } = {},
	): Promise<Execution> {
		const workflow = this.workflowOf(json);
		const start = workflow.getNode(startNode);
		if (start === null) throw new Error(`No node "${startNode}" in the workflow`);
		const pinData = { ...json.pinData };
		if (options.items !== undefined) pinData[startNode] = options.items;
		const additionalData = this.additionalData(json);
		const promise = new WorkflowExecute(additionalData, 'manual').run({
			workflow,
			startNode: start,
			pinData,
		});
		options.onStart?.(() => promise.cancel());
		const run = await promise;
		return {
			run,
			output: (nodeName, output = 0) =>
				run.data.resultData.runData[nodeName]?.[0]?.data?.main?.[output] ?? [],
		};
	}

	/** What a node's dropdowns see: its parameters as filled in so far, and its credentials. */
	loadOptions(json: WorkflowJson, nodeName: string): LoadOptionsContext {
		const workflow = this.workflowOf({ ...json, settings: { ...IN_BERLIN, ...json.settings } });
		const node = workflow.getNode(nodeName);
		if (node === null) throw new Error(`No node "${nodeName}" in the workflow`);
		const additionalData = this.additionalData(json);
		additionalData.currentNodeParameters = node.parameters;
		return new LoadOptionsContext(workflow, node, additionalData, `parameters.`);
	}

	private workflowOf({ nodes, connections, settings, pinData }: WorkflowJson): Workflow {
		return new Workflow({
			id: 'test',
			nodes: structuredClone(nodes),
			connections,
			active: false,
			nodeTypes: this.nodeTypes,
			settings: { executionOrder: 'v1', timezone: 'UTC', ...settings },
			pinData,
		});
	}

	private additionalData(json: WorkflowJson): IWorkflowExecuteAdditionalData {
		const now = new Date();
		const workflowData: IWorkflowBase = {
			id: 'test',
			name: json.name ?? 'Test',
			active: false,
			isArchived: false,
			createdAt: now,
			updatedAt: now,
			activeVersionId: null,
			nodes: json.nodes,
			connections: json.connections,
		};
		const urls = {
			restApiUrl: EMPTY_URL,
			instanceBaseUrl: EMPTY_URL,
			formBaseUrl: EMPTY_URL,
			formWaitingBaseUrl: EMPTY_URL,
			formTestBaseUrl: EMPTY_URL,
			webhookBaseUrl: EMPTY_URL,
			webhookWaitingBaseUrl: EMPTY_URL,
			webhookTestBaseUrl: EMPTY_URL,
			mcpBaseUrl: EMPTY_URL,
			mcpTestBaseUrl: EMPTY_URL,
		};
		return {
			...urls,
			credentialsHelper: this.credentials,
			externalSecretsProxy: NO_EXTERNAL_SECRETS,
			executionId: '1',
			currentNodeExecutionIndex: 0,
			variables: {},
			hooks: new ExecutionLifecycleHooks('manual', '1', workflowData),
			logAiEvent: () => {},
			executeWorkflow: notHere,
			getRunExecutionData: notHere,
			getRuntimeCredential: notHere,
			startRunnerTask: notHere,
		};
	}
}

async function notHere(): Promise<never> {
	throw new Error('Not part of this engine');
}
