import { exitWith, say } from './system';

let passed = 0;
const failures: string[] = [];

/** Notes one thing that was looked at; a failure does not stop the others. */
export function check(what: string, isRight: boolean, found?: unknown): void {
	if (isRight) passed += 1;
	else failures.push(what);
	const detail = isRight || found === undefined ? '' : `: found ${JSON.stringify(found)}`;
	say(`  ${isRight ? '✓' : '✗'} ${what}${detail.slice(0, 2000)}`);
}

/** Runs one part; when it breaks off, that is a failure of its own. */
export async function part(name: string, work: () => Promise<void>): Promise<void> {
	say(`\n${name}`);
	const started = Date.now();
	try {
		await work();
	} catch (error) {
		check(`${name} goes through to its end`, false, error instanceof Error ? error.message : error);
	}
	say(`  (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

/** The plain closing line; gives the number of failures. */
export function closingLine(): number {
	for (const failure of failures) say(`failed: ${failure}`);
	say(`\n${passed} passed, ${failures.length} failed`);
	return failures.length;
}

/** Waits for a run of checks, prints the closing line, and ends with 1 if anything failed. */
export async function concluded(run: Promise<void>): Promise<void> {
	await run.catch((error: unknown) =>
		check('the run goes through', false, error instanceof Error ? error.message : String(error)),
	);
	exitWith(closingLine() === 0 ? 0 : 1);
}
