import type { N8n } from '../e2e/n8n';
import { existsSync, join, pause, readFileSync, resolve, rmSync, until } from '../e2e/system';

/** What a process holds at one moment, after all garbage has been collected. */
export interface Held {
	/** Bytes. */
	heapUsed: number;
	/** Bytes outside of the heap, such as buffers. */
	external: number;
	/** What the process waits for, by kind: sockets, servers, timers. */
	resources: Record<string, number>;
	/** Listeners of the process. */
	listeners: number;
}

/** Looks at what a process holds. */
export type Look = () => Promise<Held>;

/** n8n writes and forgets for a moment after its last answer. */
const SETTLES_MS = 3_000;

const PROBE = resolve('test', 'longRun', 'probe.cjs');

/** The settings that let `lookInto` look into n8n's process. */
export function probeSettings(folder: string): Record<string, string> {
	return { NODE_OPTIONS: `--require ${PROBE}`, LONG_RUN_PROBE: fileIn(folder) };
}

/** Looks at n8n's process. */
export function lookInto(n8n: N8n, folder: string): Look {
	const file = fileIn(folder);
	return async () => {
		rmSync(file, { force: true });
		await pause(SETTLES_MS);
		n8n.service.signal('SIGUSR2');
		await until('the probe', () => (existsSync(file) ? true : undefined));
		return JSON.parse(readFileSync(file, 'utf8')) as Held;
	};
}

/** Looks at this process. */
export async function lookHere(): Promise<Look> {
	const { held } = (await import(PROBE)) as { held: Look };
	return held;
}

const fileIn = (folder: string) => join(folder, 'held.json');
