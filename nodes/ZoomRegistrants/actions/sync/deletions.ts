import type { Refusal } from '../../../transport/refusal';
import type { Result } from '../../../transport/result';
import { describeEvent } from '../../../zoom/eventKinds';
import { guarded } from '../../run/guarded';
import { groupedBy, inLanes } from '../../run/lanes';
import type { Problem } from '../../run/outcome';
import { problemOfException, problemOfNotSent, problemOfRefusal } from '../../run/problems';
import { lookUntil } from '../../run/reconcile';
import { anyStatus, type Roster, rosterKey } from '../../run/roster';
import type { Run } from '../../run/run';
import { type Settled, workThrough } from '../../run/workQueue';
import {
	deletionResult,
	type Presence,
	presenceByAnswer,
	presenceIn,
	READ_AGAIN_AFTER_MS,
	requestDeletion,
} from '../delete.operation';
import type { Done, Task } from './types';

/** A deletion that was asked for, or why it wasn't. */
interface Asked {
	task: Task;
	/** Why Zoom's answer isn't a clear yes. */
	refusal?: Refusal;
	/** Final already, without a request or because this package's own code failed. */
	problem?: Problem;
}

/**
 * Deletes registrants one by one, as Zoom has no other way, and then reads each list once to see who is
 * gone. A few events side by side.
 */
export async function deleteAll(run: Run, tasks: readonly Task[]): Promise<Done[]> {
	const done = await inLanes(
		groupedBy(tasks, ({ event }) => event.eventId),
		async (lane) => await deleteLane(run, lane),
		(lane, error) => lane.map(({ plan }) => failed(plan, problemOfException(error))),
	);
	return done.flat();
}

function failed(plan: Task['plan'], problem: Problem): Done {
	return { plan, change: 'delete', problem };
}

async function deleteLane(run: Run, lane: readonly Task[]): Promise<Done[]> {
	const asked = await workThrough(
		lane,
		async (task) => await askFor(run, task),
		(task, error) => [{ task, problem: problemOfException(error) }],
	);
	const lists = groupedBy(asked, ({ task }) => rosterKey(task.event));
	const done: Done[] = [];
	for (const list of lists) {
		const roster = await guarded<Result<Roster> | undefined>(
			async () => await readAfter(run, list),
			() => undefined,
		);
		for (const one of list) done.push(doneOf(run, one, roster));
	}
	return done;
}

async function askFor(run: Run, task: Task): Promise<Settled<Task, Asked>> {
	const { connection, breaker } = run;
	const { event } = task;
	const scope = { eventId: event.eventId, part: event.occurrenceId };
	const open = breaker.openFor(scope);
	if (open !== undefined) {
		const problem = problemOfNotSent(connection, event, open);
		return { results: [{ task, problem }], next: [] };
	}
	const refusal = await requestDeletion(connection, event, idOf(task));
	return {
		results: [{ task, refusal }],
		next: [],
		afterwards: () => breaker.recordAnswer(scope, refusal),
	};
}

function idOf({ id = '' }: Task): string {
	return id;
}

/** The list once it has nobody any more whose deletion only the list can confirm. */
async function readAfter(run: Run, list: readonly Asked[]): Promise<Result<Roster> | undefined> {
	const open = list.filter(
		({ problem, refusal }) => problem === undefined && presenceByAnswer(refusal) === undefined,
	);
	const [first] = open;
	if (first === undefined) return undefined;
	return await lookUntil<Result<Roster>>(
		run.connection,
		READ_AGAIN_AFTER_MS,
		async () => await run.rosters.refresh(first.task.event, anyStatus()),
		(roster) => open.every(({ task }) => presenceIn(roster, idOf(task)) !== 'there'),
	);
}

function doneOf(
	{ connection }: Run,
	{ task, refusal, problem }: Asked,
	roster: Result<Roster> | undefined,
): Done {
	const { event, plan } = task;
	if (problem !== undefined) return failed(plan, problem);
	const id = idOf(task);
	const presence: Presence =
		presenceByAnswer(refusal) ?? (roster === undefined ? 'unknown' : presenceIn(roster, id));
	if (presence === 'gone') return { plan, change: 'delete', id, isVerified: true };
	const result = deletionResult({ connection, event, id, about: {}, presence, refusal });
	if ('problem' in result) return failed(plan, result.problem);
	if ('refusal' in result) {
		return failed(plan, problemOfRefusal(connection, event, result.refusal));
	}
	return failed(plan, {
		message: `Zoom accepted the deletion of ${id}, but the registrants of ${describeEvent(event.kind, event.eventId)} can't be read to check it`,
		description: 'Run the workflow again: it reads the list first.',
	});
}
