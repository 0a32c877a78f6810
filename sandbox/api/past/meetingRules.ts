import { scope } from '../call';
import { meeting } from '../kinds/meeting';
import type { Wording } from '../kinds/wording';
import { NO_PERMISSION, OTHER_ACCOUNT, PAID_OR_ZMP, reportScope, type PastRules } from './rules';

const MISSING: Wording = [404, 3001, 'Meeting does not exist: {id}.'];
const NO_REPORT: Wording = [404, 3001, 'Meeting {id} not found or has expired.'];
const NOT_PAID: Wording = [400, 200, 'Only available for paid account: {account}'];
const YEAR_AGO: Wording = [400, 12702, 'Can not access a meeting a year ago.'];
const REPORT_YEAR_AGO: Wording = [400, 12702, 'Can not access meeting a year ago.'];

/** `GET /past_meetings/{meetingId}` */
export const pastMeetingDetails: PastRules = {
	kind: meeting,
	path: '/past_meetings/:eventId',
	label: 'Light',
	scope: scope('meeting:read:past_meeting', 'meeting:read'),
	missing: MISSING,
	noAccess: [400, 300, 'Cannot access meeting information.'],
	unpaid: NOT_PAID,
	reach: [{ months: 12, beyond: YEAR_AGO }],
};

/** `GET /past_meetings/{meetingId}/instances` */
export const pastMeetingInstances: PastRules = {
	kind: meeting,
	path: '/past_meetings/:eventId/instances',
	label: 'Medium',
	scope: scope('meeting:read:list_past_instances', 'meeting:read'),
	missing: MISSING,
	noAccess: MISSING,
	badId: MISSING,
	reach: [],
};

/** `GET /past_meetings/{meetingId}/participants` */
export const pastMeetingParticipants: PastRules = {
	kind: meeting,
	path: '/past_meetings/:eventId/participants',
	label: 'Medium',
	scope: scope('meeting:read:list_past_participants', 'meeting:read'),
	missing: MISSING,
	noAccess: MISSING,
	unpaid: NOT_PAID,
	reach: [{ months: 12, beyond: YEAR_AGO }],
};

/** `GET /report/meetings/{meetingId}` */
export const reportMeetingDetails: PastRules = {
	kind: meeting,
	path: '/report/meetings/:eventId',
	label: 'Heavy',
	scope: reportScope('report:read:meeting'),
	missing: NO_REPORT,
	noAccess: NO_PERMISSION,
	unpaid: PAID_OR_ZMP,
	reach: [{ months: 12, beyond: REPORT_YEAR_AGO }],
};

/** `GET /report/meetings/{meetingId}/participants` */
export const reportMeetingParticipants: PastRules = {
	...reportMeetingDetails,
	path: '/report/meetings/:eventId/participants',
	scope: reportScope('report:read:list_meeting_participants'),
	otherAccount: OTHER_ACCOUNT,
};
