import { ZoomError } from '../../errors';
import { scope } from '../call';
import type { Kind } from './kind';
import { meeting } from './meeting';
import { webinar } from './webinar';

/** A recording in the cloud, of a meeting or webinar (https://developers.zoom.us/docs/api/meetings/#tag/cloud-recording). */
export const recording: Kind = {
	name: 'recording',
	path: '/meetings/:eventId/recordings',
	eventTypes: [...meeting.eventTypes, ...webinar.eventTypes],
	hostNeeds: 'licensed',
	scopes: {
		list: scope('cloud_recording:read:list_recording_registrants', 'recording:read'),
		add: scope('cloud_recording:write:recording_registrant', 'recording:write'),
		questions: scope('cloud_recording:read:registration_questions', 'recording:read'),
		updateQuestions: scope('cloud_recording:update:registration_questions', 'recording:write'),
		status: scope('cloud_recording:update:registrant_status', 'recording:write'),
	},
	refusals: {
		badId: { otherwise: [400, 300, 'Invalid meeting id.'] },
		missing: { otherwise: [404, 3001, 'Meeting does not exist: {id}.'] },
		inaccessible: { otherwise: [400, 200, 'No permission.'] },
		notHost: { otherwise: [400, 200, 'No permission.'] },
		registrationOff: {
			otherwise: [404, 404, 'Registration has not been enabled for this meeting: {id}.'],
		},
	},
	form: (event) => {
		if (event.recording) return event.recording;
		throw new ZoomError(404, 3301, 'There is no recording for this meeting.');
	},
	key: (event) => `recording ${event.id}`,
	list: { query: ['status', 'page_size', 'page_number', 'next_page_token'] },
	status: {
		query: [],
		actions: [
			{ action: 'approve', after: 'approved', event: 'approved' },
			{ action: 'deny', after: 'denied', event: 'denied' },
		],
		names: ['id'],
		limitName: "cloud recording Update registrant's status",
		checksEmails: false,
	},
	add: {
		query: [],
		fields: ['status'],
		answer: ['id', 'registrant_id', 'topic', 'share_url'],
		limitMessage: '',
	},
	questionTypes: ['short', 'single', 'multiple'],
	takesUuid: ['questions', 'updateQuestions'],
	row: [],
};
