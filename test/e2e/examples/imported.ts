import { check } from '../checks';
import type { Installed } from '../n8n';
import { readdirSync, run } from '../system';

/** All examples come in through n8n's own importer without a complaint. */
export async function importExamples(
	installed: Installed,
	settings: Record<string, string>,
): Promise<void> {
	const count = readdirSync('examples').filter((name) => name.endsWith('.json')).length;
	const output = await run(
		installed.node,
		[installed.command, 'import:workflow', '--separate', '--input=examples'],
		{ env: settings },
	).catch((error: unknown) => String(error));
	check(
		`the ${count} examples are imported without a warning`,
		output.includes(`Successfully imported ${count} workflow`) &&
			!/warn|could not|unrecognized/i.test(output),
		output.slice(-2000),
	);
}
