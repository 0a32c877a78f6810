import { type ITriggerFunctions, type ITriggerResponse, NodeOperationError } from 'n8n-workflow';

import { type Clock, SYSTEM_CLOCK } from '../transport/clock';
import { connectAlarm, disconnectAlarm } from './alarm';
import { describeNode, triggerKey } from './names';
import { create, isAutomatic, readWish, remove, stateOf, type Wish } from './subscription';
import { addressNow, isSavedAddress } from './subscriptionStore';

/** The first check, in milliseconds after `trigger`; n8n then answers Zoom's validation. */
const FIRST_CHECK_MS = 10_000;

const MINUTES_PER_HOUR = 60;

/**
 * The activation modes after which the first check doesn't wait for the hour: n8n's start, where n8n has
 * called the webhook methods before it could answer requests, and a change of leader, where it calls none.
 */
const CHECKED_SOON = new Set<string>(['init', 'leadershipChange']);

/**
 * n8n calls this in its main process when it starts, when it becomes the leader of several, and when the
 * workflow is published. Checks the subscription of *Automatic* soon after the first two and then every hour, and subscribes again if it's gone or n8n's address has changed. It starts no
 * workflow: events arrive as webhooks.
 */
export async function watch(
	functions: ITriggerFunctions,
	clock: Clock = SYSTEM_CLOCK,
): Promise<ITriggerResponse> {
	const trigger = triggerKey(functions);
	const closed = new AbortController();
	// n8n 1 doesn't have it; there, the log must do.
	const report = functions.saveFailedExecution?.bind(functions);
	if (report) connectAlarm(trigger, report);
	const wish = await wishNow(functions, clock, report);
	if (wish !== undefined) {
		const check = async () => await renew(functions, wish, closed.signal, report);
		if (CHECKED_SOON.has(functions.getActivationMode())) {
			void clock.wait(FIRST_CHECK_MS, closed.signal).then(async (isOpen) => {
				if (isOpen) await check();
			});
		}
		const minute = Math.floor(clock.random() * MINUTES_PER_HOUR);
		functions.helpers.registerCron({ expression: `0 ${minute} * * * *` }, () => void check());
	}
	return {
		async closeFunction() {
			closed.abort();
			disconnectAlarm(trigger);
		},
	};
}

/** Lists a failed execution. */
type Report = ITriggerFunctions['saveFailedExecution'] | undefined;

/**
 * The subscription that the fields ask for; `undefined` if it isn't automatic, was never made, or if a
 * field is invalid. Read in advance, because n8n 2 evaluates no expressions in later checks.
 */
async function wishNow(
	functions: ITriggerFunctions,
	clock: Clock,
	report: Report,
): Promise<Wish | undefined> {
	try {
		const url = isAutomatic(functions) ? addressNow(functions) : undefined;
		return url === undefined ? undefined : await readWish(functions, clock, url);
	} catch (error) {
		fail(functions, error as Error, report);
		return undefined;
	}
}

/** Subscribes again if Zoom no longer has the subscription. Never throws. */
async function renew(
	functions: ITriggerFunctions,
	wish: Wish,
	closed: AbortSignal,
	report: Report,
): Promise<void> {
	const { url } = wish.subscriber;
	try {
		const state = await stateOf(functions, wish);
		const isGone = state === 'missing' || (state === 'unknown' && !isSavedAddress(functions, url));
		if (!isGone || closed.aborted) return;
		functions.logger.warn(
			`${describeNode(functions)}: Zoom has no event subscription for ${url}; subscribing again`,
		);
		await create(functions, wish);
		if (closed.aborted) await remove(functions, wish.subscriber);
	} catch (error) {
		if (!closed.aborted) fail(functions, error as Error, report);
	}
}

function fail(functions: ITriggerFunctions, { message }: Error, report: Report): void {
	functions.logger.error(
		`${describeNode(functions)}: the event subscription couldn't be checked or renewed: ${message}`,
	);
	report?.(
		new NodeOperationError(
			functions.getNode(),
			`The event subscription couldn't be checked or renewed: ${message}`,
			{
				description:
					'Until then, Zoom may not send events to this workflow. n8n tries again every hour. You can also unpublish and publish the workflow.',
			},
		),
	);
}
