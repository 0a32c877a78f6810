import type { SandboxContext } from '../context';
import { missingScope, ZoomError } from '../errors';
import type { Switches } from '../switches';
import type { App } from '../types';
import type { Caller, Scope } from './call';

export interface BearerGrant {
	app: App;
	/** Undefined when the app speaks for itself. */
	userId: string | undefined;
}

/** The app and user behind `Authorization: Bearer …`; 401 with code 124 when there is none. */
export function authenticate(
	context: SandboxContext,
	authorization: string | undefined,
): BearerGrant {
	const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
	const grant = token === undefined ? undefined : context.tokens.access.get(token);
	const app = grant && context.state.apps[grant.clientId];
	if (!grant || !app) throw new ZoomError(401, 124, 'Invalid access token.');
	if (grant.expiresAt <= context.now()) throw new ZoomError(401, 124, 'Access token is expired.');
	return { app, userId: grant.userId };
}

/** How far the app's present scopes reach for an endpoint; 400 with code 4711 when they lack it. */
export function authorize(switches: Switches, grant: BearerGrant, scope: Scope): Caller {
	const { granular, classic, accountOnly } = scope;
	const { app, userId } = grant;
	if (scope.appOnly && (userId === undefined || switches.eventSubscriptionToken === 'any')) {
		return { app, userId: app.ownerId, level: 'account' };
	}
	if (classic === 'report:read' && switches.reports === 'noScope') {
		throw missingScope(`${granular}:admin`);
	}
	if (scope.appOnly || userId === undefined) throw missingScope(granular);
	const has = (name: string) => grant.app.scopes.includes(name);
	if ([`${granular}:admin`, `${granular}:master`, `${classic}:admin`].some(has)) {
		return { app, userId, level: 'account' };
	}
	const userLevelWillDo = grant.app.kind === 'user' && accountOnly !== true;
	if (userLevelWillDo && (has(granular) || has(classic))) return { app, userId, level: 'user' };
	throw missingScope(userLevelWillDo ? granular : `${granular}:admin`);
}
