import { isText } from '../../../transport/guards';
import type { EventKind } from '../../../zoom/eventKinds';
import { isDone } from '../../../zoom/statusAction';
import type { Run } from '../../run/run';
import { batchesOf } from './batches';
import { contradictionsIn, lastChangesIn } from './contradictions';
import { type LookedUp, lookUp } from './lookUp';
import { type StatusOptions, wantsJoinUrl } from './options';
import { peopleIn } from './people';
import { wasJustChangedOtherwise } from './recentChanges';
import { type ResolvedItems, resolveItems, type StatusInput } from './resolveItems';
import type { Batch, RequestedChange, Row, RowResult } from './types';

/** What a run is about to do. */
export interface Plan {
	/** What each item asks for, or why its event or people couldn't be found. */
	items: ResolvedItems;
	/** Rows that nothing has to be sent for: failed, skipped, or of a dry run. */
	settled: RowResult[];
	/** What has to be sent, in this order. */
	batches: Batch[];
}

/**
 * Finds every item's event and people, reads the lists that the options need, and decides what has to
 * be sent. Changes nothing in Zoom.
 */
export async function makePlan(
	run: Run,
	kind: EventKind,
	options: StatusOptions,
	inputs: ReadonlyMap<number, StatusInput>,
): Promise<Plan> {
	const items = await resolveItems(run, kind, options, inputs);
	const requested = [...items.values()].flatMap((item) =>
		'value' in item ? item.value.rows.map((row) => ({ change: item.value.change, row })) : [],
	);
	const lookedUp = await lookUp(run, options, requested);
	// What isn't sent takes nobody's place.
	const usable = lookedUp.filter(({ failure }) => failure === undefined);
	const personOf = peopleIn(usable);
	const supersederOf = lastChangesIn(usable, personOf);
	const remaining = usable.filter((found) => supersederOf(found) === undefined);
	const isContradicted = contradictionsIn(remaining, personOf);
	const settled: RowResult[] = [];
	const toSend: RequestedChange[] = [];
	for (const found of lookedUp) {
		const result = settledUnsent(run, options, found, {
			superseder: supersederOf(found),
			isContradicted: isContradicted(found),
		});
		if (result === undefined) toSend.push(found);
		else settled.push(result);
	}
	return { items, settled, batches: batchesOf(toSend, personOf) };
}

/** The result of a row that nothing has to be sent for; undefined if it has to be sent. */
function settledUnsent(
	{ connection: { apiBaseUrl, clock } }: Run,
	options: StatusOptions,
	{ change, row, listed, failure }: LookedUp,
	{ superseder, isContradicted }: { superseder: Row | undefined; isContradicted: boolean },
): RowResult | undefined {
	if (failure !== undefined) return { row, type: 'failed', cause: failure };
	const { registrant } = row;
	const isAlreadyDone =
		options.ifAlreadyInStatus === 'skip' &&
		listed !== undefined &&
		isDone(change.action, listed.status) &&
		!isContradicted &&
		!wasJustChangedOtherwise(apiBaseUrl, change, registrant, clock.now());
	if (options.dryRun) {
		const currentStatus = listed?.status;
		const wouldBeSent = !isAlreadyDone && superseder === undefined;
		return { row, type: 'planned', registrant, currentStatus, wouldBeSent };
	}
	if (superseder !== undefined) return { row, type: 'superseded', byItem: superseder.itemIndex };
	if (!isAlreadyDone) return undefined;
	const joinUrl = wantsJoinUrl(options, change) ? listed?.fields.join_url : undefined;
	return { row, type: 'skipped', registrant, ...(isText(joinUrl) && { joinUrl }) };
}
