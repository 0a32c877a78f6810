import { table } from '../../demo/table';
import { check, part } from '../e2e/checks';
import { pause, say } from '../e2e/system';
import type { Held, Look } from './probe';

/** Something that is done over and over. */
export interface Phase {
	name: string;
	/** How often; a tenth of it at a time, and then n8n is measured. */
	times: number;
	/** What it works on each time. */
	unit: string;
	/** Does it once; `n` counts from 0. Throws unless everything went well. */
	once: (n: number) => Promise<void>;
	/** How many are under way at the same time. */
	atOnce: number;
}

/** The package doing something, and n8n's part of it. */
export interface Comparison {
	/** The same with a node that does as little as possible. */
	control: Phase;
	ours: Phase;
	/** Bytes that one time may leave behind, because the package has to remember it. */
	remembers: number;
}

/** At most, as `DELIVERY_MAX_COUNT` says: the trigger keeps an event for three hours, to know its retries. */
export const BYTES_PER_EVENT = 200;

const TENTHS = 10;

/** n8n closes idle connections to Zoom and to whoever calls it within this time. */
const IDLE_MS = 30_000;

/** What will be done next; whether there is any at one moment says nothing. */
const PASSING = 'Immediate';

/**
 * Bytes by which the heap may differ without anything growing: n8n's own goes up and down by 1.7 MB from
 * tenth to tenth. 18,000 rows or events that leave 150 bytes each would be more than this.
 */
const TOLERANCE = 2_500_000;

/** Does both, and checks what the package leaves behind beyond what n8n does. */
export async function compare(look: Look, { control, ours, remembers }: Comparison): Promise<void> {
	let ofControl = NaN;
	await part(control.name, async () => {
		ofControl = (await run(look, control)).grown;
		say(`  After the first tenth the heap grows by ${inMb(ofControl)} MB.`);
	});
	await part(ours.name, async () => {
		const { grown, first, idle } = await run(look, ours);
		const allowed = Math.max(0, ofControl) + remembers * ours.times * 0.9 + TOLERANCE;
		check(
			`after the first tenth the heap grows by ${inMb(grown)} MB, of ${inMb(allowed)} that n8n, what has to be remembered, and chance may take`,
			grown <= allowed,
		);
		const more = Object.entries(idle.resources).filter(
			([kind, count]) => kind !== PASSING && count > (first.resources[kind] ?? 0),
		);
		check('no socket, server or timer is left', more.length === 0, { first, idle });
		check('… and no listener', idle.listeners <= first.listeners, { first, idle });
	});
}

/** What a process held after the first tenth, and in the end when it was idle for a while. */
interface Outcome {
	first: Held;
	idle: Held;
	/** Bytes of heap, from the first tenth to the last. */
	grown: number;
}

/** Does all of one phase, and looks at the process after each tenth of it. */
async function run(look: Look, phase: Phase): Promise<Outcome> {
	const tenth = phase.times / TENTHS;
	const started = Date.now();
	await repeat(phase, 0, tenth);
	const first = await look();
	const after = [first];
	for (let n = 1; n < TENTHS; n += 1) {
		await repeat(phase, n * tenth, tenth);
		after.push(await look());
	}
	const seconds = ((Date.now() - started) / 1000).toFixed(0);
	say(`  ${phase.times.toLocaleString('en')} ${phase.unit} in ${seconds} s`);
	say(heapTable(tenth, after));
	const grown = (after.at(-1) ?? first).heapUsed - first.heapUsed;
	await pause(IDLE_MS);
	return { first, idle: await look(), grown };
}

/** `count` times from the number `from` on, a few at the same time. */
async function repeat({ once, atOnce }: Phase, from: number, count: number): Promise<void> {
	let next = from;
	const work = async () => {
		while (next < from + count) await once(next++);
	};
	await Promise.all(Array.from({ length: atOnce }, work));
}

function heapTable(tenth: number, after: readonly Held[]): string {
	return table(
		['After', 'heap MB', 'external MB'],
		after.map(({ heapUsed, external }, n) => [
			((n + 1) * tenth).toLocaleString('en'),
			inMb(heapUsed),
			inMb(external),
		]),
	);
}

const inMb = (bytes: number) => (bytes / 1_000_000).toFixed(1);
