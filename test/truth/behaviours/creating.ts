import { type Answer, LOST, page, refusal, text } from '../answer';
import { afterwards, type Behaviour, type BehaviourClass, first, instead, on } from '../behaviour';
import type { Call, CallKind } from '../call';
import type { Handler } from '../double';
import { newcomers, twelve } from '../roster';
import type { Zoom } from '../zoom';

type Made = 'create' | 'createMany' | 'delete';

const CALL: Record<Made, CallKind> = { create: 'create', createMany: 'batch', delete: 'delete' };
const WORD: Record<Made, string> = {
	create: 'Create',
	createMany: 'Create Many',
	delete: 'Delete',
};

interface Way {
	name: string;
	/** Its handlers for the kind of call. */
	handlers(kind: CallKind, zoom: Zoom): Handler[];
	reaches?: 'all';
	unreadable?: boolean;
	of?: Made[];
}

const NO_SCOPE = refusal(
	400,
	4711,
	'Invalid access token, does not contain scopes:[meeting:read:list_registrants].',
);

const unclear = (answer: Answer): Answer => ({ ...answer, says: 'unclear' });

/** Answers that come instead of the documented one, each after it was done and without. */
const FAULTS: Array<[string, Answer]> = [
	['the connection ends', LOST],
	['500', unclear(refusal(500, 500, 'Internal server error.'))],
	['502 from a gateway', unclear(page(502, '502 Bad Gateway'))],
	['503', unclear(text(503, 'Service Unavailable'))],
	['504 from a gateway', unclear(page(504, '504 Gateway Time-out'))],
	['200 with nothing in it', unclear({ status: 200 })],
	['200 {}', unclear({ status: 200, body: {} })],
	['200 a page in HTML', unclear(page(200, 'Sign in'))],
	['200 success false', { status: 200, body: { success: false }, says: 'no' }],
	[
		'200 code 3043',
		{ ...refusal(200, 3043, 'Meeting has reached maximum attendee capacity.'), says: 'no' },
	],
	['200 code 300 alone', { status: 200, body: { code: 300 }, says: 'no' }],
	['201 with nothing in it', unclear({ status: 201 })],
	['201 cut short', unclear(text(201, '{"id":85212345678,"registr', 'application/json'))],
	[
		'201 broken off inside the body',
		unclear({ status: 201, body: { id: 85212345678, topic: 'Autumn' }, lost: 'half' }),
	],
	['202 Accepted', unclear({ status: 202 })],
	['204', unclear({ status: 204 })],
];

const answers: Way[] = FAULTS.flatMap(([name, answer]): Way[] => [
	{ name: `${name}, done`, handlers: (kind) => [afterwards(kind, answer)] },
	{ name: `${name}, not done`, handlers: (kind) => [instead(kind, answer)] },
	{ name: `${name}, once, done`, handlers: (kind) => [afterwards(kind, answer, first(1))] },
	{ name: `${name}, once, not done`, handlers: (kind) => [instead(kind, answer, first(1))] },
]);

/** Answers with only a part of the list, or an altered one. */
function batchAnswers(alter: (people: object[]) => object[]): (kind: CallKind) => Handler[] {
	return (kind) => [
		afterwards(kind, (answer) => {
			const body = answer.body as { registrants?: object[] };
			return answer.status === 201 && Array.isArray(body.registrants)
				? { ...answer, body: { registrants: alter(body.registrants) } }
				: answer;
		}),
	];
}

function partly(count: (size: number) => number, answer?: Answer): (kind: CallKind) => Handler[] {
	return (kind) => [
		on(kind, (call, next) => {
			const honest = next({ ...call, people: call.people.slice(0, count(call.people.length)) });
			return answer ?? honest;
		}),
	];
}

const half = (size: number) => Math.ceil(size / 2);

