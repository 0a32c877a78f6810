import { type Answer, page, text } from '../answer';
import { afterwards, type Behaviour, type BehaviourClass, instead, lateBy } from '../behaviour';
import { oneEvent, twelve } from '../roster';

const ZOOM_REFUSAL = { code: 300, message: 'Validation Failed.' };

/** Answers to a change that are a 2xx and yet not the documented 204. */
const SHAPES: Array<[string, Answer]> = [
	['200 with nothing in it', { status: 200 }],
	['200 {}', { status: 200, body: {}, says: 'unclear' }],
	['200 []', { status: 200, body: [], says: 'unclear' }],
	['200 null', { status: 200, body: 'null', headers: json(), says: 'unclear' }],
	['200 true', { status: 200, body: 'true', headers: json(), says: 'unclear' }],
	['200 false', { status: 200, body: 'false', headers: json(), says: 'no' }],
	['200 "OK"', { ...text(200, 'OK'), says: 'unclear' }],
	['200 "0"', { ...text(200, '0'), says: 'unclear' }],
	['200 code 0', { status: 200, body: { code: 0 }, says: 'unclear' }],
	['200 code 200 with success in words', { status: 200, body: { code: 200, message: 'success' } }],
	['200 code 300 alone', { status: 200, body: { code: 300 }, says: 'no' }],
	['200 code as text', { status: 200, body: { code: '300' }, says: 'no' }],
	['200 code 300 with a message', { status: 200, body: ZOOM_REFUSAL, says: 'no' }],
	['200 a message alone', { status: 200, body: { message: 'No permission.' }, says: 'no' }],
	['200 error_message', { status: 200, body: { error_message: 'Failed.' }, says: 'no' }],
	['200 success false', { status: 200, body: { success: false }, says: 'no' }],
	['200 success "false"', { status: 200, body: { success: 'false' }, says: 'no' }],
	['200 success true', { status: 200, body: { success: true } }],
	['200 ok false', { status: 200, body: { ok: false }, says: 'no' }],
	['200 status error', { status: 200, body: { status: 'error' }, says: 'no' }],
	['200 result failed', { status: 200, body: { result: { status: 'failed' } }, says: 'no' }],
	['200 error as text', { status: 200, body: { error: 'invalid_request' }, says: 'no' }],
	['200 errors as a list', { status: 200, body: { errors: [ZOOM_REFUSAL] }, says: 'no' }],
	[
		'200 errors as an object',
		{ status: 200, body: { errors: { registrants: 'bad' } }, says: 'no' },
	],
	['200 an empty list of errors', { status: 200, body: { errors: [] }, says: 'unclear' }],
	['200 nobody updated', { status: 200, body: { updated: 0, failed: 12 }, says: 'no' }],
	['200 with a list of people', { status: 200, body: { registrants: [] }, says: 'unclear' }],
	['200 a page in HTML', { ...page(200, 'Sign in'), says: 'unclear' }],
	['200 a page in HTML that calls itself JSON', htmlAsJson()],
	['200 XML', { ...text(200, '<Error><code>300</code></Error>', 'application/xml'), says: 'no' }],
	['200 JSON cut short', { status: 200, body: '{"code":3', headers: json(), says: 'unclear' }],
	['200 and the connection ends inside the body', half(200)],
	['201 with an ID', { status: 201, body: { id: 85212345678 }, says: 'unclear' }],
	['202 Accepted', { status: 202, says: 'unclear' }],
	['202 with a job', { status: 202, body: { job_id: 'a1', status: 'queued' }, says: 'unclear' }],
	['203', { status: 203, says: 'unclear' }],
	['205', { status: 205, says: 'unclear' }],
	['206', { status: 206, body: { code: 300 }, says: 'no' }],
	['207 with one refused', multiStatus()],
];

function json() {
	return { 'content-type': 'application/json' };
}

function htmlAsJson(): Answer {
	return { ...page(200, 'Welcome'), headers: json(), says: 'unclear' };
}

function half(status: number): Answer {
	return {
		status,
		body: { code: 300, message: 'Validation Failed.' },
		lost: 'half',
		says: 'unclear',
	};
}

function multiStatus(): Answer {
	const responses = [
		{ id: 'a', status: 204 },
		{ id: 'b', status: 400, ...ZOOM_REFUSAL },
	];
	return { status: 207, body: { responses }, says: 'unclear' };
}

const notDone = SHAPES.map(
	([name, answer]): Behaviour => ({
		name: `${name}, not done`,
		handlers: () => [instead('status', answer)],
	}),
);

const done = SHAPES.map(
	([name, answer]): Behaviour => ({
		name: `${name}, done`,
		handlers: () => [afterwards('status', answer)],
		reaches: 'all',
	}),
);

const further: Behaviour[] = [
	{
		name: '202 Accepted, done 3 s later',
		handlers: ({ zoom }) => [
			afterwards('status', { status: 202, says: 'unclear' }),
			lateBy(zoom, 3),
		],
		reaches: 'all',
	},
	{
		name: '200 {} to multipart, not done, and 204 to JSON',
		handlers: () => [
			instead(
				'status',
				{ status: 200, body: {}, says: 'unclear' },
				({ format }) => format === 'multipart',
			),
		],
		reaches: 'all',
	},
	{
		name: '200 with code 300 to multipart, and 204 to JSON',
		handlers: () => [
			instead(
				'status',
				{
					status: 200,
					body: { code: 300, message: 'Request Body should be a valid JSON object.' },
					says: 'no',
				},
				({ format }) => format === 'multipart',
			),
		],
		reaches: 'all',
	},
	{
		name: '200 success false for one event, the other is done',
		handlers: ({ roster: { rows } }) => [
			instead(
				'status',
				{ status: 200, body: { success: false }, says: 'no' },
				({ eventId }) => eventId === rows.at(-1)?.event.id,
			),
		],
	},
	{
		name: '200 success false for one row, not done',
		handlers: () => [instead('status', { status: 200, body: { success: false }, says: 'no' })],
		roster: oneEvent(1, { by: 'id' }),
	},
	{
		name: '200 with a page in HTML, not done, and lists are pages as well',
		handlers: () => [
			instead(['status', 'list', 'get'], { ...page(200, 'Sign in'), says: 'unclear' }),
		],
		unreadable: true,
	},
	{
		name: '200 with a page in HTML, done, and lists are pages as well',
		handlers: () => [
			afterwards(['status', 'list', 'get'], { ...page(200, 'Sign in'), says: 'unclear' }),
		],
		unreadable: true,
	},
	{
		name: '200 {}, done, for denials',
		handlers: () => [afterwards('status', { status: 200, body: {}, says: 'unclear' })],
		roster: twelve({ action: 'deny' }),
		kinds: ['meeting', 'webinar', 'recording'],
		reaches: 'all',
	},
];

export const otherYes: BehaviourClass = {
	title: 'Other answers that look like yes',
	behaviours: [...notDone, ...done, ...further],
};
