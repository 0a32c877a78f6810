import { liveCheck } from './liveCheck';
import { readOptions } from './options';
import { reportOf } from './report';

// eslint-disable-next-line @n8n/community-nodes/no-restricted-globals -- a command-line program
const program = process;

/** `npm run live-check`: settles what Zoom leaves open. See docs/live-check.md. */
async function main(): Promise<void> {
	const options = readOptions(program.argv.slice(2), program.env);
	const stop = new AbortController();
	program.once('SIGINT', () => stop.abort());
	const findings = await liveCheck(options, {
		fetch,
		now: Date.now,
		pause: async (milliseconds) =>
			await new Promise<void>((done) => {
				stop.signal.addEventListener('abort', () => done(), { once: true });
				// eslint-disable-next-line @n8n/community-nodes/no-restricted-globals -- not a node
				setTimeout(done, milliseconds);
			}),
		say: (line) => void program.stderr.write(`${line}\n`),
		stop: stop.signal,
	});
	program.stdout.write(`${reportOf(findings)}\n`);
}

main().catch((error: unknown) => {
	program.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	program.exitCode = 1;
});
