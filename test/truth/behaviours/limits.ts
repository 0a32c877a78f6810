import { type Answer, page, refusal } from '../answer';
import { type Behaviour, type BehaviourClass, first, instead, names, on } from '../behaviour';
import type { Call } from '../call';
import type { Handler } from '../double';
import { oneEvent, type Row, twelve } from '../roster';
import type { Zoom } from '../zoom';

const PER_SECOND =
	'You have reached the maximum per-second rate limit for this API. Try again later.';
const DAILY =
	'You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request.';

function limit(message: string, headers: Record<string, string> = {}): Answer {
	return { ...refusal(429, 429, message), headers };
}

const personLimit = (row: Row | undefined, name = row?.person?.email ?? '') =>
	limit(
		`You have exceeded the daily rate limit of (10) for meeting Update registrant's status API requests for the registrant (${name}). You can resume these API requests at GMT 00:00:00.`,
		{ 'x-ratelimit-limit': '10', 'x-ratelimit-remaining': '0' },
	);

/** The limit holds until that many seconds have passed since it was first met. */
function until(zoom: Zoom, seconds: number, say: (opensAt: number) => Answer): Handler {
	let opensAt = 0;
	return on('status', (_call, next) => {
		if (opensAt === 0) opensAt = zoom.now() + seconds * 1000;
		return zoom.now() < opensAt ? say(opensAt) : next();
	});
}

const qps = (opensAt: number, clockIsFastBy = 0): Answer =>
	limit(PER_SECOND, {
		'x-ratelimit-type': 'QPS',
		'x-ratelimit-reset': String(Math.ceil(opensAt / 1000) + clockIsFastBy),
	});

/** Zoom's clock differs from that of the node by this many seconds, in every header. */
function withClock(zoom: Zoom, fastBy: number): Handler {
	return (_call, next) => {
		const answer = next();
		const date = new Date(zoom.now() + fastBy * 1000).toUTCString();
		return { ...answer, headers: { date, ...answer.headers } };
	};
}

function perSecond(
	name: string,
	seconds: number,
	say: (opensAt: number) => Answer,
	reach = true,
): Behaviour {
	return {
		name,
		handlers: ({ zoom }) => [until(zoom, seconds, say)],
		...(reach ? { reaches: 'all' } : {}),
	};
}

function clockOff(seconds: number): Behaviour {
	const word = seconds > 0 ? 'fast' : 'slow';
	return {
		name: `per-second limit with a reset 1 s ahead, Zoom's clock ${Math.abs(seconds)} s ${word}`,
		handlers: ({ zoom }) => [
			withClock(zoom, seconds),
			until(zoom, 1, (opensAt) => qps(opensAt, seconds)),
		],
		reaches: 'all',
	};
}

const forFirst = (when: (call: Call) => boolean, answer: Answer): Handler =>
	instead('status', answer, when);

