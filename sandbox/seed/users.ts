import { zoomId } from '../ids';
import type { User } from '../types';

export type SeedUsers = ReturnType<typeof seedUsers>;

/** Ada, who hosts, and those whose meetings provoke refusals. */
export function seedUsers(accountId: string) {
	const seedUser = (
		firstName: string,
		lastName: string,
		email: string,
		different: Partial<User> = {},
	): User => ({
		id: zoomId('user', email),
		email,
		firstName,
		lastName,
		displayName: `${firstName} ${lastName}`,
		accountId,
		licensed: true,
		webinars: true,
		mayHost: true,
		timezone: 'Europe/London',
		...different,
	});
	return {
		ada: seedUser('Ada', 'Byron', 'ada@events.example'),
		ben: seedUser('Ben', 'Carter', 'ben@events.example'),
		uma: seedUser('Uma', 'Singh', 'uma@events.example', { licensed: false, webinars: false }),
		nora: seedUser('Nora', 'Quist', 'nora@events.example', { mayHost: false }),
		gus: seedUser('Gus', 'Elsewhere', 'gus@partner.example', { accountId: 'otherAccount' }),
	};
}
