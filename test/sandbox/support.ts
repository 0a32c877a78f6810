import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox';

export const USER_APP = 'sandbox-user-app';
export const S2S_APP = 'sandbox-s2s-app';

/** Monday, 4 May 2026, 09:00:00 UTC. */
export const MONDAY = Date.UTC(2026, 4, 4, 9);

export interface Answer {
	status: number;
	headers: Headers;
	text: string;
	json: unknown;
}

export interface Call {
	method?: string;
	headers?: Record<string, string>;
	body?: RequestInit['body'];
	/** Null sends no Authorization header. */
	token?: string | null;
}

/** A sandbox with a clock that tests turn manually, and a client that sends plain fetch requests to it. */
async function startBench(options: SandboxOptions = {}) {
	const clock = { now: MONDAY };
	const sandbox = await startSandbox({ now: () => clock.now, ...options });
	const tokens = new Map<string, string>();
	const tokenOf = (clientId: string) => {
		const token = tokens.get(clientId) ?? sandbox.issueToken(clientId).access_token;
		tokens.set(clientId, token);
		return token;
	};
	const call = async (path: string, { token, headers, ...init }: Call = {}) =>
		await send(`${sandbox.url}/v2${path}`, {
			...init,
			headers: {
				...(token === null ? {} : { authorization: `Bearer ${token ?? tokenOf(S2S_APP)}` }),
				...headers,
			},
		});
	const reset = () => {
		clock.now = MONDAY;
		tokens.clear();
		sandbox.reset();
	};
	return { sandbox, clock, call, tokenOf, reset };
}

export type Bench = Awaited<ReturnType<typeof startBench>>;

/** A bench for one describe block, started once and fresh for each test; `prepare` adds to it. */
export function useBench(
	prepare: (bench: Bench) => void = () => {},
	options: SandboxOptions = {},
): Bench {
	const bench = {} as Bench;
	beforeAll(async () => void Object.assign(bench, await startBench(options)));
	beforeEach(() => {
		bench.reset();
		prepare(bench);
	});
	afterAll(async () => await bench.sandbox.close());
	return bench;
}

export async function send(url: string, init: RequestInit = {}): Promise<Answer> {
	const response = await fetch(url, { redirect: 'manual', ...init });
	const text = await response.text();
	return { status: response.status, headers: response.headers, text, json: parsed(text) };
}

/** The reference's form: two text fields, `registrants` holding JSON. */
export function statusForm(action: string, registrants: unknown): FormData {
	const form = new FormData();
	form.append('action', action);
	form.append('registrants', JSON.stringify(registrants));
	return form;
}

/** Sends a status request as the reference does. */
export async function putStatus(
	bench: Bench,
	meetingId: string | number,
	action: string,
	registrants: unknown,
	{ query = '', ...call }: Call & { query?: string } = {},
): Promise<Answer> {
	return await bench.call(`/meetings/${meetingId}/registrants/status${query}`, {
		method: 'PUT',
		body: statusForm(action, registrants),
		...call,
	});
}

/** Sends a JSON body. */
export async function sendJson(
	bench: Bench,
	method: string,
	path: string,
	body: unknown,
	call: Call = {},
): Promise<Answer> {
	return await bench.call(path, {
		method,
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
		...call,
	});
}

/** What the sandbox found odd, in order. */
export function oddities({ sandbox }: Bench): string[] {
	return sandbox.state.oddities.map(({ what }) => what);
}

/** Zoom's refusal of one field. */
export function refusedField(field: string): Record<string, unknown> {
	return {
		code: 300,
		message: 'Validation Failed.',
		errors: [{ field, message: 'Invalid field.' }],
	};
}

/** The statuses of a meeting's registrants in order. */
export function statuses(sandbox: Sandbox, meetingId: string | number): string[] {
	return sandbox.meeting(meetingId).registrants.map((registrant) => registrant.status);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
