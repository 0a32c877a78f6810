import type { IDataObject, INode, INodeExecutionData, INodeParameters, IRun } from 'n8n-workflow';

import {
	type RecordedRequest,
	type Sandbox,
	type SandboxOptions,
	startSandbox,
} from '../../sandbox';
import { Engine, type WorkflowJson } from './engine';
import {
	sandboxCredentials,
	SERVER_TO_SERVER_CREDENTIAL,
	USER_CREDENTIAL,
} from './sandboxCredentials';
import { thisPackage } from './thisPackage';

export interface RunResult {
	run: IRun;
	/** The json of the output items, in order. */
	json: IDataObject[];
	items: INodeExecutionData[];
	/** The items of the error output. */
	errorItems: INodeExecutionData[];
	/** The error that stopped the workflow. */
	error?: { message: string; description?: string | null; httpCode?: string | null };
}

export interface RunOptions {
	onError?: INode['onError'];
	cancelAfterMs?: number;
}

/** A sandbox, and n8n's engine with logins to it. */
export interface World {
	sandbox: Sandbox;
	engine: Engine;
	/** Everything as at the start, with fresh logins. */
	reset(): void;
	/** Runs the node with these input items; parameters may be expressions. */
	update(
		items: IDataObject[],
		parameters: INodeParameters,
		options?: RunOptions,
	): Promise<RunResult>;
	/** The status changes that reached the sandbox. */
	puts(): RecordedRequest[];
	/** Every request to the API, without those to the login. */
	apiRequests(): RecordedRequest[];
}

export const NODE_TYPE = 'n8n-nodes-zoom-registrants.zoomRegistrants';

/** Starts both, with no rate limit unless asked otherwise. */
export async function startWorld(options: SandboxOptions = {}): Promise<World> {
	const sandbox = await startSandbox({
		...options,
		switches: { plan: 'unlimited', ...options.switches },
	});
	const newEngine = () => new Engine(thisPackage, sandboxCredentials(sandbox));
	const apiRequests = () => sandbox.requests.filter(({ path }) => path.startsWith('/v2/'));
	const world: World = {
		sandbox,
		engine: newEngine(),
		reset() {
			sandbox.reset();
			world.engine = newEngine();
		},
		apiRequests,
		puts: () => apiRequests().filter(({ method }) => method === 'PUT'),
		async update(items, parameters, runOptions = {}) {
			const execution = await world.engine.execute(
				workflowOf(parameters, runOptions.onError),
				'Rows',
				{
					items: items.map((json) => ({ json })),
					cancelAfterMs: runOptions.cancelAfterMs,
				},
			);
			const output = execution.output('Zoom Registrants');
			return {
				run: execution.run,
				json: output.map(({ json }) => json),
				items: output,
				errorItems: execution.output('Zoom Registrants', 1),
				error: execution.run.data.resultData.error,
			};
		},
	};
	return world;
}

/** A start node with the items, and the node under test behind it. */
export function workflowOf(parameters: INodeParameters, onError?: INode['onError']): WorkflowJson {
	const base = { typeVersion: 1, position: [0, 0] as [number, number] };
	return {
		nodes: [
			{ ...base, id: 'rows', name: 'Rows', type: 'test.passThrough', parameters: {} },
			{
				...base,
				id: 'zoom',
				name: 'Zoom Registrants',
				type: NODE_TYPE,
				onError,
				parameters,
				credentials: {
					zoomRegistrantsOAuth2Api: { id: USER_CREDENTIAL, name: 'Zoom' },
					zoomRegistrantsServerToServerOAuth2Api: {
						id: SERVER_TO_SERVER_CREDENTIAL,
						name: 'Zoom account',
					},
				},
			},
		],
		connections: { Rows: { main: [[{ node: 'Zoom Registrants', type: 'main', index: 0 }]] } },
	};
}

/** *Meeting* by ID. */
export const byId = (value: string | number) => ({ __rl: true, mode: 'id', value });

/** *Registrants* with one row, by default from the input's fields. */
export const oneRegistrant = (id = '={{ $json.id }}', email = '={{ $json.email }}') => ({
	registrant: [{ id, email }],
});
