/**
 * Whether something of the time `at` is at most `maxAgeMs` old. Something of the future isn't: the clock
 * was set back, and nobody knows how old it is. All times are in milliseconds.
 */
export function isRecent(at: number, now: number, maxAgeMs: number): boolean {
	const age = now - at;
	return age >= 0 && age <= maxAgeMs;
}
