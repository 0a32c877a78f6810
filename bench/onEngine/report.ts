import { table } from '../../demo/table';
import type { EngineCase } from './cases';
import type { EngineCost } from './measure';

/** What the package itself takes by number of rows, beside n8n's own part for the same rows. */
export function costTable(costs: readonly EngineCost[]): string {
	const heading = [
		'Rows',
		'whole ms',
		'n8n ms',
		'package ms',
		'package : n8n',
		'package µs a row',
		'heap MB',
		'n8n heap MB',
		'heap KB a row',
	];
	const lines = costs.map(({ rows, wholeMs, readingMs, heapBytes, readingHeapBytes }) => {
		const ownMs = wholeMs - readingMs;
		return [
			rows.toLocaleString('en'),
			wholeMs.toFixed(0),
			readingMs.toFixed(0),
			ownMs.toFixed(0),
			(ownMs / readingMs).toFixed(2),
			((ownMs * 1_000) / rows).toFixed(0),
			megabytes(heapBytes),
			megabytes(readingHeapBytes),
			(heapBytes / 1_000 / rows).toFixed(2),
		];
	});
	return table(heading, lines);
}

/** What stays after each of several runs with new people. */
export function leftLine(one: EngineCase, rows: number, left: readonly number[]): string {
	const runs = `${left.length} runs of ${rows.toLocaleString('en')} new people`;
	return `\nHeap MB left after each of ${runs}, ${one.name}: ${left.map(megabytes).join(', ')}`;
}

const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(1);
