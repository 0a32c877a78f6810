import type { Switches } from '../../switches';
import { scope } from '../call';
import type { EventKind } from './kind';
import type { Wording } from './wording';

const REGISTRATION_OFF: Record<Switches['registrationDisabled'], Wording> = {
	http400code300: [400, 300, 'This meeting has not set registration as required:{id}.'],
	http300: [300, 300, 'This meeting has not set registration as required:{id}.'],
	http404code404: [404, 404, 'Registration has not been enabled for this meeting: {id}.'],
};

/** The answer to a registration, for meetings and webinars alike. */
export const ADDED = ['id', 'registrant_id', 'topic', 'start_time', 'join_url', 'occurrences'];

/** https://developers.zoom.us/docs/api/meetings/ */
export const meeting: EventKind = {
	name: 'meeting',
	path: '/meetings/:eventId',
	eventTypes: [1, 2, 3, 8],
	hostNeeds: 'licensed',
	scopes: {
		userList: scope('meeting:read:list_meetings', 'meeting:read'),
		details: scope('meeting:read:meeting', 'meeting:read'),
		list: scope('meeting:read:list_registrants', 'meeting:read'),
		add: scope('meeting:write:registrant', 'meeting:write'),
		batch: scope('meeting:write:batch_registrants', 'meeting:write'),
		get: scope('meeting:read:registrant', 'meeting:read'),
		delete: scope('meeting:delete:registrant', 'meeting:write'),
		questions: scope('meeting:read:list_registration_questions', 'meeting:read'),
		updateQuestions: scope('meeting:update:registration_question', 'meeting:write'),
		status: scope('meeting:update:registrant_status', 'meeting:write'),
	},
	refusals: {
		badId: { otherwise: [400, 300, 'Invalid meeting id.'] },
		missing: {
			otherwise: [404, 3001, 'Meeting does not exist: {id}.'],
			add: [404, 1001, 'Meeting does not exist: {id}.'],
		},
		wrongType: {
			otherwise: [400, 3000, 'Cannot access webinar info.'],
			list: [400, 300, 'Cannot access webinar info.'],
			add: [400, 3000, 'Cannot access meeting info.'],
			status: [400, 3000, 'Cannot access webinar information.'],
		},
		inaccessible: { otherwise: [400, 3000, 'Cannot access meeting information.'] },
		notHost: {
			otherwise: [400, 3003, 'Not meeting host.'],
			details: [400, 3000, 'Cannot access meeting information.'],
		},
		mayNotHost: {
			otherwise: [
				400,
				3161,
				'Meeting hosting and scheduling capabilities are not allowed for your user account.',
			],
			details: null,
		},
		noPlan: {
			otherwise: [400, 200, 'Only available for paid users: {host}.'],
			details: null,
			userList: null,
		},
		registrationOff: {
			otherwise: [400, 300, 'Registration has not been enabled for this meeting: {id}.'],
			list: [400, 300, 'This meeting has not registration required: {id}.'],
			details: null,
			add: [404, 404, 'Registration has not been enabled for this meeting: {id}.'],
			batch: [400, 404, 'Registration has not been enabled for this meeting: {id}.'],
			status: (switches) => REGISTRATION_OFF[switches.registrationDisabled],
		},
		full: {
			otherwise: [400, 3043, 'Meeting has reached maximum attendee capacity.'],
			status: null,
		},
		notScheduled: {
			otherwise: [
				400,
				303,
				'This API can only be used for scheduled meeting(meeting type: 2). Batch registration is not supported for other meeting types.',
			],
		},
		over: {
			otherwise: [
				400,
				3038,
				'Meeting is over, you can not register now. If you have any questions, please contact the Meeting host.',
			],
		},
		hostRegisters: {
			otherwise: [400, 3027, 'Host cannot register.'],
			batch: ({ batchWithHost }) =>
				batchWithHost === 'refuse' ? [400, 3027, 'Host cannot register.'] : null,
		},
	},
	form: (event) => event,
	key: (event) => event.id,
	userList: {
		rows: 'meetings',
		types: ['scheduled', 'live', 'upcoming', 'upcoming_meetings', 'previous_meetings'],
		query: ['type', 'page_size', 'next_page_token', 'page_number', 'from', 'to', 'timezone'],
	},
	list: { query: ['occurrence_id', 'status', 'page_size', 'page_number', 'next_page_token'] },
	status: {
		query: ['occurrence_id'],
		actions: [
			{ action: 'approve', after: 'approved', event: 'approved' },
			{ action: 'deny', after: 'denied', event: 'denied' },
			{ action: 'cancel', after: 'denied', event: 'cancelled' },
		],
		names: ['id', 'email'],
		limitName: "meeting Update registrant's status",
		checksEmails: false,
	},
	add: {
		query: ['occurrence_ids'],
		fields: ['language', 'auto_approve'],
		answer: [...ADDED, 'participant_pin_code'],
		limitMessage:
			'You have exceeded the daily rate limit of (3) for Add meeting registrant API requests for the registrant ({email}). You can resume these API requests at GMT 00:00:00.',
	},
	noRegistrant: {
		get: [400, 3079, 'This registrant does not exist: {registrant}.'],
		delete: [
			400,
			300,
			'The value that you entered for the Registrant ID field is invalid. Enter a valid value and try again.',
		],
	},
	get: { query: [], language: false },
	batch: {
		eventType: 2,
		flags: ['auto_approve', 'registrants_confirmation_email'],
		limitMessage:
			'You have exceeded the daily rate limit (3) of Meeting Batch Registration API requests permitted for ({email}) this particular registrant. You may resume these requests at GMT 00:00:00.',
	},
	questionTypes: ['short', 'single'],
	takesUuid: [],
	row: ['create_time', 'join_url', 'participant_pin_code'],
};
