import {
	diagnose,
	isForbidden,
	limitOpens,
	mayBeOneRegistrant,
} from '../../../../nodes/zoom/errors/diagnose';
import { EVENT_KINDS } from '../../../../nodes/zoom/eventKinds';
import { explain, type RefusalContext } from '../../../../nodes/zoom/errors/explain';
import {
	answerWithout,
	type Refusal,
	refusalFromAnswer,
} from '../../../../nodes/transport/refusal';

const NOW = Date.UTC(2026, 11, 1, 15, 30);
const MEETING = '85212345678';
const kind = EVENT_KINDS.meetingRegistrant;
const CONTEXT: RefusalContext = {
	kind,
	eventId: MEETING,
	apiBaseUrl: 'https://api.zoom.us/v2',
};

type Body = Record<string, unknown> | string;

const answered = (status: number, body: Body, headers: Record<string, unknown> = {}) =>
	refusalFromAnswer(status, headers, body);

function words(refusal: Refusal, context = CONTEXT): string {
	const { message, description, reference } = explain(refusal, context, NOW);
	return `${message} | ${description} ${reference}`.trim();
}

/** What a refusal affects, and what it may affect as well. */
function affected(refusal: Refusal): string {
	const { affects, suspects } = diagnose(refusal);
	return suspects === undefined ? affects : `${affects}, perhaps ${suspects}`;
}

/** HTTP status, Zoom's body, what it affects, and the facts that the user must be told. */
type Row = [number, Body, string, RegExp[]];

function itSays(rows: Row[]) {
	it.each(rows)('HTTP %i %j', (status, body, affects, facts) => {
		const refusal = answered(status, body);
		expect(affected(refusal)).toBe(affects);
		const said = words(refusal);
		for (const fact of facts) expect(said).toMatch(fact);
		expect(said).toContain(`HTTP ${status}`);
		expect(said).not.toMatch(/Zoom rejected the request:|\{\w+\}|undefined/);
	});
}

describe('the format of the body', () => {
	itSays([
		[
			400,
			{ code: 300, message: 'Request Body should be a valid JSON object.' },
			'format',
			[/JSON/],
		],
		[415, { code: 300, message: 'Unsupported Content Type' }, 'format', [/Body Format/]],
		[415, '', 'format', [/Body Format/]],
	]);
});

describe('the value of a field', () => {
	itSays([
		[
			400,
			{
				code: 300,
				message: 'Validation Failed.',
				errors: [{ field: 'registrants[1].email', message: 'Invalid field.' }],
			},
			'unclear',
			[/registrants\[1\]\.email: Invalid field\./],
		],
		[400, { code: 300, message: 'Validation Failed.' }, 'unclear', [/Validation Failed\./]],
	]);
});

