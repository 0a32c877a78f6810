const OF_EVENTS = [
	'read:list_registrants',
	'read:registrant',
	'write:registrant',
	'write:batch_registrants',
	'update:registrant_status',
	'delete:registrant',
	'read:list_registration_questions',
	'update:registration_question',
];

/** Those of reports exist with `:admin` only. */
export const REPORT_SCOPES = [
	'report:read:meeting',
	'report:read:list_meeting_participants',
	'report:read:webinar',
	'report:read:list_webinar_participants',
];

/** Every scope the API asks for, as a user-level app has them; `:admin` makes them those of an account-level app. */
export const USER_SCOPES = [
	'meeting:read:meeting',
	'meeting:read:list_meetings',
	'meeting:write:meeting',
	'meeting:delete:meeting',
	...OF_EVENTS.map((scope) => `meeting:${scope}`),
	'meeting:read:past_meeting',
	'meeting:read:list_past_instances',
	'meeting:read:list_past_participants',
	'webinar:read:webinar',
	'webinar:read:list_webinars',
	'webinar:read:list_tracking_sources',
	'webinar:read:list_panelists',
	'webinar:read:list_past_instances',
	'webinar:read:list_past_participants',
	'webinar:read:list_absentees',
	...OF_EVENTS.map((scope) => `webinar:${scope}`),
	'cloud_recording:read:list_recording_registrants',
	'cloud_recording:write:recording_registrant',
	'cloud_recording:update:registrant_status',
	'cloud_recording:read:registration_questions',
	'cloud_recording:update:registration_questions',
	'user:read:user',
];
