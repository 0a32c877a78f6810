import { isText } from '../../../transport/guards';
import { LISTED_AS, type StatusAction } from '../../../zoom/statusAction';
import { CircuitBreaker } from '../../run/circuitBreaker';
import { problemOfException } from '../../run/problems';
import { Rosters } from '../../run/roster';
import type { Run } from '../../run/run';
import { batchesOf } from '../updateStatus/batches';
import type { BodyFormat } from '../updateStatus/bodyFormat';
import { carryOut as carryOutChanges } from '../updateStatus/carryOut';
import { problemOf } from '../updateStatus/messages';
import type { StatusOptions } from '../updateStatus/options';
import type { RequestedChange, RowResult } from '../updateStatus/types';
import { deleteAll } from './deletions';
import { noLongerListed, registeredOnly, RUN_AGAIN } from './messages';
import { register, type Registered } from './register';
import type { Done, ListPlan, PersonPlan, SyncOptions, Task } from './types';

/** Every change is read back, however long the list is: the list was read as a whole before. */
const STATUS_OPTIONS: StatusOptions = {
	bodyFormat: 'automatic',
	dryRun: false,
	ifAlreadyInStatus: 'send',
	lookUpByEmail: false,
	returnJoinUrl: false,
	verifyResult: 'always',
};

/**
 * Carries out the plans of all lists: first whoever is removed, so that there is room, then approvals,
 * then registrations, and then the approval of those who were registered and are pending. Returns what
 * was seen of everyone whom something was sent for, or why it didn't work.
 */
export async function carryOut(
	run: Run,
	options: SyncOptions,
	format: BodyFormat,
	plans: readonly ListPlan[],
): Promise<Map<PersonPlan, Done>> {
	const tasks = plans.flatMap(({ event, people }) =>
		people
			.filter(({ problem, change }) => problem === undefined && change !== 'none')
			.map((plan): Task => ({ event, plan, id: plan.entry?.id })),
	);
	const of = (...changes: string[]) => tasks.filter(({ plan }) => changes.includes(plan.change));
	const forStatuses = withOwnBreaker(run);
	const deleted = await deleteAll(withOwnBreaker(run), of('delete'));
	const removedAndApproved = [...of('deny', 'cancel'), ...of('approve')];
	const changed = await changeStatuses(forStatuses, format, removedAndApproved);
	const registered = await register(withOwnBreaker(run), options, of('create'));
	// The lists that were read for the plan don't have those who were registered since.
	const rosters = new Rosters(run.connection, forStatuses.breaker);
	const approved = await approveCreated({ ...forStatuses, rosters }, options, format, registered);
	const created = registered.map(({ done }) => done);
	// The last one about a person holds.
	return new Map(
		[...deleted, ...changed, ...created, ...approved].map((done) => [done.plan, done]),
	);
}

/**
 * The run with a circuit breaker of its own: what Zoom refuses of one kind of request, such as a scope
 * or the daily limit for status changes, needn't hold for another kind.
 */
function withOwnBreaker(run: Run): Run {
	return { ...run, breaker: new CircuitBreaker() };
}

/** Changes statuses with the engine of *Update Status*. */
async function changeStatuses(
	run: Run,
	format: BodyFormat,
	tasks: readonly Task[],
): Promise<Done[]> {
	const requested = tasks.map(({ event, plan, id }, index): RequestedChange => {
		const { wanted, entry, change } = plan;
		const action = change === 'deny' || change === 'cancel' ? change : 'approve';
		const registrant = { id, email: entry?.email ?? wanted?.registrant.email };
		const itemIndex = wanted?.items[0] ?? -1;
		return { change: { ...event, action }, row: { index, itemIndex, registrant } };
	});
	const results = await carryOutChanges(run, STATUS_OPTIONS, format, batchesOf(requested));
	const byIndex = new Map(results.map((result) => [result.row.index, result]));
	return requested.flatMap((asked, index) => {
		const task = tasks[index];
		return task === undefined ? [] : [doneOf(run, task, asked, byIndex.get(index))];
	});
}

function doneOf(
	{ connection }: Run,
	{ plan }: Task,
	{ change, row }: RequestedChange,
	result: RowResult | undefined,
): Done {
	const { action } = change;
	const about = { plan, change: action, id: row.registrant.id };
	if (result?.type === 'accepted') {
		const joinUrl = result.joinUrl ?? result.listed?.fields.join_url;
		return {
			...about,
			...(result.verified && {
				status: result.listed?.status ?? LISTED_AS[action],
				isVerified: true,
			}),
			...(action === 'approve' && isText(joinUrl) && { joinUrl }),
			...(result.note !== undefined && { note: result.note }),
		};
	}
	if (result?.type !== 'failed') {
		const error = new Error('The outcome for this registrant is unknown');
		return { ...about, problem: problemOfException(error) };
	}
	const { cause } = result;
	if (isGoneAfter(action, result)) return { ...about, note: NO_LONGER_LISTED };
	const problem = problemOf(connection, change, row, cause);
	if (cause.reason !== 'notChecked' && cause.reason !== 'notChanged') {
		return { ...about, problem, isUncertain: cause.reason === 'lost' };
	}
	const { id, email } = row.registrant;
	const { sight } = cause;
	// These people come from Zoom's own list or answer, so there is no spelling to check.
	const unseen =
		sight.type === 'absent' && sight.searched === 'everywhere'
			? noLongerListed(change, [id, email].filter(Boolean).join(', '), action)
			: { ...problem, description: RUN_AGAIN };
	return { ...about, problem: unseen, isUncertain: true };
}

const NO_LONGER_LISTED = 'Zoom no longer lists this person in any status.';

/** Whether somebody was cancelled and is in no list any more, which is as good as listed as denied. */
function isGoneAfter(
	action: StatusAction,
	result: Extract<RowResult, { type: 'failed' }>,
): boolean {
	const { cause } = result;
	return (
		action === 'cancel' &&
		cause.reason === 'notChecked' &&
		cause.sight.type === 'absent' &&
		cause.sight.searched === 'everywhere'
	);
}

/** Approves people whom this run registered and who aren't approved yet, as in events with manual approval. */
async function approveCreated(
	run: Run,
	{ ifPendingOrDenied }: SyncOptions,
	format: BodyFormat,
	registered: readonly Registered[],
): Promise<Done[]> {
	if (ifPendingOrDenied === 'leave') return [];
	const waiting = registered.filter(
		({ done: { problem, status } }) =>
			problem === undefined &&
			status !== 'approved' &&
			(ifPendingOrDenied === 'approve' || status !== 'denied'),
	);
	const tasks = waiting.map(({ task, done: { id } }) => ({ ...task, id }));
	const approved = await changeStatuses(run, format, tasks);
	return approved.map((done, position): Done => {
		if (done.problem === undefined) return { ...done, change: 'create' };
		const created = waiting[position]?.done;
		const problem = registeredOnly(done.problem, {
			isListed: created?.isVerified === true,
			isUncertain: done.isUncertain === true,
		});
		return { ...done, ...created, problem };
	});
}
