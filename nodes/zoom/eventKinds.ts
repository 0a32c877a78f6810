/** What people register for. Zoom's three kinds of registrants differ only in these rows. */
export interface EventKind {
	/** The noun in a sentence, after "the". */
	name: 'meeting' | 'webinar' | 'recording';
	/** The parameter and output field with its ID, and that parameter's label. */
	idField: 'meetingId' | 'webinarId';
	idLabel: 'Meeting' | 'Webinar';
	/** Path segments before and after the ID: `/meetings/{id}/recordings/registrants`. */
	collection: 'meetings' | 'webinars';
	subpath: readonly string[];
	/** The `type` of the host's events to list. */
	listType: 'upcoming' | 'previous_meetings';
	actions: ReadonlyArray<'approve' | 'cancel' | 'deny'>;
	/** Whether Zoom accepts registrants by ID only; otherwise an email is enough. */
	requiresId: boolean;
	/** The scope needed to list its registrants. */
	listScope: string;
}

/** The node's resources, and what people register for in each. */
export const EVENT_KINDS = {
	meetingRegistrant: {
		name: 'meeting',
		idField: 'meetingId',
		idLabel: 'Meeting',
		collection: 'meetings',
		subpath: [],
		listType: 'upcoming',
		actions: ['approve', 'cancel', 'deny'],
		requiresId: false,
		listScope: 'meeting:read:list_registrants',
	},
	webinarRegistrant: {
		name: 'webinar',
		idField: 'webinarId',
		idLabel: 'Webinar',
		collection: 'webinars',
		subpath: [],
		listType: 'upcoming',
		actions: ['approve', 'cancel', 'deny'],
		requiresId: false,
		listScope: 'webinar:read:list_registrants',
	},
	recordingRegistrant: {
		name: 'recording',
		idField: 'meetingId',
		idLabel: 'Meeting',
		collection: 'meetings',
		subpath: ['recordings'],
		listType: 'previous_meetings',
		actions: ['approve', 'deny'],
		requiresId: true,
		listScope: 'cloud_recording:read:list_recording_registrants',
	},
} as const satisfies Record<string, EventKind>;

export type Resource = keyof typeof EVENT_KINDS;

/** An event in a sentence, e.g. `webinar 93367890123` or `the recording of meeting 85212345678`. */
export function describeEvent({ name }: EventKind, eventId: string): string {
	return name === 'recording' ? `the recording of meeting ${eventId}` : `${name} ${eventId}`;
}
