import { type Answer, LOST, page, refusal, text } from '../answer';
import { type Behaviour, type BehaviourClass, first, instead, on } from '../behaviour';
import type { Call } from '../call';
import type { Handler } from '../double';
import { oneEvent, type RosterOptions, twelve } from '../roster';
import { heldOf, type Zoom } from '../zoom';

type Entry = Record<string, unknown>;
interface ListBody {
	registrants: Entry[];
	next_page_token: string;
	total_records: number;
}

function bodyOf({ body }: Answer): ListBody | undefined {
	const list = body as Partial<ListBody> | undefined;
	return Array.isArray(list?.registrants) ? (list as ListBody) : undefined;
}

/** Alters what a list says; other answers stay. */
function listed(alter: (body: ListBody, call: Call) => object): Handler {
	return on('list', (call, next) => {
		const answer = next();
		const body = bodyOf(answer);
		return body === undefined ? answer : { ...answer, body: { ...body, ...alter(body, call) } };
	});
}

/** Alters every registrant, in lists and where one is asked for. */
function entries(alter: (entry: Entry) => Entry): Handler {
	return on(['list', 'get'], (_call, next) => {
		const answer = next();
		const list = bodyOf(answer);
		if (list !== undefined) {
			return { ...answer, body: { ...list, registrants: list.registrants.map(alter) } };
		}
		return answer.status === 200 ? { ...answer, body: alter(answer.body as Entry) } : answer;
	});
}

const omit = (entry: Entry, key: string): Entry =>
	Object.fromEntries(Object.entries(entry).filter(([name]) => name !== key));

const without = (key: string) => entries((entry) => omit(entry, key));

/** Readings show what was so some seconds ago. */
function lag(seconds: number, kinds: Array<'list' | 'get'> = ['list', 'get']): Handler {
	return on(kinds, (call, next) => next({ ...call, asOf: call.asOf - seconds * 1000 }));
}

const nothingDone = instead('status', { status: 204 });

interface Variant {
	reaches?: Behaviour['reaches'];
	unreadable?: boolean;
	roster?: RosterOptions;
}

/** The same list beside changes that are made and beside changes that are not. */
function both(name: string, handler: Handler, more: Variant = {}): Behaviour[] {
	const { roster = {}, ...rest } = more;
	return [
		{ name: `${name}, all done`, handlers: () => [handler], roster: twelve(roster), ...rest },
		{
			name: `${name}, nothing done`,
			handlers: () => [handler, nothingDone],
			roster: twelve(roster),
			unreadable: rest.unreadable,
		},
	];
}

const lags: Behaviour[] = [
	...both('readings lag 1 s', lag(1), { reaches: 'all' }),
	...both('readings lag 5 s', lag(5), { reaches: 'all' }),
	...both('readings lag 20 s', lag(20), { unreadable: true }),
	...both('readings lag for ever', lag(1_000_000), { unreadable: true }),
	...both('lists lag for ever, single registrants do not', lag(50, ['list']), { unreadable: true }),
	...both('single registrants lag, lists do not', lag(1_000_000, ['get']), { reaches: 'all' }),
	{
		name: 'readings lag 5 s, one row by ID',
		handlers: () => [lag(5)],
		roster: oneEvent(1, { by: 'id' }),
		reaches: 'all',
	},
	{
		name: 'readings lag 5 s, 65 rows',
		handlers: () => [lag(5)],
		roster: oneEvent(65),
		reaches: 'all',
	},
	{
		name: 'who is approved appears 5 s later, and is no longer pending at once',
		handlers: () => [
			on(
				'list',
				(call, next) => next({ ...call, asOf: call.asOf - 5000 }),
				({ query }) => query.status !== 'pending',
			),
		],
		reaches: 'all',
	},
	{
		name: 'who is approved is listed as pending, too, for 5 s',
		handlers: () => [
			on(
				'list',
				(call, next) => next({ ...call, asOf: call.asOf - 5000 }),
				({ query }) => query.status === 'pending',
			),
		],
		reaches: 'all',
	},
	{
		name: 'the list is empty the first two times',
		handlers: () => [
			listed((_body, { nth }) => (nth <= 2 ? { registrants: [], total_records: 0 } : {})),
		],
		reaches: 'all',
	},
];

