import { utcDay } from '../../clock';
import { ZoomError } from '../../errors';
import type { Registration } from '../access';
import type { ApiCall, RateLimitLabel } from '../call';

const MAX_ADDITIONS_PER_DAY = 3;

/**
 * Zoom lets a person be registered three times a day, told by the email, for the same event or, as one report has
 * it, for all events together; beginning anew at 00:00 UTC. Counts the given ones, or throws the 429 and counts none.
 */
export function countAdditions(
	call: ApiCall,
	{ key }: Registration,
	emails: string[],
	limit: { label: RateLimitLabel; message: string },
): void {
	const { perRegistrantAndEvent, perRegistrant } = todaysAdditions(call);
	const isPerRegistrant = call.context.switches.addLimitPer === 'registrant';
	const lower = emails.map((email) => email.toLowerCase());
	const over = lower.find((email) => {
		const before = isPerRegistrant
			? perRegistrant[email]
			: perRegistrantAndEvent[`${key} ${email}`];
		const now = lower.filter((one) => one === email).length;
		return (before ?? 0) + now > MAX_ADDITIONS_PER_DAY;
	});
	if (over !== undefined) {
		const headers = {
			'X-RateLimit-Category': limit.label,
			'X-RateLimit-Limit': String(MAX_ADDITIONS_PER_DAY),
			'X-RateLimit-Remaining': '0',
		};
		throw new ZoomError(429, 429, limit.message.replace('{email}', over), { headers });
	}
	for (const email of lower) {
		const person = `${key} ${email}`;
		perRegistrant[email] = (perRegistrant[email] ?? 0) + 1;
		perRegistrantAndEvent[person] = (perRegistrantAndEvent[person] ?? 0) + 1;
	}
}

function todaysAdditions(call: ApiCall) {
	const day = utcDay(call.context.now());
	const { dailyAdditions } = call.context.state;
	if (dailyAdditions.day !== day) {
		Object.assign(dailyAdditions, { day, perRegistrantAndEvent: {}, perRegistrant: {} });
	}
	return dailyAdditions;
}
