import { type Case, type Place, PLACES } from './matrix';
import type { CaseResult } from './run';

interface Tally {
	runs: number;
	done: number;
	failed: number;
	wrong: number;
}

/** By fault and place: runs, items done, items failed, and wrong statements. */
export interface Table {
	tallies: Map<string, Map<Place, Tally>>;
	add: (one: Case, result: CaseResult) => void;
}

export function emptyTable(faults: readonly string[]): Table {
	const places = Object.keys(PLACES) as Place[];
	const tallies = new Map(
		faults.map((fault) => [
			fault,
			new Map(places.map((place) => [place, { runs: 0, done: 0, failed: 0, wrong: 0 }])),
		]),
	);
	return {
		tallies,
		add({ fault, place }, { done, failed, wrongs }) {
			const tally = tallies.get(fault)?.get(place);
			if (tally === undefined) return;
			tally.runs += 1;
			tally.done += done;
			tally.failed += failed;
			tally.wrong += wrongs.length;
		},
	};
}

/** In Markdown. */
export function tableOf({ tallies }: Table): string {
	const places = Object.keys(PLACES);
	const lines = [...tallies].map(([fault, byPlace]) => {
		const cells = [...byPlace.values()].map(({ done, failed }) => `${done} / ${failed}`);
		const all = [...byPlace.values()];
		const sum = (key: keyof Tally) => all.reduce((total, tally) => total + tally[key], 0);
		return `| ${fault} | ${cells.join(' | ')} | ${sum('runs')} | ${sum('wrong')} |`;
	});
	return [
		`| Fault | ${places.join(' | ')} | runs | wrong |`,
		`|${'---|'.repeat(places.length + 3)}`,
		...lines,
	].join('\n');
}
