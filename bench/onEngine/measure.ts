import {
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeType,
	sleep,
} from 'n8n-workflow';

import { builtPackage } from '../../demo/builtPackage';
import { Engine, type Execution, type WorkflowJson } from '../../test/support/engine';
import { cpuMs } from '../cpuMs';
import type { FakeZoom } from '../fakeZoom';
import { type EngineCase, peopleRows, type PersonRow } from './cases';

/** What one size of one case takes. Times are processor milliseconds, memory is in bytes. */
export interface EngineCost {
	rows: number;
	/** The whole workflow with this package's node, without the fake Zoom. */
	wholeMs: number;
	/** The same with a node that only reads the same fields of the same items and returns the items. */
	readingMs: number;
	/** What the heap holds of an execution: its output, and n8n's record of it. */
	heapBytes: number;
	/** The same of the node that only reads, whose output is its input. */
	readingHeapBytes: number;
}

interface Timed {
	execution: Execution;
	/** Processor milliseconds without the fake Zoom. */
	ms: number;
}

type ReadField = Parameters<IExecuteFunctions['getNodeParameter']>;

const TYPE = 'n8n-nodes-zoom-registrants.zoomRegistrants';
const NODE = 'Zoom Registrants';
const CREDENTIAL = { type: 'zoomRegistrantsOAuth2Api', id: 'user' };

/** Nothing listens there: the requests end in the fake Zoom. */
const NOWHERE = 'http://127.0.0.1:9';

/** n8n's engine with two nodes to compare, this package's built one and one that only reads. */
export class EngineBench {
	private zoom?: FakeZoom;

	/** The fields that the package's node asked for, in order. */
	private reads: ReadField[] = [];

	private isNotingReads = false;

	/** Of the last run. The package remembers what it has changed in a meeting, so each run has its own. */
	private meetingId = 85_200_000_000;

	private constructor(
		private readonly ours: Engine,
		private readonly reading: Engine,
	) {}

	static async start(): Promise<EngineBench> {
		const built = await builtPackage();
		const node = built.nodes[TYPE];
		if (node?.execute === undefined) throw new Error('The built package has no node');
		const data = {
			environment: 'custom',
			oAuthBaseUrl: NOWHERE,
			apiBaseUrl: `${NOWHERE}/v2`,
			clientId: 'client',
			clientSecret: 'none',
		};
		const engineOf = (nodeType: INodeType) =>
			new Engine({ ...built, nodes: { [TYPE]: nodeType } }, [{ ...CREDENTIAL, data }]);
		const bench: EngineBench = new EngineBench(
			engineOf(withExecute(node, async (functions) => await bench.executeOurs(node, functions))),
			engineOf(withExecute(node, async (functions) => bench.onlyRead(functions))),
		);
		return bench;
	}

	/** Both nodes in turn, `times` times each, and once more for the heap; gives the medians. */
	async measure(one: EngineCase, size: number, times: number): Promise<EngineCost> {
		const rows = peopleRows(size);
		this.reads = [];
		this.isNotingReads = true;
		verify(one, (await this.run(this.ours, one, rows)).execution, size);
		this.isNotingReads = false;
		const [whole, reading]: [number[], number[]] = [[], []];
		for (let n = 0; n < times; n += 1) {
			whole.push((await this.run(this.ours, one, rows)).ms);
			reading.push((await this.run(this.reading, one, rows)).ms);
		}
		const heapBytes = await heapOf(whole, async () => await this.run(this.ours, one, rows));
		const readingHeapBytes = await heapOf(
			reading,
			async () => await this.run(this.reading, one, rows),
		);
		return {
			rows: size,
			wholeMs: median(whole),
			readingMs: median(reading),
			heapBytes,
			readingHeapBytes,
		};
	}

