import type { Behaviour, BehaviourClass } from './behaviour';
import { classes } from './behaviours';
import type { Truth, Verify } from './judge';
import { type Case, type CaseResult, type OnError, runCase } from './run';
import type { EventKind } from './zoom';

export interface Row {
	title: string;
	behaviour: Behaviour;
	one: Case;
	result: CaseResult;
}

const VERIFY: Verify[] = ['automatic', 'always', 'never'];
const ON_ERROR: OnError[] = ['continueRegularOutput', 'continueErrorOutput', 'stopWorkflow'];

/** Every case of a behaviour: how results are checked, times what happens on an error, times the kinds of events. */
export function allCasesOf(behaviour: Behaviour): Case[] {
	const { kinds = ['meeting'], operation = 'updateStatus' } = behaviour;
	// Only Update Status has the option.
	const checks = operation === 'updateStatus' ? VERIFY : VERIFY.slice(0, 1);
	return kinds.flatMap((kind) =>
		checks.flatMap((verify) =>
			ON_ERROR.map((onError): Case => ({ behaviour, kind, verify, onError })),
		),
	);
}

/** With default options, under every kind of event; for every third behaviour one of the other cases, turn by turn. */
export function fewCasesOf(behaviour: Behaviour, position: number): Case[] {
	const { kinds = ['meeting'] } = behaviour;
	const usual = kinds.map(
		(kind): Case => ({
			behaviour,
			kind,
			verify: 'automatic',
			onError: 'continueRegularOutput',
		}),
	);
	const others = allCasesOf(behaviour).filter(
		({ verify, onError }) => verify !== 'automatic' || onError !== 'continueRegularOutput',
	);
	const turn = others[(position / 3) % others.length];
	return turn === undefined ? usual : [...usual, turn];
}

export function nameOf({ kind, verify, onError }: Case): string {
	const words: Record<EventKind, string> = {
		meeting: 'meetings',
		webinar: 'webinars',
		recording: 'recordings',
	};
	return `${words[kind]}, ${verify}, ${onError}`;
}

export interface ClassTally {
	title: string;
	behaviours: number;
	runs: number;
	counts: Record<Truth, number>;
	/** What else was noticed, and how often. */
	flags: Map<string, number>;
	/** Why items are unverifiable, and how often. */
	reasons: Map<string, number>;
}

export function emptyTally({ title, behaviours }: BehaviourClass): ClassTally {
	return {
		title,
		behaviours: behaviours.length,
		runs: 0,
		counts: {
			'true success': 0,
			'true failure': 0,
			'false success': 0,
			'false failure': 0,
			unverifiable: 0,
		},
		flags: new Map(),
		reasons: new Map(),
	};
}

export function addTo(tally: ClassTally, result: CaseResult): void {
	tally.runs += 1;
	for (const flag of result.flags) count(tally.flags, flag.replaceAll(/\d+/g, 'N'));
	for (const { truth, reason } of result.verdicts) {
		tally.counts[truth] += 1;
		if (truth !== 'unverifiable') continue;
		count(tally.reasons, reason);
	}
}

/** Counts what stands before the colon. */
function count(counts: Map<string, number>, sentence: string): void {
	const short = sentence.split(':')[0] ?? sentence;
	counts.set(short, (counts.get(short) ?? 0) + 1);
}

const COLUMNS: Truth[] = [
	'true success',
	'true failure',
	'false success',
	'false failure',
	'unverifiable',
];

/** The matrix as a table: a line for each class, and why things could not be verified. */
export function tableOf(tallies: ClassTally[]): string {
	const head = ['class', 'behaviours', 'runs', ...COLUMNS, 'flags'];
	const lines = tallies.map((tally) => [
		tally.title,
		String(tally.behaviours),
		String(tally.runs),
		...COLUMNS.map((column) => String(tally.counts[column])),
		String([...tally.flags.values()].reduce((total, one) => total + one, 0)),
	]);
	const sum = (index: number) =>
		String(lines.reduce((total, line) => total + Number(line[index]), 0));
	const all = ['all', ...head.slice(1).map((_column, index) => sum(index + 1))];
	const table = [head, ...lines, all];
	const widths = head.map((_column, index) =>
		Math.max(...table.map((line) => line[index]?.length ?? 0)),
	);
	const text = table.map((line) =>
		line
			.map((cell, index) => {
				const width = widths[index] ?? 0;
				return index === 0 ? cell.padEnd(width) : cell.padStart(width);
			})
			.join('  '),
	);
	const lists = (['reasons', 'flags'] as const).map((which) =>
		tallies.flatMap((tally) =>
			[...tally[which]].map(([sentence, times]) => `  ${tally.title}: ${times} × ${sentence}`),
		),
	);
	const [reasons = [], flags = []] = lists;
	return [...text, '', 'Unverifiable, and why:', ...reasons, '', 'Flags:', ...flags].join('\n');
}

export { classes, runCase };
