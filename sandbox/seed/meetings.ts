import type { MeetingInput } from '../build';
import { DAY_MS, HOUR_MS } from '../clock';
import { zoomId } from '../ids';
import type { SeedUsers } from './users';
import { people } from './people';
import { springLaunch } from './sessions';
import { webinarsToTry } from './webinars';
import { weekly } from './weekly';

/** Ada's meetings and webinars for people to try, and after them one meeting for every refusal Zoom knows. */
export function seedMeetings(users: SeedUsers, tomorrow: number): MeetingInput[] {
	return [
		...meetingsToTry(tomorrow),
		...webinarsToTry(tomorrow),
		...meetingsThatRefuse(users, tomorrow),
	];
}

function meetingsToTry(tomorrow: number): MeetingInput[] {
	return [
		{
			id: 85212345678,
			topic: 'Autumn Product Launch',
			agenda: 'What is new this autumn, with questions at the end.',
			startTime: tomorrow + 6 * DAY_MS,
			duration: 90,
			questions: [
				{ fieldName: 'last_name', required: false },
				{ fieldName: 'org', required: false },
				{ fieldName: 'job_title', required: false },
			],
			customQuestions: [
				{ title: 'What would you like to see?', type: 'short', required: false, answers: [] },
			],
			registrants: [
				...people(0, 12, 'pending'),
				...people(12, 17, 'approved'),
				...people(17, 20, 'denied'),
			],
		},
		{
			id: 84723456789,
			topic: 'Weekly Office Hours',
			startTime: tomorrow,
			registrationType: 2,
			occurrences: weekly(tomorrow, 6),
			registrants: [...people(4, 9, 'pending'), ...people(20, 24, 'approved')],
		},
		{
			id: 912345678,
			topic: 'Customer Workshop',
			approvalType: 0,
			startTime: tomorrow + 2 * DAY_MS,
			duration: 120,
			registrants: people(8, 14, 'approved'),
		},
		{
			id: 5123456789,
			topic: 'Partner Briefing',
			startTime: tomorrow + 3 * DAY_MS + 2 * HOUR_MS,
			registrants: [...people(14, 22, 'pending'), ...people(2, 4, 'approved')],
		},
		{
			id: 81634567890,
			topic: 'New Hire Onboarding',
			startTime: tomorrow + 9 * DAY_MS,
			registrants: people(18, 24, 'pending'),
		},
		{
			id: 89901234567,
			topic: 'Spring Product Launch',
			agenda: 'The recording is open to everyone who registers for it.',
			startTime: tomorrow - 20 * DAY_MS,
			duration: 90,
			registrants: people(0, 6, 'approved'),
			instances: springLaunch(tomorrow - 20 * DAY_MS),
			recording: { registrants: [...people(6, 12, 'pending'), ...people(0, 3, 'approved')] },
		},
		{
			id: 86034567890,
			topic: 'Internal Stand-up',
			approvalType: 2,
			startTime: tomorrow + 4 * HOUR_MS,
			duration: 15,
		},
	];
}

function meetingsThatRefuse(users: SeedUsers, tomorrow: number): MeetingInput[] {
	const startTime = tomorrow + 12 * DAY_MS;
	const registrants = people(0, 3, 'pending');
	return [
		{
			id: 87145678901,
			topic: 'Board Preview',
			hostId: users.ben.id,
			startTime,
			registrants,
		},
		{
			id: 82256789012,
			topic: 'Community Meetup',
			hostId: users.uma.id,
			startTime,
			registrants,
		},
		{ id: 88701234567, topic: 'Town Hall', hostId: users.nora.id, startTime, registrants },
		{ id: 84478901234, topic: 'Guest Lecture', hostId: users.gus.id, startTime, registrants },
		{
			id: 81589012345,
			topic: 'Alumni Evening',
			hostId: zoomId('user', 'left the company'),
			startTime,
			registrants,
		},
		{
			id: 83690123456,
			topic: 'Closed Session',
			hostId: users.ben.id,
			inaccessible: true,
			startTime,
			registrants,
		},
		{ id: 93367890123, topic: 'Quarterly Webinar', type: 5, startTime, registrants },
	];
}
