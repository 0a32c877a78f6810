import type { ExecutionError } from 'n8n-workflow';

/** How often one trigger may list a failed execution because of refused requests. */
export const ALARM_PAUSE_MS = 60 * 60 * 1000;

/** While Zoom's requests are accepted, the secret is right, so refused requests are forged. */
export const ALL_IS_WELL_MS = 10 * 60 * 1000;

/** How to list a failed execution in n8n, and until when not to. */
interface Alarm {
	report: (error: ExecutionError) => void;
	/** Epoch milliseconds. */
	silentUntil: number;
}

const alarms = new Map<string, Alarm>();

/** Connects a trigger's alarm while its workflow is published in this process. */
export function connectAlarm(trigger: string, report: Alarm['report']): void {
	alarms.set(trigger, { report, silentUntil: 0 });
}

/** Disconnects it when the workflow is unpublished. */
export function disconnectAlarm(trigger: string): void {
	alarms.delete(trigger);
}

/** Call this for every request that Zoom has signed. `now` is in epoch milliseconds. */
export function noteAccepted(trigger: string, now: number): void {
	const alarm = alarms.get(trigger);
	if (alarm) alarm.silentUntil = Math.max(silentUntil(alarm, now), now + ALL_IS_WELL_MS);
}

/** Lists a failed execution, at most once an hour. `now` is in epoch milliseconds. */
export function raiseAlarm(trigger: string, now: number, error: () => ExecutionError): void {
	const alarm = alarms.get(trigger);
	if (alarm === undefined || now < silentUntil(alarm, now)) return;
	alarm.silentUntil = now + ALARM_PAUSE_MS;
	alarm.report(error());
}

/** Until when not to raise an alarm; 0 if that's later than any pause, because the clock was set back. */
function silentUntil(alarm: Alarm, now: number): number {
	return alarm.silentUntil - now > ALARM_PAUSE_MS ? 0 : alarm.silentUntil;
}
