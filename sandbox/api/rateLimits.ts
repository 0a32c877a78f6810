import { nextUtcMidnight, SECOND_MS, utcDay, zoomDateTime } from '../clock';
import type { SandboxContext } from '../context';
import { ZoomError } from '../errors';
import type { Switches } from '../switches';
import type { RateLimitLabel } from './call';

interface Limit {
	perSecond: number;
	perDay?: number;
}

/** Requests an account may make, by plan and label (https://developers.zoom.us/docs/api/rate-limits/). */
const LIMITS: Record<Exclude<Switches['plan'], 'unlimited'>, Record<RateLimitLabel, Limit>> = {
	free: {
		Light: { perSecond: 4, perDay: 6000 },
		Medium: { perSecond: 2, perDay: 2000 },
		Heavy: { perSecond: 1, perDay: 1000 },
	},
	pro: {
		Light: { perSecond: 30 },
		Medium: { perSecond: 20 },
		Heavy: { perSecond: 10, perDay: 30_000 },
	},
	business: {
		Light: { perSecond: 80 },
		Medium: { perSecond: 60 },
		Heavy: { perSecond: 40, perDay: 60_000 },
	},
};

/** Counts a request against the account's limits and gives the headers of the answer; throws the 429. */
export function countRequest(
	context: SandboxContext,
	label: RateLimitLabel,
): Record<string, string> {
	const { plan } = context.switches;
	const category = { 'X-RateLimit-Category': label };
	const now = context.now();
	const use = currentUse(context, label, now);
	const limit =
		plan === 'unlimited' ? { perSecond: Number.POSITIVE_INFINITY } : LIMITS[plan][label];
	if (limit.perDay !== undefined && use.usedToday >= limit.perDay) {
		throw dailyLimitReached({ ...category, ...counters(limit.perDay, 0) }, now);
	}
	if (use.usedThisSecond >= limit.perSecond) {
		throw perSecondLimitReached({ ...category, ...counters(limit.perSecond, 0) }, now);
	}
	use.usedThisSecond += 1;
	use.usedToday += 1;
	if (plan === 'unlimited') return category;
	return { ...category, ...counters(limit.perSecond, limit.perSecond - use.usedThisSecond) };
}

function currentUse(context: SandboxContext, label: RateLimitLabel, now: number) {
	const { rateLimits } = context.state;
	const second = Math.floor(now / SECOND_MS);
	const day = utcDay(now);
	const use = (rateLimits[label] ??= { second, usedThisSecond: 0, day, usedToday: 0 });
	if (use.second !== second) Object.assign(use, { second, usedThisSecond: 0 });
	if (use.day !== day) Object.assign(use, { day, usedToday: 0 });
	return use;
}

function counters(limit: number, remaining: number): Record<string, string> {
	return { 'X-RateLimit-Limit': String(limit), 'X-RateLimit-Remaining': String(remaining) };
}

function perSecondLimitReached(headers: Record<string, string>, now: number): ZoomError {
	return new ZoomError(
		429,
		429,
		'You have reached the maximum per-second rate limit for this API. Try again later.',
		{
			headers: {
				...headers,
				'X-RateLimit-Type': 'QPS',
				'X-RateLimit-Reset': String(Math.floor(now / SECOND_MS) + 1),
			},
		},
	);
}

function dailyLimitReached(headers: Record<string, string>, now: number): ZoomError {
	return new ZoomError(
		429,
		429,
		'You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request.',
		{
			headers: {
				...headers,
				'X-RateLimit-Type': 'Daily-limit',
				'Retry-After': zoomDateTime(nextUtcMidnight(now)),
			},
		},
	);
}
