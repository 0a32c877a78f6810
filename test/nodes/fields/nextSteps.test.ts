import { parseDomains } from '../../../nodes/fields/domains';
import { parseEvent } from '../../../nodes/fields/givenEvent';
import { eventLocator } from '../../../nodes/fields/locators';
import { parseOccurrence } from '../../../nodes/fields/occurrenceId';
import { parseRegistrantReference } from '../../../nodes/fields/registrantReference';
import { parseRegistrants, withoutEventId } from '../../../nodes/fields/registrants';
import { parseAction } from '../../../nodes/fields/statusAction';
import { EVENT_KINDS } from '../../../nodes/zoom/eventKinds';

const { meetingRegistrant, webinarRegistrant, recordingRegistrant } = EVENT_KINDS;
const TOO_LARGE = Number('12345678901234567890');
const one = (row: unknown) => parseRegistrants({ registrant: [row] });
const id = (value: unknown) => parseRegistrantReference({ mode: 'id', value });

const DOMAINS =
	'Enter domains such as example.com, separated by commas, or leave the field empty to include everyone.';
const REGISTRANT = 'Choose a registrant From List, or enter an email or registrant ID.';
const SERIES =
	'Without an occurrence, the whole series would be used. Fix the expression; to use the whole series, make it return an empty string, e.g. {{ $json.occurrence ?? "" }}.';

