import type { SandboxContext } from '../context';
import { summaryCommands, summaryTables, type SummaryTable } from './summary';

/** The summary for a terminal. */
export function summaryText(context: SandboxContext, url: string): string {
	const tables = summaryTables(context, url).map(textTable);
	const commands = ['Change it while it runs', ...summaryCommands(url)].join('\n  ');
	const hint = `Open ${url} in a browser for the same.`;
	return [`Zoom sandbox at ${url}`, ...tables, commands, hint].join('\n\n');
}

function textTable({ title, head, rows }: SummaryTable): string {
	const widths = head.map((_, column) =>
		Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)),
	);
	const line = (row: string[]) =>
		`  ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
	return [title, ...[head, ...rows].map(line)].join('\n');
}
