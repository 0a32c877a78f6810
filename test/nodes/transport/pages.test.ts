import { type PageLimits, pages } from '../../../nodes/transport/pages';
import type { ZoomRequest } from '../../../nodes/transport/request';
import { type FakeAnswer, fakeConnection, httpError } from '../../support/fakeConnection';

const REQUEST: ZoomRequest = {
	method: 'GET',
	path: ['meetings', '1', 'registrants'],
	query: { status: 'pending', occurrence_id: undefined, page_size: '300' },
};
const LIMITS: PageLimits = { maxPages: 4, listName: 'list of things' };
const BASE = 'https://api.zoom.us/v2/meetings/1/registrants?status=pending&page_size=300';

const page = (next?: unknown): FakeAnswer => ({ status: 200, body: { next_page_token: next } });

/** The tokens of all pages, then what the error says if there is one; and the requests sent. */
async function readAll(answers: FakeAnswer[], limits = LIMITS) {
	const connection = fakeConnection((_, index) => answers[index] ?? page());
	const seen: unknown[] = [];
	for await (const result of pages(connection, REQUEST, limits)) {
		seen.push('error' in result ? result.error.message : result.value.next_page_token);
	}
	return { seen, urls: connection.requests.map(({ url }) => url) };
}

const NO_LIST = "Zoom's response didn't contain a valid list of things";

it('goes on with the token of the page before, which comes last in the query', async () => {
	const { seen, urls } = await readAll([page('a b'), page('c'), page('')]);
	expect(seen).toEqual(['a b', 'c', '']);
	expect(urls).toEqual([BASE, `${BASE}&next_page_token=a%20b`, `${BASE}&next_page_token=c`]);
});

describe('the end of a list', () => {
	it.each([[''], [undefined], [null], [7], [{ toString: 1 }], [['a']]])(
		'is a page whose token is %j',
		async (token) => {
			const { seen, urls } = await readAll([page(token)]);
			expect(seen).toEqual([token]);
			expect(urls).toHaveLength(1);
		},
	);

	it.each([[undefined], [null], [''], [[]], [[{ next_page_token: 'a' }]]])(
		'is a body that is no object: %j',
		async (body) => {
			const { seen, urls } = await readAll([{ status: 200, body }]);
			expect(seen).toEqual([undefined]);
			expect(urls).toHaveLength(1);
		},
	);
});

describe('an error ends the list', () => {
	const notThere = httpError(404, { code: 3001, message: 'Meeting does not exist: 1.' });

	it.each([
		['at once', [notThere, page()], ['Meeting does not exist: 1.'], 1],
		['later', [page('a'), notThere, page()], ['a', 'Meeting does not exist: 1.'], 2],
		['for a token at once repeated', [page('a'), page('a'), page()], ['a', 'a', NO_LIST], 2],
		[
			'for tokens that go round in circles',
			[page('a'), page('b'), page('a'), page()],
			['a', 'b', 'a', NO_LIST],
			3,
		],
		[
			'for more pages than there can be',
			[page('a'), page('b'), page('c'), page('d'), page()],
			['a', 'b', 'c', 'd', NO_LIST],
			4,
		],
	])('%s', async (_, answers, expected, requestCount) => {
		const { seen, urls } = await readAll(answers);
		expect(seen).toEqual(expected);
		expect(urls).toHaveLength(requestCount);
	});
});

it('has no error where as many pages as allowed are the whole list', async () => {
	const { seen } = await readAll([page('a'), page('b'), page('c'), page('')]);
	expect(seen).toEqual(['a', 'b', 'c', '']);
});

describe('where the first pages will do', () => {
	const limits: PageLimits = { ...LIMITS, mayBeCut: true };

	it('ends without an error after as many pages as allowed', async () => {
		const answers = ['a', 'b', 'c', 'd', 'e'].map(page);
		const { seen, urls } = await readAll(answers, limits);
		expect(seen).toEqual(['a', 'b', 'c', 'd']);
		expect(urls).toHaveLength(4);
	});

	it('does not go round in circles either', async () => {
		const { seen } = await readAll([page('a'), page('a')], limits);
		expect(seen).toEqual(['a', 'a', NO_LIST]);
	});
});

