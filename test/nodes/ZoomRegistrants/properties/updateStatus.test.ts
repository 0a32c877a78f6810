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
import {
	changesNobodyAskedFor,
	isContradicted,
	isSo,
	isWantedElsewhere,
	wasSoBefore,
} from './truth';

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
			expectTrueDetails(scenario, index, json);
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

/** Whether an item says that nothing was sent for it, because a later item wants something else. */
function isSuperseded({ items }: Scenario, index: number, { note }: IDataObject): boolean {
	const [, later] =
		/Not sent, because item (\d+) sets a different status for the same registrant/.exec(
			String(note),
		) ?? [];
	if (later === undefined) return false;
	expect(Number(later)).toBeGreaterThan(index);
	expect(items[Number(later)]?.action).not.toBe(items[index]?.action);
	return true;
}

/** What a failed item says of each of its registrants, as far as it could be read. */
function expectTrueDetails(scenario: Scenario, index: number, { details }: IDataObject): void {
	const { faults, mayRead, options, items } = scenario;
	const isReadable = faults.length === 0 && mayRead && options.verifyResult !== 'never';
	const item = items[index]!;
	const { registrants = [] } = details as { registrants?: IDataObject[] };
	for (const [position, registrant] of registrants.entries()) {
		const named = item.people[position];
		expect(typeof registrant.success).toBe('boolean');
		if (named === undefined || isContradicted(scenario, index)) continue;
		const one = { ...item, people: [named] };
		if (registrant.success === true && registrant.skipped !== true && isReadable) {
			expect([index, registrant, isSo(world.sandbox, one)]).toEqual([index, registrant, true]);
		}
		const isSaidToBeLeft = /^Not (changed|sent)\b/.test(String(registrant.error));
		// A Zoom that does what it refuses would be believed.
		const isHonest = faults.every(({ applyFirst }) => applyFirst !== true);
		if (isHonest && isSaidToBeLeft && !isWantedElsewhere(scenario, index, named)) {
			expect([index, registrant, wasSoBefore(scenario, one) || !isSo(world.sandbox, one)]).toEqual([
				index,
				registrant,
				true,
			]);
		}
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
					if (isSuperseded(example, index, json)) continue;
					expect([index, isSo(world.sandbox, example.items[index]!)]).toEqual([index, true]);
				}
			}),
			SETTINGS,
		);
	},
	TIMEOUT_MS,
);