describe('a field that cannot be used says what is wrong and what to do', () => {
	it.each<[string, object, string, string]>([
		[
			'domains that an expression left out',
			parseDomains(null),
			'The Email Domains expression returned nothing',
			"Without domains, everyone would be included. Fix the expression, or make it return an empty string if that's what you want.",
		],
		['no text for domains', parseDomains({}), "Email Domains isn't a valid string", DOMAINS],
		[
			'a long word for a domain',
			parseDomains('x'.repeat(81)),
			`Email Domains: "${'x'.repeat(80)}" isn't a domain`,
			DOMAINS,
		],
		[
			'no registrants',
			parseRegistrants({}),
			'Registrants is empty',
			'Add at least one registrant, with an ID, an email or both.',
		],
		[
			'an empty row',
			one({}),
			'Registrants, row 1: neither ID nor Email is filled in',
			'Enter an ID, an email or both, or remove the row.',
		],
		[
			'no email address',
			one({ email: 'x'.repeat(81) }),
			`Registrants, row 1: "${'x'.repeat(80)}" isn't an email address`,
			'Correct the address, or enter the registrant ID.',
		],
		[
			'a list for an ID',
			one({ id: [] }),
			"Registrants, row 1: ID isn't a valid string",
			"Check the expression in 'ID'; it returns nothing, or a list or object.",
		],
		[
			'a list for an email',
			one({ email: [] }),
			"Registrants, row 1: Email isn't a valid string",
			"Check the expression in 'Email'; it returns nothing, or a list or object.",
		],
		[
			'an ID that lost digits',
			one({ id: TOO_LARGE }),
			'Registrants, row 1: ID is a number too large to be exact; enter it as a string',
			"Check the expression in 'ID'.",
		],
		[
			'an email that is too long',
			one({ email: `${'x'.repeat(319)}@x` }),
			'Registrants, row 1: Email is 321 characters long; the maximum is 320',
			"Check the expression in 'Registrants, row 1: Email'.",
		],
		[
			"the meeting's ID for a registrant's",
			withoutEventId([{ id: '1 2-3' }], meetingRegistrant, '123'),
			'Registrants, row 1: ID 123 belongs to the meeting, not to a registrant',
			"In Zoom's response to adding a registrant, id is the meeting and registrant_id is the registrant. Use registrant_id, or only the email.",
		],
		[
			"the webinar's ID in another field",
			withoutEventId([{ id: '123' }], webinarRegistrant, '123', 'Registrant'),
			'Registrant: ID 123 belongs to the webinar, not to a registrant',
			"In Zoom's response to adding a registrant, id is the webinar and registrant_id is the registrant. Use registrant_id, or only the email.",
		],
		['no registrant', id(''), 'Registrant is empty', REGISTRANT],
		['a list for a registrant', id([]), "Registrant isn't a valid string", REGISTRANT],
		['a path for a registrant', id('..'), 'Registrant: ".." isn\'t a registrant ID', REGISTRANT],
		[
			'a long path for a registrant',
			id('.'.repeat(81)),
			`Registrant: "${'.'.repeat(80)}" isn't a registrant ID`,
			REGISTRANT,
		],
		[
			'no email for a registrant',
			parseRegistrantReference({ mode: 'email', value: 'x'.repeat(81) }),
			`Registrant: "${'x'.repeat(80)}" isn't an email address`,
			'Correct the address, or choose By ID and enter the registrant ID.',
		],
		[
			'a registrant ID that is too long',
			id('x'.repeat(256)),
			'Registrant is 256 characters long; the maximum is 255',
			"Check the expression in 'Registrant'.",
		],
		[
			'an email of a registrant that is too long',
			id(`${'x'.repeat(320)}@`),
			'Registrant is 321 characters long; the maximum is 320',
			"Check the expression in 'Registrant'.",
		],
		[
			'an occurrence that an expression left out',
			parseOccurrence(undefined, true),
			'The Occurrence expression returned no occurrence ID',
			SERIES,
		],
		[
			'an occurrence that lost digits',
			parseOccurrence({ value: TOO_LARGE }, false),
			'Occurrence is a number too large to be exact; enter it as a string',
			SERIES,
		],
		[
			'an occurrence that is too long',
			parseOccurrence('1'.repeat(256), false),
			'Occurrence is 256 characters long; the maximum is 255',
			"Check the expression in 'Occurrence'.",
		],
		[
			'no action',
			parseAction('', meetingRegistrant),
			'Action is empty',
			"For meeting registrants, 'Action' must be approve, cancel or deny. Check its expression.",
		],
		[
			'an action that recordings do not have',
			parseAction('cancel', recordingRegistrant),
			'Action: "cancel" isn\'t an action',
			"For recording registrants, 'Action' must be approve or deny. Check its expression.",
		],
		[
			'a long action',
			parseAction('x'.repeat(61), webinarRegistrant),
			`Action: "${'x'.repeat(60)}" isn't an action`,
			"For webinar registrants, 'Action' must be approve, cancel or deny. Check its expression.",
		],
		[
			'the word undefined for an action',
			parseAction('undefined', meetingRegistrant),
			'Action is empty',
			"For meeting registrants, 'Action' must be approve, cancel or deny. Check its expression.",
		],
		[
			'a list for an action',
			parseAction([], meetingRegistrant),
			"Action isn't a valid string",
			"For meeting registrants, 'Action' must be approve, cancel or deny. Check its expression.",
		],
		[
			'no meeting',
			parseEvent('', meetingRegistrant),
			'Meeting is empty',
			'Choose a meeting From List, or enter its ID or join link.',
		],
		[
			'a list for a webinar',
			parseEvent([], webinarRegistrant),
			"Webinar isn't a webinar ID",
			"Check the expression in 'Webinar'.",
		],
		[
			'a meeting ID that lost digits',
			parseEvent(TOO_LARGE, meetingRegistrant),
			"Meeting isn't a meeting ID",
			"Meeting is a number too large to be exact; enter it as a string. Check the expression in 'Meeting'.",
		],
		[
			'letters for a meeting',
			parseEvent('abc?secret=1', meetingRegistrant),
			'Meeting: "abc" isn\'t a meeting ID',
			'A meeting ID contains only digits, e.g. 852 1234 5678. For a link, choose By URL and enter the whole link, including https://.',
		],
		[
			'a long text for a meeting',
			parseEvent('x'.repeat(61), meetingRegistrant),
			`Meeting: "${'x'.repeat(60)}…" isn't a meeting ID`,
			'A meeting ID contains only digits, e.g. 852 1234 5678. For a link, choose By URL and enter the whole link, including https://.',
		],
		[
			'a link without an ID',
			parseEvent('https://zoom.us/webinar?pwd=1', webinarRegistrant),
			'Webinar: there\'s no webinar ID in the link "https://zoom.us/webinar"',
			'Enter a join link such as https://zoom.us/j/85212345678 or a registration link such as https://zoom.us/webinar/register/…, or choose the webinar From List.',
		],
	])('%s', (_, parsed, message, description) => {
		expect(parsed).toEqual({ error: { message, description } });
	});
});