it('requests no page before it is needed', async () => {
	const connection = fakeConnection(() => page('a'));
	for await (const result of pages(connection, REQUEST, LIMITS)) {
		expect(result).toHaveProperty('value');
		break;
	}
	expect(connection.requests).toHaveLength(1);
});

it('leaves the query that it is given as it is', async () => {
	const request = structuredClone(REQUEST);
	const connection = fakeConnection((_, index) => page(index === 0 ? 'a' : ''));
	for await (const result of pages(connection, request, LIMITS)) expect(result).toBeDefined();
	expect(request).toEqual(REQUEST);
});

describe('A list without page tokens', () => {
	const numbered = (body: object): FakeAnswer => ({ status: 200, body });
	const rows = (...things: unknown[]) => numbered({ page_count: 3, total_records: 5, things });

	/** The first thing of all pages, then what the error says if there is one; and the requests sent. */
	async function readThings(answers: FakeAnswer[], limits: PageLimits) {
		const connection = fakeConnection((_, index) => answers[index] ?? rows());
		const seen: unknown[] = [];
		for await (const page of pages(connection, REQUEST, limits)) {
			seen.push('error' in page ? page.error.message : page.value.things);
		}
		return { seen, urls: connection.requests.map(({ url }) => url.replace(BASE, '')) };
	}
	const COUNTED: PageLimits = { ...LIMITS, countedRows: 'things' };

	it('is read by page_number up to page_count.', async () => {
		const answers = [rows('a', 'b'), rows('c', 'd'), rows('e')];
		const { seen, urls } = await readThings(answers, LIMITS);
		expect(seen).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
		expect(urls).toEqual(['', '&page_number=2', '&page_number=3']);
	});

	it('goes on while Zoom counts more than it has shown, even without page_count.', async () => {
		const page = (...things: string[]) => numbered({ total_records: '3', things });
		const { seen, urls } = await readThings([page('a'), page('b'), page('c')], COUNTED);
		expect(seen).toEqual([['a'], ['b'], ['c']]);
		expect(urls).toEqual(['', '&page_number=2', '&page_number=3']);
	});

	it('ends at an empty page, whatever page_count says.', async () => {
		const { seen, urls } = await readThings([rows('a'), rows(), rows('b')], LIMITS);
		expect(seen).toEqual([['a'], []]);
		expect(urls).toHaveLength(2);
	});

	it.each([[2], [3], [9]])(
		'is an error if Zoom ignores page_number and sends the first of %i pages again.',
		async (page_count) => {
			const answer = numbered({ page_count, total_records: 4, things: ['a', 'b'] });
			const { seen, urls } = await readThings([answer, answer, answer], COUNTED);
			expect(seen).toEqual([['a', 'b'], NO_LIST]);
			expect(urls).toHaveLength(2);
		},
	);

	it('is an error after as many pages as allowed.', async () => {
		const answers = ['a', 'b', 'c', 'd', 'e'].map((thing) =>
			numbered({ page_count: 9, things: [thing] }),
		);
		const { seen, urls } = await readThings(answers, LIMITS);
		expect(seen).toEqual([['a'], ['b'], ['c'], ['d'], NO_LIST]);
		expect(urls).toHaveLength(4);
	});

	it('does not change to page numbers once there was a token.', async () => {
		const answers = [
			numbered({ page_count: 9, things: ['a'], next_page_token: 't' }),
			numbered({ page_count: 9, things: ['b'], next_page_token: '' }),
		];
		const { urls } = await readThings(answers, LIMITS);
		expect(urls).toEqual(['', '&next_page_token=t']);
	});
});

