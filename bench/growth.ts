import { executeNode } from '../nodes/ZoomRegistrants/execute';
import { table } from '../demo/table';
import { VirtualClock } from '../test/support/virtualClock';
import { cpuMs } from './cpuMs';
import { fakeFunctions } from './fakeFunctions';
import { ENGINE_CASES } from './onEngine/cases';
import { EngineBench } from './onEngine/measure';
import { costTable, leftLine } from './onEngine/report';
import { type Shape, SHAPES } from './shapes';

// eslint-disable-next-line @n8n/community-nodes/no-restricted-globals -- a command-line program
const program = process;

const SIZES = [1_000, 10_000, 100_000];

/** At most this many rows come first, until the code is compiled. */
const WARM_UP = 5_000;

/** Ten times the rows may take this much longer: more is worth a look, but may be the machine. */
const LINEAR = 15;

/** A size isn't tried if the one before has taken longer than this, in milliseconds. */
const TOO_SLOW_MS = 20_000;

/** Rows on n8n's engine, and how often besides once; the median counts. */
const ENGINE_SIZES: ReadonlyArray<readonly [rows: number, times: number]> = [
	[100, 24],
	[1_000, 8],
	[10_000, 2],
	[100_000, 0],
];

/** More people than the package remembers, some at a time. */
const NEW_PEOPLE = { rows: 10_000, times: 10 };

interface Measured {
	/** The processor time of the package itself, without that of the fake Zoom. */
	ms: number;
	requests: number;
}

/**
 * `npm run bench:growth [-- --engine]`: how the time that the package needs grows with its input, first
 * with no n8n, no network and no waits around it, then on n8n's engine beside what n8n itself needs for
 * the same rows. `--engine` leaves the first part out. It only measures; whoever reads it judges.
 */
async function main(): Promise<void> {
	if (!program.argv.includes('--engine')) await allShapes();
	await onEngine();
}

async function allShapes(): Promise<void> {
	say('Processor milliseconds by number of rows, without those of n8n, the network and Zoom.\n');
	const lines: string[][] = [];
	for (const shape of SHAPES) {
		await measure(shape, WARM_UP);
		const results: Measured[] = [];
		for (const size of SIZES) {
			if ((results.at(-1)?.ms ?? 0) > TOO_SLOW_MS) break;
			results.push(await measure(shape, size));
		}
		lines.push([
			shape.name,
			...SIZES.map((_, n) => results[n]?.ms.toFixed(0) ?? 'too slow'),
			results.slice(1).map(growth(results)).join(', '),
			String(results.at(-1)?.requests ?? ''),
		]);
	}
	const sizes = SIZES.map((size) => size.toLocaleString('en'));
	say(table(['Shape of the input', ...sizes, 'times', 'requests'], lines));
	say(`\nTen times the rows should take about ten times as long; "!" marks more than ${LINEAR}.`);
}

/** The built package, because n8n's engine loads what users have. */
async function onEngine(): Promise<void> {
	say(
		"\nOn n8n's engine, without the network and Zoom. n8n: reading the same fields of the same rows.",
	);
	const bench = await EngineBench.start();
	for (const one of ENGINE_CASES) {
		await bench.measure(one, WARM_UP, 1);
		const costs = [];
		for (const [rows, times] of ENGINE_SIZES) costs.push(await bench.measure(one, rows, times));
		say(`\n${one.name}\n${costTable(costs)}`);
	}
	const { rows, times } = NEW_PEOPLE;
	const [one] = ENGINE_CASES;
	if (one !== undefined) say(leftLine(one, rows, await bench.leftAfter(one, rows, times)));
}

async function measure(shape: Shape, size: number): Promise<Measured> {
	const { rows, fields, zoom } = shape.of(size);
	const functions = fakeFunctions(rows, fields, zoom);
	const started = cpuMs();
	const [items] = await executeNode(functions, new VirtualClock());
	const ms = cpuMs() - started - zoom.spentMs;
	if (items?.length !== rows) throw new Error(`${shape.name}: ${items?.length} of ${rows} items`);
	return { ms, requests: zoom.requests };
}

function growth(results: readonly Measured[]) {
	return ({ ms }: Measured, index: number): string => {
		const factor = ms / (results[index]?.ms ?? ms);
		return `${factor.toFixed(1)}${factor > LINEAR ? ' !' : ''}`;
	};
}

function say(text: string): void {
	program.stdout.write(`${text}\n`);
}

main().catch((error: unknown) => {
	say(String(error));
	program.exitCode = 1;
});
