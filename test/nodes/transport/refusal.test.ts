import { answerWithout, isErrorBody, refusalFromAnswer } from '../../../nodes/transport/refusal';

describe('an answer as a refusal', () => {
	it('has Zoom’s code apart from the HTTP status, and the tracking ID', () => {
		const refusal = refusalFromAnswer(
			400,
			{ 'x-zm-trackingid': 'v=2.0;clid=us04;rid=WEB_1' },
			{ code: 200, message: 'No permission.' },
		);
		expect(refusal).toEqual({
			httpStatus: 400,
			code: 200,
			message: 'No permission.',
			fieldErrors: [],
			trackingId: 'v=2.0;clid=us04;rid=WEB_1',
		});
	});

	it('has the fields that Zoom complains about', () => {
		const refusal = refusalFromAnswer(
			400,
			{},
			{
				code: 300,
				message: 'Validation Failed.',
				errors: [{ field: 'email', message: 'Invalid field.' }, 'no object', { field: 'action' }],
			},
		);
		expect(refusal.message).toBe('Validation Failed.');
		expect(refusal.fieldErrors).toEqual([
			{ field: 'email', message: 'Invalid field.' },
			{ field: 'action', message: '' },
		]);
	});

	it('takes errors for none when they are not a list', () => {
		const body = { code: 300, message: 'Validation Failed.', errors: 'email' };
		expect(refusalFromAnswer(400, {}, body).fieldErrors).toEqual([]);
	});

	it.each([
		['JSON', { code: 3001, message: 'Meeting does not exist: 1.' }],
		['JSON text', '{"code":3001,"message":"Meeting does not exist: 1."}'],
		['a code in quotes', { code: '3001', message: 'Meeting does not exist: 1.' }],
		['error_message', { code: 3001, error_message: 'Meeting does not exist: 1.' }],
		[
			'XML',
			'<?xml version="1.0"?><response><code>3001</code><message>Meeting does not exist: 1.</message></response>',
		],
	])('is read from %s', (_, body) => {
		expect(refusalFromAnswer(404, {}, body)).toMatchObject({
			httpStatus: 404,
			code: 3001,
			message: 'Meeting does not exist: 1.',
		});
	});

	it.each([
		['no code', { message: 'No' }],
		['null', { code: null, message: 'No' }],
		['words', { code: 'invalid_request', message: 'No' }],
		['an empty text', { code: '', message: 'No' }],
		['sixteen digits', { code: '1234567890123456', message: 'No' }],
		['a number below zero', { code: -1, message: 'No' }],
		['a number with more behind it', { code: '300a', message: 'No' }],
		['a code in plain text', 'No <code>300</code>'],
		['words in XML', '<error><code>none</code><message>No</message></error>'],
	])('has no code where Zoom gives none: %s', (_, body) => {
		expect(refusalFromAnswer(400, {}, body).code).toBeUndefined();
	});

	it('keeps the code 0', () => {
		expect(refusalFromAnswer(400, {}, { code: 0, message: 'No' }).code).toBe(0);
	});

	it.each([
		[
			'reason before error',
			{ reason: 'Invalid Token!', error: 'invalid_request' },
			'Invalid Token!',
		],
		['error alone', { error: 'invalid_request' }, 'invalid_request'],
		['the first that is not blank', { message: ' ', reason: 'Invalid Token!' }, 'Invalid Token!'],
		['message before error_message', { error_message: 'Later.', message: 'Sooner.' }, 'Sooner.'],
		[
			'error_message before errorMessage',
			{ errorMessage: 'Later.', error_message: 'Sooner.' },
			'Sooner.',
		],
		['errorMessage before reason', { reason: 'Later.', errorMessage: 'Sooner.' }, 'Sooner.'],
		['the title of a page', '<html><title>502\n Bad  Gateway</title></html>', '502 Bad Gateway'],
		['the text of a page without one', '<h1>Blocked</h1><p>by proxy</p>', 'Blocked by proxy'],
		['plain text', 'upstream connect error', 'upstream connect error'],
		['plain text with <', 'It is < 5', 'It is < 5'],
		['a page that breaks off in a tag', '<p>Blocked</p><img alt="', 'Blocked'],
		['a page without its styles', '<p>Blocked<style>b{}</style>by proxy', 'Blocked by proxy'],
		['a page with blanks', '<p> Blocked \n\n by </p>', 'Blocked by'],
		['the status, of an empty text', '', 'HTTP status 400'],
		['the status, of nothing', undefined, 'HTTP status 400'],
		['the status, of an empty object', {}, 'HTTP status 400'],
		['the status, of a page without text', '<html></html>', 'HTTP status 400'],
		['the status, of a list', [], 'HTTP status 400'],
		['the status, of a message that is no text', { message: { a: 1 } }, 'HTTP status 400'],
		['the status, of an empty message', { code: 300, message: '' }, 'HTTP status 400'],
	])('has a message: %s', (_, body, message) => {
		expect(refusalFromAnswer(400, {}, body).message).toBe(message);
	});

	it('does not show the scripts and styles of a page', () => {
		const page =
			'<html><style>b{color:red}</style><script>var secret</script><p>Blocked</p></html>';
		expect(refusalFromAnswer(403, {}, page).message).toBe('Blocked');
	});

	it('does not repeat pages of text', () => {
		const message = refusalFromAnswer(400, {}, { message: 'x'.repeat(10_000) }).message;
		expect(message).toBe('x'.repeat(500));
	});

	it.each([
		'<html><title>Login</title></html>',
		'\n  <!DOCTYPE html><p>Hello',
		'<?xml version="1.0"?><a/>',
	])('says that it is not JSON: %s', (body) => {
		expect(refusalFromAnswer(200, {}, body).origin).toBe('proxy');
	});

	it.each([200, 299])('says that plain text with a good status is not JSON: %i', (status) => {
		expect(refusalFromAnswer(status, {}, 'It works!').origin).toBe('proxy');
	});

	it.each([[''], [' \n'], [undefined], [{ code: 300, message: 'No' }], [[]], [['{"a']], [7]])(
		'says of nothing else with a good status that it is not JSON, or cut off: %j',
		(body) => {
			expect(refusalFromAnswer(200, {}, body).origin).toBeUndefined();
		},
	);

	it.each([300, 400, 502])('lets plain text with another status pass: %i', (status) => {
		expect(refusalFromAnswer(status, {}, 'upstream connect error').origin).toBeUndefined();
	});

	it('takes XML with a message for Zoom’s, in capitals too', () => {
		expect(refusalFromAnswer(400, {}, '<MESSAGE>No</MESSAGE>').origin).toBeUndefined();
		expect(refusalFromAnswer(400, {}, 'no <message>').origin).toBeUndefined();
	});

	it.each([[{ code: 300, message: 'No' }], ['{"code":300,"message":"No"}'], [''], [undefined]])(
		'has no origin of its own: %p',
		(body) => {
			expect(refusalFromAnswer(400, {}, body).origin).toBeUndefined();
		},
	);

	it.each([
		['X-RateLimit-Type', 'X-RateLimit-Reset', 'Retry-After', 'X-ZM-TrackingID'],
		['x-ratelimit-type', 'x-ratelimit-reset', 'retry-after', 'x-zm-trackingid'],
		['X-RATELIMIT-TYPE', 'X-RATELIMIT-RESET', 'RETRY-AFTER', 'X-ZM-TRACKINGID'],
	])('finds headers in any case: %s', (type, reset, retryAfter, tracking) => {
		const headers = { [type]: 'QPS', [reset]: 1796139002, [retryAfter]: '3', [tracking]: 'abc' };
		expect(refusalFromAnswer(429, headers, undefined)).toMatchObject({
			rateLimitType: 'QPS',
			rateLimitReset: '1796139002',
			retryAfter: '3',
			trackingId: 'abc',
		});
	});

	it('lacks what no header says', () => {
		const refusal = refusalFromAnswer(
			429,
			{ 'retry-after': undefined, 'x-zm-trackingid': null },
			'',
		);
		expect(refusal.retryAfter).toBeUndefined();
		expect(refusal.trackingId).toBeUndefined();
		expect(refusal.rateLimitType).toBeUndefined();
	});
});

