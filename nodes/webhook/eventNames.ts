/** Someone registered, or a registration changed. Recordings have no *cancelled*. */
export interface RegistrationEventName {
	type: 'registration';
	/** In Zoom's requests. */
	name: string;
	/** In the form. */
	label: string;
	/** What people register for. */
	subject: 'meeting' | 'webinar' | 'recording';
	change: 'created' | 'approved' | 'cancelled' | 'denied';
}

/** Someone came in or left. */
export interface ParticipantEventName {
	type: 'participant';
	name: string;
	label: string;
	subject: 'meeting' | 'webinar';
	change: 'joined' | 'left';
}

/** One of Zoom's events that can start a workflow. */
type EventName = RegistrationEventName | ParticipantEventName;

/**
 * All events that can start a workflow, in alphabetical order.
 * https://developers.zoom.us/docs/api/meetings/events/
 */
export const TRIGGER_EVENTS: readonly EventName[] = [
	{
		name: 'meeting.participant_joined',
		label: 'Meeting Participant Joined',
		type: 'participant',
		subject: 'meeting',
		change: 'joined',
	},
	{
		name: 'meeting.participant_left',
		label: 'Meeting Participant Left',
		type: 'participant',
		subject: 'meeting',
		change: 'left',
	},
	{
		name: 'meeting.registration_approved',
		label: 'Meeting Registration Approved',
		type: 'registration',
		subject: 'meeting',
		change: 'approved',
	},
	{
		name: 'meeting.registration_cancelled',
		label: 'Meeting Registration Cancelled',
		type: 'registration',
		subject: 'meeting',
		change: 'cancelled',
	},
	{
		name: 'meeting.registration_created',
		label: 'Meeting Registration Created',
		type: 'registration',
		subject: 'meeting',
		change: 'created',
	},
	{
		name: 'meeting.registration_denied',
		label: 'Meeting Registration Denied',
		type: 'registration',
		subject: 'meeting',
		change: 'denied',
	},
	{
		name: 'recording.registration_approved',
		label: 'Recording Registration Approved',
		type: 'registration',
		subject: 'recording',
		change: 'approved',
	},
	{
		name: 'recording.registration_created',
		label: 'Recording Registration Created',
		type: 'registration',
		subject: 'recording',
		change: 'created',
	},
	{
		name: 'recording.registration_denied',
		label: 'Recording Registration Denied',
		type: 'registration',
		subject: 'recording',
		change: 'denied',
	},
	{
		name: 'webinar.participant_joined',
		label: 'Webinar Participant Joined',
		type: 'participant',
		subject: 'webinar',
		change: 'joined',
	},
	{
		name: 'webinar.participant_left',
		label: 'Webinar Participant Left',
		type: 'participant',
		subject: 'webinar',
		change: 'left',
	},
	{
		name: 'webinar.registration_approved',
		label: 'Webinar Registration Approved',
		type: 'registration',
		subject: 'webinar',
		change: 'approved',
	},
	{
		name: 'webinar.registration_cancelled',
		label: 'Webinar Registration Cancelled',
		type: 'registration',
		subject: 'webinar',
		change: 'cancelled',
	},
	{
		name: 'webinar.registration_created',
		label: 'Webinar Registration Created',
		type: 'registration',
		subject: 'webinar',
		change: 'created',
	},
	{
		name: 'webinar.registration_denied',
		label: 'Webinar Registration Denied',
		type: 'registration',
		subject: 'webinar',
		change: 'denied',
	},
];

/**
 * The scope that an event needs in the Zoom app, without `:admin`. Those of participants aren't in
 * Zoom's documentation of its API; apps that receive these events have them.
 */
export function eventScope({ type, subject }: EventName): string {
	if (type === 'participant') return `${subject}:read:participant`;
	return subject === 'recording' ? 'cloud_recording:read:registrant' : `${subject}:read:registrant`;
}
