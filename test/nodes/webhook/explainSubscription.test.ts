import type { Refusal } from '../../../nodes/transport/refusal';
import { explainSubscription } from '../../../nodes/webhook/explainSubscription';

const CONTEXT = {
	url: 'https://n8n.example.com/webhook/x',
	apiBaseUrl: 'https://api.zoom.us/v2',
	authentication: 'app',
};

const explained = (message: string) => {
	const refusal: Refusal = { httpStatus: 400, code: 1602, message, fieldErrors: [] };
	return explainSubscription(refusal, CONTEXT, Date.UTC(2026, 0, 1));
};

describe('explainSubscription', () => {
	it.each([
		['webinar.registration_created', ': webinar:read:registrant, ending in'],
		['recording.registration_denied', ': cloud_recording:read:registrant, ending in'],
		[
			'constructor.created',
			': meeting:read:participant, meeting:read:registrant, cloud_recording:read:registrant, webinar:read:participant, webinar:read:registrant, ending in',
		],
		['meeting.participant_joined', ': meeting:read:participant, ending in'],
		['webinar.participant_left', ': webinar:read:participant, ending in'],
	])('names the scopes for the event %s', (event, scopes) => {
		const { message, description } = explained(`The event is not allowed for the app: ${event}`);
		expect(message).toBe(`The Zoom app is missing the scope for ${event}`);
		expect(description).toContain(scopes);
	});

	it('says that another scope may be right where Zoom’s documentation names none', () => {
		const doubt = 'If Zoom names another scope when you add the participant event to the app';
		const descriptionFor = (event: string) =>
			explained(`The event is not allowed for the app: ${event}`).description;
		expect(descriptionFor('meeting.participant_joined')).toContain(doubt);
		expect(descriptionFor('meeting.registration_created')).not.toContain(doubt);
	});

	it('says that Zoom is unavailable, and when to go on', () => {
		const refusal: Refusal = { httpStatus: 503, message: 'Service Unavailable.', fieldErrors: [] };
		expect(explainSubscription(refusal, CONTEXT, Date.UTC(2026, 0, 1))).toEqual({
			message: 'Zoom is currently unavailable: Service Unavailable',
			description: 'Publish the workflow again in a few minutes.',
		});
	});

	it('says when a daily limit ends, rather than to try again in a few minutes', () => {
		const refusal: Refusal = {
			httpStatus: 429,
			message: 'You have reached the maximum daily rate limit for this API.',
			fieldErrors: [],
		};
		expect(explainSubscription(refusal, CONTEXT, Date.UTC(2026, 0, 1, 15))).toEqual({
			message:
				"Zoom's daily limit on requests has been reached: You have reached the maximum daily rate limit for this API",
			description: 'Publish the workflow again after 2026-01-02 00:00 UTC.',
		});
	});

	it.each<[string, Partial<Refusal>]>([
		['an unknown code', { httpStatus: 400, code: 300 }],
		['no permission', { httpStatus: 403, code: 200 }],
		['nothing found', { httpStatus: 404, code: 3001 }],
		['no login', { httpStatus: 401, code: 124 }],
		['a web page', { httpStatus: 403, origin: 'proxy' }],
	])('speaks of the app and the subscription, not of meetings or registrants: %s', (_, refused) => {
		const refusal: Refusal = { message: 'No.', fieldErrors: [], trackingId: 'v=1', ...refused };
		const { message, description } = explainSubscription(refusal, CONTEXT, 0);
		expect(message).toMatch(/: No$/);
		expect(`${message} ${description}`).not.toMatch(/meeting|webinar|registrant/i);
		expect(description).toMatch(/^Check .*\(HTTP 40\d, .*tracking ID v=1\)$/);
	});

	it('looks at the beginning of a message only, however long it is', () => {
		const { message } = explained(`Sorry ${'x'.repeat(200_000)}`);
		expect(message).toMatch(/^Zoom rejected the event subscription: Sorry x+$/);
		expect(message.length).toBeLessThan(1_100);
	});
});
