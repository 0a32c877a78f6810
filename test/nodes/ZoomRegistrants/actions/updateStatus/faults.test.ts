import { VIRTUAL_START } from '../../../../support/virtualClock';
import { byId, oneRegistrant, useWorld } from '../../../../support/world';

const MEETING = '85200000004';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
});

const carryOn = { onError: 'continueRegularOutput' } as const;
const parameters = { meetingId: byId(MEETING), action: 'approve', registrants: oneRegistrant() };

function rows(people: number) {
	return world.sandbox
		.addRegistrants(MEETING, people, { status: 'pending' })
		.map(({ id, email }) => ({ id, email }));
}

const statuses = () => world.puts().map(({ status }) => status);
const approved = () =>
	world.sandbox.meeting(MEETING).registrants.filter(({ status }) => status === 'approved').length;

describe('a failing server', () => {
	it('is asked again, and the change goes through', async () => {
		world.sandbox.addFault({ times: 2, answer: { status: 503, body: 'busy' } });
		const { json } = await world.update(rows(2), parameters, carryOn);
		expect(statuses()).toEqual([503, 503, 204]);
		expect(json.every(({ success }) => success === true)).toBe(true);
	});

	it('is asked three times in all, then the items of that request fail', async () => {
		world.sandbox.addFault({
			times: 3,
			answer: { status: 500, body: { code: 5000, message: 'Internal error' } },
		});
		const { json } = await world.update(rows(60), parameters, carryOn);
		expect(statuses()).toEqual([500, 500, 500, 204]);
		expect(json[0]?.error).toBe(
			'Zoom failed to answer (HTTP 500), also when asked again: Internal error [item 0]',
		);
		expect(json.slice(30).every(({ success }) => success === true)).toBe(true);
	});

	it('is left alone after three requests in a row have failed', async () => {
		world.sandbox.addFault({
			times: 1000,
			answer: {
				status: 502,
				contentType: 'text/html',
				body: '<html><title>Bad Gateway</title></html>',
			},
		});
		const { json } = await world.update(rows(200), parameters, carryOn);
		expect(statuses()).toHaveLength(9);
		expect(json).toHaveLength(200);
		expect(json[199]?.error).toContain('(HTTP 502), also when asked again: Bad Gateway');
	});
});

describe('a lost connection', () => {
	it.each(['before', 'after'] as const)(
		'is made again, when it broke %s the change',
		async (drop) => {
			world.sandbox.addFault({ times: 2, drop });
			const { json } = await world.update(rows(3), parameters, carryOn);
			expect(statuses()).toEqual([null, null, 204]);
			expect(json.every(({ success }) => success === true)).toBe(true);
			expect(approved()).toBe(3);
		},
	);

	it('for good names the host and the next step, and the rest is not tried', async () => {
		world.sandbox.addFault({ times: 1000, drop: 'before' });
		const { json } = await world.update(rows(60), parameters, carryOn);
		expect(statuses()).toEqual([null, null, null]);
		expect(json[59]?.error).toContain(
			`Zoom cannot be reached at ${new URL(world.sandbox.url).host}`,
		);
		expect(JSON.stringify(json[59]?.details)).toContain('network, proxy and firewall');
	});
});

it('a slow answer is waited for', async () => {
	world.sandbox.addFault({ delayMs: 800 });
	const { json } = await world.update(rows(1), parameters, carryOn);
	expect(statuses()).toEqual([204]);
	expect(json[0]?.success).toBe(true);
	expect(world.clock.now() - VIRTUAL_START).toBe(800);
});

describe('answers that are not what they seem', () => {
	it.each([
		[
			'HTTP 200 with an error in the body',
			{ status: 200, body: { code: 300, message: 'Webinar plan subscription is missing.' } },
			"The host's Zoom plan does not include registration: Webinar plan subscription is missing. [item 0]",
		],
		[
			'HTTP 200 with a page of a proxy',
			{
				status: 200,
				contentType: 'text/html',
				body: '<html><head><title>Sign in to Wi-Fi</title></head></html>',
			},
			'did not come from Zoom (HTTP 200): Sign in to Wi-Fi [item 0]',
		],
		[
			'XML',
			{
				status: 400,
				contentType: 'application/xml',
				body: '<?xml version="1.0"?><result><code>3003</code><message>You are not the meeting host.</message></result>',
			},
			'is not the host of meeting 85200000004 [item 0]',
		],
		[
			'HTML with an error status',
			{
				status: 403,
				contentType: 'text/html',
				body: '<html><head><title>403 Forbidden</title></head></html>',
			},
			'did not come from Zoom (HTTP 403): 403 Forbidden [item 0]',
		],
		[
			'an empty refusal',
			{ status: 400, body: '' },
			'Zoom refused the request: HTTP status 400 [item 0]',
		],
		[
			'a redirect to another host, which is not followed with the token',
			{ status: 302, headers: { Location: 'http://127.0.0.1:9/elsewhere' }, body: '' },
			'HTTP status 302 [item 0]',
		],
	])('%s is an error, not a crash', async (_, answer, message) => {
		world.sandbox.addFault({ match: { method: 'PUT' }, answer });
		const { json, error } = await world.update(rows(1), parameters, carryOn);
		expect(error).toBeUndefined();
		expect(json[0]?.success).toBe(false);
		expect(json[0]?.error).toContain(message);
	});
});
