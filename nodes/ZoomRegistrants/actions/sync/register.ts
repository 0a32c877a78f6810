import { isText } from '../../../transport/guards';
import type { ErrorText, Result } from '../../../transport/result';
import type { EventRef } from '../../../zoom/events';
import type { ListedRegistrant } from '../../../zoom/registrants';
import { groupedBy, inLanes } from '../../run/lanes';
import { lookUntil } from '../../run/reconcile';
import { anyStatus, findIn, type Roster, rosterKey } from '../../run/roster';
import type { Run } from '../../run/run';
import type { Entry } from '../create/batches';
import { statusOf } from '../create/createdJson';
import { problemOfException, problemOfRefusal } from '../../run/problems';
import { workThrough } from '../../run/workQueue';
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
	const sights = await readCreated(run, created);
	return results.flatMap((result): Registered[] => {
		const task = taskOf.get(result.entry);
		return task === undefined ? [] : [{ task, done: doneOf(run, task, result, sights) }];
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
	sights: ReadonlyMap<Created, CreatedSight>,
): Done {
	if (result.type !== 'created') {
		return { plan, change: 'create', problem: problemOfCreated(connection, event, result) };
	}
	const { answer, entry } = result;
	const { listed, note = NOT_LISTED } = sights.get(result) ?? {};
	const joinUrl = listed?.fields.join_url ?? answer.join_url;
	return {
		plan,
		change: 'create',
		id: listed?.id ?? idOf(result),
		status: listed?.status ?? statusOf(event.kind, entry.registrant, answer),
		isVerified: listed !== undefined,
		...(isText(joinUrl) && { joinUrl }),
		...(listed === undefined && { note }),
	};
}

/** Zoom's entry of somebody just registered, or why there is none. */
interface CreatedSight {
	listed?: ListedRegistrant;
	note?: string;
}

const NOT_LISTED = "Zoom accepted the registration, but its list doesn't show this person yet.";

function idOf({ answer }: Created): string {
	return isText(answer.registrant_id) ? answer.registrant_id : '';
}

/** Zoom's lists can lag behind a registration; they're read after each of these waits, in milliseconds. */
const LOOK_AFTER_MS = [0, 2_000, 8_000];

/** The entries that Zoom's lists have of people just registered; each list is read for all of them. */
async function readCreated(
	run: Run,
	created: readonly Created[],
): Promise<Map<Created, CreatedSight>> {
	const sights = await inLanes(
		groupedBy(created, ({ entry }) => entry.event.eventId),
		async (lane) =>
			await workThrough(
				groupedBy(lane, ({ entry }) => rosterKey(placeOf(entry))),
				async (list) => ({ results: await readList(run, list), next: [] }),
				(list, error) => unread(list, problemOfException(error)),
			),
		(lane, error) => unread(lane, problemOfException(error)),
	);
	return new Map(sights.flat());
}

/** The event or occurrence that somebody was registered for. */
function placeOf({ event, registrant }: Entry): EventRef {
	return { ...event, occurrenceId: registrant.occurrenceIds[0] };
}

async function readList(
	run: Run,
	created: readonly Created[],
): Promise<Array<[Created, CreatedSight]>> {
	const [first] = created;
	if (first === undefined) return [];
	const event = placeOf(first.entry);
	const wanted = created.map((one) => ({ id: idOf(one) }));
	const roster = await lookUntil<Result<Roster>>(
		run.connection,
		LOOK_AFTER_MS,
		async () => await run.rosters.refresh(event, anyStatus(wanted)),
		(look) => 'error' in look || created.every((one) => entryIn(look.value, one) !== undefined),
	);
	if (roster === undefined) return [];
	if ('error' in roster)
		return unread(created, problemOfRefusal(run.connection, event, roster.error));
	return created.map((one) => [one, { listed: entryIn(roster.value, one) }]);
}

/**
 * Zoom's entry of somebody just registered: the one with the ID that Zoom answered, or else with the
 * email, which nobody in the list had before.
 */
function entryIn(roster: Roster, one: Created): ListedRegistrant | undefined {
	const { email } = one.entry.registrant;
	return findIn(roster, { id: idOf(one) }) ?? findIn(roster, { email });
}

function unread(
	created: readonly Created[],
	{ message }: ErrorText,
): Array<[Created, CreatedSight]> {
	const note = `Zoom accepted the registration. Not checked, because the registrants couldn't be read: ${message}`;
	return created.map((one) => [one, { note }]);
}
