import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { useWorld } from '../../../support/world';
import { expectNoSecrets, expectOneOutputEach, expectToBeBounded, indexOf } from './everyRun';
import { meant } from './people';
import { type Played, play } from './play';
import {
	approvals,
	contradictions,
	IS_CHECKED_BY_DEFAULT,
	NO_OCCURRENCE,
	type Scenario,
	scenario,
} from './scenario';
import { sentTooOften, tooLarge } from './sends';
import { EXAMPLES, SETTINGS, TIMEOUT_MS } from './settings';
import { changesNobodyAskedFor, isContradicted, isSo } from './truth';

const world = useWorld();

/** Everything that has to hold of a run, whatever the input and whatever Zoom does. */
function expectToHold(scenario: Scenario, played: Played): void {
	expectOneOutputEach(scenario.items.length, scenario.onError, played);
	expectTruth(scenario, played);
	expect(changesNobodyAskedFor(world.sandbox, scenario)).toEqual([]);
	expect(sentTooOften(world.sandbox, scenario)).toEqual([]);
	expect(tooLarge(world.puts())).toEqual([]);
	expect(world.sandbox.state.oddities).toEqual([]);
	if (scenario.options.dryRun === true) expect(world.puts()).toEqual([]);
	const people = scenario.items.reduce((sum, item) => sum + item.people.length, 0);
	expectToBeBounded(world, people, played);
	expectNoSecrets(world, played);
}

function expectTruth(scenario: Scenario, { all }: Played): void {
	for (const { json, pairedItem } of all) {
		const index = indexOf(pairedItem);
		const item = scenario.items[index]!;
		if (json.dryRun === true) continue;
		if (json.success !== true) {
			expect([index, json.error]).toEqual([index, expect.stringMatching(/\S.* \[item \d+\]$/s)]);
			expect(json.status).toBeUndefined();
			continue;
		}
		expectCredible(scenario, index, json);
		if (json.status === undefined || json.verified !== true) continue;
		if (isContradicted(scenario, index)) continue;
		expect([index, json, isSo(world.sandbox, item)]).toEqual([index, json, true]);
	}
}

/** Without a status there is a reason for it; with one, it has been seen. */
function expectCredible({ options }: Scenario, index: number, json: IDataObject): void {
	if (!IS_CHECKED_BY_DEFAULT || options.verifyResult === 'never') return;
	if (json.status === undefined) {
		expect([index, json.note]).toEqual([index, expect.stringMatching(/\S/)]);
	} else {
		expect([index, json.verified === true || json.skipped === true]).toEqual([index, true]);
	}
}

it(
	`whatever the rows, the options and Zoom: nothing is lost, untrue, sent too often or without end (${EXAMPLES})`,
	async () => {
		await fc.assert(
			fc.asyncProperty(scenario, async (example) => {
				expectToHold(example, await play(world, example));
			}),
			SETTINGS,
		);
	},
	TIMEOUT_MS,
);

it(
	`where only rows are wrong, they fail alone, and everyone else gets their status (${EXAMPLES})`,
	async () => {
		await fc.assert(
			fc.asyncProperty(approvals, async (example) => {
				const played = await play(world, example);
				expectToHold(example, played);
				for (const { json, pairedItem } of played.all) {
					const index = indexOf(pairedItem);
					const item = example.items[index]!;
					const isRight =
						item.occurrence !== NO_OCCURRENCE &&
						item.people.every((one) => meant(one) !== undefined);
					expect([index, json.error, json.success === true]).toEqual([index, json.error, isRight]);
					if (isRight) expect([index, isSo(world.sandbox, item)]).toEqual([index, true]);
				}
			}),
			SETTINGS,
		);
	},
	TIMEOUT_MS,
);

it(
	`where rows contradict each other, the last one counts (${EXAMPLES})`,
	async () => {
		await fc.assert(
			fc.asyncProperty(contradictions, async (example) => {
				const played = await play(world, example);
				expectToHold(example, played);
				for (const { json, pairedItem } of played.all) {
					const index = indexOf(pairedItem);
					if (json.success !== true || isContradicted(example, index)) continue;
					expect([index, isSo(world.sandbox, example.items[index]!)]).toEqual([index, true]);
				}
			}),
			SETTINGS,
		);
	},
	TIMEOUT_MS,
);
