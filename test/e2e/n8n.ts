import {
	CACHE,
	delimiter,
	environment,
	existsSync,
	freePort,
	join,
	mkdirSync,
	platform,
	run,
	say,
	type Service,
	start,
	until,
	writeFileSync,
} from './system';

/** n8n needs Node 24; the binary comes from npm, whatever this computer has. */
const NODE_VERSION = '24.21.0';

/** An installed n8n: its own node binary and its command. */
export interface Installed {
	version: string;
	node: string;
	command: string;
}

export interface N8n {
	url: string;
	service: Service;
	/** Calls n8n's internal REST API as the owner; gives `data`. */
	rest<T>(method: string, path: string, body?: unknown): Promise<T>;
	/** The owner's session, for a browser. */
	cookie(): { name: string; value: string };
	stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** Installs n8n into the cache, unless it is there already. */
export async function installN8n(version: string): Promise<Installed> {
	const folder = join(CACHE, `n8n-${version}`);
	const modules = join(folder, 'node_modules');
	const installed = {
		version,
		node: join(modules, `node-${platform}`, 'bin', 'node'),
		command: join(modules, 'n8n', 'bin', 'n8n'),
	};
	const done = join(folder, 'complete');
	if (existsSync(done)) return installed;
	say(
		`Installing n8n ${version} into ${folder}; about five minutes, the next run finds it there …`,
	);
	mkdirSync(folder, { recursive: true });
	const manifest = {
		private: true,
		dependencies: { n8n: version, [`node-${platform}`]: NODE_VERSION },
		// The spreadsheet library of n8n 1 comes from a host of its own; this is the same from npm.
		...(version.startsWith('1.') && { overrides: { xlsx: '0.18.5' } }),
	};
	writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
	const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
	await run('npm', ['install', '--ignore-scripts', ...quiet], { cwd: folder });
	say("Building n8n's database driver …");
	// Said outright, because this project's own setting comes along when npm has started this.
	await run('npm', ['rebuild', 'sqlite3', '--ignore-scripts=false', ...quiet], { cwd: folder });
	writeFileSync(done, '');
	return installed;
}

/** Puts the packed package where n8n looks for community packages, as its own installer would. */
export async function installPackage(tarball: string, userFolder: string): Promise<void> {
	const name = 'n8n-nodes-zoom-registrants';
	const nodes = join(userFolder, '.n8n', 'nodes');
	const target = join(nodes, 'node_modules', name);
	mkdirSync(target, { recursive: true });
	await run('tar', ['xzf', tarball, '-C', target, '--strip-components=1']);
	const manifest = { name: 'installed-nodes', private: true, dependencies: { [name]: '*' } };
	writeFileSync(join(nodes, 'package.json'), JSON.stringify(manifest));
}

/** The settings that every n8n of these tests has: on loopback, without calling home. */
export async function settingsOf(
	installed: Installed,
	userFolder: string,
	port: number,
): Promise<Record<string, string>> {
	const url = `http://127.0.0.1:${port}`;
	return {
		PATH: [join(installed.node, '..'), environment.PATH].join(delimiter),
		N8N_USER_FOLDER: userFolder,
		N8N_ENCRYPTION_KEY: 'for-tests-only',
		N8N_PORT: String(port),
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_EDITOR_BASE_URL: url,
		WEBHOOK_URL: `${url}/`,
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_METRICS: 'true',
		// A heap snapshot collects all garbage first, so that memory can be compared.
		NODE_OPTIONS: `--heapsnapshot-signal=SIGUSR2 --diagnostic-dir=${userFolder}`,
	};
}

const OWNER = {
	email: 'ada@events.example',
	firstName: 'Ada',
	lastName: 'Byron',
	password: 'Sandbox123',
};

/** Starts n8n on loopback and logs in as its owner. */
export async function startN8n(
	installed: Installed,
	settings: Record<string, string>,
): Promise<N8n> {
	const service = start(installed.node, [installed.command, 'start'], { env: settings });
	const url = settings.N8N_EDITOR_BASE_URL ?? '';
	await until(
		'n8n to start',
		async () => {
			if (service.hasEnded()) throw new Error(`n8n ended:\n${service.output().slice(-3000)}`);
			if (!service.output().includes('Editor is now accessible')) return undefined;
			return (await reach(`${url}/healthz`)) ? true : undefined;
		},
		120_000,
	);
	const cookie = await logIn(url);
	return {
		url,
		service,
		cookie: () => cookie,
		stop: async (signal) => await service.stop(signal),
		async rest<T>(method: string, path: string, body?: unknown): Promise<T> {
			const answer = await fetch(`${url}/rest${path}`, {
				method,
				headers: {
					cookie: `${cookie.name}=${cookie.value}`,
					...(body !== undefined && { 'content-type': 'application/json' }),
				},
				body: body === undefined ? undefined : JSON.stringify(body),
			});
			const text = await answer.text();
			if (!answer.ok)
				throw new Error(`n8n ${method} ${path}: ${answer.status} ${text.slice(0, 500)}`);
			return (text === '' ? undefined : (JSON.parse(text) as { data: T }).data) as T;
		},
	};
}

async function reach(url: string): Promise<boolean> {
	return await fetch(url).then(
		({ ok }) => ok,
		() => false,
	);
}

async function logIn(url: string): Promise<{ name: string; value: string }> {
	const post = async (path: string, body: object) =>
		await fetch(`${url}/rest${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
	const setUp = await post('/owner/setup', OWNER);
	const { email, password } = OWNER;
	const answer = setUp.ok
		? setUp
		: await post('/login', { emailOrLdapLoginId: email, email, password });
	const [pair = ''] = (answer.headers.getSetCookie()[0] ?? '').split(';');
	const separator = pair.indexOf('=');
	if (separator < 0) throw new Error(`n8n did not log in: ${answer.status} ${await answer.text()}`);
	return { name: pair.slice(0, separator), value: pair.slice(separator + 1) };
}
