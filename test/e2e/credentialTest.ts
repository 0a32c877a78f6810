import type { Sandbox } from '../../sandbox';
import { check } from './checks';
import type { N8n } from './n8n';
import { createCredential } from './workflows';

type Kind = 'app' | 'serverToServer';
type Data = Record<string, unknown>;

/** A saved credential as n8n's editor has it: its secrets are blanked, `oauthTokenData` is a flag. */
interface Saved {
	id: string;
	name: string;
	type: string;
	data: Data;
}

/** n8n's verdict on a credential. */
interface Verdict {
	status: 'OK' | 'Error';
	message: string;
}

/** Values that Zoom refuses. */
const WRONG: Record<Kind, Array<[string, Data]>> = {
	serverToServer: [
		['a wrong client secret', { clientSecret: 'wrong' }],
		['a wrong client ID', { clientId: 'wrong' }],
		['a wrong account ID', { accountId: 'wrong' }],
	],
	app: [
		['a wrong client secret', { clientSecret: 'wrong' }],
		['a wrong client ID', { clientId: 'wrong' }],
	],
};

/** Saving a credential with wrong values doesn't end green, whether n8n has a token already or not. */
export async function credentialTest(n8n: N8n, sandbox: Sandbox): Promise<void> {
	for (const kind of ['serverToServer', 'app'] as const) {
		await withoutToken(n8n, sandbox, kind);
		await withToken(n8n, sandbox, kind);
		await withoutScopes(n8n, sandbox, kind);
	}
}

async function withoutToken(n8n: N8n, sandbox: Sandbox, kind: Kind): Promise<void> {
	for (const [what, changes] of WRONG[kind]) {
		const { status, message } = await saveAndTest(n8n, await fresh(n8n, sandbox, kind), changes);
		check(`${kind}, new, ${what} is an error: ${message}`, status === 'Error', message);
	}
}

async function withToken(n8n: N8n, sandbox: Sandbox, kind: Kind): Promise<void> {
	for (const [what, changes] of WRONG[kind]) {
		const { id } = await connected(n8n, sandbox, kind);
		const edited = await saveAndTest(n8n, await inEditor(n8n, id), changes);
		const { message } = edited;
		check(`${kind}, connected, then ${what} is an error: ${message}`, edited.status === 'Error');
		// Other clients of n8n test with the token that is stored, which Zoom accepts for an hour.
		const stored = await inEditor(n8n, (await connected(n8n, sandbox, kind)).id);
		stored.data.oauthTokenData = stored.data.clientSecret;
		const kept = await saveAndTest(n8n, stored, changes);
		check(
			`… even with the token that n8n has: ${kept.message}`,
			kept.status === 'Error' && kept.message.startsWith('Zoom d'),
			kept,
		);
	}
}

async function withoutScopes(n8n: N8n, sandbox: Sandbox, kind: Kind): Promise<void> {
	const app = appOf(sandbox, kind);
	const { scopes } = app;
	app.scopes = [];
	const verdict = await saveAndTest(n8n, await fresh(n8n, sandbox, kind), {});
	app.scopes = scopes;
	check(
		`${kind}, right values, no scope in the app, is accepted`,
		verdict.status === 'OK',
		verdict,
	);
}

/** A credential with the right values, saved twice, as the editor has it then. */
async function connected(n8n: N8n, sandbox: Sandbox, kind: Kind): Promise<Saved> {
	const saved = await fresh(n8n, sandbox, kind);
	const first = await saveAndTest(n8n, saved, {});
	const second = await saveAndTest(n8n, await inEditor(n8n, saved.id), {});
	const isRight = first.status === 'OK' && second.status === 'OK';
	check(`${kind} with the right values is accepted, and once more`, isRight, [first, second]);
	const after = await inEditor(n8n, saved.id);
	check('… and n8n has stored a token', after.data.oauthTokenData === true, after.data);
	return after;
}

async function fresh(n8n: N8n, sandbox: Sandbox, kind: Kind): Promise<Saved> {
	const [created] = Object.values(await createCredential(n8n, sandbox, kind)) as [Saved];
	return await inEditor(n8n, created.id);
}

async function inEditor(n8n: N8n, id: string): Promise<Saved> {
	return await n8n.rest<Saved>('GET', `/credentials/${id}?includeData=true`);
}

/** What n8n's editor does when a credential is saved: it saves, then lets n8n test the values. */
async function saveAndTest(
	n8n: N8n,
	{ id, name, type, data }: Saved,
	changes: Data,
): Promise<Verdict> {
	const credentials = { id, name, type, data: { ...data, ...changes } };
	await n8n.rest('PATCH', `/credentials/${id}`, credentials);
	return await n8n.rest<Verdict>('POST', '/credentials/test', { credentials });
}

function appOf(sandbox: Sandbox, kind: Kind) {
	const appKind = kind === 'app' ? 'user' : kind;
	const app = Object.values(sandbox.state.apps).find((one) => one.kind === appKind);
	if (app === undefined) throw new Error(`The sandbox has no ${appKind} app`);
	return app;
}