const shapes: Behaviour[] = [
	...both('the filter is passed over', on('list', everybody), { reaches: 'all' }),
	...both('the filter is passed over, and statuses are missing', withoutStatus(everybody), {
		unreadable: true,
	}),
	...both('statuses are missing', without('status'), { unreadable: true }),
	...both(
		'statuses are null',
		entries((entry) => ({ ...entry, status: null })),
		{ unreadable: true },
	),
	...both(
		'statuses in capitals',
		entries((entry) => ({ ...entry, status: upper(entry.status) })),
		{
			reaches: 'all',
		},
	),
	...both(
		'statuses in words never heard of',
		entries((entry) => ({ ...entry, status: 'state7' })),
		{ unreadable: true },
	),
	...both(
		'statuses as numbers',
		entries((entry) => ({ ...entry, status: 2 })),
		{ unreadable: true },
	),
	...both('emails are missing', without('email'), { unreadable: true }),
	...both('emails are missing, rows by ID', without('email'), {
		roster: { by: 'id' },
		reaches: 'all',
	}),
	...both(
		'emails are masked',
		entries((entry) => ({ ...entry, email: '***@example.org' })),
		{ unreadable: true },
	),
	...both(
		'emails are null',
		entries((entry) => ({ ...entry, email: null })),
		{ unreadable: true },
	),
	...both(
		'emails in capitals',
		entries((entry) => ({ ...entry, email: upper(entry.email) })),
		{
			reaches: 'all',
		},
	),
	...both('IDs are missing', without('id'), { unreadable: true }),
	...both('IDs are missing, rows by email', without('id'), { roster: { by: 'email' } }),
	...both(
		'IDs have blanks around them',
		entries((entry) => ({ ...entry, id: ` ${String(entry.id)} ` })),
	),
	...both(
		'every entry twice',
		listed(({ registrants }) => ({ registrants: [...registrants, ...registrants] })),
		{
			reaches: 'all',
		},
	),
	...both(
		'a list that holds null and text',
		listed(({ registrants }) => ({ registrants: [null, 'x', 7, ...registrants] })),
	),
	...both(
		'total_records is 0',
		listed(() => ({ total_records: 0, page_count: 0 })),
		{ reaches: 'all' },
	),
	...both(
		'the list is always empty',
		listed(() => ({ registrants: [], total_records: 0 })),
		{ unreadable: true },
	),
	...both(
		'registrants is null',
		listed(() => ({ registrants: null })),
		{ unreadable: true },
	),
	...both(
		'registrants is an object',
		listed(({ registrants }) => ({ registrants: { ...registrants } })),
		{ unreadable: true },
	),
	...both('lists are 204', instead(['list', 'get'], { status: 204 }), { unreadable: true }),
	...both('lists are {}', instead(['list', 'get'], { status: 200, body: {} }), {
		unreadable: true,
	}),
	...both(
		'lists are cut short',
		instead(['list', 'get'], text(200, '{"registrants":[{"id"', 'application/json')),
		{
			unreadable: true,
		},
	),
	...both(
		'lists are a code of Zoom with status 200',
		instead(['list', 'get'], refusal(200, 300, 'Failed.')),
		{
			unreadable: true,
		},
	),
	...both('lists are 500', instead(['list', 'get'], refusal(500, 500, 'Internal server error.')), {
		unreadable: true,
	}),
	...both(
		'lists are 500 the first time',
		instead(['list', 'get'], page(502, 'Bad Gateway'), first(1)),
		{
			reaches: 'all',
		},
	),
	...both('lists break the connection', instead(['list', 'get'], LOST), { unreadable: true }),
	...both(
		'lists say 404',
		instead(['list', 'get'], refusal(404, 3001, 'Meeting does not exist.')),
		{
			unreadable: true,
		},
	),
	...both(
		'single registrants say 404, lists are well',
		instead('get', refusal(404, 3079, 'This registrant does not exist.')),
		{
			reaches: 'all',
		},
	),
	...both(
		'single registrants say 4711, lists are well',
		instead('get', noScope('meeting:read:registrant')),
		{
			reaches: 'all',
		},
	),
	...both(
		'lists say 4711, single registrants are well',
		instead('list', noScope('meeting:read:list_registrants')),
	),
];

function upper(value: unknown): string {
	return String(value).toUpperCase();
}

function noScope(scope: string): Answer {
	return refusal(400, 4711, `Invalid access token, does not contain scopes:[${scope}].`);
}

/** All three lists one behind the other, whatever was asked for. */
function everybody(call: Call, next: (call?: Call) => Answer): Answer {
	const lists = ['pending', 'approved', 'denied'].map((status) =>
		bodyOf(next({ ...call, query: { ...call.query, status } })),
	);
	const registrants = lists.flatMap((list) => list?.registrants ?? []);
	return {
		status: 200,
		body: { registrants, next_page_token: '', total_records: registrants.length },
	};
}

function withoutStatus(list: typeof everybody): Handler {
	return on('list', (call, next) => {
		const answer = list(call, next);
		const registrants = bodyOf(answer)?.registrants.map((entry) => omit(entry, 'status'));
		return { ...answer, body: { registrants, next_page_token: '' } };
	});
}

