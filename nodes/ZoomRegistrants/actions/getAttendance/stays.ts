import type { Participant } from '../../../zoom/participants';

/** A span of time in epoch milliseconds. */
export interface Span {
	from: number;
	to: number;
}

/** One row's time in the room. */
export interface Stay extends Span {
	isInBreakoutRoom?: boolean;
}

/** When someone was there. */
export interface Presence {
	/** Epoch milliseconds; missing if no row has a time. */
	joinTime?: number;
	leaveTime?: number;
	/** Milliseconds in the room, counted once where rows overlap. */
	presentMs: number;
	/** How often the person came in, which isn't the number of rows. */
	joins: number;
}

/** Zoom's times are in whole seconds, so a reconnection can look like a pause of one. */
const TOUCHING_MS = 1_000;

/** Going to a breakout room and back isn't another join. */
const BREAKOUT_PAUSE_MS = 60_000;

/** Merges stays in any order, which may touch, overlap or repeat each other. */
export function presenceOf(stays: readonly Stay[]): Presence {
	const ordered = [...stays].sort((one, other) => one.from - other.from);
	const [first] = ordered;
	if (first === undefined) return { presentMs: 0, joins: 0 };
	let presentMs = 0;
	let joins = 1;
	let until = first.from;
	let lastIsBreakout = first.isInBreakoutRoom === true;
	for (const { from, to, isInBreakoutRoom = false } of ordered) {
		const pause = lastIsBreakout || isInBreakoutRoom ? BREAKOUT_PAUSE_MS : TOUCHING_MS;
		if (from - until > pause) joins += 1;
		presentMs += Math.max(0, to - Math.max(from, until));
		if (to >= until) lastIsBreakout = isInBreakoutRoom;
		until = Math.max(until, to);
	}
	return { joinTime: first.from, leaveTime: until, presentMs, joins };
}

/** Zoom's times of a row and of its instance may differ by so much without contradicting each other. */
const SKEW_MS = 60_000;

/**
 * A row's stay within the instance's real start and end, as far as they are known. Without a time of
 * leaving, Zoom's duration counts. Undefined if the times can't be used: one is missing, the person left
 * before joining, or wasn't there between the start and the end.
 */
export function stayOf(
	{ joinTime, leaveTime, duration, isInBreakoutRoom }: Participant,
	{ from: start = -Infinity, to: end = Infinity }: Partial<Span> = {},
): Stay | undefined {
	if (joinTime === undefined) return undefined;
	const left = leaveTime ?? (duration ? joinTime + duration * 1_000 : undefined);
	if (left === undefined || left < joinTime) return undefined;
	// An end before the start says nothing about anybody.
	if (start > end) return { from: joinTime, to: left, isInBreakoutRoom };
	if (left < start - SKEW_MS || joinTime > end + SKEW_MS) return undefined;
	const within = (time: number) => Math.min(Math.max(time, start), end);
	return { from: within(joinTime), to: within(left), isInBreakoutRoom };
}

/** Two seconds between joining and leaving can't be a duration of 0. */
const CONTRADICTION_MS = 2_000;

/**
 * Whether Zoom hasn't processed a row yet: it has no time of joining or leaving, the times are
 * in the wrong order, or contradict a duration of 0.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/get/past_meetings/{meetingId}/participants
 */
export function isUnprocessed({ joinTime, leaveTime, duration }: Participant): boolean {
	if (joinTime === undefined || leaveTime === undefined || leaveTime < joinTime) return true;
	return duration === 0 && leaveTime - joinTime >= CONTRADICTION_MS;
}
