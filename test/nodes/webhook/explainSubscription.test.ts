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
			': meeting:read:registrant, webinar:read:registrant, cloud_recording:read:registrant, ending in',
		],
	])('names the scopes for the event %s', (event, scopes) => {
		const { message, description } = explained(`The event is not allowed for the app: ${event}`);
		expect(message).toBe(`The Zoom app is missing the scope for ${event}`);
		expect(description).toContain(scopes);
	});

	it('says that Zoom is unavailable, and when to go on', () => {
		const refusal: Refusal = { httpStatus: 503, message: 'Service Unavailable.', fieldErrors: [] };
		expect(explainSubscription(refusal, CONTEXT, Date.UTC(2026, 0, 1))).toEqual({
			message: 'Zoom is currently unavailable: Service Unavailable',
			description: 'Publish the workflow again in a few minutes.',
		});
	});

	it('looks at the beginning of a message only, however long it is', () => {
		const { message } = explained(`Sorry ${'x'.repeat(200_000)}`);
		expect(message).toMatch(/^Zoom rejected the request: Sorry x+$/);
		expect(message.length).toBeLessThan(1_100);
	});
});
