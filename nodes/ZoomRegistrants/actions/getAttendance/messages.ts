import type { Refusal } from '../../../transport/refusal';
import { describeEvent } from '../../../zoom/eventKinds';
import type { EventRef } from '../../../zoom/events';
import type { PastInstance } from '../../../zoom/pastInstances';
import type { Problem } from '../../run/outcome';
import type { NoSession } from './choose';

/** A moment in epoch milliseconds as `2026-12-01 18:05 UTC`. */
function utcMinute(time: number): string {
	return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

const nameOf = ({ kind, eventId }: EventRef) => describeEvent(kind, eventId);

function capitalized(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Why the event has no session to report about. `now` is in epoch milliseconds. */
export function problemOfNoSession(event: EventRef, why: NoSession, now: number): Problem {
	const name = nameOf(event);
	const Name = capitalized(name);
	if (why.none === 'unknownOccurrence' || why.none === 'unknownInstance') {
		const what = why.none === 'unknownOccurrence' ? 'occurrence' : 'past instance';
		return {
			message: `Instance: ${name} has no ${what} with this ID`,
			description:
				'Choose the instance From List. One that ended a moment ago may not be listed yet; then run this item again in a few minutes.',
		};
	}
	const { none, planned } = why;
	if (none === 'ahead') {
		const when = planned === undefined ? '' : ` It is planned for ${utcMinute(planned.startTime)}.`;
		return {
			message: `${Name} hasn't taken place yet`,
			description: `Attendance is available after it has ended.${when}`,
		};
	}
	if (none === 'due') {
		const end = planned === undefined || planned.endTime < now ? now : planned.endTime;
		return {
			message: `${Name} is still running, or Zoom has no record of it yet`,
			description: `Run this item again after it has ended, not before ${utcMinute(end + 15 * 60_000)}. For an earlier date, choose it under Instance.`,
			failure: { cause: 'temporarily-unavailable' },
		};
	}
	const when = planned === undefined ? '' : ` at ${utcMinute(planned.startTime)}`;
	return {
		message: `Zoom has no record of ${name} being held${when}`,
		description: `It may never have been started, or too long ago: Zoom keeps records of meetings for 15 months. Nobody can be said to have been absent.`,
	};
}

export function problemOfRunning(event: EventRef): Problem {
	return {
		message: `${capitalized(nameOf(event))} is still running`,
		description:
			'Run this item again 15 minutes after it has ended. For an earlier date, choose it under Instance.',
		failure: { cause: 'temporarily-unavailable' },
	};
}

/** `at`: when to try again, in epoch milliseconds. */
export function problemOfNotReady(event: EventRef, at: number): Problem {
	return {
		message: `Zoom hasn't finished the attendance data of ${nameOf(event)}`,
		description: `Run this item again after ${utcMinute(at)}. In a workflow that starts when the ${event.kind.name} ends, put a Wait node of 15 minutes in front of this node.`,
		failure: { cause: 'temporarily-unavailable' },
	};
}

export function problemOfOnePerson(event: EventRef): Problem {
	return {
		message: `Only one person was in ${nameOf(event)}, and Zoom doesn't say who`,
		description:
			'Zoom lists the participants of a meeting only if there were two or more. If restarts were left out, turn on Options > Merge Restarts.',
	};
}

/** What is known of a list that isn't there. */
interface MissingList {
	/** They would open another of Zoom's lists. */
	scopes: readonly string[];
	/** How many people Zoom counts. */
	people: number;
	/** Zoom may have removed it. */
	isOld: boolean;
}

export function problemOfNobodyListed(
	event: EventRef,
	{ scopes, people, isOld }: MissingList,
): Problem {
	const counted = people > 0 ? `Zoom counts ${people}, but lists nobody` : 'Zoom lists nobody';
	const why = isOld
		? "Zoom's reports cover a year, those of webinars six months."
		: `${counted}, though more than a day has passed. Look in Zoom under Reports.`;
	const other =
		scopes.length > 0 ? ` Zoom may have it in another list; that needs ${scopes.join(', ')}.` : '';
	return {
		message: `Zoom has no list of participants for ${nameOf(event)}`,
		description: `${why} Nobody can be said to have been absent.${other}`,
	};
}

export function problemOfUnidentified(event: EventRef): Problem {
	return {
		message: `Zoom lists participants of ${nameOf(event)}, but neither their registrant IDs nor their emails`,
		description:
			"So nobody could be matched. Accounts with a business associate agreement (BAA) hide emails and names. If names are shown, turn on Options > Match by Name. People who joined without their personal link can't be told from strangers.",
	};
}

export function problemOfExpired(event: EventRef): Problem {
	return {
		message: `Zoom no longer has the registrants of ${nameOf(event)}`,
		description:
			"Zoom removes a meeting's registrants about 30 days after it was last held. Without them, nobody can be said to have been absent. To get those who came, set Show to Everyone or Attended.",
	};
}

export function problemOfNoRegistration(event: EventRef): Problem {
	return {
		message: `Registration is turned off for ${nameOf(event)}`,
		description:
			"There are no registrants to compare the participants with. To list everyone who came, use Zoom's own reports.",
	};
}

/** Nobody fits what *Show* asks for with certainty, but some people may. */
export function problemOfUncertain(event: EventRef, reasons: readonly string[]): Problem {
	return {
		message: `It can't be told who attended ${nameOf(event)}`,
		description: reasons.join(' '),
	};
}

/** What a refusal means for attendance, if it's more than for other operations. */
export function problemOfPast(event: EventRef, refusal: Refusal): Problem | undefined {
	const { code, httpStatus, trackingId, message } = refusal;
	const numbers = { code, httpStatus, trackingId };
	if (code === 12702) {
		return {
			message: `${capitalized(nameOf(event))} was held more than a year ago`,
			description: `Zoom keeps attendance for a year: ${message} Choose a later instance.`,
			...numbers,
		};
	}
	if (/only available for (a )?paid/i.test(message)) {
		return {
			message: `The Zoom plan of this account doesn't include attendance: ${message}`,
			description: 'Attendance needs a paid Zoom account (Pro or higher).',
			failure: { cause: 'configuration-invalid' },
			...numbers,
		};
	}
	return undefined;
}

export function hintOfNoPlan({ message }: Refusal): string {
	return `The settings of the event could not be read, so its planned time is unknown. Starts with a pause of up to 15 minutes in between were counted as one. Zoom says: ${message}`;
}

export function hintOfLaterStarts(event: EventRef, starts: readonly PastInstance[]): string {
	const times = starts.slice(0, 5).map(({ startTime }) => utcMinute(startTime));
	const more = starts.length > times.length ? ' and later' : '';
	return `${capitalized(nameOf(event))} was started again outside its planned time, at ${times.join(', ')}${more}. That isn't included. To see it, choose it under Instance.`;
}

export function hintOfOnePerson({ startTime }: PastInstance): string {
	return `At the start at ${utcMinute(startTime)} there was only one person, whom Zoom doesn't name.`;
}

export function hintOfOthers(people: number): string {
	return `${people === 1 ? '1 person' : `${people} people`} besides the hosts could not be matched to a registrant. To list them, turn on Options > Include People Without Registration.`;
}

export function hintOfAbsentees({ message }: Refusal): string {
	return `Zoom's own list of absentees could not be read, so it wasn't compared: ${message}`;
}

export function hintOfPanelists({ message }: Refusal): string {
	return `The list of panelists could not be read, so they are among the guests: ${message}`;
}

export function hintOfUncertain(people: number): string {
	return `For ${people === 1 ? '1 registrant' : `${people} registrants`} it can't be told whether they attended. They are returned only with Show: Everyone, without 'attended'.`;
}

export const NOBODY_INVITED = 'There are no approved registrants.';

/** Reasons why attendance is uncertain; also the `note` of the people it concerns. */
export const REASONS = {
	incomplete:
		"Zoom's list of participants is incomplete, so anyone not in it may have been there, and for longer.",
	times:
		"Some of Zoom's times for this person are missing or contradict each other, so they may have been there for longer.",
	anonymous: 'Zoom hides the identity of some participants, so this person may be one of them.',
	unnamed:
		"At another start there was only one person, whom Zoom doesn't name, so it may have been this person.",
	ambiguous:
		'Someone came with the email or name of this person, but more than one registrant or participant has it.',
	otherLink:
		"Someone came with this person's email, but with the personal link of another registrant.",
	namesake:
		"Someone with this person's name was there, but with neither their personal link nor their email.",
	sameName:
		"Counted as one person because of the name; Zoom doesn't show whether there were several people with it.",
	notAbsent:
		"No participant matches this person, but Zoom doesn't list them as absent either. They may have joined without their personal link.",
	expired:
		"Zoom no longer has the list of registrants, so this person's name and email are those used when joining.",
};

export function noteOfSharedLink(emails: readonly string[]): string {
	return `This person's link was used with several emails: ${emails.join(', ')}`;
}
