import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { SandboxContext } from '../context';
import { OAuthError } from '../errors';
import { queryOf } from '../journal';
import type { App } from '../types';
import {
	forgetTokensOf,
	mintAppToken,
	mintTokens,
	type AuthorizationCode,
	type TokenAnswer,
} from './tokens';

type Form = Record<string, string>;

/** `POST /oauth/token` and `POST /oauth/revoke`. */
export function addTokenRoutes(server: FastifyInstance, context: SandboxContext): void {
	server.post('/oauth/token', async (request, reply) => {
		const app = basicClient(context, request);
		const answer = grantTokens(context, app, tokenForm(request));
		reply.header('cache-control', 'no-store');
		return { ...answer, api_url: `http://${request.headers.host ?? '127.0.0.1'}` };
	});

	server.post('/oauth/revoke', async (request) => {
		basicClient(context, request);
		const token = queryOf(request.url).token ?? formOf(request).token ?? '';
		const { access, refresh } = context.tokens;
		const grant = access.get(token) ?? refresh.get(token);
		if (!grant) throw new OAuthError(400, 'Invalid Token!', 'invalid_request');
		forgetTokensOf(context.tokens, grant.clientId, grant.userId);
		return { status: 'success' };
	});
}

/** The app behind HTTP Basic; client ID and secret in the body do not count. */
function basicClient(context: SandboxContext, request: FastifyRequest): App {
	const encoded = /^Basic (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
	const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
	const app = context.state.apps[id];
	if (!app || app.clientSecret !== secret.join(':')) {
		throw new OAuthError(401, 'Invalid client_id or client_secret', 'invalid_client');
	}
	return app;
}

/** The form in the body. Parameters in the address are refused, so that no secret gets into logs. */
function tokenForm(request: FastifyRequest): Form {
	if (Object.keys(queryOf(request.url)).length > 0) {
		throw new OAuthError(400, 'Parameters must be sent in the body', 'invalid_request');
	}
	const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
	if (type !== 'application/x-www-form-urlencoded') {
		throw new OAuthError(400, 'Bad request', 'invalid_request');
	}
	return formOf(request);
}

function formOf(request: FastifyRequest): Form {
	const text = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
	return Object.fromEntries(new URLSearchParams(text));
}

function grantTokens(context: SandboxContext, app: App, form: Form): TokenAnswer {
	if (form.client_secret !== undefined) {
		throw new OAuthError(400, 'Bad request', 'invalid_request');
	}
	const isUserApp = app.kind === 'user';
	if (isUserApp && form.grant_type === 'authorization_code') return byCode(context, app, form);
	if (isUserApp && form.grant_type === 'refresh_token') return byRefresh(context, app, form);
	if (isUserApp && form.grant_type === 'client_credentials') {
		return mintAppToken(context.tokens, app, context.now);
	}
	if (!isUserApp && form.grant_type === 'account_credentials') {
		if (form.account_id !== context.state.accountId) {
			throw new OAuthError(400, 'Bad request', 'invalid_request');
		}
		return mintTokens(context.tokens, app, app.ownerId, context.now);
	}
	throw new OAuthError(400, 'unsupported grant type', 'unsupported_grant_type');
}

function byCode(context: SandboxContext, app: App, form: Form): TokenAnswer {
	const text = form.code ?? '';
	const code = context.tokens.codes.get(text);
	context.tokens.codes.delete(text);
	if (!code || code.clientId !== app.clientId || code.expiresAt <= context.now()) {
		throw new OAuthError(400, `Invalid authorization code ${text}`, 'invalid_request');
	}
	if (form.redirect_uri !== code.redirectUri) {
		throw new OAuthError(400, 'Redirect URI mismatch', 'invalid_request');
	}
	if (!verifierFits(code, form.code_verifier ?? '')) {
		throw new OAuthError(400, 'Invalid code verifier', 'invalid_grant');
	}
	forgetTokensOf(context.tokens, app.clientId, code.userId);
	return mintTokens(context.tokens, app, code.userId, context.now);
}

function byRefresh(context: SandboxContext, app: App, form: Form): TokenAnswer {
	const text = form.refresh_token ?? '';
	const grant = context.tokens.refresh.get(text);
	if (!grant || grant.clientId !== app.clientId || grant.expiresAt <= context.now()) {
		throw new OAuthError(400, 'Invalid Token!', 'invalid_request');
	}
	context.tokens.refresh.delete(text);
	return mintTokens(context.tokens, app, grant.userId, context.now);
}

/** PKCE: `S256`, or `plain` when no method was named. */
function verifierFits(code: AuthorizationCode, verifier: string): boolean {
	if (code.codeChallenge === undefined) return true;
	const isHashed = code.codeChallengeMethod === 'S256';
	const sent = isHashed ? createHash('sha256').update(verifier).digest('base64url') : verifier;
	return sent === code.codeChallenge;
}
