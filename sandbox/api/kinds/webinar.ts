import { WEBINAR_TYPES } from '../../build';
import { scope } from '../call';
import type { EventKind } from './kind';
import { ADDED, meeting } from './meeting';
import type { Wording } from './wording';

const PLAN_MISSING: Wording = [
	400,
	200,
	'Webinar plan is missing. You must subscribe to the webinar plan and enable webinars for this user in order to perform this action.',
];
const PLAN_MISSING_WITH_HTTP_200: Wording = [
	200,
	200,
	'Webinar plan subscription is missing. Enable webinar for this user once the subscription is added:{host}',
];

/** https://developers.zoom.us/docs/api/meetings/#tag/webinars */
export const webinar: EventKind = {
	name: 'webinar',
	path: '/webinars/:eventId',
	eventTypes: WEBINAR_TYPES,
	hostNeeds: 'webinars',
	scopes: {
		userList: scope('webinar:read:list_webinars', 'webinar:read'),
		details: scope('webinar:read:webinar', 'webinar:read'),
		list: scope('webinar:read:list_registrants', 'webinar:read'),
		add: scope('webinar:write:registrant', 'webinar:write'),
		batch: scope('webinar:write:batch_registrants', 'webinar:write'),
		get: scope('webinar:read:registrant', 'webinar:read'),
		delete: scope('webinar:delete:registrant', 'webinar:write'),
		questions: scope('webinar:read:list_registration_questions', 'webinar:read'),
		updateQuestions: scope('webinar:update:registration_question', 'webinar:write'),
		status: scope('webinar:update:registrant_status', 'webinar:write'),
		panelists: scope('webinar:read:list_panelists', 'webinar:read'),
		trackingSources: scope('webinar:read:list_tracking_sources', 'webinar:read'),
	},
	refusals: {
		badId: { otherwise: [400, 300, 'Invalid webinar ID.'] },
		missing: { otherwise: [404, 3001, 'Webinar does not exist: {id}.'] },
		wrongType: { otherwise: [400, 300, 'Invalid webinar ID.'] },
		inaccessible: { otherwise: [400, 200, 'No permission.'] },
		notHost: { otherwise: [400, 200, 'No permission.'] },
		noPlan: {
			otherwise: PLAN_MISSING,
			list: ({ webinarPlanMissing }) =>
				webinarPlanMissing === 'http400' ? PLAN_MISSING : PLAN_MISSING_WITH_HTTP_200,
			details: [
				400,
				200,
				'Webinar plan is missing. You must subscribe to the webinar plan and enable webinars for user {host} to perform this action.',
			],
		},
		registrationOff: {
			otherwise: [400, 3000, 'Registration has not been enabled for this webinar: {id}.'],
			details: null,
			panelists: null,
			add: [400, 3000, 'This webinar does not have registration as required: {id}.'],
			status: [400, 300, 'Registration has not been enabled for this meeting: {id}.'],
		},
		full: {
			otherwise: [400, 3043, 'Webinar has reached maximum attendee capacity.'],
			status: [400, 3035, 'Webinar has reached maximum attendee capacity.'],
			add: [
				400,
				3000,
				'You have reached the limit for the number of attendees you can add. Contact Zoom Support for more information.',
			],
		},
		over: {
			otherwise: [
				400,
				3038,
				'Webinar is over, you cannot register now. If you have any questions, contact the webinar host.',
			],
			batch: [
				400,
				3038,
				"The webinar is over. You cannot register now. If you have any questions, contact the webinar's host.",
			],
		},
		notScheduled: {
			otherwise: [
				400,
				300,
				'This API can only be used for scheduled webinars (type 5). Batch registration is not supported for other webinar types.',
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
		rows: 'webinars',
		types: ['scheduled', 'upcoming'],
		query: ['type', 'page_size', 'page_number', 'next_page_token'],
	},
	list: { query: [...meeting.list.query, 'tracking_source_id'] },
	status: {
		...meeting.status,
		limitName: "webinar Update registrant's status",
		checksEmails: true,
	},
	add: {
		query: ['occurrence_ids'],
		fields: ['language', 'source_id'],
		answer: ADDED,
		limitMessage:
			'You have exceeded the daily rate limit of (3) for Add webinar registrant API requests for the registrant ({email}). You can resume these API requests at GMT 00:00:00.',
	},
	noRegistrant: {
		get: [400, 3079, 'This registrant does not exist: {registrant}.'],
		delete: [400, 3000, 'Registrant {registrant} was not found.'],
	},
	get: { query: ['occurrence_id'], language: true },
	batch: {
		eventType: 5,
		flags: ['auto_approve'],
		limitMessage:
			'You have exceeded the daily rate limit (3) of Webinar Batch Registration API requests permitted for ({email}) this particular registrant. You may resume these requests at GMT 00:00:00.',
	},
	questionTypes: ['short', 'single_radio', 'single_dropdown', 'multiple'],
	takesUuid: [],
	row: ['create_time', 'join_url'],
};
