import type { Refusal } from '../../../../nodes/transport/refusal';
import { diagnose, missingScopes } from '../../../../nodes/zoom/errors/diagnose';

/** How the explanation of a refusal begins, before anything is filled in. */
const explained = (refusal: Partial<Refusal>) =>
	diagnose({ message: 'No.', fieldErrors: [], ...refusal }).message;

const FORMAT = 'Zoom rejected the request format: {zoom}';
const LOGIN = 'Zoom rejected the login: {zoom}';
const NO_REGISTRANT = "Zoom doesn't recognize this registrant of {event}: {zoom}";
const NO_OCCURRENCE = "Zoom doesn't recognize this occurrence of {event}: {zoom}";
const NOT_ENABLED = "Registration isn't enabled for {event}";
const NO_WEBINAR = "{Event} can't be used with this credential: {zoom}";
const NO_RECORDING = 'This meeting has no cloud recording: {zoom}';
const NO_BATCH = 'Zoom supports batch registration only for a non-recurring {noun}: {zoom}';
const NOT_THIS_PERSON = "Zoom won't register this person for {event}: {zoom}";
const NO_HOST = "Zoom doesn't recognize the host of {event}: {zoom}";
const NO_USER = "Zoom doesn't recognize {who}: {zoom}";
const GONE = "{Event} doesn't exist or has expired";
const NO_PLAN = "The host's Zoom plan doesn't include registration: {zoom}";
const FULL = '{Event} is full: {zoom}';
const NO_ACCESS = "{Event} isn't accessible with this credential: {zoom}";
const UNKNOWN = 'Zoom rejected the request: {zoom}';

describe('The words of Zoom', () => {
	it.each([
		['Unsupported content type', FORMAT],
		['REQUEST BODY SHOULD BE A VALID JSON OBJECT', FORMAT],
		['The registrant abc was not found', NO_REGISTRANT],
		['Registrant: abc does not exist', NO_REGISTRANT],
		['Registrant abc is invalid', NO_REGISTRANT],
		['Invalid registrant', NO_REGISTRANT],
		['Invalid ID of a Registrant', NO_REGISTRANT],
		['Invalid parameter: registrant', UNKNOWN],
		['The registrant is fine', UNKNOWN],
		['Invalid occurrence', NO_OCCURRENCE],
		['Does not exist: occurrence', NO_OCCURRENCE],
		['Not found: Occurrence', NO_OCCURRENCE],
		[`Invalid${'.'.repeat(20)}occurrence`, NO_OCCURRENCE],
		[`Invalid${'.'.repeat(21)}occurrence`, UNKNOWN],
		['occurrence ID', NO_OCCURRENCE],
		['occurrence_ids', NO_OCCURRENCE],
		['occurrenceId', NO_OCCURRENCE],
		['occurrence - ID', NO_OCCURRENCE],
		['occurrence --- ID', UNKNOWN],
		['occurrence idea', UNKNOWN],
		['Registration required', NOT_ENABLED],
		['Registration as required', NOT_ENABLED],
		['Registration has not been enabled', NOT_ENABLED],
		['It does not have registration', NOT_ENABLED],
		['No webinar info', NO_WEBINAR],
		['No webinar information', NO_WEBINAR],
		['No webinar informs', UNKNOWN],
		['The recording abc does not exist', NO_RECORDING],
		['Recording not found', NO_RECORDING],
		['There is no recording', NO_RECORDING],
		['The recording exists', UNKNOWN],
		['This can only be used for scheduled ones', NO_BATCH],
		['Batch registration is not supported', NO_BATCH],
		['They are invited as a panelist', NOT_THIS_PERSON],
		['Enter a work email address', NOT_THIS_PERSON],
		['User does not exist: abc', NO_HOST],
		['User does not exist:  -abc', NO_HOST],
		['User does not exist:_', NO_HOST],
		['User does not exist', NO_USER],
		['User does not exist: ', NO_USER],
		['User does not exist: ann@example.com', NO_USER],
		['Meeting does not exist', GONE],
		['The webinar does not exist', GONE],
		['Only for paid users', NO_PLAN],
		['Plan is missing', NO_PLAN],
		['Plan subscription is missing', NO_PLAN],
		['Subscribe to it', NO_PLAN],
		['Maximum attendee capacity', FULL],
		['The limit for the number of registrants', FULL],
		['Cannot access meeting', NO_ACCESS],
		['Invalid meeting ID', NO_ACCESS],
		['Nothing that is known', UNKNOWN],
	])('have their meaning in any case and without a code: %s', (message, meaning) => {
		expect(explained({ message })).toBe(meaning);
		expect(explained({ message: message.toLowerCase() })).toBe(meaning);
	});

	it.each([
		[
			'Daily rate limit of (3) for Add meeting registrant',
			"Zoom's daily registration limit has been reached: {zoom}",
		],
		[
			'Daily rate limit for create registration',
			"Zoom's daily registration limit has been reached: {zoom}",
		],
		[
			'Daily rate limit of Webinar Batch Registration',
			"Zoom's daily registration limit has been reached: {zoom}",
		],
		[
			'Daily rate limit for the address of a registrant',
			"Zoom's daily limit for status changes has been reached: {zoom}",
		],
		[
			'Daily rate limit of the registrants to add',
			"Zoom's daily limit for status changes has been reached: {zoom}",
		],
		[
			'Daily rate limit for add',
			"The Zoom account's daily limit for API requests has been reached: {zoom}",
		],
	])('tell the limits of a day apart: %s', (message, meaning) => {
		expect(explained({ httpStatus: 429, message })).toBe(meaning);
	});

	it('are read only as far as they are shown, which is 500 characters.', () => {
		const at = (length: number) => `${' '.repeat(length)}plan is missing`;
		expect(explained({ message: at(485) })).toBe(NO_PLAN);
		expect(explained({ message: at(486) })).toBe(UNKNOWN);
	});
});

