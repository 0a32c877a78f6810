import type { SandboxContext } from '../context';
import { escapeMarkup } from '../markup';
import { htmlPage } from './htmlPage';
import { summaryCommands, summaryTables, type SummaryTable } from './summary';

/** The start page: what is in the sandbox and how to change it. */
export function startPage(context: SandboxContext, url: string): string {
	const commands = escapeMarkup(summaryCommands(url).join('\n'));
	return htmlPage(
		'Zoom sandbox',
		`<h1>Zoom sandbox</h1><p>A small Zoom on this computer, for tests and demonstrations.</p>
${summaryTables(context, url).map(htmlTable).join('\n')}
<section class="card"><h2>Change it while it runs</h2><pre>${commands}</pre></section>`,
	);
}

function htmlTable({ title, head, rows }: SummaryTable): string {
	const cells = (tag: string, texts: string[]) =>
		`<tr>${texts.map((text) => `<${tag}>${escapeMarkup(text)}</${tag}>`).join('')}</tr>`;
	return `<section class="card"><h2>${escapeMarkup(title)}</h2>
<table>${cells('th', head)}${rows.map((row) => cells('td', row)).join('')}</table></section>`;
}
