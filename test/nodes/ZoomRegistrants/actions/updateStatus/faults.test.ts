import { sentRegistrants } from '../../../../support/multipart';
import { VIRTUAL_START } from '../../../../support/virtualClock';
import { byId, carryOn, oneRegistrant, useWorld } from '../../../../support/world';

const MEETING = '85200000004';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
});

const parameters = { meetingId: byId(MEETING), action: 'approve', registrants: oneRegistrant() };

function rows(people: number) {
	return world.sandbox
		.addRegistrants(MEETING, people, { status: 'pending' })
		.map(({ id, email }) => ({ id, email }));
}

const PUT = { method: 'PUT' };
const statuses = () => world.puts().map(({ status }) => status);
const approved = () =>
	world.sandbox.meeting(MEETING).registrants.filter(({ status }) => status === 'approved').length;

describe('a failing server', () => {
	it('is asked again after a look at the list, and the change goes through', async () => {
		world.sandbox.addFault({ match: PUT, times: 2, answer: { status: 503, body: 'busy' } });
		const { json } = await world.execute(rows(2), parameters, carryOn);
		expect(statuses()).toEqual([503, 503, 204]);
		expect(json.map(({ success, verified }) => [success, verified])).toEqual([
			[true, true],
			[true, true],
		]);
	});

	it('that has made the change is not asked again', async () => {
		world.sandbox.addFault({
			match: PUT,
			applyFirst: true,
			answer: { status: 503, body: 'busy' },
		});
		const { json } = await world.execute(rows(2), parameters, carryOn);
		expect(world.steps()).toEqual(['PUT', 'approved']);
		expect(json.map(({ success, verified }) => [success, verified])).toEqual([
			[true, true],
			[true, true],
		]);
	});

	it('that has changed some of them is asked again for the others only', async () => {
		const people = rows(3);
		const [done] = world.sandbox.meeting(MEETING).registrants;
		done!.status = 'approved';
		world.sandbox.addFault({ match: PUT, answer: { status: 503, body: 'busy' } });
		const { json } = await world.execute(people, parameters, carryOn);
		expect(world.puts().map(sentRegistrants)).toEqual([people, people.slice(1)]);
		expect(json.map(({ verified }) => verified)).toEqual([true, true, true]);
	});

	it('is asked three times for a whole request, then for its halves', async () => {
		world.sandbox.addFault({
			match: PUT,
			times: 3,
			answer: { status: 500, body: { code: 5000, message: 'Internal error' } },
		});
		const { json } = await world.execute(rows(60), parameters, carryOn);
		expect(statuses()).toEqual([500, 500, 500, 204, 204, 204]);
		expect(world.puts().map((put) => sentRegistrants(put).length)).toEqual([
			30, 30, 30, 15, 15, 30,
		]);
		expect(json.map(({ verified }) => verified)).toEqual(Array(60).fill(true));
	});

	it('that goes on failing fails the items, and says what is to be seen of them', async () => {
		world.sandbox.addFault({
			match: PUT,
			times: 99,
			answer: { status: 500, body: { code: 5000, message: 'Internal error' } },
		});
		const { json } = await world.execute(rows(30), parameters, carryOn);
		expect(statuses()).toEqual([500, 500, 500, 500, 500]);
		expect(json[0]?.error).toBe(
			'Zoom returned a server error (HTTP 500), even after retrying: Internal error [item 0]',
		);
		expect(json[0]?.details).toMatchObject({
			description: expect.stringMatching(
				/^(?!.*gone through.*gone through).*The change may still have gone through\./,
			),
		});
		expect(json.every(({ success }) => success === false)).toBe(true);
	});

	it('says that the change may have been made if the lists cannot be read either', async () => {
		world.sandbox.addFault({
			match: PUT,
			times: 99,
			answer: { status: 500, body: { code: 5000, message: 'Internal error' } },
		});
		world.sandbox.addFault({
			match: { method: 'GET' },
			times: 99,
			answer: { status: 403, body: { code: 200, message: 'No permission.' } },
		});
		const { json } = await world.execute(rows(1), parameters, carryOn);
		expect(json[0]?.details).toMatchObject({
			description: expect.stringMatching(
				/ The change may still have gone through\. Check in Zoom before you run this item again\.$/,
			),
		});
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
		const { json } = await world.execute(rows(200), parameters, carryOn);
		expect(statuses()).toEqual([502, 502, 502]);
		expect(json).toHaveLength(200);
		expect(json[0]?.error).toContain('Zoom returned a server error (HTTP 502)');
		expect(json[0]?.error).not.toContain('Not sent');
		expect(json[199]?.error).toBe(
			"Not sent because Zoom didn't accept the previous requests: Zoom returned a server error (HTTP 502): Bad Gateway [item 199]",
		);
	});
});

