import type { ExecutionError } from 'n8n-workflow';

/** How often one trigger may list a failed execution because of refused requests. */
export const ALARM_PAUSE_MS = 60 * 60 * 1000;

/** While Zoom's requests are being accepted, the secret is right, so what is refused is forged. */
export const ALL_IS_WELL_MS = 10 * 60 * 1000;

/** What lists a failed execution in n8n, and when it may do so again. */
interface Alarm {
	report: (error: ExecutionError) => void;
	silentUntil: number;
}

const alarms = new Map<string, Alarm>();

/** Connects a trigger's alarm, for as long as its workflow is published in this process. */
export function connectAlarm(trigger: string, report: Alarm['report']): void {
	alarms.set(trigger, { report, silentUntil: 0 });
}

export function disconnectAlarm(trigger: string): void {
	alarms.delete(trigger);
}

/** To be called for every request that Zoom has signed. `now` in epoch milliseconds. */
export function noteAccepted(trigger: string, now: number): void {
	const alarm = alarms.get(trigger);
	if (alarm) alarm.silentUntil = Math.max(alarm.silentUntil, now + ALL_IS_WELL_MS);
}

/** Lists a failed execution, at most once an hour. `now` in epoch milliseconds. */
export function raiseAlarm(trigger: string, now: number, error: () => ExecutionError): void {
	const alarm = alarms.get(trigger);
	if (alarm === undefined || now < alarm.silentUntil) return;
	alarm.silentUntil = now + ALARM_PAUSE_MS;
	alarm.report(error());
}
