import { fractionalDateTime, SECOND_MS, zoomDateTime } from '../../clock';
import type { Switches } from '../../switches';
import type { Instance, Participant } from '../../types';
import type { ApiCall } from '../call';
import { noteOddity } from '../call';

/** Which of the two kinds of list a row is for, and what was asked of it. */
export interface RowStyle {
	isReport: boolean;
	isWebinar: boolean;
	/** Whether the rows name the registrant. */
	named: boolean;
	switches: Switches;
}

/** Whether the rows name the registrant: reports if `include_fields` is `registrant_id`, other lists as a switch says. */
export function namesRegistrant(call: ApiCall, isReport: boolean): boolean {
	const fields = (call.query.include_fields ?? '').split(',').filter(Boolean);
	const isAsked = fields.includes('registrant_id');
	if (!isReport) {
		const { pastRegistrantId } = call.context.switches;
		return pastRegistrantId === 'always' || (pastRegistrantId === 'whenAsked' && isAsked);
	}
	if (fields.length > 1 || (fields.length === 1 && !isAsked)) {
		noteOddity(call, 'include_fields of a report can only be registrant_id');
	}
	return isAsked && fields.length === 1;
}

/** One stay, as a list of participants shows it; `duration` is in seconds. */
export function participantRow(
	style: RowStyle,
	{ startTime, endTime }: Instance,
	participant: Participant & { isWorkedOut: boolean },
): Record<string, unknown> {
	const { joinTime, leaveTime, userId, zoomUserId, status, failover } = participant;
	const dateTime = style.isWebinar ? fractionalDateTime : zoomDateTime;
	const left = leaveTime ?? endTime ?? startTime;
	const seconds = Math.floor((left - joinTime) / SECOND_MS);
	return {
		id: zoomUserId,
		user_id: userId,
		...visiblePerson(style.switches, participant),
		join_time: dateTime(joinTime),
		leave_time: dateTime(left),
		duration: participant.isWorkedOut ? seconds : 0,
		status,
		failover,
		...(style.isReport ? ofReports(participant) : { internal_user: zoomUserId !== '' }),
		...(style.named ? registrantId(style.switches, participant) : {}),
	};
}

/** The registrant's ID; a switch decides how those who have none are shown. */
export function registrantId(
	{ noRegistrantId }: Switches,
	{ registrantId: id }: Participant,
): Record<string, unknown> {
	return id === '' && noRegistrantId === 'absent' ? {} : { registrant_id: id };
}

/** The email that may be seen; otherwise empty. */
export function visibleEmail(
	{ participantNames }: Switches,
	{ email, emailShown }: Participant,
): string {
	return emailShown && participantNames === 'shown' ? email : '';
}

function visiblePerson(switches: Switches, participant: Participant): Record<string, unknown> {
	const isShown = switches.participantNames === 'shown';
	return {
		name: isShown ? participant.name : '',
		user_email: visibleEmail(switches, participant),
	};
}

function ofReports({
	zoomUserId,
	customerKey,
	breakoutRoomId,
}: Participant): Record<string, unknown> {
	return {
		participant_user_id: zoomUserId,
		customer_key: customerKey,
		bo_mtg_id: breakoutRoomId,
	};
}
