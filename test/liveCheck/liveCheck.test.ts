import { sleep } from 'n8n-workflow';

import { type Sandbox, startSandbox, type Switches } from '../../sandbox';
import { liveCheck } from '../../scripts/live-check/liveCheck';
import type { LiveCheckOptions } from '../../scripts/live-check/options';
import { adviceOn, type Finding, POINTS } from '../../scripts/live-check/points';
import type { Environment } from '../../scripts/live-check/zoom';

let sandbox: Sandbox;
/** The time of the sandbox and of the check, in epoch milliseconds; only waiting makes it pass. */
let clock = Date.UTC(2026, 4, 4, 9);
const printed: string[] = [];

beforeAll(async () => {
	sandbox = await startSandbox({ now: () => clock, webhookRetryDelaysMs: [20] });
});
beforeEach(() => {
	sandbox.reset();
	sandbox.switches.plan = 'unlimited';
	printed.length = 0;
});
afterAll(async () => await sandbox.close());

/** A port that is free for these tests. */
const PORT = 48_787;

const SECRETS = ['sandbox-s2s-secret', 'sandbox-s2s-webhook-secret'] as const;
const [CLIENT_SECRET, SECRET_TOKEN] = SECRETS;

/** Runs the check against the sandbox. */
async function check(
	switches: Partial<Switches> = {},
	more: Partial<LiveCheckOptions> = {},
	environment: Partial<Environment> = {},
): Promise<Finding[]> {
	Object.assign(sandbox.switches, switches);
	return await liveCheck(
		{
			accountId: 'sandboxAccount',
			clientId: 'sandbox-s2s-app',
			clientSecret: CLIENT_SECRET,
			oauthBaseUrl: sandbox.url,
			apiBaseUrl: `${sandbox.url}/v2`,
			...more,
		},
		{
			fetch,
			now: () => clock,
			pause: async (milliseconds) => {
				clock += milliseconds;
				await sleep(1);
			},
			say: (line) => void printed.push(line),
			...environment,
		},
	);
}

const answers = (findings: Finding[]) =>
	Object.fromEntries(findings.map(({ point, answer }) => [point, answer]));

const meetingIds = () => Object.keys(sandbox.state.meetings);

/** The bearer tokens and secrets that the sandbox has seen. */
const secretsSent = () => [
	...SECRETS,
	...sandbox.requests.flatMap(({ headers }) => String(headers.authorization).split(' ')[1] ?? []),
];

const DEFAULTS = {
	host: 'works',
	multipart: 'works',
	changeLag: 'none',
	newLag: 'none',
	linkLag: 'none',
	capitals: 'ignored',
	unknown: 'refused',
	overThirty: 'refused',
	approvedTwice: 'accepted',
	batch: '201',
	batchInvalid: 'refused',
	batchWithHost: 'refused',
	afterDeny: 'refused',
	afterDelete: 'registered',
	registrationOff: 'known',
	pages: 'token',
	createTime: 'shown',
	dailyLimit: 'registrant',
	subscription: 'open',
	retryTime: 'open',
	capacity: 'open',
};

it('every point has a finding, in the order of the table, with what follows for the code', async () => {
	const findings = await check();
	expect(answers(findings)).toEqual(DEFAULTS);
	expect(findings.map(({ point }) => point)).toEqual(Object.keys(POINTS));
	for (const finding of findings) {
		expect(finding.seen).not.toBe('');
		if (finding.answer !== 'open') expect(adviceOn(finding)).not.toContain('stays open');
	}
});

it.each<[Partial<Switches>, Partial<typeof DEFAULTS>]>([
	[{ serverToServerMe: 'refuse' }, { host: 'refused' }],
	[{ multipart: 'refuse415' }, { multipart: 'refused' }],
	[{ multipart: 'ignore204' }, { multipart: 'ignored' }],
	[{ unknownRegistrant: 'skip' }, { unknown: 'skipped' }],
	[{ refusalNamesRegistrant: true }, { unknown: 'refusedByName' }],
	[{ overThirty: 'truncate' }, { overThirty: 'truncated' }],
	[{ listLagReads: 2 }, { newLag: 'short', changeLag: 'short' }],
	[
		{ listLagReads: 5, joinUrlLagReads: 10 },
		{ newLag: 'long', changeLag: 'long', linkLag: 'long' },
	],
	[{ batchStatus: 200 }, { batch: '200' }],
	[{ batchInvalid: 'skip' }, { batchInvalid: 'skipped' }],
	[{ batchWithHost: 'register' }, { batchWithHost: 'registered' }],
	[
		{ pagedByNumber: true, createTimes: 'absent' },
		{ pages: 'number', createTime: 'absent' },
	],
	[{ dailyLimitPer: 'event' }, { dailyLimit: 'event' }],
	[
		{ dailyLimitPer: 'event', multipart: 'ignore204' },
		{ dailyLimit: 'event', multipart: 'ignored' },
	],
	[{ registrationDisabled: 'http404code404' }, { registrationOff: 'known' }],
])('where Zoom is different, only the finding about it is: %j', async (switches, different) => {
	const findings = answers(await check(switches, { host: 'ada@events.example' }));
	expect(findings).toEqual({ ...DEFAULTS, ...different });
});

