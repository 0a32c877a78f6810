import { isRecord, textOf } from '../../../transport/guards';
import type { Result } from '../../../transport/result';
import { missingScopes } from '../../../zoom/errors/diagnose';
import { getEvent } from '../../../zoom/events';
import { listInstances, type PastInstance } from '../../../zoom/pastInstances';
import {
	hostsOf,
	plannedTimes,
	type PlannedTime,
	RESTART_PAUSE_MS,
	sessionsOf,
	belongsTo,
} from '../../../zoom/sessions';
import type { ItemResult, ItemTask } from '../itemByItem';
import { chooseSession, singleStart } from './choose';
import type { AttendanceInput } from './input';
import { hintOfLaterStarts, HINT_NO_PLAN, problemOfNoSession, problemOfRunning } from './messages';
import { isNotFound, type Sources } from './sources';

/** Why an item has no attendance. */
export type Stop = Exclude<ItemResult, { json: unknown }>;

/** The times whose attendance is wanted, and what the event's settings say. */
export interface FoundSession {
	instances: PastInstance[];
	planned?: PlannedTime;
	/** User IDs and emails. */
	hosts: string[];
	/** Each occurrence has a list of registrants of its own. */
	isPerOccurrence: boolean;
	hasNoRegistration: boolean;
	hints: string[];
}

/** No single meeting lasts longer, so a later start can't be a restart. */
const LONGEST_MEETING_MS = 30 * 60 * 60_000;

/** At most this many restarts in a row are looked at, in each direction. */
const MAX_RESTARTS = 20;

/** Finds out from Zoom when the event was held, and chooses what the item asks for. */
export async function findSession(
	{ run: { connection }, event, input }: ItemTask<AttendanceInput>,
	sources: Sources,
): Promise<Result<FoundSession, Stop>> {
	const now = connection.clock.now();
	const query = { show_previous_occurrences: 'true' };
	const settings = await getEvent(connection, event.kind, event.eventId, query);
	if ('error' in settings && !isDispensable(settings.error)) {
		return { error: { refusal: settings.error } };
	}
	const details = 'value' in settings ? settings.value : {};
	const list = await listInstances(connection, event);
	if ('error' in list && (!isNotFound(list.error) || 'error' in settings)) {
		return { error: { refusal: list.error } };
	}
	const instances = 'value' in list ? list.value : [];
	if (instances.length === 0 && 'error' in settings) {
		return { error: { refusal: settings.error } };
	}
	const planned = plannedTimes(details);
	const sessions = sessionsOf(instances, planned);
	const chosen = chooseSession(input.wanted, { sessions, planned, now });
	if ('none' in chosen) return { error: { problem: problemOfNoSession(event, chosen, now) } };
	const { session, laterStarts } = chosen;
	const isNow = 'latest' in input.wanted || (session.planned && belongsTo(session.planned, now));
	if (details.status === 'started' && isNow === true) {
		return { error: { problem: problemOfRunning(event) } };
	}
	const unplanned = sessions.flatMap((one) => (one.planned === undefined ? one.instances : []));
	const merged =
		session.planned === undefined
			? await withRestarts(session.instances[0], unplanned, async (uuid) => {
					const answer = await sources.details(event, uuid);
					return 'value' in answer ? answer.value.endTime : undefined;
				})
			: session.instances;
	const { registration_type, approval_type } = isRecord(details.settings) ? details.settings : {};
	const left = laterStarts.filter((one) => !merged.includes(one));
	return {
		value: {
			instances: input.mergeRestarts ? merged : singleStart(input.wanted, session),
			planned: session.planned,
			hosts: hostsOf(details),
			isPerOccurrence: ['2', '3'].includes(textOf(registration_type)),
			hasNoRegistration: textOf(approval_type) === '2',
			hints: [
				...('error' in settings ? [HINT_NO_PLAN] : []),
				...(left.length > 0 ? [hintOfLaterStarts(event, left)] : []),
			],
		},
	};
}

/** The settings can't be read, but the past may be: a scope is missing, or the ID has expired. */
function isDispensable(refusal: Parameters<typeof isNotFound>[0]): boolean {
	return isNotFound(refusal) || missingScopes(refusal.message).length > 0;
}

/** Adds the starts before and after one that weren't planned either, as long as the pauses are short. */
async function withRestarts(
	start: PastInstance | undefined,
	unplanned: readonly PastInstance[],
	endOf: (uuid: string) => Promise<number | undefined>,
): Promise<PastInstance[]> {
	if (start === undefined) return [];
	const at = unplanned.indexOf(start);
	const isRestart = async (one?: PastInstance, next?: PastInstance) => {
		if (one === undefined || next === undefined) return false;
		if (next.startTime - one.startTime > LONGEST_MEETING_MS) return false;
		const end = await endOf(one.uuid);
		return end !== undefined && next.startTime - end <= RESTART_PAUSE_MS;
	};
	let first = at;
	while (at - first < MAX_RESTARTS && (await isRestart(unplanned[first - 1], unplanned[first]))) {
		first -= 1;
	}
	let last = at;
	while (last - at < MAX_RESTARTS && (await isRestart(unplanned[last], unplanned[last + 1]))) {
		last += 1;
	}
	return unplanned.slice(first, last + 1);
}
