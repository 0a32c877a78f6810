import { isText } from '../../../transport/guards';
import type { Result } from '../../../transport/result';
import type { EventRef } from '../../../zoom/events';
import type { ListedRegistrant } from '../../../zoom/registrants';
import { groupedBy, inLanes } from '../../run/lanes';
import { lookUntil } from '../../run/reconcile';
import { anyStatus, findIn, type Roster, rosterKey } from '../../run/roster';
import type { Run } from '../../run/run';
import type { Entry } from '../create/batches';
import { statusOf } from '../create/createdJson';
import { problemOfCreated } from '../create/problemOfCreated';
import { registerAll } from '../create/registerAll';
import type { EntryResult } from '../create/settleBatch';
import type { Done, SyncOptions, Task } from './types';

type Created = Extract<EntryResult, { type: 'created' }>;

/** What is known of somebody whom this run tried to register. */
export interface Registered {
	task: Task;
	done: Done;
}

/**
 * Registers people, in batches where Zoom accepts them, and reads the lists once to see what they are now.
 */
export async function register(
	run: Run,
	options: SyncOptions,
	tasks: readonly Task[],
): Promise<Registered[]> {
	const taskOf = new Map<Entry, Task>();
	for (const task of tasks) taskOf.set(entryOf(options, task), task);
	const { confirmationEmail } = options;
	const createOptions = { maySendOneByOne: true, confirmationEmail, isWithoutHosts: true };
	const results = await registerAll(run, createOptions, [...taskOf.keys()]);
	const created = results.filter((result): result is Created => result.type === 'created');
	const seen = await readCreated(run, created);
	return results.flatMap((result): Registered[] => {
		const task = taskOf.get(result.entry);
		return task === undefined ? [] : [{ task, done: doneOf(run, task, result, seen) }];
	});
}

/** *Auto-Approve* is asked for unless pending people stay pending. */
function entryOf({ ifPendingOrDenied }: SyncOptions, { event, plan }: Task): Entry {
	const { wanted } = plan;
	if (wanted === undefined) throw new Error('Only people of the list are registered');
	const { occurrenceId } = event;
	return {
		event,
		items: wanted.items,
		registrant: {
			...wanted.registrant,
			...(ifPendingOrDenied !== 'leave' && { autoApprove: true }),
			occurrenceIds: occurrenceId === undefined ? [] : [occurrenceId],
		},
	};
}

function doneOf(
	{ connection }: Run,
	{ event, plan }: Task,
	result: EntryResult,
	seen: ReadonlyMap<Created, ListedRegistrant>,
): Done {
	if (result.type !== 'created') {
		return { plan, change: 'create', problem: problemOfCreated(connection, event, result) };
	}
	const { answer, entry } = result;
	const listed = seen.get(result);
	const joinUrl = listed?.fields.join_url ?? answer.join_url;
	return {
		plan,
		change: 'create',
		id: idOf(result),
		status: listed?.status ?? statusOf(event.kind, entry.registrant, answer),
		isVerified: listed !== undefined,
		...(isText(joinUrl) && { joinUrl }),
		...(listed === undefined && { note: NOT_SEEN }),
	};
}

const NOT_SEEN =
	"Zoom registered this person, but its list doesn't show them yet, or can't be read.";

function idOf({ answer }: Created): string {
	return isText(answer.registrant_id) ? answer.registrant_id : '';
}

/** Zoom's lists can lag behind a registration; they're read after each of these waits, in milliseconds. */
const LOOK_AFTER_MS = [0, 2_000, 8_000];

/** The entries that Zoom's lists have of people just registered; each list is read for all of them. */
async function readCreated(
	run: Run,
	created: readonly Created[],
): Promise<Map<Created, ListedRegistrant>> {
	const lists = groupedBy(created, ({ entry }) => rosterKey(placeOf(entry)));
	const seen = await inLanes(
		lists,
		async (list) => await readList(run, list),
		() => [],
	);
	return new Map(seen.flat());
}

/** The event or occurrence that somebody was registered for. */
function placeOf({ event, registrant }: Entry): EventRef {
	return { ...event, occurrenceId: registrant.occurrenceIds[0] };
}

async function readList(
	run: Run,
	created: readonly Created[],
): Promise<Array<[Created, ListedRegistrant]>> {
	const [first] = created;
	if (first === undefined) return [];
	const event = placeOf(first.entry);
	const wanted = created.map((one) => ({ id: idOf(one) }));
	const roster = await lookUntil<Result<Roster>>(
		run.connection,
		LOOK_AFTER_MS,
		async () => await run.rosters.refresh(event, anyStatus(wanted)),
		(look) => 'error' in look || wanted.every((person) => findIn(look.value, person) !== undefined),
	);
	if (roster === undefined || 'error' in roster) return [];
	return created.flatMap((one): Array<[Created, ListedRegistrant]> => {
		const listed = findIn(roster.value, { id: idOf(one) });
		return listed === undefined ? [] : [[one, listed]];
	});
}
