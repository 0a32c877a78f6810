import { check } from './checks';
import type { Installed } from './n8n';
import { join, readdirSync, run } from './system';

/** Every example comes in through n8n's own importer without a complaint. */
export async function importExamples(
	installed: Installed,
	settings: Record<string, string>,
): Promise<void> {
	for (const file of readdirSync('examples').filter((name) => name.endsWith('.json'))) {
		const output = await run(
			installed.node,
			[installed.command, 'import:workflow', `--input=${join('examples', file)}`],
			{ env: settings },
		).catch((error: unknown) => String(error));
		check(
			`${file} is imported without a warning`,
			/Successfully imported 1 workflow/.test(output) &&
				!/warn|could not|unrecognized/i.test(output),
			output.slice(-600),
		);
	}
}
