import {
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type NodeExecutionHint,
	type IRun,
	sleep,
} from 'n8n-workflow';

import type { Clock } from '../../nodes/transport/clock';
import { type RecordedRequest, type Sandbox, startSandbox } from '../../sandbox';
import { contractProblems } from '../contract/requests';
import { clockedPackage } from './clockedPackage';
import { Engine, type Execution, type WorkflowJson } from './engine';
import {
	sandboxCredentials,
	SERVER_TO_SERVER_CREDENTIAL,
	USER_CREDENTIAL,
} from './sandboxCredentials';
import { NODE_TYPE } from './example';
import { VirtualClock } from './virtualClock';

export interface RunResult {
	run: IRun;
	/** The json of the output items, in order. */
	json: IDataObject[];
	items: INodeExecutionData[];
	/** The items of the error output. */
	errorItems: INodeExecutionData[];
	/** What n8n shows beside the output. */
	hints: NodeExecutionHint[];
	/** The error that stopped the workflow. */
	error?: { message: string; description?: string | null; httpCode?: string | null };
}

export interface RunOptions {
	onError?: INode['onError'];
	cancelAfterMs?: number;
	/** The node's waits really take their time. Only to show that they do: such tests are slow. */
	realTime?: boolean;
}

/** A sandbox, n8n's engine with logins to it, and the time that both go by. */
export interface World {
	sandbox: Sandbox;
	engine: Engine;
	clock: VirtualClock;
	/** Everything as at the start, with fresh logins, and as if n8n had just been started. */
	reset(): void;
	/** Runs the node with these input items; parameters may be expressions. */
	execute(
		items: IDataObject[],
		parameters: INodeParameters,
		options?: RunOptions,
	): Promise<RunResult>;
	/** Every request to the API, without those to the login. */
	apiRequests(): RecordedRequest[];
	/** Their methods and URLs: `GET /v2/meetings/1`. */
	sent(): string[];
	/** The same in short: the status that was listed, or else the method. */
	steps(): string[];
	/** The requests that change something. */
	changes(): RecordedRequest[];
	/** The status changes. */
	puts(): RecordedRequest[];
	/** What the sandbox holds of a meeting's registrants: their status by email. */
	statuses(meetingId: string): Record<string, string>;
	/** Takes the scopes that match away from every app. */
	revokeScopes(pattern: RegExp): void;
}

/**
 * A world for the tests of one file, started once and fresh for each of them; without rate limits
 * unless a test sets a plan. `prepare` adds what each test of the file needs.
 */
export function useWorld(prepare: (world: World) => void = () => {}): World {
	const world = {} as World;
	const runs = new Set<Promise<unknown>>();
	beforeAll(async () => await startWorld(world, runs));
	beforeEach(async () => {
		// A test that timed out leaves a run behind, which goes on with a sandbox that isn't there.
		if (runs.size > 0) {
			await world.sandbox.close();
			await startWorld(world, runs);
			runs.clear();
		}
		world.reset();
		prepare(world);
	});
	afterEach(() => {
		// Whatever a test is about, the node only ever sends what Zoom's own text allows.
		expect([...new Set(world.sandbox.requests.flatMap(contractProblems))]).toEqual([]);
	});
	afterAll(async () => await world.sandbox.close());
	return world;
}

