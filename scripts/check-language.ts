import { CHECKED, faultsAt } from './language/check';

/**
 * Refuses phrases that aren't native English, in what users read, in comments and in the
 * documentation. Without arguments it checks everything; otherwise the files and folders given.
 */
// eslint-disable-next-line @n8n/community-nodes/no-restricted-globals -- a command-line program
const program = process;

const given = program.argv.slice(2);
const faults = faultsAt(given.length > 0 ? given : CHECKED);
for (const { file, line, found, instead } of faults) {
	program.stderr.write(`${file}:${line}: "${found}" → ${instead}\n`);
}
program.exitCode = faults.length === 0 ? 0 : 1;