describe('A number', () => {
	it.each([
		[{ code: 124 }, LOGIN],
		[{ code: 4700 }, LOGIN],
		[{ code: 4711 }, LOGIN],
		[{ code: 4741 }, LOGIN],
		[{ code: 104 }, LOGIN],
		[{ httpStatus: 401 }, LOGIN],
		[{ code: 401 }, UNKNOWN],
		[{ code: 3301 }, NO_RECORDING],
		[{ code: 3027 }, NOT_THIS_PERSON],
		[{ code: 3034 }, NOT_THIS_PERSON],
		[{ code: 3051 }, NOT_THIS_PERSON],
		[{ code: 3001 }, GONE],
		[{ httpStatus: 499 }, UNKNOWN],
		[{ httpStatus: 500 }, 'Zoom returned a server error (HTTP {status}){again}: {zoom}'],
		[{ httpStatus: 599 }, 'Zoom returned a server error (HTTP {status}){again}: {zoom}'],
		[{ httpStatus: 600 }, UNKNOWN],
		[
			{ httpStatus: 503, retryAfter: '60' },
			'Zoom returned a server error (HTTP {status}){again}: {zoom}',
		],
		[{ httpStatus: 400, retryAfter: '60' }, UNKNOWN],
		[{ httpStatus: 400, rateLimitType: 'Daily-limit' }, UNKNOWN],
		[{ httpStatus: 402 }, UNKNOWN],
		[{ httpStatus: 404 }, "Zoom couldn't find {who} or {event}: {zoom}"],
		[{ httpStatus: 404, code: 404 }, "Zoom couldn't find {who} or {event}: {zoom}"],
		[{ httpStatus: 404, code: 9999 }, UNKNOWN],
		[{ httpStatus: 400, code: 404 }, UNKNOWN],
		[{ httpStatus: 400 }, UNKNOWN],
		[{}, UNKNOWN],
	])('has its meaning whatever the words: %j', (refusal, meaning) => {
		expect(explained(refusal)).toBe(meaning);
	});
});

describe('The scopes that are missing', () => {
	it.each([
		['does not contain scopes:[a, b].', ['a', 'b']],
		['does not contain scope:[a]', ['a']],
		['does not contain scope [a]', ['a']],
		['does not contain scopes[a]', ['a']],
		['does not contain scopes  :  [a]', ['a']],
		['DOES NOT CONTAIN SCOPES:[a:b,,c:d]', ['a:b', 'c:d']],
		['does not contain scopes:[a] or [b]', ['a']],
		['does not contain scopes:[]', []],
		['does not contain scopes: a', []],
		['does contain scopes:[a]', []],
	])('are those that Zoom names: %s', (message, scopes) => {
		expect(missingScopes(message)).toEqual(scopes);
	});
});
