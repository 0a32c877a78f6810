import type { IWebhookFunctions } from 'n8n-workflow';

import { readFilters } from '../../../nodes/ZoomRegistrantsTrigger/readFilters';

/** The filters of a trigger for registrations, whose fields have these values. */
const filtersOf = (filters: unknown) =>
	readFilters({
		getNode: () => ({ name: 'Zoom', type: 't', typeVersion: 1 }),
		getNodeParameter: (name: string, fallback: unknown) =>
			({ events: ['meeting.registration_created'], filters })[name] ?? fallback,
	} as unknown as IWebhookFunctions);

it.each([[undefined], [{}], ['nothing'], [[]]])(
	'Without filters, everything is accepted: %j',
	(given) => {
		expect(filtersOf(given)).toEqual({
			events: new Set(['meeting.registration_created']),
			meetings: new Set(),
			webinars: new Set(),
			occurrences: new Set(),
			emailDomains: new Set(),
			onlyRegistrants: false,
		});
	},
);

it('Meetings and webinars are those of the rows, also of one row without a list around it.', () => {
	const rows = [{ meetingId: '852 1234 5678' }, { meetingId: 'https://zoom.us/j/85200000001' }];
	expect(filtersOf({ meetings: { meeting: rows } }).meetings).toEqual(
		new Set(['85212345678', '85200000001']),
	);
	expect(filtersOf({ meetings: { meeting: rows[0] } }).meetings).toEqual(new Set(['85212345678']));
	expect(filtersOf({ webinars: { webinar: { webinarId: '933' } } }).webinars).toEqual(
		new Set(['933']),
	);
});

it.each([
	[{ meetings: { meeting: [null] } }, 'Meeting is empty'],
	[{ meetings: { meeting: 'abc' } }, 'Meeting is empty'],
	[{ meetings: { meeting: { meetingId: 'abc' } } }, 'Meeting: "abc" isn\'t a meeting ID'],
	[{ webinars: { webinar: [{ meetingId: '1' }] } }, 'Webinar is empty'],
	[{ emailDomains: null }, 'The Email Domains expression returned nothing'],
	[{ occurrenceId: null }, 'Occurrence ID is set by an expression that finds no string'],
	[{ onlyRegistrants: 'maybe' }, "Only Registrants isn't true or false"],
])(
	'A filter that cannot be read is an error, and never accepts everything: %j',
	(given, message) => {
		expect(() => filtersOf(given)).toThrow(message);
	},
);
