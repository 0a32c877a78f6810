import { diagnose } from '../../zoom/errors/diagnose';
import type { Refusal } from '../../transport/refusal';

/**
 * So many requests in a row, of which none changed anything, and the rest is not sent any more. Two
 * for the daily limit, because each of them was sent twice: then Zoom counts per event.
 */
const MAX_FRUITLESS = 3;
const MAX_FRUITLESS_DAILY = 2;

const EVERYTHING = 'everything';

/** Refusals that hold for what is still to be sent, and how near others are to it. */
export interface Blocks {
	/** By what they are about. */
	refusals: Map<string, Refusal>;
	/** Requests in a row that changed nothing, by what their refusals are about. */
	fruitless: Map<string, number>;
}

/** What a request is about. */
export interface BlockScope {
	eventId: string;
	/** What within the event shares a refusal, e.g. one occurrence and action. */
	group?: string;
}

/** No refusals yet. */
export function noBlocks(): Blocks {
	return { refusals: new Map(), fruitless: new Map() };
}

/** Zoom's limit of requests a day for one registrant, or for one event. */
export function isDailyForRegistrant(refusal: Refusal): boolean {
	return refusal.httpStatus === 429 && diagnose(refusal).affects === 'registrant';
}

/** Remembers a refusal that holds for more than its request, so that it is not asked for again. */
export function remember({ refusals }: Blocks, scope: BlockScope, refusal: Refusal): void {
	if (appliesToRest(refusal)) refusals.set(keyOf(scope, refusal), refusal);
}

/** Remembers a refusal for all of its event, whatever it says. */
export function blockEvent({ refusals }: Blocks, { eventId }: BlockScope, refusal: Refusal): void {
	refusals.set(eventId, refusal);
}

/**
 * Counts a request that was refused and changed nothing, once it is cleared up. Refusals that may
 * pass, or that may be one registrant's, hold for the rest only after several of them in a row.
 */
export function countFruitless(blocks: Blocks, scope: BlockScope, refusal: Refusal): void {
	const key = keyOf(scope, refusal);
	const count = (blocks.fruitless.get(key) ?? 0) + 1;
	blocks.fruitless.set(key, count);
	const limit = isDailyForRegistrant(refusal) ? MAX_FRUITLESS_DAILY : MAX_FRUITLESS;
	if (count >= limit) blocks.refusals.set(key, refusal);
}

/**
 * Notes what a refusal of one person's or one item's own request means for those to come: faults in
 * a row end the run, one person's refusal says nothing about the next one.
 */
export function learn(blocks: Blocks, scope: BlockScope, refusal: Refusal): void {
	remember(blocks, scope, refusal);
	if (diagnose(refusal).affects === 'serverFault') countFruitless(blocks, scope, refusal);
}

/** Something has been changed, so it is worth going on. */
export function forgetFruitless({ fruitless }: Blocks): void {
	fruitless.clear();
}

/** The refusal that already holds for this scope, if there is one. */
export function blockOf({ refusals }: Blocks, { eventId, group }: BlockScope): Refusal | undefined {
	return [EVERYTHING, eventId, groupKey(eventId, group)]
		.map((key) => refusals.get(key))
		.find((refusal) => refusal !== undefined);
}

/** Whether the same would be answered to everything else that it is about. */
export function appliesToRest(refusal: Refusal): boolean {
	return ['account', 'format', 'event', 'change'].includes(diagnose(refusal).affects);
}

/** What a refusal is about: everything, the event, or a group in it. */
function keyOf({ eventId, group }: BlockScope, refusal: Refusal): string {
	const { affects } = diagnose(refusal);
	if (['account', 'format', 'serverFault'].includes(affects)) return EVERYTHING;
	return affects === 'event' || isDailyForRegistrant(refusal) ? eventId : groupKey(eventId, group);
}

function groupKey(eventId: string, group = ''): string {
	return `${eventId} ${group}`;
}