describe('the meeting', () => {
	const registration = [/Registration/, new RegExp(MEETING), /isn't enabled/];
	const webinar = [/webinar/i, new RegExp(MEETING), /From List/];
	itSays([
		[400, { code: 300, message: 'Cannot access webinar info.' }, 'event', webinar],
		[400, { code: 3000, message: 'Cannot access webinar info.' }, 'event', webinar],
		[400, { code: 3000, message: 'Cannot access webinar information.' }, 'event', webinar],
		[
			400,
			{ code: 3000, message: 'Cannot access meeting info.' },
			'event',
			[/access/, /85212345678/],
		],
		[
			400,
			{ code: 3000, message: 'Cannot access meeting information.' },
			'event',
			[/access/, /85212345678/, /host/],
		],
		[
			404,
			{ code: 404, message: `Registration has not been enabled for this meeting: ${MEETING}.` },
			'event',
			registration,
		],
		[
			400,
			{ code: 404, message: `Registration has not been enabled for this meeting: ${MEETING}.` },
			'event',
			registration,
		],
		[
			400,
			{ code: 300, message: `Registration has not been enabled for this meeting: ${MEETING}.` },
			'event',
			registration,
		],
		[
			400,
			{ code: 300, message: `This meeting has not registration required: ${MEETING}.` },
			'event',
			registration,
		],
		[
			300,
			{ code: 300, message: `This meeting has not set registration as required:${MEETING}.` },
			'event',
			registration,
		],
		[404, { code: 3001, message: `Meeting does not exist: ${MEETING}.` }, 'event', [/85212345678/]],
		[404, { code: 1001, message: `Meeting does not exist: ${MEETING}.` }, 'event', [/85212345678/]],
		[
			400,
			{ code: 3038, message: 'Meeting is over, you can not register now.' },
			'event',
			[/has ended/, /85212345678/],
		],
	]);
});

describe('who the user is', () => {
	itSays([
		[404, { code: 1001, message: 'User does not exist: abc123.' }, 'event', [/abc123/, /host/]],
		[
			400,
			{ code: 1010, message: 'User does not belong to this account: EABI123.' },
			'event',
			[/account/, /85212345678/, /host/],
		],
		[400, { code: 3003, message: 'Not meeting host.' }, 'event', [/host/, /85212345678/]],
		[
			400,
			{ code: 3003, message: "You're not the meeting host." },
			'event',
			[/host/, /85212345678/],
		],
		[400, { code: 200, message: 'No permission.' }, 'event', [/85212345678/, /role/]],
		[
			403,
			{ message: 'You do not have shared-access permission.' },
			'unclear, perhaps event',
			[/85212345678/, /host/, /shared-access/],
		],
		[
			400,
			{
				code: 3161,
				message:
					'Meeting hosting and scheduling capabilities are not allowed for your user account.',
			},
			'event',
			[/host/, /administrator/],
		],
	]);
});

describe('the plan', () => {
	itSays([
		[
			400,
			{ code: 200, message: 'Only available for paid users: abc123.' },
			'event',
			[/plan/, /abc123/, /licen/],
		],
		[
			400,
			{
				code: 200,
				message:
					'Webinar plan is missing. You must subscribe to the webinar plan and enable webinars for this user in order to perform this action.',
			},
			'event',
			[/plan/, /[Ww]ebinar/],
		],
		[200, { code: 200, message: 'Webinar plan subscription is missing.' }, 'event', [/plan/]],
	]);
});

describe('batches', () => {
	const facts = [
		/Zoom supports batch registration only for a non-recurring meeting/,
		/Create operation/,
	];
	itSays([
		[
			400,
			{
				code: 3000,
				message:
					'This API can only be used for scheduled meeting(meeting type: 2). Batch registration is not supported for other meeting types.',
			},
			'batch',
			facts,
		],
		[
			400,
			{ code: 300, message: 'Batch registration is not supported for this meeting.' },
			'batch',
			facts,
		],
	]);

	it('that Zoom does not take say nothing about one registrant', () => {
		const body = { code: 300, message: 'Batch registration is not supported.' };
		expect(mayBeOneRegistrant(answered(400, body))).toBe(false);
	});
});

describe('one group or one registrant', () => {
	itSays([
		[
			400,
			{ code: 3000, message: 'Invalid occurrence_id' },
			'change',
			[/occurrence/i, /85212345678/],
		],
		[
			400,
			{ code: 300, message: 'invalid occurrence ID: 1648194360000' },
			'change',
			[/1648194360000/, /From List/],
		],
		[
			400,
			{ code: 3043, message: 'Meeting has reached maximum attendee capacity.' },
			'change',
			[/full/, /85212345678/],
		],
		[
			400,
			{ code: 3035, message: 'Webinar has reached maximum attendee capacity.' },
			'change',
			[/full/, /85212345678/],
		],
		[
			400,
			{
				code: 300,
				message:
					'The value that you entered for the Registrant ID field is invalid. Enter a valid value and try again.',
			},
			'registrant',
			[/ID or email/, /registrant_id/],
		],
		[400, { code: 3000, message: 'Registrant abc was not found.' }, 'registrant', [/abc/]],
		[400, { code: 3079, message: 'This registrant does not exist: abc.' }, 'registrant', [/abc/]],
		[
			404,
			{ code: 404, message: 'Meeting or registrant not found.' },
			'unclear',
			[/registrant/, /85212345678/],
		],
		[
			404,
			{ code: 404, message: 'Meeting or Registrant not found' },
			'unclear',
			[/registrant/, /85212345678/],
		],
		[404, '', 'unclear', [/registrant/, /85212345678/]],
		[
			404,
			{ code: 404, message: 'Nothing here.' },
			'unclear',
			[/^Zoom couldn't find the registrant or meeting 85212345678: Nothing here\./],
		],
	]);
});

describe('the login', () => {
	itSays([
		[
			401,
			{ code: 124, message: 'Invalid access token.' },
			'unclear, perhaps account',
			[/credential/, /connect/],
		],
		[
			401,
			{ code: 124, message: 'Access token is expired.' },
			'unclear, perhaps account',
			[/expired/, /connect/],
		],
		[
			400,
			{ code: 124, message: 'Access token is expired.' },
			'unclear, perhaps account',
			[/expired/, /connect/],
		],
		[
			400,
			{ code: 4700, message: 'Invalid access token.' },
			'unclear, perhaps account',
			[/credential/],
		],
		[
			401,
			{ code: 4741, message: 'The token has been revoked.' },
			'unclear, perhaps account',
			[/revoked/, /connect/],
		],
		[
			400,
			{ code: 4711, message: 'Invalid access token.' },
			'unclear, perhaps account',
			[/credential/],
		],
		[401, '', 'unclear, perhaps account', [/credential/]],
	]);

	it.each([4711, 4700, 104])('that lacks scopes, code %i, is told which', (code) => {
		const message =
			'Invalid access token, does not contain scopes:[meeting:update:registrant_status, meeting:update:registrant_status:admin].';
		const refusal = answered(400, { code, message });
		expect(affected(refusal)).toBe('account');
		const words = explain(refusal, CONTEXT, NOW);
		const explained = { ...words, description: `${words.description} ${words.reference}` };
		expect(explained.message).toContain(
			'meeting:update:registrant_status, meeting:update:registrant_status:admin',
		);
		expect(explained.description).toContain('Scopes');
		expect(explained.description).toContain(`HTTP 400, Zoom code ${code}`);
		expect(explained.description).toMatch(/reconnect the credential/);
	});
});

describe('limits', () => {
	it('per second: of the account, and no word of a day', () => {
		const refusal = answered(429, {
			code: 429,
			message: 'You have reached the maximum per-second rate limit for this API. Try again later.',
		});
		expect(affected(refusal)).toBe('limit, perhaps account');
		expect(words(refusal)).toContain('per-second rate limit');
		expect(words(refusal)).not.toMatch(/daily|00:00 UTC/);
	});

	it.each([
		['at midnight UTC, without a header', {}, '2026-12-02 00:00 UTC'],
		['when Retry-After says', { 'Retry-After': '2026-12-02T03:00:00Z' }, '2026-12-02 03:00 UTC'],
		['after the seconds of Retry-After', { 'Retry-After': '3600' }, '2026-12-01 16:30 UTC'],
	])('per day of the account: opens %s', (_, headers, time) => {
		const message =
			'You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request.';
		const refusal = answered(429, { code: 429, message }, headers);
		expect(affected(refusal)).toBe('account');
		expect(words(refusal)).toContain(time);
		expect(words(refusal)).toContain('account');
	});

	it.each([
		'You have exceeded the daily rate limit of "10" for meeting Update registrant\'s status API requests for the registrant "ann@example.com". You can resume these API requests at GMT 00:00:00.',
		"You have exceeded the daily rate limit of (10) for meeting Update registrant's status API requests for the registrant (ann@example.com). You can resume these API requests at GMT 00:00:00.",
	])('per day of a registrant: %s', (message) => {
		const refusal = answered(429, { code: 429, message });
		expect(affected(refusal)).toBe('registrant');
		const said = words(refusal);
		expect(said).toContain('ann@example.com');
		expect(said).toContain('10 status changes per registrant');
		expect(said).toContain('2026-12-02 00:00 UTC');
	});

	it('of which the registrant is not named', () => {
		const message =
			"You have exceeded the daily rate limit of (10) for webinar Update registrant's status API requests for the registrant";
		expect(affected(answered(429, { code: 429, message }))).toBe('registrant');
	});

	it('that open far from now say when, whatever they are called', () => {
		const headers = { 'Retry-After': '2026-12-02T00:00:00Z' };
		const refusal = answered(429, { code: 429, message: 'Too many requests.' }, headers);
		expect(affected(refusal)).toBe('limit, perhaps account');
		expect(words(refusal)).toContain('2026-12-02 00:00 UTC');
	});

	it('too many at once', () => {
		const message =
			'Too many concurrent requests. A request to disassociate this user has already been made.';
		const refusal = answered(429, { code: 429, message });
		expect(affected(refusal)).toBe('limit');
		expect(words(refusal)).toContain('concurrent');
	});

	it.each([
		['just before midnight', Date.UTC(2026, 11, 1, 23, 59, 59, 999), '2026-12-02T00:00:00.000Z'],
		['at midnight', Date.UTC(2026, 11, 2), '2026-12-03T00:00:00.000Z'],
		['at the end of the year', Date.UTC(2026, 11, 31, 12), '2027-01-01T00:00:00.000Z'],
	])('a day ends at 00:00 UTC: %s', (_, now, opens) => {
		expect(limitOpens(answered(429, {}), now).toISOString()).toBe(opens);
	});

	it.each([
		['1', '2026-12-01T15:30:01.000Z'],
		['2678400', '2027-01-01T15:30:00.000Z'],
		['2678401', '2026-12-02T00:00:00.000Z'],
		['0', '2026-12-02T00:00:00.000Z'],
	])('open when Retry-After says, if that is within 31 days: %s', (retryAfter, opens) => {
		const refusal = answered(429, {}, { 'Retry-After': retryAfter });
		expect(limitOpens(refusal, NOW).toISOString()).toBe(opens);
	});

	it.each(['99999999999999999999', '1796139000000', 'soon', '-5'])(
		'are explained in spite of a useless Retry-After: %s',
		(retryAfter) => {
			const message = 'You have reached the maximum daily rate limit for this API.';
			const refusal = answered(429, { code: 429, message }, { 'Retry-After': retryAfter });
			expect(words(refusal)).toContain('2026-12-02 00:00 UTC');
		},
	);
});

describe('faults', () => {
	itSays([
		[
			500,
			{ code: 500, message: 'Internal server error' },
			'serverFault, perhaps account',
			[/Internal server error/],
		],
		[
			502,
			'<html><title>502 Bad Gateway</title></html>',
			'serverFault, perhaps account',
			[/502 Bad Gateway/],
		],
		[503, '', 'serverFault, perhaps account', [/status\.zoom\.us/]],
		[504, '<html><body>Timeout</body></html>', 'serverFault, perhaps account', [/Timeout/]],
	]);

	it('of the connection name the host, not the whole address', () => {
		const refusal = {
			message: 'read ECONNRESET',
			fieldErrors: [],
			origin: 'network',
		} as const;
		expect(affected(refusal)).toBe('serverFault, perhaps account');
		expect(explain(refusal, CONTEXT, NOW)).toEqual({
			message: "Couldn't reach Zoom at api.zoom.us: read ECONNRESET",
			description: expect.stringMatching(/network.*Environment/),
			reference: '',
		});
	});

	it('never show a password that stands in the address', () => {
		const refusal = {
			message: 'read ECONNRESET',
			fieldErrors: [],
			origin: 'network',
		} as const;
		const context = {
			kind,
			eventId: MEETING,
			apiBaseUrl: 'https://proxy:s3cret@gw.example.com:8443/v2',
		};
		expect(words(refusal, context)).toContain('gw.example.com:8443');
		expect(words(refusal, context)).not.toContain('s3cret');
	});

	it('of the login', () => {
		const refusal: Refusal = { message: 'Invalid Token!', fieldErrors: [], origin: 'login' };
		expect(affected(refusal)).toBe('account');
		expect(words(refusal)).toMatch(/Invalid Token!.*reconnect it/);
	});

	it('that are none: cancelled by the user', () => {
		const refusal: Refusal = { message: 'cancelled', fieldErrors: [], origin: 'cancelled' };
		expect(affected(refusal)).toBe('account');
		expect(words(refusal)).toContain('the execution was cancelled');
	});
});

describe('pages that are not Zoom’s answers', () => {
	it.each([200, 302, 403, 404, 407])('HTTP %i: proxies and wrong addresses', (status) => {
		const refusal = answered(status, '<html><title>Company Gateway</title><p>Sign in</html>');
		expect(affected(refusal)).toBe('unclear, perhaps account');
		expect(words(refusal)).toContain('api.zoom.us');
		expect(words(refusal)).toContain('Company Gateway');
		expect(words(refusal)).toMatch(/proxy|gateway/i);
	});

	it('are not taken for Zoom’s words', () => {
		const page = '<html><p>Subscribe to see this. Registration is required.</p></html>';
		expect(affected(answered(403, page))).toBe('unclear, perhaps account');
	});

	it('but Zoom’s own errors in XML keep their meaning', () => {
		const xml = `<response><code>3001</code><message>Meeting does not exist: ${MEETING}.</message></response>`;
		expect(affected(answered(404, xml))).toBe('event');
	});
});

describe('answers to lists', () => {
	it('a page token that has run out can be put right by asking again', () => {
		const message = 'The next page token is invalid or expired.';
		const refusal = answered(400, { code: 300, message });
		expect(words(refusal)).toContain('page token');
		expect(words(refusal)).toMatch(/again/);
		expect(words(refusal)).not.toContain('Zoom refused the change');
	});

	it.each([
		[404, { code: 1001, message: 'User does not exist: ada@example.com.' }, /Host|host/],
		[400, { code: 1010, message: 'User does not belong to this account: EABI123.' }, /account/],
		[400, { code: 200, message: 'No permission.' }, /role|administrator/],
		[400, { code: 300, message: 'Cannot access webinar info.' }, /webinar/],
		[404, '', /Host|host/],
		[403, '', /administrator/],
	] as Array<[number, Body, RegExp]>)(
		'about no meeting in particular leave no gap for its ID: HTTP %i %j',
		(status, body, fact) => {
			const context = { kind, apiBaseUrl: 'https://api.zoom.us/v2' };
			const said = words(answered(status, body), context);
			expect(said).toMatch(fact);
			expect(said).not.toMatch(/undefined| {2}|ID is|meeting:|meeting \.|no the|registrant/);
		},
	);
});

describe('an answer that nobody has documented', () => {
	it('is given in Zoom’s words, with all that Zoom’s support needs', () => {
		const refusal = answered(
			400,
			{ code: 9999, message: 'Something new for {event} and $1.' },
			{ 'X-Zm-TrackingId': 'WEB_abc' },
		);
		expect(affected(refusal)).toBe('unclear');
		const words = explain(refusal, CONTEXT, NOW);
		const explained = { ...words, description: `${words.description} ${words.reference}` };
		expect(explained.message).toBe('Zoom rejected the request: Something new for {event} and $1.');
		expect(explained.description).toContain('HTTP 400, Zoom code 9999, tracking ID WEB_abc');
	});

	it('refers to no number where there is none', () => {
		const { description } = explain({ message: 'Odd', fieldErrors: [] }, CONTEXT, NOW);
		expect(description).not.toMatch(/\(\)|HTTP|undefined/);
	});
});

describe('Zoom uses one code for many things, so the words decide before the numbers do:', () => {
	it.each<[string, number, Record<string, unknown>, string]>([
		[
			'Code 3000 about a registrant is about the registrant.',
			400,
			{ code: 3000, message: 'Registrant ann was not found.' },
			'registrant',
		],
		[
			'Code 3000 about the registration is about the event.',
			400,
			{ code: 3000, message: 'Registration has not been enabled for this meeting.' },
			'event',
		],
		[
			'Code 3000 about an occurrence is about that occurrence.',
			400,
			{ code: 3000, message: 'Invalid occurrence_id.' },
			'change',
		],
		[
			'Code 300 about the body is about its format.',
			400,
			{ code: 300, message: 'Request Body should be a valid JSON object.' },
			'format',
		],
		[
			'A missing scope is about the login, even with the status of a missing page.',
			404,
			{ code: 404, message: 'Invalid access token, does not contain scopes:[meeting:write].' },
			'account',
		],
		[
			"An email that sounds like Zoom's words is not taken for them.",
			400,
			{ code: 9999, message: 'Refused: <registration.required@paid-registration.com>' },
			'unclear',
		],
		[
			'An email that sounds like a missing user is not taken for one.',
			400,
			{ code: 9999, message: 'Refused: "no-recording@user-does-not-exist.com"' },
			'unclear',
		],
	])('%s', (_, status, body, affects) => {
		expect(diagnose(answered(status, body)).affects).toBe(affects);
	});
});

describe('One registrant of many', () => {
	it.each<[string, number, Record<string, unknown>, boolean]>([
		['may be the reason if Zoom says so.', 404, { message: 'Registrant not found.' }, true],
		['may be the reason if Zoom says nothing that is known.', 400, { message: 'Hm.' }, true],
		['may be the reason if a value is invalid.', 400, { message: 'Validation Failed.' }, true],
		['is not the reason if the event is refused.', 400, { code: 3003, message: 'No.' }, false],
		['may be the reason if a login that worked is refused.', 401, { message: 'No.' }, true],
		['is not the reason if the server is at fault.', 502, { message: 'Registrant.' }, false],
		['is not the reason if the format is refused.', 415, { message: 'No.' }, false],
	])('%s', (_, status, body, expected) => {
		expect(mayBeOneRegistrant(answered(status, body))).toBe(expected);
	});
});

describe('A login', () => {
	it.each<[string, number, Record<string, unknown>, boolean]>([
		['may not do it if it is forbidden.', 403, { message: 'Forbidden' }, true],
		[
			'may not do it if a scope is missing, whatever the status.',
			400,
			{ message: 'Invalid access token, does not contain scope:[meeting:read].' },
			true,
		],
		['may not do it without permission.', 400, { code: 200, message: 'No permission.' }, true],
		['has come to its end if it is not accepted at all.', 401, { message: 'Invalid token' }, false],
		['has nothing to do with a fault.', 500, { message: 'Oops' }, false],
		['has nothing to do with what is not there.', 404, { message: 'Not found' }, false],
	])('%s', (_, status, body, expected) => {
		expect(isForbidden(answered(status, body))).toBe(expected);
	});
});

it("a response that can't be right is no refusal by Zoom, and has nothing to do with a registrant", () => {
	const said = words(answerWithout('a valid list of participants'));
	expect(said).toMatch(
		/^Zoom's response didn't contain a valid list of participants \| Run this item again/,
	);
	expect(said).not.toMatch(/registrant|rejected/);
});