async function startWorld(world: World, runs: Set<Promise<unknown>>): Promise<void> {
	const clock = new VirtualClock();
	let nodeClock: Clock = clock;
	const sandbox = await startSandbox({
		now: () => clock.now(),
		pause: async (ms) => await clock.pause(ms),
		switches: { plan: 'unlimited' },
	});
	const tested = clockedPackage(() => nodeClock);
	let starts = 0;
	const newEngine = () => new Engine(tested, sandboxCredentials(sandbox, `start-${(starts += 1)}`));
	const apiRequests = () => sandbox.requests.filter(({ path }) => path.startsWith('/v2/'));

	/** In real time a busy machine may need long for the first request, so that one is waited for. */
	async function cancelOnceAnswered(ms: number, cancel: () => void): Promise<void> {
		while (!apiRequests().some(({ status }) => status !== null)) await sleep(20);
		await sleep(ms);
		cancel();
	}

	async function execute(
		items: IDataObject[],
		parameters: INodeParameters,
		{ onError, cancelAfterMs }: RunOptions,
	): Promise<Execution> {
		return await world.engine.execute(workflowOf(parameters, onError), 'Rows', {
			items: items.map((json) => ({ json })),
			onStart(cancel) {
				if (cancelAfterMs === undefined) return;
				if (nodeClock === clock) clock.after(cancelAfterMs, cancel);
				else void cancelOnceAnswered(cancelAfterMs, cancel);
			},
		});
	}

	async function executeInRealTime(...run: Parameters<typeof execute>): Promise<Execution> {
		return await clock.inRealTime(async (realClock) => {
			nodeClock = realClock;
			try {
				return await execute(...run);
			} finally {
				nodeClock = clock;
			}
		});
	}

	Object.assign(world, {
		sandbox,
		engine: newEngine(),
		clock,
		reset() {
			clock.reset();
			sandbox.reset();
			world.engine = newEngine();
		},
		apiRequests,
		sent: () => apiRequests().map(({ method, url }) => `${method} ${url}`),
		steps: () => apiRequests().map(({ method, query }) => query.status ?? method),
		changes: () => apiRequests().filter(({ method }) => method !== 'GET'),
		statuses: (meetingId) =>
			Object.fromEntries(
				sandbox.meeting(meetingId).registrants.map(({ email, status }) => [email, status]),
			),
		revokeScopes(pattern) {
			for (const app of Object.values(sandbox.state.apps))
				app.scopes = app.scopes.filter((scope) => !pattern.test(scope));
		},
		puts: () => apiRequests().filter(({ method }) => method === 'PUT'),
		async execute(items, parameters, options = {}) {
			const run = options.realTime === true ? executeInRealTime : execute;
			const promise = run(items, parameters, options);
			runs.add(promise);
			const execution = await promise.finally(() => runs.delete(promise));
			const output = execution.output('Zoom Registrants');
			const errorOutput = execution.output('Zoom Registrants', 1);
			// What an item doesn't say isn't there, rather than there without a value.
			expect([...output, ...errorOutput].flatMap(({ json }) => unsetIn(json))).toEqual([]);
			const { error, runData } = execution.run.data.resultData;
			const hints = (runData['Zoom Registrants'] ?? []).flatMap((task) => task.hints ?? []);
			expect(silentIn([...output, ...errorOutput], hints, error)).toEqual([]);
			return {
				run: execution.run,
				json: output.map(({ json }) => json),
				items: output,
				errorItems: errorOutput,
				hints,
				error,
			};
		},
	} satisfies World);
}

/** The names of the fields, at any depth, that are there without a value. */
function unsetIn(value: unknown, name = ''): string[] {
	if (value === undefined) return [name];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, one]) => unsetIn(one, `${name}.${key}`));
}

/** Those of the texts for the user that say nothing. */
function silentIn(
	items: readonly INodeExecutionData[],
	hints: readonly NodeExecutionHint[],
	error: RunResult['error'],
): unknown[] {
	const texts: unknown[] = [
		...items.flatMap(({ json }) => [
			json.error,
			json.note,
			(json.details as IDataObject)?.description,
		]),
		...hints.map(({ message }) => message),
		error?.message,
		error?.description,
	];
	return texts.filter((text) => typeof text === 'string' && text.trim() === '');
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

/** *On Error* as most workflows set it that have many rows. */
export const carryOn = { onError: 'continueRegularOutput' } as const;

/** *Meeting* by ID. */
export const byId = (value: string | number) => ({ __rl: true, mode: 'id', value });

/** *Registrants* with one row, by default from the input's fields. */
export const oneRegistrant = (id = '={{ $json.id }}', email = '={{ $json.email }}') => ({
	registrant: [{ id, email }],
});
