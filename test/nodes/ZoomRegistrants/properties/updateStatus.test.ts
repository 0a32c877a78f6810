import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { useWorld } from '../../../support/world';
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

/** A minute is the longest that the node waits for one request, and then it may be told to again. */
const MAX_WAIT_PER_REQUEST_MS = 62_000;

/** Sent, read back, searched in halves, each with its retries: far more than any run should need. */
const MAX_REQUESTS_PER_PERSON = 60;

/** Everything that has to hold of a run, whatever the input and whatever Zoom does. */
function expectToHold(scenario: Scenario, played: Played): void {
	expectOneOutputEach(scenario, played);
	expectTruth(scenario, played);
	expect(changesNobodyAskedFor(world.sandbox, scenario)).toEqual([]);
	expect(sentTooOften(world.puts(), scenario)).toEqual([]);
	expect(tooLarge(world.puts())).toEqual([]);
	expect(world.sandbox.state.oddities).toEqual([]);
	if (scenario.options.dryRun === true) expect(world.puts()).toEqual([]);
	expectToBeBounded(scenario, played);
	expectNoSecrets(played);
}

function expectOneOutputEach({ items, onError }: Scenario, played: Played): void {
	const { error, all } = played;
	if (onError === 'stopWorkflow' && error !== undefined) {
		const [, index] = /\[item (\d+)\]$/.exec(error.message) ?? [];
		expect(Number(index)).toBeLessThan(items.length);
		return expect(all).toEqual([]);
	}
	expect(error).toBeUndefined();
	const links = all.map(({ pairedItem }) => (pairedItem as { item: number }).item);
	expect(links.toSorted((a, b) => a - b)).toEqual(items.map((_, index) => index));
	for (const output of [played.items, played.errorItems]) {
		const order = output.map(({ pairedItem }) => (pairedItem as { item: number }).item);
		expect(order).toEqual(order.toSorted((a, b) => a - b));
	}
}

function expectTruth(scenario: Scenario, { all }: Played): void {
	for (const { json, pairedItem } of all) {
		const index = (pairedItem as { item: number }).item;
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

function expectToBeBounded({ items }: Scenario, { elapsedMs }: Played): void {
	const people = items.reduce((sum, item) => sum + item.people.length, 0);
	const requests = world.sandbox.requests.length;
	expect(requests).toBeLessThanOrEqual(MAX_REQUESTS_PER_PERSON * people);
	expect(elapsedMs).toBeLessThanOrEqual(MAX_WAIT_PER_REQUEST_MS * (requests + 1));
}

function expectNoSecrets({ run }: Played): void {
	const text = JSON.stringify(run.data.resultData);
	const { oauthTokenData } = world.engine.credentials.stored[0]!.data;
	for (const secret of Object.values(oauthTokenData as Record<string, unknown>)) {
		if (typeof secret === 'string' && secret.length > 20) expect(text).not.toContain(secret);
	}
	expect(text).not.toContain('sandbox-user-secret');
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
					const index = (pairedItem as { item: number }).item;
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
					const index = (pairedItem as { item: number }).item;
					if (json.success !== true || isContradicted(example, index)) continue;
					expect([index, isSo(world.sandbox, example.items[index]!)]).toEqual([index, true]);
				}
			}),
			SETTINGS,
		);
	},
	TIMEOUT_MS,
);