describe('A list that Zoom counts', () => {
	const counted = (total: unknown, count: number, token = ''): FakeAnswer => ({
		status: 200,
		body: {
			total_records: total,
			next_page_token: token,
			things: Array.from({ length: count }, (_, n) => `${token}${n}`),
		},
	});

	/** Whether each page was the last, then what the error says if there is one. */
	async function readCounted(answers: FakeAnswer[], from?: string) {
		const limits: PageLimits = { ...LIMITS, countedRows: 'things' };
		const connection = fakeConnection((_, index) => answers[index] ?? counted(9, 0));
		const seen: unknown[] = [];
		for await (const page of pages(connection, REQUEST, limits, from)) {
			seen.push('error' in page ? page.error.message : page.isLast);
		}
		return seen;
	}

	const short = (numbers: string) =>
		`Zoom's response didn't contain the whole list of things (${numbers} entries)`;

	it.each<[string, FakeAnswer[], unknown[]]>([
		['has all rows that are counted', [counted(2, 2)], [true]],
		['has no count', [counted(undefined, 2)], [true]],
		['has a count that is no number', [counted('many', 2)], [true]],
		['has a count smaller than what was read', [counted(0, 2)], [true]],
		['has a count of ten digits, which nobody has', [counted(1_234_567_890, 2)], [true]],
		['has a count that is only begun by a number', [counted('7 of 9', 2)], [true]],
		['has a count below zero', [counted(-7, 2)], [true]],
		['grows by one while it is read', [counted(4, 2, 'a'), counted(5, 2)], [false, true]],
		['shrinks by one while it is read', [counted(4, 2, 'a'), counted(3, 1)], [false, true]],
	])('is complete if it %s.', async (_, answers, expected) => {
		expect(await readCounted(answers)).toEqual(expected);
	});

	it.each<[string, FakeAnswer[], unknown[]]>([
		['one page', [counted(3, 2), counted(3, 0)], [false, false, short('2 of 3')]],
		[
			'one page, counted in quotes with blanks',
			[counted(' 70 ', 1), counted(' 70 ', 0)],
			[false, false, short('1 of 70')],
		],
		[
			'one page, counted in quotes',
			[counted('70', 1), counted('70', 0)],
			[false, false, short('1 of 70')],
		],
		['pages with tokens', [counted(5, 2, 'a'), counted(5, 2)], [false, false, short('4 of 5')]],
		['nothing at all', [counted(1, 0)], [false, short('0 of 1')]],
		['no list at all', [{ status: 200, body: { total_records: 1 } }], [false, short('0 of 1')]],
		[
			'a count on the first page only',
			[counted(5, 2, 'a'), counted(undefined, 2)],
			[false, false, short('4 of 5')],
		],
		[
			'a count on the last page only',
			[counted(undefined, 2, 'a'), counted(5, 2)],
			[false, false, short('4 of 5')],
		],
	])('is an error if it is shorter than its count: %s.', async (_, answers, expected) => {
		expect(await readCounted(answers)).toEqual(expected);
	});

	it('is not compared when reading is resumed in the middle.', async () => {
		expect(await readCounted([counted(5, 2)], '{"next_page_token":"a"}')).toEqual([true]);
	});
});

describe('The next of a page', () => {
	it.each([
		['a token', { next_page_token: 'a b' }, '&next_page_token=a%20b'],
		['a number', { page_count: 2, things: [1] }, '&page_number=2'],
	])('resumes reading by %s.', async (_, body, query) => {
		const connection = fakeConnection(() => ({ status: 200, body }));
		const first = await pages(connection, REQUEST, LIMITS).next();
		const next = first.value && 'next' in first.value ? first.value.next : undefined;
		await pages(connection, REQUEST, LIMITS, next).next();
		expect(connection.requests.map(({ url }) => url)).toEqual([BASE, `${BASE}${query}`]);
	});

	it('may be an empty page, with which the list ends.', async () => {
		const connection = fakeConnection(() => ({ status: 200, body: { page_count: 9, things: [] } }));
		const list = pages(connection, REQUEST, LIMITS, '{"page_number":"3"}');
		expect(await list.next()).toEqual({
			value: { value: { page_count: 9, things: [] }, isLast: true },
			done: false,
		});
		expect(await list.next()).toEqual({ value: undefined, done: true });
		expect(connection.requests.map(({ url }) => url)).toEqual([`${BASE}&page_number=3`]);
	});

	it.each([
		'',
		'x',
		'7',
		'null',
		'{}',
		'{"page_number":2}',
		'{"page_number":""}',
		'{"page_number":"2&a=b"}',
		'{"page_number":"a2"}',
		'{"page_number":"1234567890"}',
		'{"next_page_token":""}',
		'{"next_page_token":7}',
	])('is the first page if it is damaged: %s', async (next) => {
		const connection = fakeConnection(() => page());
		await pages(connection, REQUEST, LIMITS, next).next();
		expect(connection.requests[0]?.url).toBe(BASE);
	});
});
