import {
	addInstanceTo,
	addParticipantsTo,
	latestInstance,
	type InstanceInput,
	type ParticipantInput,
} from './buildInstances';
import { addToForm, type RegistrantInput } from './buildRegistrants';
import { DAY_MS } from './clock';
import { meetingUuid, opaqueText } from './ids';
import type {
	AccountState,
	EventType,
	Instance,
	Meeting,
	Occurrence,
	Participant,
	Recording,
	Registrant,
} from './types';

/** 5 scheduled, 6 recurring without fixed time, 9 recurring with fixed time. */
export const WEBINAR_TYPES: readonly EventType[] = [5, 6, 9];

/** Zoom's specification: "a maximum limit of 4,999 registrants per meeting". */
const MAX_REGISTRANTS = 4999;

/** The smallest but one of Zoom's webinar licenses. */
const WEBINAR_SEATS = 500;

/** What a new meeting may be told; everything has a default. */
export type MeetingInput = Partial<
	Omit<Meeting, 'id' | 'occurrences' | 'registrants' | 'recording' | 'instances'> & {
		id: string | number;
		/** An ID alone makes an occurrence one week after the one before it. */
		occurrences: Array<string | (Pick<Occurrence, 'id'> & Partial<Occurrence>)>;
		registrants: RegistrantInput[];
		recording: RecordingInput;
		/** The times it was held; none unless told. */
		instances: InstanceInput[];
	}
>;

/** What a new recording may be told; everything has a default. */
type RecordingInput = Partial<Omit<Recording, 'registrants'> & { registrants: RegistrantInput[] }>;

/** Adds a meeting hosted by the account's first user: tomorrow, one hour, approval manually, unless told otherwise. */
export function addMeeting(state: AccountState, now: number, input: MeetingInput = {}): Meeting {
	const { occurrences = [], registrants = [], recording, instances = [], ...given } = input;
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
		capacity: MAX_REGISTRANTS,
		questions: [],
		customQuestions: [],
		alternativeHosts: [],
		joinBeforeHost: false,
		panelists: [],
		seats: WEBINAR_SEATS,
		joinUrl: `https://us02web.zoom.us/j/${id}?pwd=${opaqueText(32, 'pwd', id)}.1`,
		registrationUrl: registrationUrl(id, input.type),
		...given,
		id,
		startTime,
		duration,
		occurrences: buildOccurrences(occurrences, startTime ?? now + DAY_MS, duration),
		registrants: [],
		instances: [],
	};
	state.meetings[id] = meeting;
	addRegistrants(state, now, id, registrants);
	for (const instance of instances) addInstanceTo(meeting, state, now, instance);
	if (recording) addRecording(state, now, meeting, recording);
	return meeting;
}

function addRecording(
	state: AccountState,
	now: number,
	meeting: Meeting,
	{ registrants = [], ...given }: RecordingInput,
): void {
	meeting.recording = {
		approvalType: 1,
		questions: [],
		customQuestions: [],
		shareUrl: `https://us02web.zoom.us/rec/share/${opaqueText(40, 'share', meeting.id)}`,
		...given,
		registrants: [],
	};
	addRecordingRegistrants(state, now, meeting.id, registrants);
}

/** Adds registrants to a meeting or webinar; throws when it is not there. */
export function addRegistrants(
	state: AccountState,
	now: number,
	meetingId: string | number,
	who: number | RegistrantInput[],
	common: Partial<Registrant> = {},
): Registrant[] {
	const meeting = meetingOf(state, meetingId);
	return addToForm(meeting, ['registrant', meeting.id], now, who, common);
}

/** Adds registrants to the recording of a meeting; throws when it has none. */
export function addRecordingRegistrants(
	state: AccountState,
	now: number,
	meetingId: string | number,
	who: number | RegistrantInput[],
	common: Partial<Registrant> = {},
): Registrant[] {
	const { id, recording } = meetingOf(state, meetingId);
	if (!recording) throw new Error(`The sandbox has no recording of meeting ${meetingId}`);
	return addToForm(recording, ['recording registrant', id], now, who, common);
}

/** Adds a time that a meeting or webinar was held; throws when it is not there. */
export function addInstance(
	state: AccountState,
	now: number,
	meetingId: string | number,
	input?: InstanceInput,
): Instance {
	return addInstanceTo(meetingOf(state, meetingId), state, now, input);
}

/** Adds stays to the instance of a UUID, or to the latest of a meeting or webinar; throws when there is none. */
export function addParticipants(
	state: AccountState,
	meetingIdOrUuid: string | number,
	who: number | ParticipantInput[],
	common?: ParticipantInput,
): Participant[] {
	const [meeting, instance] = instanceOf(state, String(meetingIdOrUuid));
	return addParticipantsTo(meeting, instance, state, who, common);
}

function instanceOf(state: AccountState, idOrUuid: string): [Meeting, Instance] {
	for (const meeting of Object.values(state.meetings)) {
		const instance =
			meeting.id === idOrUuid
				? latestInstance(meeting)
				: meeting.instances.find(({ uuid }) => uuid === idOrUuid);
		if (instance) return [meeting, instance];
	}
	throw new Error(`The sandbox has no instance ${idOrUuid}`);
}

/** Throws when the account has no such meeting. */
export function meetingOf(state: AccountState, meetingId: string | number): Meeting {
	const meeting = state.meetings[String(meetingId)];
	if (!meeting) throw new Error(`The sandbox has no meeting ${meetingId}`);
	return meeting;
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
