import type { Fault, Switches } from '../../sandbox';
import { SWITCH_VALUES } from '../../sandbox/switches';

const json = (status: number, code: number, message: string) => ({
	status,
	body: { code, message },
});
const page = (status: number) => ({
	status,
	contentType: 'text/html',
	body: '<html><head><title>Bad gateway</title></head><body>Ray ID 8f</body></html>',
});

/** What can happen to a request. `trap` is the address of a host that isn't Zoom's. */
export const FAULTS: ReadonlyMap<string, (trap: string) => Fault> = new Map<
	string,
	(trap: string) => Fault
>([
	['500', () => ({ answer: json(500, 500, 'Internal error.') })],
	['502 with a web page', () => ({ answer: page(502) })],
	['503, Retry-After', () => ({ answer: { status: 503, headers: { 'Retry-After': '2' } } })],
	['504 after the change', () => ({ applyFirst: true, answer: page(504) })],
	['hangs up before the change', () => ({ drop: 'before' as const })],
	['hangs up after the change', () => ({ drop: 'after' as const })],
	['429 per second', () => ({ answer: qps })],
	['429 per day, account', () => ({ answer: daily })],
	['429 per day, registrant', () => ({ answer: dailyOfRegistrant })],
	['401, token expired', () => ({ expireTokens: true })],
	['401, repeating the token', () => ({ answer: { status: 401, body: '{{token}}' } })],
	['400, scope missing', () => ({ answer: scopeMissing })],
	['400, validation', () => ({ answer: json(400, 300, 'Validation Failed.') })],
	['404, no meeting', () => ({ answer: json(404, 3001, 'Meeting does not exist: 1.') })],
	['415', () => ({ answer: json(415, 415, 'Unsupported Media Type') })],
	['200 with a web page', () => ({ answer: page(200) })],
	['200 with an error', () => ({ answer: json(200, 3000, 'Cannot access meeting information.') })],
	['200, cut off', () => ({ applyFirst: true, answer: { status: 200, body: '{"page_count":1,' } })],
	['302 to another host', (trap) => ({ answer: { status: 302, headers: { Location: trap } } })],
	['307 to another host', (trap) => ({ answer: { status: 307, headers: { Location: trap } } })],
]);

const qps = {
	...json(429, 429, 'You have reached the maximum per-second rate limit for this API.'),
	headers: { 'X-RateLimit-Type': 'QPS', 'X-RateLimit-Category': 'Medium' },
};
const daily = {
	...json(429, 429, 'You have reached the maximum daily rate limit for this API.'),
	headers: { 'X-RateLimit-Type': 'Daily-limit', 'Retry-After': '2026-12-02T00:00:00Z' },
};
const dailyOfRegistrant = json(
	429,
	429,
	"You have exceeded the daily rate limit of (10) for meeting Update registrant's status API requests for the registrant (p0@example.com). You can resume these API requests at GMT 00:00:00.",
);
const scopeMissing = json(
	400,
	4711,
	'Invalid access token, does not contain scopes:[meeting:update:registrant_status].',
);

/** Which requests a fault hits; of a run without a fault, `count` is their number. */
export const PLACES = {
	first: () => ({ skip: 0, times: 1 }),
	middle: (count: number) => ({ skip: Math.floor(count / 2), times: 1 }),
	last: (count: number) => ({ skip: count - 1, times: 1 }),
	'from the first on': () => ({ skip: 0, times: Infinity }),
} as const satisfies Record<string, (count: number) => Pick<Fault, 'skip' | 'times'>>;

export type Place = keyof typeof PLACES;

export const ON_ERROR = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const;

export type OnError = (typeof ON_ERROR)[number];

/** A list that shows a change once and then takes it back: nobody can know that. */
const UNKNOWABLE = 'revert';

/** Every value of every switch of the sandbox that isn't its default. */
export const SWITCHED: Array<Partial<Switches>> = Object.entries(SWITCH_VALUES).flatMap(
	([name, [, ...others]]) =>
		others.filter((value) => value !== UNKNOWABLE).map((value) => ({ [name]: value })),
);

/** One run of the node. */
export interface Case {
	fault: string;
	place: Place;
	onError: OnError;
	switches: Partial<Switches>;
}

const places = Object.keys(PLACES) as Place[];
const allWith = (switches: Partial<Switches>): Case[] =>
	[...FAULTS.keys()].flatMap((fault) =>
		places.flatMap((place) => ON_ERROR.map((onError) => ({ fault, place, onError, switches }))),
	);

/** Every fault in every place with each *On Error*, as the sandbox is by itself. */
export const USUAL: Case[] = allWith({});

/** The same with each of the sandbox's switches. */
export const WHOLE: Case[] = SWITCHED.flatMap(allWith);

/** Two faults with each of the switches. */
export const SHORT: Case[] = WHOLE.filter(
	({ fault, place, onError }) =>
		['hangs up after the change', '500'].includes(fault) &&
		place === 'first' &&
		onError === 'continueRegularOutput',
);
