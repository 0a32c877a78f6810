import type { Sandbox } from '../../sandbox';
import { check } from './checks';
import { startPostgres, startRedis } from './databases';
import { type Installed, settingsOf, startN8n } from './n8n';
import { freePort, newFolder, rmSync, say, start, until } from './system';
import { itemsOf, post } from './webhook';
import { triggerInQueueMode } from './trigger/inQueueMode';
import { activate, createCredential, webhookWorkflow } from './workflows';

const MEETING = '85233333333';
const EXECUTIONS = 20;
const ROWS = 100;
const WORKERS = 2;

/**
 * n8n as it outgrows one machine: a main process, two workers, Redis and PostgreSQL. 2,000 items in
 * 20 executions at the same time, with one login that expires in the middle.
 */
export async function queueMode(
	installed: Installed,
	userFolder: string,
	sandbox: Sandbox,
): Promise<void> {
	const folder = newFolder('queue');
	const redis = await startRedis();
	const postgres = await startPostgres(folder);
	const settings = {
		...(await settingsOf(installed, userFolder, await freePort())),
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_DATABASE: 'n8n',
		DB_POSTGRESDB_USER: 'n8n',
		DB_POSTGRESDB_PASSWORD: 'n8n',
	};
	const n8n = await startN8n(installed, settings);
	const workers = await Promise.all(
		Array.from({ length: WORKERS }, async () =>
			start(installed.node, [installed.command, 'worker', '--concurrency=10'], {
				env: {
					...settings,
					N8N_RUNNERS_BROKER_PORT: String(await freePort()),
					QUEUE_HEALTH_CHECK_PORT: String(await freePort()),
				},
			}),
		),
	);
	try {
		for (const worker of workers) {
			await until(
				'a worker to start',
				() => {
					if (worker.hasEnded()) throw new Error(worker.output().slice(-2000));
					return /worker is now ready/i.test(worker.output()) ? true : undefined;
				},
				90_000,
			);
		}
		const credentials = await createCredential(n8n, sandbox, 'user');
		await activate(n8n, webhookWorkflow('queue', MEETING, credentials));
		await manyAtOnce(`${n8n.url}/webhook/queue`, sandbox, installed.version);
		await triggerInQueueMode(installed, settings, n8n);
		const busy = workers.filter((worker) => /execution/i.test(worker.output())).length;
		check('both workers took part', busy === WORKERS, busy);
	} finally {
		await Promise.all([n8n.stop(), ...workers.map(async (worker) => await worker.stop())]);
		await postgres.stop();
		await redis.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function manyAtOnce(url: string, sandbox: Sandbox, version: string): Promise<void> {
	sandbox.addMeeting({ id: MEETING });
	const people = sandbox
		.addRegistrants(MEETING, EXECUTIONS * ROWS, { status: 'pending' })
		.map(({ id, email }) => ({ id, email }));
	sandbox.requests.length = 0;
	const status = { method: 'PUT', pathIncludes: MEETING };
	sandbox.addFault({ match: status, skip: 30, expireTokens: true, delayMs: 100 });
	sandbox.addFault({ match: status, times: 1000, delayMs: 100 });

	const started = Date.now();
	const answers = await Promise.all(
		Array.from({ length: EXECUTIONS }, async (_, n) => {
			return await post(url, { rows: people.slice(n * ROWS, (n + 1) * ROWS) });
		}),
	);
	const seconds = (Date.now() - started) / 1000;
	const items = answers.flatMap(itemsOf);
	const done = items.filter(({ success }) => success === true).length;
	check('every one of 2,000 items in 20 executions gets its result', items.length === 2000, {
		items: items.length,
		sample: answers.find((one) => !Array.isArray(one)),
	});
	check(
		'… and all of them are done',
		done === 2000,
		items.find(({ success }) => success !== true),
	);
	const tokens = sandbox.requests.filter(({ path }) => path === '/oauth/token');
	const refused = tokens.filter(({ status: answer }) => answer !== 200).length;
	if (version.startsWith('1.')) {
		// n8n 1 does not keep executions from renewing one login at the same time.
		check('of many renewals at once one is accepted', tokens.length - refused === 1, tokens.length);
	} else {
		check('the login is renewed without a stampede', tokens.length <= WORKERS, tokens.length);
		check('… and no renewal is refused', refused === 0, refused);
	}
	const sends = sandbox.meeting(MEETING).registrants.map((one) => one.sends);
	check(
		'everybody is sent exactly once',
		sends.every((count) => count === 1),
		Math.max(...sends),
	);
	const puts = sandbox.requests.filter(({ method }) => method === 'PUT');
	const expired = puts.filter(({ status: answer }) => answer === 401).length;
	say(
		`  2,000 items, 20 executions, 2 workers: ${seconds.toFixed(1)} s, ${puts.length} status changes of which ${expired} with the expired token, ${tokens.length} token request(s)`,
	);
}
