import type { MeetingInput } from '../build';
import { DAY_MS, HOUR_MS } from '../clock';
import { people } from './people';
import { customerSummit } from './sessions';
import { weekly } from './weekly';

const NEWSLETTER = '5516482804110';
const PARTNER_SITE = '5516482804111';

/** Ada's webinars for people to try. */
export function webinarsToTry(tomorrow: number): MeetingInput[] {
	return [
		{
			id: 97123456789,
			topic: 'Customer Stories Live',
			agenda: 'Three customers tell how they work.',
			type: 5,
			startTime: tomorrow + 7 * DAY_MS,
			registrantsLimit: 500,
			trackingSources: [
				{ id: NEWSLETTER, name: 'Newsletter', visitors: 214 },
				{ id: PARTNER_SITE, name: 'Partner site', visitors: 57 },
			],
			questions: [
				{ fieldName: 'last_name', required: true },
				{ fieldName: 'org', required: false },
			],
			customQuestions: [
				{
					title: 'How did you hear of us?',
					type: 'single_dropdown',
					required: true,
					answers: ['A colleague', 'Newsletter', 'Social media'],
				},
				{ title: 'Your question to the speakers', type: 'short', required: false, answers: [] },
			],
			registrants: [
				...people(0, 10, 'pending').map((person) => ({
					...person,
					trackingSourceId: NEWSLETTER,
					customQuestions: [{ title: 'How did you hear of us?', value: 'Newsletter' }],
				})),
				...people(10, 14, 'approved').map((person) => ({
					...person,
					trackingSourceId: PARTNER_SITE,
				})),
				...people(14, 16, 'denied'),
			],
		},
		{
			id: 95234567890,
			topic: 'Weekly Masterclass',
			type: 9,
			startTime: tomorrow + HOUR_MS,
			registrationType: 3,
			occurrences: weekly(tomorrow + HOUR_MS, 4),
			registrants: [...people(4, 8, 'pending'), ...people(16, 20, 'approved')],
		},
		{
			id: 96345678901,
			topic: 'Customer Summit',
			agenda: 'Held last week: who came, and who did not.',
			type: 5,
			startTime: tomorrow - 8 * DAY_MS,
			duration: 90,
			panelists: [
				{ id: 'Tg2b6GhcQKKbV7nSCbDKug', name: 'Lena Ortiz', email: 'lena@speakers.example' },
			],
			registrants: [...people(6, 14, 'approved'), ...people(14, 16, 'denied')],
			instances: customerSummit,
		},
	];
}