const further: Way[] = [
	{ name: 'all is well', handlers: () => [], reaches: 'all' },
	{
		name: 'the connection ends, done, and lists may not be read',
		handlers: (kind) => [afterwards(kind, LOST), instead(['list', 'get'], NO_SCOPE)],
		unreadable: true,
	},
	{
		name: 'the connection ends, not done, and lists may not be read',
		handlers: (kind) => [instead(kind, LOST), instead(['list', 'get'], NO_SCOPE)],
		unreadable: true,
	},
	{
		name: 'the connection ends, done, and lists lag 5 s',
		handlers: (kind) => [
			afterwards(kind, LOST),
			on(['list', 'get'], (call, next) => next({ ...call, asOf: call.asOf - 5000 })),
		],
	},
	{
		name: 'the connection ends three times, done each time',
		handlers: (kind) => [afterwards(kind, LOST, first(3))],
	},
	{
		name: 'the connection ends once, done, and then 400 that they are registered',
		handlers: (kind) => [
			afterwards(kind, LOST, first(1)),
			instead(kind, refusal(400, 3027, 'You have already registered.'), (call) => call.nth === 2),
		],
		of: ['create', 'createMany'],
	},
	{
		name: '400 that they are registered, which they are not',
		handlers: (kind) => [instead(kind, refusal(400, 3027, 'You have already registered.'))],
		of: ['create', 'createMany'],
	},
	{
		name: '400 that they are registered, after registering them',
		handlers: (kind) => [
			afterwards(kind, unclear(refusal(400, 3027, 'You have already registered.'))),
		],
		of: ['create', 'createMany'],
	},
	{
		name: '3 a day are reached for everybody',
		handlers: (kind) => [
			instead(kind, (call: Call) =>
				refusal(
					429,
					429,
					`You have exceeded the daily rate limit of (3) for Add meeting registrant API requests for the registrant (${String(call.body?.email ?? 'a@b.c')}). You can resume these API requests at GMT 00:00:00.`,
				),
			),
		],
		of: ['create', 'createMany'],
	},
	{
		name: '201 without a registrant ID',
		handlers: () => [
			afterwards('create', { status: 201, body: { id: 85212345678, topic: 'Autumn' } }),
		],
		of: ['create'],
	},
	{
		name: '201 with null for a registrant ID',
		handlers: () => [
			afterwards('create', { status: 201, body: { id: 85212345678, registrant_id: null } }),
		],
		of: ['create'],
	},
	{
		name: 'done for the first half, said of all',
		handlers: partly(half, { status: 201, body: {}, says: 'unclear' }),
		of: ['createMany'],
	},
	{ name: 'done for the first half, and said so', handlers: partly(half), of: ['createMany'] },
	{
		name: 'done for the first half, then 500',
		handlers: partly(half, unclear(refusal(500, 500, 'Internal server error.'))),
		of: ['createMany'],
	},
	{
		name: 'done for the first half, then the connection ends',
		handlers: partly(half, LOST),
		of: ['createMany'],
	},
	{
		name: 'done for the first half, then 400',
		handlers: partly(half, unclear(refusal(400, 300, 'Validation Failed.'))),
		of: ['createMany'],
	},
	{
		name: 'all done, one left out of the answer',
		handlers: batchAnswers((all) => all.slice(1)),
		of: ['createMany'],
	},
	{
		name: 'all done, the answer in another order',
		handlers: batchAnswers((all) => all.toReversed()),
		of: ['createMany'],
		reaches: 'all',
	},
	{
		name: 'all done, the answer is an empty list',
		handlers: batchAnswers(() => []),
		of: ['createMany'],
	},
	{
		name: 'all done, the answer without emails',
		handlers: batchAnswers((all) => all.map((one) => ({ ...one, email: undefined }))),
		of: ['createMany'],
	},
	{
		name: 'all done, the answer without emails in another order',
		handlers: batchAnswers((all) => all.toReversed().map((one) => ({ ...one, email: undefined }))),
		of: ['createMany'],
	},
	{
		name: 'all done, the answer with emails in capitals',
		handlers: batchAnswers((all) =>
			all.map((one) => ({ ...one, email: 'email' in one ? String(one.email).toUpperCase() : '' })),
		),
		of: ['createMany'],
		reaches: 'all',
	},
	{
		name: 'all done, the answer without IDs',
		handlers: batchAnswers((all) => all.map((one) => ({ ...one, registrant_id: undefined }))),
		of: ['createMany'],
	},
	{
		name: 'the batch is for other kinds of meetings',
		handlers: (kind) => [
			instead(
				kind,
				refusal(400, 303, 'This API can only be used for scheduled meeting(meeting type: 2).'),
			),
		],
		of: ['createMany'],
	},
	{
		name: 'one email makes the batch fail, not named',
		handlers: (kind) => [
			instead(kind, refusal(400, 300, 'Validation Failed.'), ({ people }) =>
				people.some(({ email }) => email === 'newcomer4@example.org'),
			),
		],
		of: ['createMany'],
	},
	{
		name: '404 although it was done',
		handlers: (kind) => [afterwards(kind, unclear(refusal(404, 404, 'Not found.')))],
		of: ['delete'],
	},
	{
		name: '400 that the ID is invalid, although it was done',
		handlers: (kind) => [
			afterwards(
				kind,
				unclear(
					refusal(400, 300, 'The value that you entered for the Registrant ID field is invalid.'),
				),
			),
		],
		of: ['delete'],
	},
];

const late: Way[] = [3, 5, 30].flatMap((seconds): Way[] => [
	{
		name: `204 and done ${seconds} s later`,
		handlers: (kind, zoom) => [
			on(kind, (_call, next) => {
				zoom.later(seconds, () => next());
				return { status: 204 };
			}),
		],
		of: ['delete'],
	},
]);

function behaviourOf(way: Way, operation: Made): Behaviour {
	const kind = CALL[operation];
	return {
		name: `${WORD[operation]}: ${way.name}`,
		operation,
		handlers: ({ zoom }) => way.handlers(kind, zoom),
		roster: operation === 'delete' ? twelve({ by: 'id' }) : newcomers([4, 2]),
		unreadable: way.unreadable,
		reaches: way.reaches,
	};
}

const OPERATIONS: Made[] = ['create', 'createMany', 'delete'];

const behaviours = OPERATIONS.flatMap((operation) =>
	[...answers, ...further, ...late]
		.filter(({ of = OPERATIONS }) => of.includes(operation))
		.map((way) => behaviourOf(way, operation)),
);

const registered: Behaviour[] = [
	{
		name: 'Create: somebody is registered already, and stays who they are',
		operation: 'create',
		handlers: () => [],
		roster: newcomers([4, 2], [1, 4]),
		reaches: 'all',
	},
	{
		name: 'Create: somebody is registered already, and is refused',
		operation: 'create',
		handlers: () => [
			instead(
				'create',
				refusal(400, 3027, 'You have already registered.'),
				({ body }) => body?.email === 'newcomer1@example.org',
			),
		],
		roster: newcomers([4, 2], [1]),
	},
	{
		name: 'Create: somebody is registered already, and the connection ends without anything done',
		operation: 'create',
		handlers: () => [instead('create', LOST)],
		roster: newcomers([4, 2], [1]),
	},
	{
		name: 'Create Many: some are registered already, and stay who they are',
		operation: 'createMany',
		handlers: () => [],
		roster: newcomers([4, 2], [1, 4]),
		reaches: 'all',
	},
];

export const creating: BehaviourClass = {
	title: 'Create, Create Many and Delete',
	behaviours: [...behaviours, ...registered],
};
