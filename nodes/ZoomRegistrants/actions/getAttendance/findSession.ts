import type { ZoomConnection } from '../../../transport/connection';
import { isRecord, textOf } from '../../../transport/guards';
import type { Refusal } from '../../../transport/refusal';
import type { Result } from '../../../transport/result';
import { missingScopes } from '../../../zoom/errors/diagnose';
import { type EventRef, getEvent } from '../../../zoom/events';
import { listInstances, type PastInstance } from '../../../zoom/pastInstances';
import {
	belongsTo,
	hostsOf,
	plannedTimes,
	type PlannedTime,
	RESTART_PAUSE_MS,
	type Session,
	sessionsOf,
} from '../../../zoom/sessions';
import type { ItemResult, ItemTask } from '../itemByItem';
import { chooseSession, singleStart } from './choose';
import type { AttendanceInput } from './input';
import { hintOfLaterStarts, hintOfNoPlan, problemOfNoSession, problemOfRunning } from './messages';
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
	/** Nobody else can be alone in the room, as far as the settings say. */
	isStartedByHostOnly: boolean;
	hints: string[];
}

/** No single meeting lasts longer, so a later start can't be a restart. */
const LONGEST_MEETING_MS = 30 * 60 * 60_000;

/** At most this many restarts in a row are looked at, in each direction. */
const MAX_RESTARTS = 20;

/** When an event was planned and held, and its settings as far as they can be read. */
interface Times {
	/** As `GET /meetings/{meetingId}` has them; empty if they can't be read. */
	settings: Record<string, unknown>;
	/** Why they can't be read. */
	withoutSettings?: Refusal;
	planned: PlannedTime[];
	sessions: Session[];
}

/** Finds out from Zoom when the event was held, and chooses what the item asks for. */
export async function findSession(
	{ run: { connection }, event, input }: ItemTask<AttendanceInput>,
	sources: Sources,
): Promise<Result<FoundSession, Stop>> {
	const now = connection.clock.now();
	const times = await readTimes(connection, event);
	if ('error' in times) return { error: { refusal: times.error } };
	const { settings, withoutSettings, planned, sessions } = times.value;
	const chosen = chooseSession(input.wanted, { sessions, planned, now });
	if ('none' in chosen) return { error: { problem: problemOfNoSession(event, chosen, now) } };
	const { session, laterStarts } = chosen;
	const isNow = 'latest' in input.wanted || (session.planned && belongsTo(session.planned, now));
	if (settings.status === 'started' && isNow === true) {
		return { error: { problem: problemOfRunning(event) } };
	}
	const merged = await startsOf(session, sessions, event, sources);
	const { registration_type, approval_type, join_before_host } = isRecord(settings.settings)
		? settings.settings
		: {};
	const left = laterStarts.filter((one) => !merged.includes(one));
	return {
		value: {
			instances: input.mergeRestarts ? merged : singleStart(input.wanted, session),
			planned: session.planned,
			hosts: hostsOf(settings),
			isPerOccurrence: ['2', '3'].includes(textOf(registration_type)),
			hasNoRegistration: textOf(approval_type) === '2',
			isStartedByHostOnly: join_before_host === false,
			hints: [
				...(withoutSettings === undefined ? [] : [hintOfNoPlan(withoutSettings)]),
				...(left.length > 0 ? [hintOfLaterStarts(event, left)] : []),
			],
		},
	};
}

/** Reads the settings and the instances. One of the two may be missing, e.g. after the ID has expired. */
async function readTimes(connection: ZoomConnection, event: EventRef): Promise<Result<Times>> {
	const query = { show_previous_occurrences: 'true' };
	const answer = await getEvent(connection, event.kind, event.eventId, query);
	const withoutSettings = 'error' in answer ? answer.error : undefined;
	if (withoutSettings !== undefined && !isDispensable(withoutSettings)) {
		return { error: withoutSettings };
	}
	const list = await listInstances(connection, event);
	if ('error' in list && (withoutSettings !== undefined || !isNotFound(list.error))) return list;
	const instances = 'value' in list ? list.value : [];
	if ('error' in answer && instances.length === 0) return answer;
	const settings = 'value' in answer ? answer.value : {};
	const planned = plannedTimes(settings);
	const sessions = sessionsOf(instances, planned);
	return { value: { settings, withoutSettings, planned, sessions } };
}

/** All starts of a session. If it wasn't planned, those before and after it with a short pause are part of it. */
async function startsOf(
	session: Session,
	sessions: readonly Session[],
	event: EventRef,
	sources: Sources,
): Promise<PastInstance[]> {
	if (session.planned !== undefined) return session.instances;
	const unplanned = sessions.flatMap((one) => (one.planned === undefined ? one.instances : []));
	return await withRestarts(session.instances[0], unplanned, async (uuid) => {
		const answer = await sources.details(event, uuid);
		return 'value' in answer ? answer.value.endTime : undefined;
	});
}

/** The settings can't be read, but the past may be: a scope is missing, or the ID has expired. */
function isDispensable(refusal: Refusal): boolean {
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
