import type { Refusal } from '../../../../nodes/transport/refusal';
import { diagnose, mayBePartlyDone } from '../../../../nodes/zoom/errors/diagnose';
import { explain, reference } from '../../../../nodes/zoom/errors/explain';
import { EVENT_KINDS } from '../../../../nodes/zoom/eventKinds';

const explained = (refusal: Partial<Refusal>) =>
	explain(
		{ message: 'No', fieldErrors: [], ...refusal },
		{ kind: EVENT_KINDS.meetingRegistrant, eventId: '1', apiBaseUrl: 'https://api.zoom.us/v2' },
		Date.UTC(2026, 0, 1),
	);

describe('a refusal in words', () => {
	it.each<[Partial<Refusal>, string]>([
		[{ httpStatus: 500 }, 'Zoom returned a server error (HTTP 500): No'],
		[
			{ httpStatus: 500, afterRetries: true },
			'Zoom returned a server error (HTTP 500), even after retrying: No',
		],
		[{ httpStatus: 429 }, 'Rate-limited by Zoom: No'],
		[{ httpStatus: 429, afterWaiting: true }, 'Still rate-limited by Zoom after waiting: No'],
		[
			{ message: 'Invalid access token, does not contain scopes:[a:b].' },
			'The Zoom app is missing a scope: a:b',
		],
		[
			{ message: 'Invalid access token, does not contain scopes:[a:b, c:d].' },
			'The Zoom app is missing a scope, one of: a:b, c:d',
		],
		[{ origin: 'network' }, "Couldn't reach Zoom at api.zoom.us: No"],
		[{ origin: 'network', host: 'proxy.example' }, "Couldn't reach Zoom at proxy.example: No"],
	])('says what happened, and after what: %j', (refusal, message) => {
		expect(explained(refusal).message).toBe(message);
	});

	it.each([
		['meetingRegistrant', 'meeting 1', 'meeting'],
		['webinarRegistrant', 'webinar 1', 'webinar'],
		['recordingRegistrant', 'the recording of meeting 1', 'meeting'],
	] as const)('says whose account the event of a %s belongs to', (resource, event, noun) => {
		const refusal = { httpStatus: 400, code: 1010, message: 'No', fieldErrors: [] };
		const context = { kind: EVENT_KINDS[resource], eventId: '1', apiBaseUrl: 'https://x.example' };
		expect(explain(refusal, context, 0)).toMatchObject({
			message: `The host of ${event} doesn't belong to this credential's Zoom account`,
			description: `Use a credential for the account that owns the ${noun}.`,
		});
	});

	it('says whether a change may still have gone through', () => {
		const maybe = 'The change may still have gone through.';
		expect(explained({ httpStatus: 500, afterUncertainAttempt: true }).description).toContain(
			maybe,
		);
		expect(explained({ httpStatus: 500 }).description).not.toContain(maybe);
	});

	it('repeats what Zoom says about fields, but not at any length', () => {
		const two = [
			{ field: 'a', message: 'Bad.' },
			{ field: 'b', message: 'Worse.' },
		];
		expect(explained({ httpStatus: 500, fieldErrors: two }).message).toBe(
			'Zoom returned a server error (HTTP 500): No (a: Bad.; b: Worse.)',
		);
		const long = (length: number) => [{ field: 'a', message: 'x'.repeat(length) }];
		expect(explained({ httpStatus: 500, fieldErrors: long(1_997) }).message).toBe(
			`Zoom returned a server error (HTTP 500): No (a: ${'x'.repeat(1_997)})`,
		);
		expect(explained({ httpStatus: 500, fieldErrors: long(1_998) }).message).toBe(
			`Zoom returned a server error (HTTP 500): No (a: ${'x'.repeat(1_997)} …)`,
		);
	});

	it('has the numbers that Zoom gave, and no others', () => {
		const fieldErrors: [] = [];
		expect(reference({ message: '', fieldErrors })).toBe('');
		expect(reference({ message: '', fieldErrors, httpStatus: 400 })).toBe('(HTTP 400)');
		expect(reference({ message: '', fieldErrors, httpStatus: 400, code: 0, trackingId: 't' })).toBe(
			'(HTTP 400, Zoom code 0, tracking ID t)',
		);
	});
});

describe('what a refusal affects', () => {
	it.each<[Partial<Refusal>, string]>([
		[{ message: 'Invalid page token.' }, 'serverFault'],
		[{ message: 'Invalid webinar ID.' }, 'event'],
		[{ message: 'Webinar info is wrong.' }, 'event'],
		[{ code: 3301 }, 'event'],
		[{ message: 'The recording does not exist.' }, 'event'],
		[{ message: 'There is no recording.' }, 'event'],
		[{ message: 'Occurrence ID is wrong.' }, 'change'],
		[{ message: 'Occurrence - IDs are wrong.' }, 'change'],
		[{ message: 'Not found: this occurrence.' }, 'change'],
		[{ origin: 'proxy', httpStatus: 499 }, 'unclear'],
		[{ origin: 'proxy', httpStatus: 500 }, 'serverFault'],
	])('is told by the code, the words or the origin: %j', (refusal, affects) => {
		expect(diagnose({ message: 'No', fieldErrors: [], ...refusal }).affects).toBe(affects);
	});

	it("isn't told by somebody's email address", () => {
		const limit = (of: string) =>
			diagnose({
				httpStatus: 429,
				message: `Daily rate limit reached for ${of}.`,
				fieldErrors: [],
			});
		expect(limit('this registrant').affects).toBe('registrant');
		expect(limit('registrant@example.com').affects).not.toBe('registrant');
	});

	it('may be done for some where an event is full', () => {
		const refusal = (message: string) => ({ message, fieldErrors: [] });
		expect(mayBePartlyDone(refusal('The maximum attendee capacity is reached.'))).toBe(true);
		expect(mayBePartlyDone(refusal('No'))).toBe(false);
	});
});