function crowd(zoom: Zoom, size: number): void {
	for (const event of zoom.events) {
		for (let place = 0; place < size; place += 1) {
			zoom.register(event, `crowd${place}@example.org`, place % 2 === 0 ? 'pending' : 'approved');
		}
	}
}

const pages: Behaviour[] = [
	{
		name: 'pages of one that the token leads through, all done',
		handlers: () => [
			on('list', (call, next) => next({ ...call, query: { ...call.query, page_size: '5' } })),
		],
	},
	...both(
		'the page token never ends',
		listed(() => ({ next_page_token: 'page0of1' })),
		{ unreadable: true },
	),
	...both(
		'the page token leads to empty pages for ever',
		listed(({ registrants }, { query }) => ({
			next_page_token: `page9999of${Object.keys(query).length}`,
			registrants,
		})),
		{ unreadable: true },
	),
	...both(
		'the page token is refused',
		instead(
			'list',
			refusal(400, 300, 'The next page token is invalid or expired.'),
			({ query }) => (query.next_page_token ?? '') !== '',
		),
	),
	{
		name: 'a crowd of 1,500 among whom the rows are, all done',
		handlers: ({ zoom }) => {
			crowd(zoom, 1500);
			return [];
		},
		roster: oneEvent(12),
	},
	{
		name: 'a crowd of 1,500 among whom the rows are, nothing done',
		handlers: ({ zoom }) => {
			crowd(zoom, 1500);
			return [nothingDone];
		},
		roster: oneEvent(12),
	},
	{
		name: 'the second page of a crowd cannot be read, all done',
		unreadable: true,
		handlers: ({ zoom }) => {
			crowd(zoom, 1000);
			return [instead('list', LOST, ({ query }) => (query.next_page_token ?? '') !== '')];
		},
		roster: oneEvent(12),
	},
	{
		name: 'the second page of a crowd cannot be read, nothing done',
		unreadable: true,
		handlers: ({ zoom }) => {
			crowd(zoom, 1000);
			return [
				instead('list', LOST, ({ query }) => (query.next_page_token ?? '') !== ''),
				nothingDone,
			];
		},
		roster: oneEvent(12),
	},
	{
		name: 'somebody of the rows is left out of every list, all done',
		unreadable: true,
		handlers: ({ roster: { rows } }) => [
			listed(({ registrants }) => ({
				registrants: registrants.filter(({ id }) => id !== rows[1]?.person?.id),
			})),
		],
	},
	{
		name: 'somebody of the rows is left out of every list, nothing done',
		handlers: ({ roster: { rows } }) => [
			listed(({ registrants }) => ({
				registrants: registrants.filter(({ id }) => id !== rows[1]?.person?.id),
			})),
			nothingDone,
		],
	},
];

/** Somebody else in the same event is kept under the same email, approved before. */
function twin(zoom: Zoom, of: { email: string } | undefined): void {
	const event = zoom.events[0];
	if (event === undefined || of === undefined) return;
	const other = zoom.register(event, of.email, 'approved');
	event.people.pop();
	event.people.push(other);
}

const people: Behaviour[] = [
	{
		name: 'an email that stands twice, the other one approved, nothing done',
		handlers: ({ zoom, roster }) => {
			twin(zoom, roster.rows[1]?.person);
			return [nothingDone];
		},
		roster: twelve({ by: 'email' }),
	},
	{
		name: 'an email that stands twice, the other one approved, all done',
		handlers: ({ zoom, roster }) => {
			twin(zoom, roster.rows[1]?.person);
			return [];
		},
		roster: twelve({ by: 'email' }),
	},
	{
		name: 'the same ID twice, once approved, nothing done',
		handlers: () => [
			listed(({ registrants }, { query }) => ({
				registrants:
					query.status === 'pending'
						? registrants
						: [...registrants, ...registrants.map((entry) => ({ ...entry, status: 'pending' }))],
			})),
			nothingDone,
		],
	},
	{
		name: 'every registrant comes with somebody else\u2019s email, rows by both, nothing done',
		handlers: () => [
			listed(({ registrants }) => ({
				registrants: registrants.map((entry, index) => ({
					...entry,
					email: registrants[(index + 1) % registrants.length]?.email,
				})),
			})),
			nothingDone,
		],
		roster: twelve({ by: 'both' }),
	},
	{
		name: 'a single registrant is answered with somebody else, nothing done',
		handlers: ({ roster: { bystanders } }) => [
			on('get', (call, next) => next({ ...call, registrantId: approvedOne(bystanders) })),
			nothingDone,
		],
		roster: oneEvent(1, { by: 'id' }),
	},
	{
		name: 'a single registrant is answered as a list, all done',
		handlers: () => [
			on('get', (_call, next) => {
				const answer = next();
				return { ...answer, body: { registrants: [answer.body] } };
			}),
		],
		roster: oneEvent(1, { by: 'id' }),
	},
	{
		name: 'who is cancelled is taken off the lists',
		unreadable: true,
		handlers: ({ zoom }) => {
			zoom.cancelRemoves = true;
			return [];
		},
		roster: twelve({ action: 'cancel', held: 'approved' }),
		reaches: 'all',
	},
	{
		name: 'who is cancelled is taken off the lists, one row by ID',
		unreadable: true,
		handlers: ({ zoom }) => {
			zoom.cancelRemoves = true;
			return [];
		},
		roster: oneEvent(1, { action: 'cancel', held: 'approved', by: 'id' }),
		reaches: 'all',
	},
	{
		name: 'who is cancelled is taken off the lists, unknown people among them',
		unreadable: true,
		handlers: ({ zoom }) => {
			zoom.cancelRemoves = true;
			return [];
		},
		roster: twelve({ action: 'cancel', held: 'approved', unknown: [4] }),
		reaches: 'innocent',
	},
	{
		name: 'cancel does nothing, and lists are empty',
		unreadable: true,
		handlers: () => [nothingDone, listed(() => ({ registrants: [], total_records: 0 }))],
		roster: twelve({ action: 'cancel', held: 'approved' }),
	},
	{
		name: 'denied people are in no list',
		unreadable: true,
		handlers: () => [
			listed((body, { query }) => (query.status === 'denied' ? { registrants: [] } : body)),
		],
		roster: twelve({ action: 'deny' }),
	},
];

