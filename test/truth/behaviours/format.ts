import { type Answer, page, refusal, text } from '../answer';
import { type Behaviour, type BehaviourClass, first, instead } from '../behaviour';
import type { Call } from '../call';
import { oneEvent, twelve } from '../roster';

/** Ways to say that a body's format is not liked. */
const REFUSALS: Array<[string, Answer]> = [
	['415 Unsupported Content Type', refusal(415, 300, 'Unsupported Content Type')],
	['415 with nothing in it', { status: 415 }],
	['415 as a page', page(415, '415 Unsupported Media Type')],
	['400 wants a JSON object', refusal(400, 300, 'Request Body should be a valid JSON object.')],
	['400 Validation Failed', refusal(400, 300, 'Validation Failed.')],
	[
		'400 Validation Failed of the action',
		refusal(400, 300, 'Validation Failed.', {
			errors: [{ field: 'action', message: 'Field is required.' }],
		}),
	],
	['400 invalid parameter', refusal(400, 300, 'Invalid parameter: registrants.')],
	['400 missing field', refusal(400, 300, 'Missing required request parameter: action')],
	['400 cannot parse', refusal(400, 300, 'JSON parse error: Unrecognized token \u0027--\u0027')],
	['400 with a code never heard of', refusal(400, 2107, 'Malformed entity.')],
	['400 with nothing in it', { status: 400 }],
	['400 as a page', page(400, '400 Bad Request')],
	[
		'400 as XML',
		text(400, '<Error><code>300</code><message>Bad body</message></Error>', 'application/xml'),
	],
	[
		'400 in Japanese',
		refusal(
			400,
			300,
			'\u30EA\u30AF\u30A8\u30B9\u30C8\u672C\u6587\u304C\u7121\u52B9\u3067\u3059\u3002',
		),
	],
	['400 with error_message', { status: 400, body: { code: 300, error_message: 'Bad body' } }],
	['406', refusal(406, 406, 'Not Acceptable')],
	['405', refusal(405, 405, 'Method not allowed')],
	['411', text(411, 'Length Required')],
	['413 from a gateway', page(413, '413 Request Entity Too Large')],
	['422', { status: 422, body: { message: 'Unprocessable Entity' } }],
	['403 from a firewall', page(403, 'Request blocked')],
	[
		'500 in Zoom\u2019s form',
		refusal(500, 500, 'Content type \u0027multipart/form-data\u0027 not supported'),
	],
	['501', text(501, 'Not Implemented')],
];

const multipart = ({ format }: Call) => format === 'multipart';
const json = ({ format }: Call) => format === 'json';

const multipartRefused = REFUSALS.map(
	([name, answer]): Behaviour => ({
		name: `multipart refused: ${name}`,
		handlers: () => [instead('status', answer, multipart)],
		reaches: 'all',
	}),
);

const bothRefused = REFUSALS.map(
	([name, answer]): Behaviour => ({
		name: `both formats refused: ${name}`,
		handlers: () => [instead('status', answer)],
	}),
);

const further: Behaviour[] = [
	{
		name: 'JSON refused, multipart is well',
		handlers: () => [instead('status', refusal(415, 300, 'Unsupported Content Type'), json)],
		reaches: 'all',
	},
	{
		name: 'JSON refused where it is forced',
		handlers: () => [instead('status', refusal(415, 300, 'Unsupported Content Type'), json)],
		options: { bodyFormat: 'json' },
	},
	{
		name: 'multipart refused where it is forced',
		handlers: () => [instead('status', refusal(415, 300, 'Unsupported Content Type'), multipart)],
		options: { bodyFormat: 'multipart' },
	},
	{
		name: 'multipart refused, JSON ignored with 204',
		handlers: () => [
			instead('status', refusal(415, 300, 'Unsupported Content Type'), multipart),
			instead('status', { status: 204 }, json),
		],
	},
	{
		name: 'multipart ignored with 204, JSON refused',
		handlers: () => [
			instead('status', { status: 204 }, multipart),
			instead('status', refusal(415, 300, 'Unsupported Content Type'), json),
		],
	},
	{
		name: 'multipart refused only the first time',
		handlers: () => [
			instead(
				'status',
				refusal(400, 300, 'Validation Failed.'),
				(call) => multipart(call) && first(1)(call),
			),
		],
		reaches: 'all',
	},
	{
		name: 'multipart refused, one row',
		handlers: () => [instead('status', refusal(400, 300, 'Validation Failed.'), multipart)],
		roster: oneEvent(1, { by: 'id' }),
		kinds: ['meeting', 'webinar', 'recording'],
		reaches: 'all',
	},
	{
		name: 'multipart refused, 65 rows',
		handlers: () => [instead('status', refusal(400, 2107, 'Malformed entity.'), multipart)],
		roster: oneEvent(65),
		reaches: 'all',
	},
	{
		name: 'multipart refused, and one unknown person in JSON',
		handlers: () => [instead('status', refusal(400, 300, 'Validation Failed.'), multipart)],
		roster: twelve({ unknown: [4] }),
		reaches: 'innocent',
	},
	{
		name: 'multipart refused, and lists may not be read',
		handlers: () => [
			instead('status', refusal(400, 300, 'Validation Failed.'), multipart),
			instead(
				['list', 'get'],
				refusal(
					400,
					4711,
					'Invalid access token, does not contain scopes:[meeting:read:list_registrants].',
				),
			),
		],
		unreadable: true,
		reaches: 'all',
	},
	{
		name: 'multipart breaks the connection',
		handlers: () => [instead('status', { status: 0, lost: 'all', says: 'unclear' }, multipart)],
		reaches: 'all',
	},
];

export const format: BehaviourClass = {
	title: 'The format is refused',
	behaviours: [...multipartRefused, ...bothRefused, ...further],
};
