import { startSandbox } from './index';

const DEFAULT_PORT = 4010;

// eslint-disable-next-line @n8n/community-nodes/no-restricted-globals -- a command-line program
const program = process;

/** `npm run sandbox -- --port 4010`: runs until Ctrl+C. */
async function main(): Promise<void> {
	const sandbox = await startSandbox({ port: portFrom(program.argv.slice(2)) });
	program.stdout.write(`${sandbox.summary()}\nCtrl+C stops it.\n`);
	program.once('SIGINT', () => void sandbox.close());
	program.once('SIGTERM', () => void sandbox.close());
}

function portFrom(words: string[]): number {
	const at = words.findIndex((word) => word === '--port' || word.startsWith('--port='));
	if (at < 0) return DEFAULT_PORT;
	const text = words[at]?.split('=')[1] ?? words[at + 1] ?? '';
	const port = Number(text);
	if (!/^\d+$/.test(text) || port > 65535) throw new Error('--port needs a number up to 65535');
	return port;
}

main().catch((error: unknown) => {
	program.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	program.exitCode = 1;
});
