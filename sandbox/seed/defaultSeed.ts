import { DAY_MS, HOUR_MS } from '../clock';
import type { SandboxSeed } from '../state';
import type { App } from '../types';
import { seedMeetings } from './meetings';
import { seedUsers } from './users';
import { REPORT_SCOPES, USER_SCOPES } from './scopes';

const ACCOUNT_ID = 'sandboxAccount';

/** The demo account, its meetings laid out from the next full hour of the given moment on. */
export function defaultSeed(now: number): SandboxSeed {
	const users = seedUsers(ACCOUNT_ID);
	const tomorrow = Math.ceil(now / HOUR_MS) * HOUR_MS + DAY_MS;
	return {
		accountId: ACCOUNT_ID,
		apps: seedApps(users.ada.id),
		users: Object.values(users),
		meetings: seedMeetings(users, tomorrow),
	};
}

function seedApps(ownerId: string): App[] {
	return [
		{
			clientId: 'sandbox-user-app',
			clientSecret: 'sandbox-user-secret',
			name: 'Registrations (user app)',
			kind: 'user',
			scopes: [...USER_SCOPES],
			secretToken: 'sandbox-user-webhook-secret',
			ownerId,
			redirectUris: [],
		},
		{
			clientId: 'sandbox-s2s-app',
			// eslint-disable-next-line @n8n/community-nodes/no-hardcoded-secrets -- opens nothing but the sandbox
			clientSecret: 'sandbox-s2s-secret',
			name: 'Registrations (server-to-server app)',
			kind: 'serverToServer',
			scopes: [...USER_SCOPES, ...REPORT_SCOPES, 'user:read:list_users'].map(
				(scope) => `${scope}:admin`,
			),
			// eslint-disable-next-line @n8n/community-nodes/no-hardcoded-secrets -- signs nothing but the sandbox's webhooks
			secretToken: 'sandbox-s2s-webhook-secret',
			ownerId,
			redirectUris: [],
		},
	];
}
