import { type Answer, LOST, page, refusal, text } from '../answer';
import { afterwards, type Behaviour, type BehaviourClass, first, instead, on } from '../behaviour';
import type { Call } from '../call';
import type { Handler } from '../double';
import { oneEvent, twelve } from '../roster';

type Moment = 'before' | 'after' | 'half';

/** Gives this answer to changes: before they are made, after, or after half of them. */
function failing(moment: Moment, answer: Answer, when?: (call: Call) => boolean): Handler {
	if (moment === 'before') return instead('status', answer, when);
	if (moment === 'after') return afterwards('status', answer, when);
	return on(
		'status',
		(call, next) => {
			next({ ...call, people: call.people.slice(0, Math.ceil(call.people.length / 2)) });
			return answer;
		},
		when,
	);
}

const WORDS: Record<Moment, string> = {
	before: 'nothing done',
	after: 'all done',
	half: 'half done',
};

const FAULTS: Array<[string, Answer]> = [
	['the connection ends', LOST],
	['500 in Zoom\u2019s form', { ...refusal(500, 500, 'Internal server error.'), says: 'unclear' }],
	['500 with nothing in it', { status: 500, says: 'unclear' }],
	['502 from a gateway', { ...page(502, '502 Bad Gateway'), says: 'unclear' }],
	['503', { ...text(503, 'Service Unavailable'), says: 'unclear' }],
	['504 from a gateway', { ...page(504, '504 Gateway Time-out'), says: 'unclear' }],
	['524 from a gateway', { ...page(524, 'A timeout occurred'), says: 'unclear' }],
];

function faults(moment: Moment): Behaviour[] {
	return FAULTS.flatMap(([name, answer]): Behaviour[] => [
		{
			name: `${name}, once, ${WORDS[moment]}`,
			handlers: () => [failing(moment, answer, first(1))],
			reaches: 'all',
		},
		{
			name: `${name}, every time, ${WORDS[moment]}`,
			handlers: () => [failing(moment, answer)],
			reaches: moment === 'after' ? 'all' : undefined,
		},
	]);
}

const NO_LIST = refusal(
	400,
	4711,
	'Invalid access token, does not contain scopes:[meeting:read:list_registrants, meeting:read:registrant].',
);

const further: Behaviour[] = [
	{
		name: 'the connection ends three times, nothing done, then all is well',
		handlers: () => [failing('before', LOST, first(3))],
	},
	{
		name: 'the connection ends three times, all done each time',
		handlers: () => [failing('after', LOST, first(3))],
		reaches: 'all',
	},
	{
		name: 'the connection ends, all done, one row by ID',
		handlers: () => [failing('after', LOST)],
		roster: oneEvent(1, { by: 'id' }),
		kinds: ['meeting', 'webinar', 'recording'],
		reaches: 'all',
	},
	{
		name: 'the connection ends, all done, one row by email',
		handlers: () => [failing('after', LOST)],
		roster: oneEvent(1, { by: 'email' }),
		kinds: ['meeting', 'webinar', 'recording'],
		reaches: 'all',
	},
	{
		name: 'the connection ends, all done, 65 rows',
		handlers: () => [failing('after', LOST)],
		roster: oneEvent(65),
		reaches: 'all',
	},
	{
		name: 'the connection ends, half done, 65 rows',
		handlers: () => [failing('half', LOST, first(1))],
		roster: oneEvent(65),
		reaches: 'all',
	},
	{
		name: 'the connection ends, all done, and lists may not be read',
		handlers: () => [failing('after', LOST), instead(['list', 'get'], NO_LIST)],
		unreadable: true,
	},
	{
		name: 'the connection ends, nothing done, and lists may not be read',
		handlers: () => [failing('before', LOST), instead(['list', 'get'], NO_LIST)],
		unreadable: true,
	},
	{
		name: '504, half done, and lists may not be read',
		handlers: () => [
			failing('half', { ...page(504, '504 Gateway Time-out'), says: 'unclear' }),
			instead(['list', 'get'], NO_LIST),
		],
		unreadable: true,
	},
	{
		name: 'the connection ends, all done, and so it does for lists',
		handlers: () => [failing('after', LOST), instead(['list', 'get'], LOST)],
		unreadable: true,
	},
	{
		name: 'the connection ends, done 5 s later',
		handlers: ({ zoom }) => [
			on('status', (_call, next) => {
				zoom.later(5, () => next());
				return LOST;
			}),
		],
		reaches: 'all',
	},
	{
		name: '504, done 30 s later',
		handlers: ({ zoom }) => [
			on('status', (_call, next) => {
				zoom.later(30, () => next());
				return { ...page(504, '504 Gateway Time-out'), says: 'unclear' };
			}),
		],
	},
	{
		name: 'the connection ends, all done, and lists lag 5 s',
		handlers: () => [
			failing('after', LOST),
			on(['list', 'get'], (call, next) => next({ ...call, asOf: call.asOf - 5000 })),
		],
		reaches: 'all',
	},
	{
		name: 'the connection ends for one event, all done',
		handlers: ({ roster: { rows } }) => [
			failing('after', LOST, ({ eventId }) => eventId === rows.at(-1)?.event.id),
		],
		reaches: 'all',
	},
	{
		name: 'the connection ends for one event, nothing done',
		handlers: ({ roster: { rows } }) => [
			failing('before', LOST, ({ eventId }) => eventId === rows.at(-1)?.event.id),
		],
	},
	{
		name: 'the connection ends, cancellations done',
		handlers: () => [failing('after', LOST)],
		roster: twelve({ action: 'cancel', held: 'approved' }),
		reaches: 'all',
	},
	{
		name: '408, all done',
		handlers: () => [failing('after', { ...text(408, 'Request Timeout'), says: 'unclear' })],
		reaches: 'all',
	},
	{
		name: '499, all done',
		handlers: () => [failing('after', { status: 499, says: 'unclear' })],
		reaches: 'all',
	},
	{
		name: '500 with code 300 in it, all done',
		handlers: () => [
			failing('after', { ...refusal(500, 300, 'Unknown exception'), says: 'unclear' }),
		],
		reaches: 'all',
	},
	{
		name: '302 to a page of its own, all done',
		handlers: () => [
			failing('after', { status: 302, headers: { location: '/signin' }, says: 'unclear' }),
		],
	},
	{
		name: '307 to another host, nothing done',
		handlers: () => [
			failing('before', {
				status: 307,
				headers: { location: 'http://elsewhere.invalid/v2' },
			}),
		],
	},
	{
		name: '300 in Zoom\u2019s form, nothing done',
		handlers: () => [
			failing('before', refusal(300, 300, 'This meeting has not set registration as required.')),
		],
	},
];

export const lost: BehaviourClass = {
	title: 'Answers that were lost',
	behaviours: [...faults('before'), ...faults('after'), ...faults('half'), ...further],
};