const behaviours: Behaviour[] = [
	perSecond('per-second limit with a reset 1 s ahead', 1, (at) => qps(at)),
	perSecond('per-second limit without any header, open after 1 s', 1, () => limit(PER_SECOND)),
	perSecond('per-second limit with Retry-After 1', 1, () =>
		limit(PER_SECOND, { 'retry-after': '1' }),
	),
	perSecond('per-second limit with Retry-After 0', 1, () =>
		limit(PER_SECOND, { 'retry-after': '0' }),
	),
	perSecond('per-second limit with a Retry-After without sense', 1, () =>
		limit(PER_SECOND, { 'retry-after': 'soon' }),
	),
	perSecond('per-second limit with a Retry-After below zero', 1, () =>
		limit(PER_SECOND, { 'retry-after': '-5' }),
	),
	perSecond('per-second limit with a reset 90 s ahead that is true', 90, (at) => qps(at), false),
	perSecond('per-second limit with a reset that has passed', 1, (at) => qps(at, -30)),
	perSecond('per-second limit, a page from a gateway, open after 1 s', 1, () =>
		page(429, '429 Too Many Requests'),
	),
	perSecond('per-second limit with nothing in it, open after 1 s', 1, () => ({ status: 429 })),
	perSecond('too many concurrent requests, open after 1 s', 1, () =>
		limit(
			'Too many concurrent requests. A request to disassociate this user has already been made.',
		),
	),
	clockOff(90),
	clockOff(-90),
	clockOff(600),
	clockOff(-600),
	{
		name: 'per-second limit with a reset 90 s ahead, open after 1 s, no Date',
		handlers: ({ zoom }) => [until(zoom, 1, (opensAt) => qps(opensAt, 90))],
		reaches: 'all',
	},
	{
		name: 'per-second limit for ever',
		handlers: ({ zoom }) => [instead('status', () => qps(zoom.now() + 1000))],
	},
	{
		name: 'per-second limit at every second request',
		handlers: ({ zoom }) => [
			instead(
				'status',
				() => qps(zoom.now() + 1000),
				({ nth }) => nth % 2 === 1,
			),
		],
		roster: oneEvent(65),
		reaches: 'all',
	},
	{
		name: 'per-second limit of the lists for ever',
		handlers: ({ zoom }) => [instead(['list', 'get'], () => qps(zoom.now() + 1000))],
		unreadable: true,
	},
	{
		name: 'per-second limit of the lists, open after 1 s',
		handlers: ({ zoom }) => {
			let opensAt = 0;
			return [
				on(['list', 'get'], (_call, next) => {
					if (opensAt === 0) opensAt = zoom.now() + 1000;
					return zoom.now() < opensAt ? qps(opensAt) : next();
				}),
			];
		},
		reaches: 'all',
	},
	{
		name: 'daily limit of the account, with its reset',
		handlers: () => [
			instead(
				'status',
				limit(DAILY, { 'x-ratelimit-type': 'Daily-limit', 'retry-after': '2026-12-02T00:00:00Z' }),
			),
		],
	},
	{
		name: 'daily limit of the account, without a header',
		handlers: () => [instead('status', limit(DAILY))],
	},
	{
		name: 'daily limit of the account in words never heard of',
		handlers: () => [instead('status', limit('Quota exhausted for the billing period.'))],
	},
	{
		name: 'daily limit of the account after the first request',
		handlers: () => [
			instead('status', limit(DAILY, { 'x-ratelimit-type': 'Daily-limit' }), ({ nth }) => nth > 1),
		],
		roster: oneEvent(65),
	},
	{
		name: 'daily limit of the lists',
		handlers: () => [instead(['list', 'get'], limit(DAILY, { 'x-ratelimit-type': 'Daily-limit' }))],
		unreadable: true,
	},
	{
		name: 'daily limit of one registrant, named by email',
		handlers: ({ roster: { rows } }) => [forFirst(names(rows[4]), personLimit(rows[4]))],
		roster: twelve({ guilty: [4] }),
		reaches: 'innocent',
	},
	{
		name: 'daily limit of one registrant, named by ID',
		handlers: ({ roster: { rows } }) => [
			forFirst(names(rows[3]), personLimit(rows[3], rows[3]?.person?.id)),
		],
		roster: twelve({ guilty: [3] }),
		reaches: 'innocent',
	},
	{
		name: 'daily limit of one registrant, not named',
		handlers: ({ roster: { rows } }) => [forFirst(names(rows[4]), personLimit(rows[4], ''))],
		roster: twelve({ guilty: [4] }),
	},
	{
		name: 'daily limit of one registrant in words never heard of',
		handlers: ({ roster: { rows } }) => [
			forFirst(names(rows[4]), limit('This attendee was updated too many times.')),
		],
		roster: twelve({ guilty: [4] }),
	},
	{
		name: 'daily limit of one event',
		handlers: ({ roster: { rows } }) => [
			forFirst(({ eventId }) => eventId === rows[0]?.event.id, personLimit(rows[0], '85212345678')),
		],
		roster: twelve({ guilty: [0, 1, 2, 3, 4, 5, 6, 7] }),
		reaches: 'innocent',
	},
	{
		name: 'daily limit said once, then all is well',
		handlers: () => [instead('status', limit(DAILY), first(1))],
	},
	{
		name: '503 with Retry-After 120, open after that',
		handlers: ({ zoom }) => [
			until(zoom, 120, () => ({
				...refusal(503, 503, 'Service unavailable.'),
				headers: { 'retry-after': '120' },
				says: 'unclear',
			})),
		],
	},
	{
		name: '503 with Retry-After 5, open after that',
		handlers: ({ zoom }) => [
			until(zoom, 5, () => ({
				...refusal(503, 503, 'Service unavailable.'),
				headers: { 'retry-after': '5' },
				says: 'unclear',
			})),
		],
	},
	{
		name: '503 with Retry-After 120, though it was done',
		handlers: () => [
			on('status', (_call, next) => {
				next();
				return { ...page(503, 'Maintenance'), headers: { 'retry-after': '120' }, says: 'unclear' };
			}),
		],
		reaches: 'all',
	},
];

export const limits: BehaviourClass = { title: 'Rate limits', behaviours };
