import { parseNewRegistrant } from '../../../../../nodes/ZoomRegistrants/actions/create/newRegistrant';
import { EVENT_KINDS } from '../../../../../nodes/zoom/eventKinds';

const ANN = { email: 'ann@example.com', firstName: 'Ann', lastName: '', additionalFields: {} };
const { meetingRegistrant, webinarRegistrant, recordingRegistrant } = EVENT_KINDS;

const withFields = (
	additionalFields: unknown,
	kind = meetingRegistrant as typeof meetingRegistrant,
) => parseNewRegistrant({ ...ANN, additionalFields }, kind);

it('leaves out what is empty', () => {
	const empty = { city: '', org: '  ', zip: null, state: undefined, customQuestions: {} };
	expect(withFields(empty)).toEqual({
		value: { email: 'ann@example.com', firstName: 'Ann', zoomFields: {}, occurrenceIds: [] },
	});
});

it('takes numbers as texts, as sheets give them', () => {
	expect(
		parseNewRegistrant(
			{ email: 'a@b', firstName: 7, lastName: 8, additionalFields: { zip: 10115, phone: 4930 } },
			meetingRegistrant,
		),
	).toEqual({
		value: {
			email: 'a@b',
			firstName: '7',
			lastName: '8',
			zoomFields: { zip: '10115', phone: '4930' },
			occurrenceIds: [],
		},
	});
});

it.each([
	[
		['1', 2, ''],
		['1', '2'],
	],
	['1, 2 ,', ['1', '2']],
	[1700000000001, ['1700000000001']],
	['', []],
	[[], []],
])('reads the occurrences %j', (occurrenceIds, expected) => {
	expect(withFields({ occurrenceIds })).toMatchObject({ value: { occurrenceIds: expected } });
});

it.each([undefined, null, 'undefined', {}, [{}], [undefined], [null], ['undefined']])(
	'refuses the occurrences %j, which would mean the whole series',
	(occurrenceIds) => {
		expect(withFields({ occurrenceIds })).toMatchObject({
			error: { message: expect.stringMatching(/^Occurrences /) },
		});
	},
);

it('Auto-Approve is read for meetings and webinars, not for recordings.', () => {
	const autoApprove = (kind: object) =>
		withFields({ autoApprove: false }, kind as typeof meetingRegistrant);
	expect(autoApprove(meetingRegistrant)).toMatchObject({ value: { autoApprove: false } });
	expect(autoApprove(webinarRegistrant)).toMatchObject({ value: { autoApprove: false } });
	expect(autoApprove(recordingRegistrant)).not.toHaveProperty('value.autoApprove');
	expect(withFields({ autoApprove: 'no' })).toMatchObject({
		error: { message: 'Auto-Approve must be true or false' },
	});
});

it('answers: several choices go with commas, empty ones are left out', () => {
	const question = [
		{ title: 'Days', value: ['Mon', 'Tue'] },
		{ title: 'Why?', value: '' },
		{ title: 'Age', value: 42 },
	];
	expect(withFields({ customQuestions: { question } })).toMatchObject({
		value: {
			zoomFields: {
				custom_questions: [
					{ title: 'Days', value: 'Mon, Tue' },
					{ title: 'Age', value: '42' },
				],
			},
		},
	});
});

it.each([
	['an email with a blank', { email: 'ann@exam ple.com' }, 'is not an email address'],
	['an email with a name', { email: 'Ann <ann@example.com>' }, 'is not an email address'],
	['an email that is an object', { email: {} }, "Email isn't a valid string"],
	[
		'an expression that found nothing',
		{ firstName: 'undefined' },
		"First Name isn't a valid string",
	],
	['an e-mail with half an emoji', { email: 'a\ud83d@b' }, 'Email contains a broken character'],
	['a name that is a list', { lastName: ['x'] }, "Last Name isn't a valid string"],
	[
		'a field that cannot become a text',
		{ additionalFields: { city: { toString: 1 } } },
		"City isn't a valid string",
	],
	[
		'a phone number that lost digits',
		{ additionalFields: { phone: 2 ** 60 } },
		'Phone is a number too large to be exact; enter it as a string',
	],
	[
		'an answer that cannot become a text',
		{
			additionalFields: {
				customQuestions: { question: [{ title: 'T', value: [{ toString: 1 }] }] },
			},
		},
		"Custom Questions, row 1: Answer isn't a valid string",
	],
	[
		'an occurrence of 40,000 characters',
		{ additionalFields: { occurrenceIds: ['1', '2'.repeat(40_000)] } },
		'Occurrences is 40000 characters long; the maximum is 255',
	],
	[
		'an email of 129 characters',
		{ email: `${'a'.repeat(127)}@b` },
		"Email is 129 characters long; Zoom's maximum is 128",
	],
])('%s is refused', (_, given, problem) => {
	expect(parseNewRegistrant({ ...ANN, ...given }, meetingRegistrant)).toMatchObject({
		error: { message: expect.stringContaining(problem) },
	});
});

it.each([
	['email', `${'a'.repeat(126)}@b`],
	['firstName', 'x'.repeat(64)],
	['lastName', 'x'.repeat(64)],
])('%s may be as long as Zoom allows', (name, text) => {
	expect(parseNewRegistrant({ ...ANN, [name]: text }, meetingRegistrant)).toHaveProperty('value');
});
