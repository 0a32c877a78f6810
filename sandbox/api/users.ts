import { missingScope, userDoesNotExist } from '../errors';
import type { User } from '../types';
import type { ApiCall, Endpoint } from './call';
import { pageOf } from './paging';

const READ_USER = { granular: 'user:read:user', classic: 'user:read' };

/** `GET /users/{userId}`: by ID, by email, or `me` (https://developers.zoom.us/docs/api/users/). */
export const getUser: Endpoint = {
	method: 'GET',
	path: '/users/:userId',
	label: 'Light',
	scope: READ_USER,
	query: ['login_type', 'encrypted_email', 'search_by_unique_id'],
	handle: (call) => userRow(requestedUser(call, READ_USER.granular)),
};

/** `GET /users`: the account's users, for account-level apps only. */
export const listUsers: Endpoint = {
	method: 'GET',
	path: '/users',
	label: 'Medium',
	scope: { granular: 'user:read:list_users', classic: 'user:read', accountOnly: true },
	query: ['status', 'page_size', 'page_number', 'next_page_token', 'role_id', 'include_fields'],
	handle: (call) => {
		const { state } = call.context;
		const users = Object.values(state.users).filter((user) => user.accountId === state.accountId);
		return pageOf(call, 'users', users, userRow);
	},
};

/** The user in the path. A user-level app must say `me`: anything else asks for the `:admin` scope. */
export function requestedUser(call: ApiCall, granularScope: string): User {
	const { state, switches } = call.context;
	const wanted = call.params.userId ?? '';
	if (wanted !== 'me' && call.caller.level === 'user') throw missingScope(`${granularScope}:admin`);
	const meRefused =
		call.caller.app.kind === 'serverToServer' && switches.serverToServerMe === 'refuse';
	const id = wanted === 'me' && !meRefused ? call.caller.userId : wanted;
	const user = Object.values(state.users).find(
		(one) => one.id === id || one.email.toLowerCase() === id.toLowerCase(),
	);
	if (!user || user.accountId !== state.accountId) throw userDoesNotExist(wanted);
	return user;
}

function userRow(user: User): Record<string, unknown> {
	return {
		id: user.id,
		first_name: user.firstName,
		last_name: user.lastName,
		display_name: user.displayName,
		email: user.email,
		type: user.licensed ? 2 : 1,
		timezone: user.timezone,
		account_id: user.accountId,
		status: 'active',
	};
}
