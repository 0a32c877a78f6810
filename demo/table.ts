/** Lines under a heading, in columns as wide as their longest cell. */
export function table(heading: string[], lines: string[][]): string {
	const rows = [heading, ...lines];
	const widths = heading.map((_, column) =>
		Math.max(...rows.map((row) => [...(row[column] ?? '')].length)),
	);
	const show = (row: string[]) =>
		row
			.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - [...cell].length))
			.join('  ')
			.trimEnd();
	const rule = widths.map((width) => '─'.repeat(width));
	return [show(heading), show(rule), ...lines.map(show)].join('\n');
}