	/** How much more is on the heap after each of several runs, each with people of its own, than before them. */
	async leftAfter(one: EngineCase, size: number, times: number): Promise<number[]> {
		await this.run(this.ours, one, peopleRows(size));
		const before = await heapUsed();
		const left: number[] = [];
		for (let n = 0; n < times; n += 1) {
			await this.run(this.ours, one, peopleRows(size));
			this.zoom = undefined;
			left.push((await heapUsed()) - before);
		}
		return left;
	}

	private async run(engine: Engine, one: EngineCase, rows: readonly PersonRow[]): Promise<Timed> {
		const items = rows.map((row): INodeExecutionData => ({ json: { ...row } }));
		this.zoom = one.zoomFor(rows);
		const workflow = workflowOf(one, (this.meetingId += 1));
		const started = cpuMs();
		const execution = await engine.execute(workflow, 'Rows', { items });
		return { execution, ms: cpuMs() - started - this.zoom.spentMs };
	}

	private async executeOurs(
		node: INodeType,
		functions: IExecuteFunctions,
	): Promise<INodeExecutionData[][]> {
		functions.helpers.httpRequestWithAuthentication = async (_type, request) =>
			this.zoom?.answer(request);
		if (this.isNotingReads) this.noteReads(functions);
		return (await node.execute?.call(functions)) as INodeExecutionData[][];
	}

	private noteReads(functions: IExecuteFunctions): void {
		const read = functions.getNodeParameter.bind(functions) as (...field: ReadField) => unknown;
		functions.getNodeParameter = ((...field: ReadField) => {
			this.reads.push(field);
			return read(...field);
		}) as IExecuteFunctions['getNodeParameter'];
	}

	private onlyRead(functions: IExecuteFunctions): INodeExecutionData[][] {
		for (const field of this.reads) functions.getNodeParameter(...field);
		const itemOf = ({ json }: INodeExecutionData, item: number) => ({ json, pairedItem: { item } });
		return [functions.getInputData().map(itemOf)];
	}
}

/** The same node with the same form, doing something else. */
function withExecute(
	{ description }: INodeType,
	execute: (functions: IExecuteFunctions) => Promise<INodeExecutionData[][]>,
): INodeType {
	return {
		description,
		async execute() {
			return await execute(this);
		},
	};
}

function workflowOf(one: EngineCase, meetingId: number): WorkflowJson {
	const base = { typeVersion: 1, position: [0, 0] as INode['position'] };
	const { type, id } = CREDENTIAL;
	return {
		nodes: [
			{ ...base, id: 'rows', name: 'Rows', type: 'test.passThrough', parameters: {} },
			{
				...base,
				id: 'zoom',
				name: NODE,
				type: TYPE,
				onError: 'continueRegularOutput',
				parameters: {
					...one.parameters,
					meetingId: { __rl: true, mode: 'id', value: String(meetingId) },
				},
				credentials: { [type]: { id, name: 'Zoom' } },
			},
		],
		connections: { Rows: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
	};
}

/** Times count only if everybody was really dealt with. */
function verify({ name }: EngineCase, { run, output }: Execution, size: number): void {
	const items = output(NODE);
	const failed = items.find(({ json }) => json.success === false || json.error !== undefined);
	if (items.length === size && failed === undefined && !run.data.resultData.error) return;
	throw new Error(`${name}: ${items.length} of ${size} items, ${JSON.stringify(failed?.json)}`);
}

/** What the heap no longer holds once an execution is let go; adds its time to `times`. */
async function heapOf(times: number[], run: () => Promise<Timed>): Promise<number> {
	const runs = [await run()];
	times.push(...runs.map(({ ms }) => ms));
	const held = await heapUsed();
	runs.length = 0;
	return held - (await heapUsed());
}

/** Bytes, after all garbage has been collected and nothing is under way that holds on to some. */
async function heapUsed(): Promise<number> {
	if (gc === undefined) throw new Error('Run this with --expose-gc');
	await sleep(0);
	gc();
	// eslint-disable-next-line @n8n/community-nodes/no-restricted-globals -- a command-line program
	return process.memoryUsage().heapUsed;
}

function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
