import type { Endpoint } from '../call';
import { listAbsentees } from './absentees';
import { pastDetails } from './details';
import { listInstances } from './instances';
import {
	pastMeetingDetails,
	pastMeetingInstances,
	pastMeetingParticipants,
	reportMeetingDetails,
	reportMeetingParticipants,
} from './meetingRules';
import { listParticipants } from './participants';
import {
	pastWebinarAbsentees,
	pastWebinarInstances,
	pastWebinarParticipants,
	reportWebinarDetails,
	reportWebinarParticipants,
} from './webinarRules';

/** What Zoom tells of meetings and webinars that were held (https://developers.zoom.us/docs/api/meetings/#tag/reports). */
export const pastEndpoints: Endpoint[] = [
	...[pastMeetingDetails, reportMeetingDetails, reportWebinarDetails].map(pastDetails),
	...[pastMeetingInstances, pastWebinarInstances].map(listInstances),
	...[
		pastMeetingParticipants,
		pastWebinarParticipants,
		reportMeetingParticipants,
		reportWebinarParticipants,
	].map(listParticipants),
	listAbsentees(pastWebinarAbsentees),
];
