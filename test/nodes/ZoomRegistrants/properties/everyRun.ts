import type { INodeExecutionData } from 'n8n-workflow';

import type { RunOptions, World } from '../../../support/world';
import type { Played } from './play';

/** A minute is the longest that the node waits for one request, and then it may be told to again. */
const MAX_WAIT_PER_REQUEST_MS = 62_000;

/** Sent, read back, searched for one invalid, each with its retries: far more than a run should need. */
const MAX_REQUESTS_PER_PERSON = 60;

/** The input item that an output item is linked to. */
export function indexOf(pairedItem: INodeExecutionData['pairedItem']): number {
	if (typeof pairedItem !== 'object' || Array.isArray(pairedItem)) throw new Error('Not linked');
	return pairedItem.item;
}

/** Every input item comes out once, linked and in order; or, with *Stop Workflow*, one error does. */
export function expectOneOutputEach(
	count: number,
	onError: RunOptions['onError'],
	{ error, all, items, errorItems }: Played,
): void {
	if (onError === 'stopWorkflow' && error !== undefined) {
		const [, index] = /\[item (\d+)\]$/.exec(error.message) ?? [];
		expect(Number(index)).toBeLessThan(count);
		return expect(all).toEqual([]);
	}
	expect(error).toBeUndefined();
	const inOrder = (numbers: number[]) => numbers.toSorted((a, b) => a - b);
	const [good, bad] = [items, errorItems].map((output) =>
		output.map(({ pairedItem }) => indexOf(pairedItem)),
	);
	expect([good, bad]).toEqual([inOrder(good ?? []), inOrder(bad ?? [])]);
	expect(inOrder([...(good ?? []), ...(bad ?? [])])).toEqual(
		Array.from({ length: count }, (_, index) => index),
	);
}

/** The run has ended, and neither the requests nor the waits were without measure. */
export function expectToBeBounded({ sandbox }: World, people: number, { elapsedMs }: Played): void {
	const requests = sandbox.requests.length;
	expect(requests).toBeLessThanOrEqual(MAX_REQUESTS_PER_PERSON * people);
	expect(elapsedMs).toBeLessThanOrEqual(MAX_WAIT_PER_REQUEST_MS * (requests + 1));
}

/** Neither outputs nor errors hold a token or a client's secret. */
export function expectNoSecrets({ engine }: World, { run }: Played): void {
	const text = JSON.stringify(run.data.resultData);
	const { oauthTokenData } = engine.credentials.stored[0]?.data ?? {};
	const { access_token, refresh_token } = oauthTokenData as Record<string, string>;
	for (const secret of [access_token, refresh_token, 'sandbox-user-secret']) {
		expect(text).not.toContain(secret);
	}
}
