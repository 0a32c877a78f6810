import { DAY_MS, HOUR_MS } from './clock';
import { meetingUuid, opaqueText, zoomId } from './ids';
import type { AccountState, EventType, Meeting, Occurrence, Registrant } from './types';

/** 5 scheduled, 6 recurring without fixed time, 9 recurring with fixed time. */
export const WEBINAR_TYPES: readonly EventType[] = [5, 6, 9];

/** What a new meeting may be told; everything has a default. */
export type MeetingInput = Partial<
	Omit<Meeting, 'id' | 'occurrences' | 'registrants'> & {
		id: string | number;
		/** An ID alone makes an occurrence one week after the one before it. */
		occurrences: Array<string | (Pick<Occurrence, 'id'> & Partial<Occurrence>)>;
		registrants: RegistrantInput[];
	}
>;

/** A registrant to add; only the e-mail is needed. */
export type RegistrantInput = Pick<Registrant, 'email'> & Partial<Registrant>;

/** Adds a meeting hosted by the account's first user: tomorrow, one hour, approval by hand, unless told otherwise. */
export function addMeeting(state: AccountState, now: number, input: MeetingInput = {}): Meeting {
	const { occurrences = [], registrants = [], ...given } = input;
	const id = String(input.id ?? nextMeetingId(state));
	const startTime = input.startTime === undefined ? now + DAY_MS : input.startTime;
	const duration = input.duration ?? 60;
	const meeting: Meeting = {
		uuid: meetingUuid('meeting', id),
		topic: `Meeting ${id}`,
		agenda: '',
		type: occurrences.length > 0 ? 8 : 2,
		hostId: Object.keys(state.users)[0] ?? '',
		timezone: 'UTC',
		createdAt: now - 7 * DAY_MS,
		approvalType: 1,
		registrationType: 1,
		live: false,
		inaccessible: false,
		trackingSources: [],
		registrantsLimit: 0,
		joinUrl: `https://us02web.zoom.us/j/${id}?pwd=${opaqueText(32, 'pwd', id)}.1`,
		registrationUrl: registrationUrl(id, input.type),
		...given,
		id,
		startTime,
		duration,
		occurrences: buildOccurrences(occurrences, startTime ?? now + DAY_MS, duration),
		registrants: [],
	};
	state.meetings[id] = meeting;
	addRegistrants(state, now, id, registrants);
	return meeting;
}

/**
 * Adds registrants to a meeting: a list, or a number of made-up people (`guest1@example.com`, …).
 * `common` applies to each, the list's own values win. IDs follow from meeting and e-mail.
 */
export function addRegistrants(
	state: AccountState,
	now: number,
	meetingId: string | number,
	who: number | RegistrantInput[],
	common: Partial<Registrant> = {},
): Registrant[] {
	const meeting = state.meetings[String(meetingId)];
	if (!meeting) throw new Error(`The sandbox has no meeting ${meetingId}`);
	const people = typeof who === 'number' ? guests(who, meeting.registrants.length) : who;
	const added = people.map((person, index): Registrant => {
		return {
			id: zoomId('registrant', meeting.id, person.email),
			firstName: person.email.split('@')[0] ?? '',
			lastName: '',
			status: 'pending',
			occurrenceStatus: {},
			answers: {},
			customQuestions: [],
			createTime: now - HOUR_MS + (meeting.registrants.length + index) * 1000,
			sends: 0,
			...common,
			...person,
		};
	});
	meeting.registrants = meeting.registrants.concat(added);
	return added;
}

function guests(count: number, alreadyThere: number): RegistrantInput[] {
	return Array.from({ length: count }, (_, index) => {
		const number = alreadyThere + index + 1;
		return { email: `guest${number}@example.com`, firstName: 'Guest', lastName: String(number) };
	});
}

function buildOccurrences(
	given: NonNullable<MeetingInput['occurrences']>,
	firstStart: number,
	duration: number,
): Occurrence[] {
	return given.map((one, index) => {
		const occurrence = typeof one === 'string' ? { id: one } : one;
		const startTime = firstStart + index * 7 * DAY_MS;
		return { startTime, duration, status: 'available', ...occurrence };
	});
}

function registrationUrl(id: string, type: Meeting['type'] | undefined): string {
	const text = opaqueText(22, 'register', id);
	const isWebinar = type !== undefined && WEBINAR_TYPES.includes(type);
	return `https://us02web.zoom.us/${isWebinar ? 'webinar/register/WN_' : 'meeting/register/'}${text}`;
}

function nextMeetingId(state: AccountState): string {
	let number = 86_000_000_001;
	while (state.meetings[String(number)]) number += 1;
	return String(number);
}
