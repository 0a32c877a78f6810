// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- a command-line program
import { setTimeout } from 'node:timers/promises';

import { liveCheck } from './liveCheck';
import { readOptions } from './options';
import { reportOf } from './report';

// eslint-disable-next-line @n8n/community-nodes/no-restricted-globals -- a command-line program
const program = process;

/** `npm run live-check`: settles what Zoom leaves open. See docs/live-check.md. */
async function main(): Promise<void> {
	const options = readOptions(program.argv.slice(2), program.env);
	const stop = new AbortController();
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		program.once(signal, () => {
			program.stderr.write('Stopping; what the check made is deleted first …\n');
			stop.abort();
		});
	}
	const findings = await liveCheck(options, {
		fetch,
		now: Date.now,
		// Once it's stopped, only what deletes the meetings still waits, and it does wait.
		pause: async (milliseconds) => {
			const signal = stop.signal.aborted ? undefined : stop.signal;
			await setTimeout(milliseconds, undefined, { signal }).catch(() => {});
		},
		say: (line) => void program.stderr.write(`${line}\n`),
		stop: stop.signal,
	});
	program.stdout.write(`${reportOf(findings)}\n`);
}

main().catch((error: unknown) => {
	program.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	program.exitCode = 1;
});
