import { scope } from '../call';
import type { Wording } from '../kinds/wording';
import { webinar } from '../kinds/webinar';
import { NO_PERMISSION, OTHER_ACCOUNT, PAID_OR_ZMP, reportScope, type PastRules } from './rules';

const NO_REPORT: Wording = [404, 3001, 'Webinar "{id}" not found or has expired'];
const YEAR_AGO: Wording = [400, 12702, 'Can not access a webinar a year ago.'];

/** `GET /past_webinars/{webinarId}/instances` */
export const pastWebinarInstances: PastRules = {
	kind: webinar,
	path: '/past_webinars/:eventId/instances',
	label: 'Light',
	scope: scope('webinar:read:list_past_instances', 'webinar:read'),
	missing: [404, 3001, 'Webinar does not exist: {id}.'],
	noAccess: NO_PERMISSION,
	badId: [400, 300, 'Invalid webinar ID.'],
	reach: [],
};

/** `GET /past_webinars/{webinarId}/participants` */
export const pastWebinarParticipants: PastRules = {
	kind: webinar,
	path: '/past_webinars/:eventId/participants',
	label: 'Medium',
	scope: scope('webinar:read:list_past_participants', 'webinar:read'),
	missing: [404, 3001, 'Webinar does not exist.'],
	noAccess: NO_PERMISSION,
	unpaid: PAID_OR_ZMP,
	reach: [],
};

/** `GET /past_webinars/{webinarId}/absentees` */
export const pastWebinarAbsentees: PastRules = {
	kind: webinar,
	path: '/past_webinars/:eventId/absentees',
	label: 'Heavy',
	scope: scope('webinar:read:list_absentees', 'webinar:read'),
	missing: [404, 3001, 'Webinar {id} not found or expired.'],
	noAccess: NO_PERMISSION,
	otherAccount: OTHER_ACCOUNT,
	reach: [],
};

/** `GET /report/webinars/{webinarId}` */
export const reportWebinarDetails: PastRules = {
	kind: webinar,
	path: '/report/webinars/:eventId',
	label: 'Heavy',
	scope: reportScope('report:read:webinar'),
	missing: [404, 3001, 'Meeting {id} not found or has expired.'],
	noAccess: NO_PERMISSION,
	otherAccount: OTHER_ACCOUNT,
	unpaid: PAID_OR_ZMP,
	reach: [{ months: 12, beyond: YEAR_AGO }],
};

/** `GET /report/webinars/{webinarId}/participants`: of the last six months. */
export const reportWebinarParticipants: PastRules = {
	...reportWebinarDetails,
	path: '/report/webinars/:eventId/participants',
	scope: reportScope('report:read:list_webinar_participants'),
	missing: NO_REPORT,
	reach: [
		{ months: 12, beyond: YEAR_AGO },
		{ months: 6, beyond: NO_REPORT },
	],
};