describe('a lost connection', () => {
	it('is made again, when it broke before the change', async () => {
		world.sandbox.addFault({ match: PUT, times: 2, drop: 'before' });
		const { json } = await world.execute(rows(3), parameters, carryOn);
		expect(statuses()).toEqual([null, null, 204]);
		expect(json.every(({ verified }) => verified === true)).toBe(true);
		expect(approved()).toBe(3);
	});

	it('is not made again, when it broke after the change', async () => {
		world.sandbox.addFault({ match: PUT, times: 2, drop: 'after' });
		const { json } = await world.execute(rows(3), parameters, carryOn);
		expect(world.steps()).toEqual(['PUT', 'approved']);
		expect(json.every(({ verified }) => verified === true)).toBe(true);
		expect(approved()).toBe(3);
	});

	it('for good names the host and the next step, and after three requests the rest is not tried', async () => {
		world.sandbox.addFault({ times: 1000, drop: 'before' });
		const { json } = await world.execute(rows(150), parameters, carryOn);
		expect(statuses()).toEqual([null, null, null]);
		for (const { error, details } of [json[59]!, json[149]!]) {
			expect(error).toContain(`Couldn't reach Zoom at ${new URL(world.sandbox.url).host}`);
			expect(JSON.stringify(details)).toContain('network, proxy and firewall');
		}
		expect(json[59]?.error).not.toContain('Not sent');
		expect(json[149]?.error).toMatch(/^Not sent because Zoom didn't accept the previous requests/);
	});
});

it('a slow answer is waited for', async () => {
	world.sandbox.addFault({ delayMs: 800 });
	const { json } = await world.execute(rows(1), parameters, carryOn);
	expect(statuses()).toEqual([204]);
	expect(json[0]?.success).toBe(true);
	expect(world.clock.now() - VIRTUAL_START).toBe(800);
});

describe('answers that are not what they seem', () => {
	it.each([
		[
			'HTTP 200 with an error in the body',
			{ status: 200, body: { code: 300, message: 'Webinar plan subscription is missing.' } },
			"The host's Zoom plan doesn't include registration: Webinar plan subscription is missing. [item 0]",
		],
		[
			'HTTP 200 with a page of a proxy',
			{
				status: 200,
				contentType: 'text/html',
				body: '<html><head><title>Sign in to Wi-Fi</title></head></html>',
			},
			"didn't come from Zoom (HTTP 200): Sign in to Wi-Fi [item 0]",
		],
		[
			'XML',
			{
				status: 400,
				contentType: 'application/xml',
				body: '<?xml version="1.0"?><result><code>3003</code><message>You are not the meeting host.</message></result>',
			},
			"isn't the host of meeting 85200000004 [item 0]",
		],
		[
			'HTML with an error status',
			{
				status: 403,
				contentType: 'text/html',
				body: '<html><head><title>403 Forbidden</title></head></html>',
			},
			"didn't come from Zoom (HTTP 403): 403 Forbidden [item 0]",
		],
		[
			'an empty refusal',
			{ status: 400, body: '' },
			'Zoom rejected the request: HTTP status 400 [item 0]',
		],
		[
			'a redirect to another host, which is not followed with the token',
			{ status: 302, headers: { Location: 'http://127.0.0.1:9/elsewhere' }, body: '' },
			'Zoom rejected the request: HTTP status 302. Zoom lists {ID}, guest1@example.com as pending for meeting 85200000004 [item 0]',
		],
	])('%s is an error, not a crash', async (_, answer, message) => {
		world.sandbox.addFault({ match: PUT, times: 99, answer });
		const guests = rows(1);
		const { json, error } = await world.execute(guests, parameters, carryOn);
		expect(error).toBeUndefined();
		expect(json[0]?.success).toBe(false);
		expect(json[0]?.error).toContain(message.replace('{ID}', guests[0]?.id ?? ''));
	});
});

it('requests that were not sent say so', async () => {
	world.sandbox.addFault({
		match: PUT,
		times: 99,
		answer: { status: 503, body: { code: 5030, message: 'Busy' } },
	});
	const { json } = await world.execute(rows(120), parameters, carryOn);
	expect(world.puts()).toHaveLength(5);
	expect(json[0]?.error).toMatch(/^Zoom returned a server error/);
	expect(json[119]?.error).toMatch(/^Not sent because Zoom didn't accept the previous requests/);
});

it('A server that fails at every change is not asked on and on.', async () => {
	const people = world.sandbox.addRegistrants(MEETING, 45);
	const answer = { status: 500, body: { code: 500, message: 'Oops' } };
	world.sandbox.addFault({ match: PUT, times: 999, answer });
	const rows = people.map(({ id }) => ({ id, email: '' }));
	const { json } = await world.execute(rows, parameters, carryOn);
	expect(json.every(({ success }) => success === false)).toBe(true);
	expect(world.puts()).toHaveLength(5);
});
