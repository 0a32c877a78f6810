import { addMeeting, type MeetingInput } from './build';
import { utcDay } from './clock';
import type { AccountState, App, User } from './types';

/** What an account holds at the start; `defaultSeed` is the demo account. */
export interface SandboxSeed {
	accountId: string;
	apps: App[];
	/** The first user hosts meetings that name no host. */
	users: User[];
	meetings: MeetingInput[];
}

/** A fresh account from a seed; nothing in it is shared with the seed. */
export function createState(seed: SandboxSeed, now: number): AccountState {
	const { accountId, apps, users, meetings } = structuredClone(seed);
	const state: AccountState = {
		accountId,
		apps: Object.fromEntries(apps.map((app) => [app.clientId, app])),
		users: Object.fromEntries(users.map((user) => [user.id, user])),
		meetings: {},
		eventSubscriptions: [],
		oddities: [],
		dailyStatusChanges: { day: utcDay(now), perRegistrant: {}, perEvent: {} },
		dailyAdditions: { day: utcDay(now), perRegistrantAndEvent: {}, perRegistrant: {} },
		rateLimits: {},
		unknownSends: {},
	};
	for (const meeting of meetings) addMeeting(state, now, meeting);
	return state;
}
