import { isRecord, isText, rowsOf, textOf } from '../transport/guards';
import { type PastInstance, timeOf } from './pastInstances';

/** When an event, or one occurrence of a series, was planned to take place. */
export interface PlannedTime {
	occurrenceId?: string;
	/** Epoch milliseconds. */
	startTime: number;
	endTime: number;
}

/** A time that people came together: what was planned, if anything, and every start that belongs to it. */
export interface Session {
	planned?: PlannedTime;
	/** At least one, the earliest first. */
	instances: PastInstance[];
}

const MINUTE_MS = 60_000;

/** A start belongs to a planned time from half an hour before it until two hours after its end. */
const EARLY_MS = 30 * MINUTE_MS;
const LATE_MS = 120 * MINUTE_MS;

/** Starts that weren't planned belong together if the room was empty for at most this long. */
export const RESTART_PAUSE_MS = 15 * MINUTE_MS;

/** The planned times of a meeting or webinar as `GET /meetings/{meetingId}` has it, the earliest first. */
export function plannedTimes(event: Record<string, unknown>): PlannedTime[] {
	const occurrences = rowsOf(event.occurrences).filter(({ status }) => status !== 'deleted');
	const isSeries = Array.isArray(event.occurrences) || ['8', '9'].includes(textOf(event.type));
	return (isSeries ? occurrences : [event])
		.flatMap(({ occurrence_id, start_time, duration }): PlannedTime[] => {
			const startTime = timeOf(start_time);
			if (startTime === undefined) return [];
			const endTime = startTime + Number(textOf(duration) || 0) * MINUTE_MS;
			const occurrenceId = textOf(occurrence_id);
			return [{ startTime, endTime, ...(occurrenceId !== '' && { occurrenceId }) }];
		})
		.sort((one, other) => one.startTime - other.startTime);
}

/** Whether a moment belongs to a planned time; both in epoch milliseconds. */
export function belongsTo({ startTime, endTime }: PlannedTime, moment: number): boolean {
	return moment >= startTime - EARLY_MS && moment < endTime + LATE_MS;
}

/**
 * Groups the starts of an event by the planned time that they belong to; one that belongs to none is a
 * session by itself. Zoom doesn't say which start was for which occurrence. Both lists begin with the
 * earliest, and so does the result.
 */
export function sessionsOf(
	instances: readonly PastInstance[],
	planned: readonly PlannedTime[],
): Session[] {
	const sessions: Session[] = [];
	const byPlan = new Map<PlannedTime, Session>();
	let next = 0;
	for (const instance of instances) {
		const { startTime } = instance;
		for (let plan = planned[next]; plan !== undefined; plan = planned[next]) {
			if (plan.startTime - EARLY_MS > startTime) break;
			next += 1;
		}
		const plan = planFor(startTime, planned[next - 2], planned[next - 1]);
		const known = plan && byPlan.get(plan);
		if (known !== undefined) known.instances.push(instance);
		else {
			const session = { ...(plan && { planned: plan }), instances: [instance] };
			sessions.push(session);
			if (plan !== undefined) byPlan.set(plan, session);
		}
	}
	return sessions;
}

/** A start just before a planned time may still belong to the one before, which hasn't ended yet. */
function planFor(
	startTime: number,
	before: PlannedTime | undefined,
	latest: PlannedTime | undefined,
): PlannedTime | undefined {
	if (latest === undefined) return undefined;
	const isEarly = startTime < latest.startTime;
	if (isEarly && before !== undefined && startTime < before.endTime) return before;
	return belongsTo(latest, startTime) ? latest : undefined;
}

/** The user IDs and emails of the host and the alternative hosts, as `GET /meetings/{meetingId}` has them. */
export function hostsOf(event: Record<string, unknown>): string[] {
	const settings = isRecord(event.settings) ? event.settings : {};
	const alternatives = textOf(settings.alternative_hosts).split(/[;,]/);
	const names = [event.host_id, event.host_email, ...alternatives].filter(isText);
	return names.map((name) => name.trim()).filter((name) => name !== '');
}
