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
