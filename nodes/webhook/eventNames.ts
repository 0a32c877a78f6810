/** Someone registered, or a registration changed. Recordings have no *cancelled*. */
export interface RegistrationEventName {
	type: 'registration';
	name: string;
	/** What people register for. */
	subject: 'meeting' | 'webinar' | 'recording';
	change: 'created' | 'approved' | 'cancelled' | 'denied';
}

/** Someone came in or left. */
export interface ParticipantEventName {
	type: 'participant';
	name: string;
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
	participant('meeting', 'joined'),
	participant('meeting', 'left'),
	registration('meeting', 'approved'),
	registration('meeting', 'cancelled'),
	registration('meeting', 'created'),
	registration('meeting', 'denied'),
	registration('recording', 'approved'),
	registration('recording', 'created'),
	registration('recording', 'denied'),
	participant('webinar', 'joined'),
	participant('webinar', 'left'),
	registration('webinar', 'approved'),
	registration('webinar', 'cancelled'),
	registration('webinar', 'created'),
	registration('webinar', 'denied'),
];

/** An event's name in the form, e.g. *Meeting Participant Joined* for `meeting.participant_joined`. */
export function eventLabel(name: string): string {
	const words = name.split(/[._]/);
	return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}

/**
 * The scope that an event needs in the Zoom app, without `:admin`. Those of participants aren't in
 * Zoom's documentation of its API; apps that receive these events have them.
 */
export function eventScope({ type, subject }: EventName): string {
	if (type === 'participant') return `${subject}:read:participant`;
	return subject === 'recording' ? 'cloud_recording:read:registrant' : `${subject}:read:registrant`;
}

function participant(
	subject: ParticipantEventName['subject'],
	change: ParticipantEventName['change'],
): ParticipantEventName {
	return { type: 'participant', name: `${subject}.participant_${change}`, subject, change };
}

function registration(
	subject: RegistrationEventName['subject'],
	change: RegistrationEventName['change'],
): RegistrationEventName {
	return { type: 'registration', name: `${subject}.registration_${change}`, subject, change };
}
