import { type Answer, page, refusal, text } from '../answer';
import { type Behaviour, type BehaviourClass, first, instead, names, on } from '../behaviour';
import { twelve } from '../roster';

/** Refusals that sound as if they were about more than the one request. */
const WORDS: Array<[string, Answer]> = [
	['an HTML 401', page(401, '401 Unauthorized')],
	['an HTML 403', page(403, '403 Forbidden')],
	['an HTML 404', page(404, '404 Not Found')],
	['an HTML 413', page(413, '413 Request Entity Too Large')],
	['403 with nothing in it', { status: 403 }],
	['401 in Zoom\u2019s form, not about the token', refusal(401, 300, 'Not authorized.')],
	['3000 in words never heard of', refusal(400, 3000, 'Operation window closed.')],
	[
		'3000 Cannot access meeting information',
		refusal(400, 3000, 'Cannot access meeting information.'),
	],
	['3001 does not exist', refusal(404, 3001, 'Meeting does not exist: 85298765432.')],
	['1001 naming a person', refusal(404, 1001, 'User does not exist: person4@example.org.')],
	['1010 another account', refusal(400, 1010, 'User does not belong to this account: AbC.')],
	['3003 not the host', refusal(400, 3003, 'You\u2019re not the meeting host.')],
	[
		'3161 not allowed',
		refusal(
			400,
			3161,
			'Meeting hosting and scheduling capabilities are not allowed for your user account.',
		),
	],
	['200 No permission', refusal(400, 200, 'No permission.')],
	['200 Only paid users', refusal(400, 200, 'Only available for paid users: u1.')],
	['200 in words never heard of', refusal(400, 200, 'Please upgrade.')],
	[
		'300 not enabled',
		refusal(400, 300, 'Registration has not been enabled for this meeting: 85298765432.'),
	],
	['300 in words never heard of', refusal(400, 300, 'Try something else.')],
	[
		'4711 scopes',
		refusal(
			400,
			4711,
			'Invalid access token, does not contain scopes:[meeting:update:registrant_status].',
		),
	],
	['4700', refusal(400, 4700, 'Token cannot be empty.')],
	['124', refusal(401, 124, 'Invalid access token.')],
	['124 with status 400', refusal(400, 124, 'Access token is expired.')],
	['429 in words never heard of', refusal(429, 429, 'Slow down, please.')],
	['429 from a gateway', page(429, '429 Too Many Requests')],
	['451', text(451, 'Unavailable For Legal Reasons')],
	['402', text(402, 'Payment Required')],
];

/** What can only be about the event, or about its host: nobody is searched for then. */
const ABOUT_THE_EVENT = /^(3000 Cannot|3001|1010|3003|3161|200 No|200 Only|300 not)/;

/** What is about the login, or the account, whoever it is said of. */
const ABOUT_THE_LOGIN = /^(401|124|4711|4700|429|an HTML 401)/;

const FIRST_EVENT = [0, 1, 2, 3, 4, 5, 6, 7];

/** For a row alone, for the second event alone, and for everything. */
const behaviours = WORDS.flatMap(([name, answer]): Behaviour[] => [
	{
		name: `${name}, for one row`,
		handlers: ({ roster: { rows } }) => [instead('status', answer, names(rows[4]))],
		roster: twelve({ guilty: ABOUT_THE_EVENT.test(name) ? FIRST_EVENT : [4] }),
		...(ABOUT_THE_LOGIN.test(name) ? {} : { reaches: 'innocent' }),
	},
	{
		name: `${name}, for one event`,
		handlers: ({ roster: { rows } }) => [
			instead('status', answer, ({ eventId }) => eventId === rows.at(-1)?.event.id),
		],
		roster: twelve({ guilty: [8, 9, 10, 11] }),
		reaches: 'innocent',
	},
	{
		name: `${name}, for the event that comes first`,
		handlers: ({ roster: { rows } }) => [
			instead('status', answer, ({ eventId }) => eventId === rows[0]?.event.id),
		],
		roster: twelve({ guilty: FIRST_EVENT }),
		...(ABOUT_THE_LOGIN.test(name) ? {} : { reaches: 'innocent' }),
	},
	{
		name: `${name}, for all`,
		handlers: () => [instead('status', answer)],
	},
	{
		name: `${name}, once`,
		handlers: () => [instead('status', answer, first(1))],
	},
]);

const further: Behaviour[] = [
	{
		name: '124 once, for a token that is fresh',
		handlers: () => [instead('status', refusal(401, 124, 'Invalid access token.'), first(1))],
		reaches: 'all',
	},
	{
		name: 'the token has run out, and a new one is given',
		handlers: ({ double }) => {
			double.tokens.clear();
			return [];
		},
		reaches: 'all',
	},
	{
		name: 'the token runs out after the first change',
		handlers: ({ double }) => [
			on('status', (_call, next) => {
				const answer = next();
				if (_call.nth === 1) double.tokens.clear();
				return answer;
			}),
		],
		reaches: 'all',
	},
	{
		name: 'the token has run out, and no new one is given',
		handlers: ({ double }) => {
			double.tokens.clear();
			return [
				instead('token', {
					status: 400,
					body: { reason: 'Invalid Token!', error: 'invalid_request' },
				}),
			];
		},
	},
	{
		name: 'the token runs out after the first change, and no new one is given',
		handlers: ({ double }) => [
			on('status', (call, next) => {
				const answer = next();
				if (call.nth === 1) double.tokens.clear();
				return answer;
			}),
			instead('token', {
				status: 400,
				body: { reason: 'Invalid Token!', error: 'invalid_request' },
			}),
		],
		unreadable: true,
	},
	{
		name: 'lists say 4711 and changes are well',
		handlers: () => [
			instead(
				['list', 'get'],
				refusal(
					400,
					4711,
					'Invalid access token, does not contain scopes:[meeting:read:list_registrants].',
				),
			),
		],
		kinds: ['meeting', 'webinar'],
		unreadable: true,
	},
	{
		name: 'lists say 403 in HTML and changes are well',
		handlers: () => [instead(['list', 'get'], page(403, '403 Forbidden'))],
		unreadable: true,
	},
	{
		name: 'lists say 401 and changes are well',
		handlers: () => [instead(['list', 'get'], refusal(401, 124, 'Invalid access token.'))],
		unreadable: true,
	},
];

export const blocks: BehaviourClass = {
	title: 'Refusals that may block too much',
	behaviours: [...behaviours, ...further],
};
