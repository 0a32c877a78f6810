import type { Case } from './cases';
import type { Contestant } from './contestants';
import { fewestRequests, lanesMs, limitMs, type Measured } from './measure';

/** One line of the table. */
export interface Result {
	one: Case;
	contestant: Contestant;
	latencyMs: number;
	measured: Measured;
	/** The same case with the careful HTTP Request, if that was measured. */
	careful?: Measured;
}

const COLUMNS = [
	'Case',
	'Latency',
	'Node',
	'Approved',
	'Changes (fewest)',
	'Readings',
	'Refused by limits',
	'On the wire',
	'Bound',
	'As a whole',
	'Times faster (wire, whole)',
];

/** The results as a Markdown table. */
export function tableOf(results: readonly Result[]): string {
	const lines = results.map(lineOf).map((cells) => `| ${cells.join(' | ')} |`);
	return [`| ${COLUMNS.join(' | ')} |`, `|${COLUMNS.map(() => '---').join('|')}|`, ...lines].join(
		'\n',
	);
}

function lineOf({ one, contestant, latencyMs, measured, careful }: Result): string[] {
	const { approved, changes, readings, refused, wireMs, wholeMs } = measured;
	const requests = changes + readings;
	const bound = Math.max(
		limitMs(requests - refused, latencyMs),
		contestant.key === 'defaults' ? 0 : lanesMs(requests, one.meetingIds.length, latencyMs),
	);
	const isOurs = contestant.key === 'checked' || contestant.key === 'unchecked';
	return [
		one.name,
		`${latencyMs} ms`,
		contestant.name,
		`${number(approved)} of ${number(one.valid)}`,
		isOurs ? `${number(changes)} (${number(fewestRequests(one))})` : number(changes),
		number(readings),
		number(refused),
		seconds(wireMs),
		isOurs ? `${seconds(bound)} (${(wireMs / bound).toFixed(2)}x)` : '',
		seconds(wholeMs),
		isOurs && careful !== undefined
			? `${(careful.wireMs / wireMs).toFixed(1)}x, ${(careful.wholeMs / wholeMs).toFixed(1)}x`
			: '',
	];
}

export function seconds(ms: number): string {
	return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
}

export function number(count: number): string {
	return count.toLocaleString('en');
}
