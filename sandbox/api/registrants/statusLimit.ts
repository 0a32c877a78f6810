import { utcDay } from '../../clock';
import type { SandboxContext } from '../../context';
import { ZoomError } from '../../errors';
import type { Registrant } from '../../types';
import type { Registration } from '../access';

const MAX_STATUS_CHANGES_PER_DAY = 10;

/** A registrant found for an entry of the request, and the word the request used for it. */
export interface Named {
	registrant: Registrant;
	/** The email of the entry, or its ID when it had no email. */
	as: string;
}

/**
 * Zoom allows ten status changes a day for the same registrant in the same meeting, beginning anew at 00:00 UTC;
 * one report has it counted for the whole event. Throws the 429, which carries neither Retry-After nor a type.
 */
export function refuseOverDailyLimit(
	context: SandboxContext,
	{ kind, key }: Registration,
	named: Named[],
): void {
	const counts = todaysCounts(context);
	const over = named.find(({ registrant }) => {
		const count =
			context.switches.dailyLimitPer === 'event'
				? counts.perEvent[key]
				: counts.perRegistrant[`${key} ${registrant.id}`];
		return (count ?? 0) >= MAX_STATUS_CHANGES_PER_DAY;
	});
	if (!over) return;
	const headers = {
		'X-RateLimit-Category': 'Medium',
		'X-RateLimit-Limit': String(MAX_STATUS_CHANGES_PER_DAY),
		'X-RateLimit-Remaining': '0',
	};
	throw new ZoomError(
		429,
		429,
		`You have exceeded the daily rate limit of (${MAX_STATUS_CHANGES_PER_DAY}) for ${kind.status.limitName} API requests for the registrant (${over.as}). You can resume these API requests at GMT 00:00:00.`,
		{ headers },
	);
}

/** Counts an accepted request under both readings of the limit; a registrant named twice in it counts once. */
export function countStatusChange(
	context: SandboxContext,
	{ key }: Registration,
	named: Named[],
): void {
	const counts = todaysCounts(context);
	counts.perEvent[key] = (counts.perEvent[key] ?? 0) + 1;
	for (const registrant of new Set(named.map((one) => one.registrant))) {
		const person = `${key} ${registrant.id}`;
		counts.perRegistrant[person] = (counts.perRegistrant[person] ?? 0) + 1;
	}
}

function todaysCounts(context: SandboxContext) {
	const day = utcDay(context.now());
	const { dailyStatusChanges } = context.state;
	if (dailyStatusChanges.day !== day) {
		Object.assign(dailyStatusChanges, { day, perRegistrant: {}, perEvent: {} });
	}
	return dailyStatusChanges;
}