describe('a value is taken up to the longest that may be right', () => {
	it('for registrants', () => {
		const longest = { id: 'x'.repeat(255), email: `${'x'.repeat(318)}@x` };
		expect(one(longest)).toEqual({ value: [longest] });
		expect(id(longest.id)).toEqual({ value: { id: longest.id } });
		expect(id(longest.email)).toEqual({ value: { email: longest.email } });
	});

	it('for occurrences', () => {
		expect(parseOccurrence('1'.repeat(255), true)).toEqual({ value: '1'.repeat(255) });
		expect(parseOccurrence(undefined, false)).toEqual({ value: undefined });
	});

	it('for meetings, and from the shortest that a link may have', () => {
		const digits = '1'.repeat(19);
		expect(parseEvent(digits, meetingRegistrant)).toEqual({ value: { id: digits } });
		expect(parseEvent(`${digits}1`, meetingRegistrant)).toHaveProperty('error');
		expect(parseEvent('https://zoom.us/j/12345678', meetingRegistrant)).toEqual({
			value: { id: '12345678' },
		});
		expect(parseEvent('https://zoom.us/j/1234567', meetingRegistrant)).toHaveProperty('error');
		expect(parseEvent('x'.repeat(60), meetingRegistrant)).toMatchObject({
			error: { message: `Meeting: "${'x'.repeat(60)}" isn't a meeting ID` },
		});
	});
});

describe('an ID is found behind each word that Zoom puts before it', () => {
	it.each(['j', 's', 'w', 'wc', 'join', 'start', 'meeting', 'meetings', 'webinar', 'webinars'])(
		'%s',
		(word) => {
			expect(parseEvent(`zoom.us/${word}/852-1234-5678`, meetingRegistrant)).toEqual({
				value: { id: '85212345678' },
			});
		},
	);

	it('and in the parameter of the links that open the app', () => {
		expect(parseEvent('zoommtg://zoom.us/join?confno=85212345678', meetingRegistrant)).toEqual({
			value: { id: '85212345678' },
		});
		expect(parseEvent('zoomus://zoom.us/join?confno=85212345678', meetingRegistrant)).toEqual({
			value: { id: '85212345678' },
		});
	});
});

it('the action may have the form of a decision', () => {
	const actions = ['Approve', 'approved', 'CANCEL', 'cancelled', 'canceled', 'deny', 'Denied'];
	expect(actions.map((action) => parseAction(action, meetingRegistrant))).toEqual(
		['approve', 'approve', 'cancel', 'cancel', 'cancel', 'deny', 'deny'].map((value) => ({
			value,
		})),
	);
});

it('a meeting is chosen from the list, by ID or by URL', () => {
	const displayOptions = { show: { resource: ['meetingRegistrant'] } };
	const locator = eventLocator({
		kind: meetingRegistrant,
		description: 'Which meeting',
		displayOptions,
		searchListMethod: 'searchMeetings',
		listPlaceholder: 'Choose a meeting…',
		idExample: '85212345678',
		urlExample: 'https://zoom.us/j/85212345678',
		urlHint: 'A join link',
	});
	expect(locator).toEqual({
		displayName: 'Meeting',
		name: 'meetingId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: 'Which meeting',
		displayOptions,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose a meeting…',
				typeOptions: { searchListMethod: 'searchMeetings', searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 85212345678' },
			{
				displayName: 'By URL',
				name: 'url',
				type: 'string',
				placeholder: 'e.g. https://zoom.us/j/85212345678',
				hint: 'A join link',
			},
		],
	});
});
