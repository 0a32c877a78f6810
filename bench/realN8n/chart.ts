import { number, type Result, seconds } from './report';

/** Colors for light and dark pages. */
const THEMES = {
	light: { page: '#f5f7fb', text: '#1f3b73', faint: '#4b5875', good: '#12a150', bad: '#c2410c' },
	dark: { page: '#161b26', text: '#dbe4f8', faint: '#a3b0cc', good: '#3ecf7f', bad: '#f2945c' },
};

export type Theme = keyof typeof THEMES;

const WIDTH = 940;
const LABEL_WIDTH = 320;
const BAR_WIDTH = 330;
const ROW = 26;
const GROUP_GAP = 44;
const TOP = 58;

/** How long each node took and how many registrants were approved, as bars; one group for each case. */
export function chartOf(results: readonly Result[], theme: Theme): string {
	const color = THEMES[theme];
	const groups = groupsOf(results);
	const parts: string[] = [];
	let y = TOP;
	for (const [name, lines] of groups) {
		parts.push(text(30, y, name, color.text, 'font-weight="600"'));
		const longest = Math.max(...lines.map(({ measured }) => measured.wholeMs));
		for (const { contestant, measured, one } of lines) {
			y += ROW;
			const isDone = measured.approved === one.valid;
			const width = Math.max(3, (measured.wholeMs / longest) * BAR_WIDTH);
			const fill = isDone ? color.good : color.bad;
			const label = `${seconds(measured.wholeMs)} · ${number(measured.approved)} of ${number(one.valid)} approved`;
			parts.push(
				text(30, y, contestant.name, color.faint),
				`<rect x="${LABEL_WIDTH}" y="${y - 12}" width="${width.toFixed(1)}" height="15" rx="3" fill="${fill}"/>`,
				text(LABEL_WIDTH + width + 8, y, label, color.faint),
			);
		}
		y += GROUP_GAP;
	}
	const height = y - GROUP_GAP + 24;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="Inter, 'Segoe UI', 'DejaVu Sans', sans-serif" font-size="14">`,
		`<title>How long approving registrants takes in n8n, and how many are approved</title>`,
		`<rect width="${WIDTH}" height="${height}" rx="14" fill="${color.page}"/>`,
		text(30, 30, caption(results), color.faint, 'font-size="13"'),
		...parts,
		'</svg>\n',
	].join('\n');
}

function caption(results: readonly Result[]): string {
	const latencyMs = results[0]?.latencyMs ?? 0;
	return `Approving registrants, ${latencyMs} ms for each answer, Zoom's limit of 20 requests a second (Pro). Shorter is better.`;
}

function groupsOf(results: readonly Result[]): Map<string, Result[]> {
	const groups = new Map<string, Result[]>();
	for (const result of results) {
		const group = groups.get(result.one.name);
		if (group === undefined) groups.set(result.one.name, [result]);
		else group.push(result);
	}
	return groups;
}

function text(x: number, y: number, words: string, fill: string, more = ''): string {
	return `<text x="${x.toFixed(1)}" y="${y}" fill="${fill}" ${more}>${words}</text>`;
}