describe('Zoom’s code 429', () => {
	it.each([200, 201, 400, 403, 429])('is a rate limit with HTTP %i.', (status) => {
		const body = { code: 429, message: 'You have reached the maximum per-second rate limit.' };
		expect(refusalFromAnswer(status, {}, body)).toMatchObject({ httpStatus: 429, code: 429 });
	});

	it.each([500, 503])('is a fault with HTTP %i.', (status) => {
		expect(refusalFromAnswer(status, {}, { code: 429, message: 'No' }).httpStatus).toBe(status);
	});
});

describe('JSON that breaks off in a good answer', () => {
	it.each([
		'{"registrants":[{"id":"a"',
		'{',
		'{ ',
		'{"',
		' {\n "a',
		'[',
		'[ ',
		'[{"id',
		'[  {',
		'["a',
		'[[1,',
		' \n[[',
	])('is a broken connection: %s', (body) => {
		expect(isErrorBody(body)).toBe(true);
		expect(refusalFromAnswer(200, {}, body)).toEqual({
			message: 'the answer is cut off',
			fieldErrors: [],
			origin: 'network',
		});
		expect(refusalFromAnswer(400, {}, body)).toMatchObject({ httpStatus: 400 });
	});

	it.each(['[maintenance]', '{{name}}', '{ name', '[ down', 'upstream', 'see {"a', 'see [['])(
		'is none: %s',
		(body) => {
			expect(refusalFromAnswer(200, {}, body).origin).toBe('proxy');
		},
	);
});

