import type { Bench } from './support';

export const WEBINAR = 97871060099;
export const SERIES = 99289110036;

/** A webinar of two tracking sources and a series of two occurrences. */
export function addWebinars({ sandbox }: Bench): void {
	sandbox.addMeeting({
		id: WEBINAR,
		type: 5,
		topic: 'Product Tour',
		trackingSources: [
			{ id: '5516482804110', name: 'Newsletter', visitors: 40 },
			{ id: '5516482804111', name: 'Website', visitors: 7 },
		],
		registrants: [
			{ id: 'one', email: 'ann@example.com', trackingSourceId: '5516482804110' },
			{ id: 'two', email: 'bob@example.com', trackingSourceId: '5516482804111' },
		],
	});
	sandbox.addMeeting({
		id: SERIES,
		type: 9,
		registrationType: 3,
		occurrences: ['1648538280000', '1649143080000'],
		registrants: [{ id: 'three', email: 'cem@example.com' }],
	});
}
