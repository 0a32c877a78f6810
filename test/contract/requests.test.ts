import type { RecordedRequest } from '../../sandbox';
import { contractProblems } from './requests';

function request(method: string, url: string, body?: unknown): RecordedRequest {
	const [path = '', search = ''] = url.split('?');
	return {
		method,
		url,
		path,
		query: Object.fromEntries(new URLSearchParams(search)),
		headers: body === undefined ? {} : { 'content-type': 'application/json' },
		rawBody: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
		status: 200,
		at: 0,
	};
}

const STATUS = '/v2/meetings/85212345678/registrants/status';

describe("the check of requests against Zoom's OpenAPI text", () => {
	it.each([
		request('GET', '/v2/meetings/1/registrants?status=pending&page_size=300&next_page_token=abc'),
		request('PUT', STATUS, { action: 'deny', registrants: [{ id: 'a', email: 'a@b.c' }] }),
		request('GET', '/v2/webinars/1/registrants/questions'),
		request('GET', '/v2/past_meetings/a%2Fb/participants?include_fields=registrant_id'),
		request('POST', '/v2/marketplace/app/event_subscription', { anything: true }),
	])('accepts $method $url', (one) => {
		expect(contractProblems(one)).toEqual([]);
	});

	it.each<[RecordedRequest, string]>([
		[request('GET', '/v2/meeting/1/registrants'), 'Zoom has no GET /v2/meeting/1/registrants'],
		[request('POST', STATUS, { action: 'deny' }), `Zoom has no POST ${STATUS}`],
		[request('PUT', `${STATUS}?occurence_id=1`, { action: 'deny' }), 'occurence_id'],
		[request('PUT', STATUS, { action: 'denyed', registrants: [] }), '/action'],
		[request('PUT', STATUS, { registrants: [] }), 'action'],
		[request('PUT', STATUS, { action: 'deny', registrant: [] }), 'registrant'],
		[request('PUT', STATUS, { action: 'deny', registrants: ['a@b.c'] }), '/registrants/0'],
		[
			request('PUT', STATUS, { action: 'deny', registrants: Array(31).fill({ id: 'a' }) }),
			'30 items',
		],
		[request('GET', '/v2/meetings/1/registrants?status=cancelled'), '/status'],
		[request('GET', '/v2/meetings/1/registrants?page_size=301'), '/page_size'],
		[request('GET', '/v2/meetings/1/registrants', { status: 'pending' }), 'has a body'],
		[request('POST', '/v2/meetings/1/registrants', { email: 'a@b.c' }), 'first_name'],
	])('refuses %# because of $1', (one, words) => {
		expect(contractProblems(one).join()).toContain(words);
	});
});