describe('a body that came with a good status', () => {
	it.each([
		['code and message', { code: 300, message: 'Invalid webinar ID.' }],
		['code 200, which is no success', { code: 200, message: 'No permission.' }],
		['the same as text', '{"code":200,"message":"Webinar plan subscription is missing."}'],
		['error_message', { code: 300, error_message: 'No' }],
		['a code in quotes', { code: '300', message: 'No' }],
		['a page of HTML', '<html></html>'],
		['XML', '<?xml version="1.0"?><error/>'],
		['plain text', 'It works!'],
		['reason', { reason: 'Invalid Token!' }],
		['error', { error: 'invalid_request' }],
		['errorMessage', { errorMessage: 'No' }],
		['a blank message', { message: ' ' }],
		['status "error"', { status: 'error' }],
		['a list of errors', { errors: [{ field: 'email' }] }],
	])('is an error: %s', (_, body) => {
		expect(isErrorBody(body)).toBe(true);
	});

	it.each([
		['nothing', undefined],
		['null', null],
		['an empty text', ''],
		['blanks', ' \n'],
		['an empty object', {}],
		['code 0, which some APIs give', { code: 0, message: 'success' }],
		['code 0 in quotes', { code: '0', message: 'success' }],
		['a code alone', { code: 300 }],
		['a list of registrants', { page_size: 300, registrants: [{ id: 'a', message: 'x' }] }],
		['the same as text', '{"registrants":[]}'],
		['a list', []],
		['a list of a JSON text', ['{"message":"No"}']],
		['code 0 beside a list of errors', { code: 0, errors: [{ field: 'email' }] }],
		['code null, which is none', { code: null, message: 'success' }],
		['another status', { status: 'approved' }],
		['an empty list of errors', { errors: [] }],
		['errors that are no list', { errors: 'email' }],
		['a number', 7],
	])('is none: %s', (_, body) => {
		expect(isErrorBody(body)).toBe(false);
	});
});

it('a good answer without its data is refused without a status, in words that name what is missing.', () => {
	expect(answerWithout('a list of things')).toEqual({
		message: "Zoom's response didn't contain a list of things",
		fieldErrors: [],
	});
});
