import type { Sandbox } from '../../sandbox';
import { CACHE, existsSync, join, mkdirSync, run, say, writeFileSync } from '../e2e/system';

const VERSION = '0.4.0';

/** One call of the client: what goes into path, query and body, and Zoom's answer. It throws for an error status. */
export type Call = (request: {
	path: Record<string, string>;
	query?: Record<string, string | number>;
	body?: object;
}) => Promise<{ statusCode: number; data: unknown }>;

/** As much of the client as is used here; its own types are left in the cache along with it. */
export interface RivetClient {
	endpoints: Record<'meetings' | 'webinars' | 'cloudRecording', Record<string, Call>>;
	webEventConsumer: { event(name: string, listener: (event: ReceivedEvent) => void): void };
	/** Starts the receiver. */
	start(): Promise<Server>;
}

/** An event as the receiver hands it on. */
export interface ReceivedEvent {
	event: string;
	payload: { object: { id: string | number; registrant: { email: string } } };
}

interface Server {
	address(): { port: number };
	close(): void;
	closeAllConnections(): void;
}

interface Rivet {
	MeetingsS2SAuthClient: new (options: object) => RivetClient;
	HttpReceiver: new (options: object) => object;
}

/**
 * Zoom's own client for TypeScript, from npm into the cache. Its license only refers to Zoom's terms of
 * use, so it is neither a dependency nor copied.
 */
export async function loadRivet(): Promise<Rivet> {
	const folder = join(CACHE, `rivet-${VERSION}`);
	const done = join(folder, 'complete');
	if (!existsSync(done)) {
		say(`Installing @zoom/rivet ${VERSION} into ${folder} …`);
		mkdirSync(folder, { recursive: true });
		const manifest = { private: true, dependencies: { '@zoom/rivet': VERSION } };
		writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
		const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
		await run('npm', ['install', ...quiet], { cwd: folder });
		writeFileSync(done, '');
	}
	const entry = join(folder, 'node_modules', '@zoom', 'rivet', 'meetings', 'meetings.cjs');
	return (await import(entry)) as Rivet;
}

/**
 * The client of a server-to-server app, with the sandbox as its API and a receiver on a free port. The
 * address of Zoom's login is fixed in it, so it gets its token from the sandbox beforehand.
 */
export async function clientFor(rivet: Rivet, sandbox: Sandbox): Promise<RivetClient> {
	const app = Object.values(sandbox.state.apps).find(({ kind }) => kind === 'serverToServer');
	if (app === undefined) throw new Error('The sandbox has no server-to-server app');
	const { clientId, clientSecret, secretToken } = app;
	const token = {
		accessToken: sandbox.issueToken(clientId).access_token,
		expirationTimeIso: new Date(Date.now() + 3_600_000).toISOString(),
		scopes: app.scopes,
	};
	return new rivet.MeetingsS2SAuthClient({
		clientId,
		clientSecret,
		accountId: sandbox.state.accountId,
		baseUrl: `${sandbox.url}/v2`,
		tokenStore: { getLatestToken: () => token, storeToken: () => {} },
		receiver: new rivet.HttpReceiver({ port: 0, webhooksSecretToken: secretToken }),
	});
}