it('if nothing changes anybody, nothing is said that only a change could tell', async () => {
	expect(answers(await check({ statusChange: 'ignore204' }))).toMatchObject({
		multipart: 'ignored',
		changeLag: 'never',
		linkLag: 'open',
		capitals: 'open',
		afterDeny: 'open',
		afterDelete: 'open',
	});
});

it('a daily limit that holds for another meeting too is the user’s', async () => {
	let changes = 0;
	const findings = await check(
		{},
		{},
		{
			fetch: async (url, init) => {
				const isOver = init?.method === 'PUT' && (changes += 1) > 8;
				if (!isOver) return await fetch(url, init);
				const message = 'You have exceeded the daily rate limit of (10)';
				return new Response(JSON.stringify({ code: 429, message }), { status: 429 });
			},
		},
	);
	expect(answers(findings)).toMatchObject({ dailyLimit: 'user', afterDelete: 'registered' });
});

it('the daily limit of all requests of the account isn’t taken for the one of status changes', async () => {
	let changes = 0;
	const refused: typeof fetch = async (url, init) => {
		const isOver = init?.method === 'PUT' && (changes += 1) > 8;
		if (!isOver) return await fetch(url, init);
		const message = 'You have reached the maximum daily rate limit for this API.';
		return new Response(JSON.stringify({ code: 429, message }), { status: 429 });
	};
	expect(answers(await check({}, {}, { fetch: refused }))).toMatchObject({ dailyLimit: 'open' });
});

it('the ID of a webinar settles how its capacity is written', async () => {
	const { id } = sandbox.addMeeting({ type: 5 });
	const capacityOf = async (webinarCapacity: Switches['webinarCapacity']) =>
		answers(await check({ webinarCapacity }, { webinar: id })).capacity;
	expect(await capacityOf('number')).toBe('number');
	expect(await capacityOf('text')).toBe('text');
});

it('with a mailbox, made-up people are in it, and Zoom may send emails', async () => {
	await check({}, { mailbox: 'me@acme.io' });
	const bodies = sandbox.requests.map(({ rawBody }) => rawBody.toString('utf8'));
	const made = bodies.find((body) => body.includes('"topic"')) ?? '';
	expect(JSON.parse(made)).toMatchObject({
		type: 2,
		settings: {
			approval_type: 1,
			registrants_email_notification: true,
			registrants_confirmation_email: true,
		},
	});
	expect(bodies.some((body) => body.includes('"email":"me+check-1@acme.io"'))).toBe(true);
	expect(bodies.join()).not.toContain('@example.com');
});

it('someone whom Zoom registers again without changing anything stays denied', async () => {
	let registrations = 0;
	const findings = await check(
		{},
		{},
		{
			fetch: async (url, init) => {
				const isAgain =
					String(init?.body).startsWith('{"email":"check-4@') && (registrations += 1) === 1;
				return isAgain ? new Response('{}', { status: 201 }) : await fetch(url, init);
			},
		},
	);
	expect(answers(findings)).toMatchObject({ afterDeny: 'staysDenied', afterDelete: 'registered' });
});

