import type { FastifyInstance, FastifyReply } from 'fastify';
import type { SandboxContext } from '../context';
import { queryOf } from '../journal';
import type { App, User } from '../types';
import { consentPage, refusalPage } from './consentPage';
import { mintCode } from './tokens';

type Parameters = Record<string, string>;

interface Wish {
	app: App;
	redirectUri: string;
}

/** `GET /oauth/authorize` shows who wants what; its form posts Allow or Deny and goes back to the app. */
export function addAuthorizeRoutes(server: FastifyInstance, context: SandboxContext): void {
	server.get('/oauth/authorize', async (request, reply) => {
		const parameters = queryOf(request.url);
		const wish = checkedWish(context, parameters);
		if (typeof wish === 'string') return await refuse(reply, wish);
		const page = consentPage(wish.app, usersToChoose(context, wish.app), parameters);
		return await reply.type('text/html; charset=utf-8').send(page);
	});

	server.post('/oauth/authorize', async (request, reply) => {
		const text = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
		const parameters = Object.fromEntries(new URLSearchParams(text));
		const wish = checkedWish(context, parameters);
		if (typeof wish === 'string') return await refuse(reply, wish);
		return await reply.redirect(decide(context, wish, parameters));
	});
}

/** What the app asks for, or a sentence saying why it cannot be shown. */
function checkedWish(context: SandboxContext, parameters: Parameters): Wish | string {
	const app = context.state.apps[parameters.client_id ?? ''];
	if (!app || app.kind !== 'user') return `There is no user app with the client ID given (4702).`;
	if (parameters.response_type !== 'code') return 'response_type must be "code".';
	const redirectUri = parameters.redirect_uri ?? '';
	if (!redirectUri) return 'redirect_uri is missing (4700).';
	if (!URL.canParse(redirectUri) || !/^https?:/i.test(redirectUri)) {
		return 'redirect_uri must be an http(s) address (4700).';
	}
	if (app.redirectUris.length > 0 && !app.redirectUris.includes(redirectUri)) {
		return 'redirect_uri is not registered with the app (4700).';
	}
	return { app, redirectUri };
}

/** The address to go back to, with a code or with `error=access_denied`. */
function decide(context: SandboxContext, wish: Wish, parameters: Parameters): string {
	const back = new URL(wish.redirectUri);
	if (parameters.state) back.searchParams.set('state', parameters.state);
	if (parameters.decision !== 'allow') {
		back.searchParams.set('error', 'access_denied');
		return back.toString();
	}
	const chosen = usersToChoose(context, wish.app).find((user) => user.id === parameters.user_id);
	const code = {
		clientId: wish.app.clientId,
		userId: chosen?.id ?? wish.app.ownerId,
		redirectUri: wish.redirectUri,
		codeChallenge: parameters.code_challenge || undefined,
		codeChallengeMethod: parameters.code_challenge_method || undefined,
	};
	back.searchParams.set('code', mintCode(context.tokens, code, context.now));
	return back.toString();
}

/** The account's users, the app's owner first. */
function usersToChoose(context: SandboxContext, app: App): User[] {
	const { users, accountId } = context.state;
	const ofAccount = Object.values(users).filter((user) => user.accountId === accountId);
	return ofAccount.sort((one) => (one.id === app.ownerId ? -1 : 0));
}

async function refuse(reply: FastifyReply, text: string): Promise<unknown> {
	return await reply.code(400).type('text/html; charset=utf-8').send(refusalPage(text));
}