function approvedOne(bystanders: Array<{ id: string; log: Array<{ held: string }> }>): string {
	return bystanders.find(({ log }) => log[0]?.held === 'approved')?.id ?? '';
}

const skipping: Behaviour[] = [
	{
		name: 'skip, and some have the status already',
		handlers: ({ zoom, roster: { rows } }) => {
			for (const { person } of rows.slice(0, 5)) if (person) zoom.set(person, 'approved');
			return [];
		},
		options: { ifAlreadyInStatus: 'skip' },
		reaches: 'all',
	},
	{
		name: 'skip, and statuses are missing',
		handlers: () => [without('status'), nothingDone],
		options: { ifAlreadyInStatus: 'skip' },
	},
	{
		name: 'skip, and the filter is passed over',
		handlers: () => [on('list', everybody)],
		options: { ifAlreadyInStatus: 'skip' },
		reaches: 'all',
	},
	{
		name: 'skip, and lists may not be read',
		handlers: () => [instead(['list', 'get'], noScope('meeting:read:list_registrants'))],
		options: { ifAlreadyInStatus: 'skip' },
		unreadable: true,
	},
	{
		name: 'look up by email, and readings lag 5 s',
		handlers: () => [lag(5)],
		options: { lookUpByEmail: true },
		reaches: 'all',
	},
	{
		name: 'look up by email, unknown people among them',
		handlers: () => [],
		options: { lookUpByEmail: true },
		roster: twelve({ unknown: [1, 4], by: 'email' }),
		reaches: 'innocent',
	},
	{
		name: 'numeric IDs in lists',
		handlers: ({ roster: { rows } }) => {
			for (const [index, { person, reference }] of rows.entries()) {
				if (person === undefined) continue;
				person.id = String(700000 + index);
				if (reference.id !== undefined) reference.id = person.id;
			}
			return [
				entries((entry) => ({
					...entry,
					id: /^\d+$/.test(String(entry.id)) ? Number(entry.id) : entry.id,
				})),
			];
		},
		reaches: 'all',
	},
	{
		name: 'numeric IDs in lists, nothing done',
		handlers: ({ roster: { rows } }) => {
			for (const [index, { person, reference }] of rows.entries()) {
				if (person === undefined) continue;
				person.id = String(700000 + index);
				if (reference.id !== undefined) reference.id = person.id;
			}
			return [
				entries((entry) => ({
					...entry,
					id: /^\d+$/.test(String(entry.id)) ? Number(entry.id) : entry.id,
				})),
				nothingDone,
			];
		},
	},
	{
		name: 'everybody is approved already, and nothing is done',
		handlers: ({ roster: { rows } }) => [
			on('status', () => {
				const all = rows.every(({ person }) => person && heldOf(person) === 'approved');
				return all ? { status: 204 } : refusal(400, 300, 'Validation Failed.');
			}),
		],
		roster: twelve({ held: 'approved' }),
		reaches: 'all',
	},
];

export const lists: BehaviourClass = {
	title: 'Lists and what they say',
	behaviours: [...lags, ...shapes, ...pages, ...people, ...skipping],
};