describe('whatever happens', () => {
	it('the meetings are deleted, and nothing else', async () => {
		const before = meetingIds();
		await check({ dailyLimitPer: 'event' });
		expect(meetingIds()).toEqual(before);
		expect(printed.filter((line) => line.startsWith('Deleted meeting'))).toHaveLength(3);
	});

	it('a fault leaves its point open with Zoom’s words, and the meetings are still deleted', async () => {
		const before = meetingIds();
		sandbox.addFault({ match: { pathIncludes: '/batch_registrants' }, answer: { status: 500 } });
		const findings = await check();
		expect(findings.find(({ point }) => point === 'batch')).toEqual({
			point: 'batch',
			answer: 'open',
			seen: expect.stringContaining('HTTP 500'),
		});
		expect(answers(findings)).toMatchObject({ newLag: 'none', host: 'works' });
		expect(meetingIds()).toEqual(before);
	});

	it('someone who stops it gets no findings, and no meeting is left', async () => {
		const before = meetingIds();
		const stop = new AbortController();
		const say = (line: string) => {
			printed.push(line);
			if (line.includes('capitals')) stop.abort();
		};
		await expect(check({}, {}, { say, stop: stop.signal })).rejects.toThrow('Stopped');
		expect(meetingIds()).toEqual(before);
	});

	it('a meeting that can’t be deleted is named', async () => {
		const before = meetingIds();
		sandbox.addFault({ match: { method: 'DELETE' }, answer: { status: 500 }, times: 9 });
		await check();
		const left = meetingIds().filter((id) => !before.includes(id));
		expect(left.length).toBeGreaterThan(0);
		for (const id of left) {
			expect(printed).toContainEqual(
				expect.stringMatching(`^Meeting ${id} is still there, please delete it: HTTP 500`),
			);
		}
	});

	it('no token or secret is printed, even if Zoom repeats it', async () => {
		const token = /Bearer ([^"\s]+)/;
		const findings = await check(
			{},
			{},
			{
				fetch: async (url, init) => {
					const response = await fetch(url, init);
					const [, sent] = token.exec(JSON.stringify(init?.headers)) ?? [];
					if (response.status < 400) return response;
					const body = JSON.stringify({ code: 300, message: `No: ${sent} sandbox-s2s-secret` });
					return new Response(body, { status: response.status });
				},
			},
		);
		const everything = JSON.stringify([findings, printed]);
		expect(everything).toContain('No: *** ***');
		for (const secret of secretsSent()) expect(everything).not.toContain(secret);
	});

	it('no token or secret is printed if the login is refused, however the answer writes it', async () => {
		const clientSecret = 'a+b/c "d"';
		const basic = Buffer.from(`sandbox-s2s-app:${clientSecret}`).toString('base64');
		const reason = [
			basic,
			clientSecret,
			'a%2Bb%2Fc%20%22d%22',
			'a%2Bb%2Fc+%22d%22',
			'a+b/c \\"d\\"',
		];
		const refuse = async () => new Response(JSON.stringify({ reason: reason.join(' | ') }));
		await expect(check({}, { clientSecret }, { fetch: refuse })).rejects.toThrow(
			'Zoom refused the login: HTTP 200 *** | *** | *** | *** | ***',
		);
	});

	it('a token that no header can carry isn’t printed by the error about it', async () => {
		const login = async () => new Response(JSON.stringify({ access_token: 'secret\ntoken' }));
		await expect(check({}, {}, { fetch: login })).rejects.toThrow(
			'Zoom refused the login: HTTP 200 a token that no header can carry',
		);
	});

	it('a connection that fails is told with its address and its reason, and its secrets masked', async () => {
		const cause = new Error(`connect ECONNREFUSED ${CLIENT_SECRET}`);
		const failing = async () => await Promise.reject(new TypeError('fetch failed', { cause }));
		await expect(check({}, {}, { fetch: failing })).rejects.toThrow(
			`No answer from ${sandbox.url}/oauth/token: fetch failed, connect ECONNREFUSED ***`,
		);
	});

	it('a request waits half a minute at most', async () => {
		const signals: unknown[] = [];
		const timeout = jest.spyOn(AbortSignal, 'timeout');
		const watched: typeof fetch = async (url, init) => {
			signals.push(init?.signal);
			return await fetch(url, init);
		};
		await check({}, {}, { fetch: watched });
		expect(signals.length).toBeGreaterThan(10);
		expect(signals).toEqual(timeout.mock.results.map(({ value }) => value as unknown));
		expect(new Set(timeout.mock.calls.flat())).toEqual(new Set([30_000]));
		timeout.mockRestore();
	});

	it.each<[string, () => Promise<Response>]>([
		['a lost answer', async () => await Promise.reject(new TypeError('fetch failed'))],
		['a server error', async () => new Response('', { status: 503 })],
	])('a meeting that Zoom may have made is named after %s', async (_, answer) => {
		const lost: typeof fetch = async (url, init) => {
			const isMade = init?.method === 'POST' && String(url).endsWith('/meetings');
			return isMade ? await answer() : await fetch(url, init);
		};
		await expect(check({}, {}, { fetch: lost })).rejects.toThrow();
		const day = new Date(clock + 7 * 24 * 3_600_000).toISOString().slice(0, 16);
		expect(printed).toContain(
			`Zoom may have made a meeting without answering. If there is one called "Live check of n8n-nodes-zoom-registrants (deletes itself)" on ${day} UTC, please delete it`,
		);
	});

	it('a deletion whose answer gets lost, or that Zoom fails at, is tried again', async () => {
		const before = meetingIds();
		let deletions = 0;
		const lost: typeof fetch = async (url, init) => {
			const isDeletion = init?.method === 'DELETE' && /\/meetings\/\d+$/.test(String(url));
			if (!isDeletion) return await fetch(url, init);
			deletions += 1;
			if (deletions === 1) return new Response('', { status: 503 });
			const response = await fetch(url, init);
			return deletions === 2 ? await Promise.reject(new TypeError('fetch failed')) : response;
		};
		await check({}, {}, { fetch: lost });
		expect(meetingIds()).toEqual(before);
		expect(printed.filter((line) => line.startsWith('Deleted meeting'))).toHaveLength(2);
		expect(printed.join()).not.toContain('please delete it');
	});

	it('of a list without rows nothing is said about its rows', async () => {
		const empty: typeof fetch = async (url, init) => {
			const isPage = String(url).includes('page_size=10');
			return isPage ? new Response('{"registrants":[]}') : await fetch(url, init);
		};
		expect(answers(await check({}, {}, { fetch: empty }))).toMatchObject({
			createTime: 'open',
			pages: 'open',
		});
	});

	it('a list with rows that are no objects leaves points open, and nothing stops', async () => {
		const before = meetingIds();
		const odd: typeof fetch = async (url, init) => {
			const isList = init?.method === 'GET' && String(url).includes('/registrants?');
			return isList ? new Response('{"registrants":[null,5,"a"]}') : await fetch(url, init);
		};
		const findings = await check({}, {}, { fetch: odd });
		expect(findings.map(({ point }) => point)).toEqual(Object.keys(POINTS));
		expect(JSON.stringify(findings)).not.toContain('Cannot read');
		expect(meetingIds()).toEqual(before);
	});

	it('a wrong secret ends it before anything is made', async () => {
		await expect(check({}, { clientSecret: 'wrong' })).rejects.toThrow(
			'Zoom refused the login: HTTP 401 Invalid client_id or client_secret',
		);
		expect(sandbox.requests.filter(({ path }) => path.startsWith('/v2'))).toEqual([]);
	});
});

describe('webhooks', () => {
	const webhook = () => {
		const url = `http://127.0.0.1:${PORT}/`;
		return { url, port: PORT, secretToken: SECRET_TOKEN, waitMs: 60_000 };
	};

	it.each<'fresh' | 'first'>(['first', 'fresh'])(
		'an event that is refused once is compared when it comes again: %s',
		async (webhookRetryTimestamp) => {
			const findings = await check(
				// The list lags, so that time passes before the event comes again.
				{ webhookRetryTimestamp, eventSubscriptionToken: 'any', listLagReads: 2 },
				{ webhook: webhook() },
			);
			expect(answers(findings)).toMatchObject({
				subscription: 'works',
				retryTime: webhookRetryTimestamp,
			});
			expect(sandbox.state.eventSubscriptions).toEqual([]);
		},
	);

	it('someone who stops it while it waits for an event doesn’t wait on', async () => {
		const stop = new AbortController();
		let waits = 0;
		const pause = async (milliseconds: number) => {
			clock += milliseconds;
			if (printed.some((line) => line.startsWith('Waiting for Zoom'))) waits += 1;
			if (waits === 1) stop.abort();
			await sleep(1);
		};
		const fetchUnlessEvents: typeof fetch = async (url, init) => {
			if (!String(url).includes('event_subscription')) return await fetch(url, init);
			return new Response('{"event_subscription_id":"1"}', { status: 201 });
		};
		await expect(
			check({}, { webhook: webhook() }, { fetch: fetchUnlessEvents, pause, stop: stop.signal }),
		).rejects.toThrow('Stopped');
		expect(waits).toBe(1);
	});

	it('a fault while subscribing leaves both points open', async () => {
		sandbox.addFault({ match: { pathIncludes: 'event_subscription' }, answer: { status: 503 } });
		const findings = await check({}, { webhook: webhook() });
		expect(answers(findings)).toMatchObject({ subscription: 'open', retryTime: 'open' });
	});

	it('without the right to subscribe, both points say so', async () => {
		const findings = await check({}, { webhook: webhook() });
		expect(answers(findings)).toMatchObject({ subscription: 'refused', retryTime: 'open' });
		expect(sandbox.state.eventSubscriptions).toEqual([]);
	});
});
