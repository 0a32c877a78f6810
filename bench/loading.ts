import { table } from '../demo/table';
import { exitWith, resolve, run, say } from '../test/e2e/system';

/** Fresh processes for each figure; the median counts. */
const TIMES = 15;

/** What is loaded, in this order. n8n has loaded n8n-workflow before it loads any package. */
const STEPS = [
	['n8n-workflow', 'n8n itself: n8n-workflow'],
	['./index.js', 'at the start: both nodes, their forms and the credentials'],
	['./dist/nodes/ZoomRegistrants/execute.js', 'at the first execution'],
	[
		'./dist/nodes/ZoomRegistrants/actions/updateStatus/updateStatus.operation.js',
		'… of Update Status',
	],
	[
		'./dist/nodes/ZoomRegistrants/actions/sync/sync.operation.js',
		'… of Sync With List, after that',
	],
	['./dist/nodes/ZoomRegistrantsTrigger/receive.js', 'at the first event of the trigger'],
] as const;

interface Loaded {
	/** Milliseconds by the clock. */
	ms: number;
	/** Processor milliseconds. */
	cpuMs: number;
	/** Files of this package. */
	files: number;
}

/** Loads the steps one after the other in a process of its own, and prints what each took. */
const PROGRAM = `
	const { sep } = require('node:path');
	const dist = process.cwd() + sep + 'dist' + sep;
	const filesLoaded = () => Object.keys(require.cache).filter((file) => file.startsWith(dist)).length;
	const steps = [];
	for (const step of JSON.parse(process.argv[1])) {
		const files = filesLoaded();
		const cpu = process.cpuUsage();
		const started = performance.now();
		require(step);
		const ms = performance.now() - started;
		const { user, system } = process.cpuUsage(cpu);
		steps.push({ ms, cpuMs: (user + system) / 1000, files: filesLoaded() - files });
	}
	console.log(JSON.stringify(steps));
`;

/**
 * `npm run bench:loading`: how long the built package takes to load, beside what n8n has loaded anyway.
 * The time by the clock counts the disk and everything else that the machine does; the time of the
 * processor doesn't.
 */
async function main(): Promise<void> {
	const paths = STEPS.map(([path]) =>
		path.startsWith('.') ? resolve(path) : resolve('node_modules', path),
	);
	const runs: Loaded[][] = [];
	for (let n = 0; n < TIMES; n += 1) {
		runs.push(JSON.parse(await run('node', ['-e', PROGRAM, JSON.stringify(paths)])) as Loaded[]);
	}
	const lines = STEPS.map(([, name], step) => {
		const of = (figure: keyof Loaded) => runs.map((one) => one[step]?.[figure] ?? NaN);
		return [
			name,
			median(of('ms')).toFixed(1),
			Math.min(...of('ms')).toFixed(1),
			median(of('cpuMs')).toFixed(1),
			String(median(of('files'))),
		];
	});
	say(`Loading the package, medians of ${TIMES} fresh processes.\n`);
	say(table(['Loaded', 'ms', 'ms at best', 'processor ms', 'files'], lines));
}

function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

main().catch((error: unknown) => {
	say(String(error));
	exitWith(1);
});
