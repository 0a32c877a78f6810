import type { Instance, Panelist } from './attendanceTypes';

/** What happened to a registration; recordings know no `cancelled`. */
export type RegistrationChange = 'created' | 'approved' | 'denied' | 'cancelled';

export type RegistrantStatus = 'approved' | 'pending' | 'denied';

export interface Occurrence {
	/** Zoom uses the epoch milliseconds of the original start; any text is allowed here. */
	id: string;
	/** Epoch milliseconds. */
	startTime: number;
	/** Minutes. */
	duration: number;
	status: 'available' | 'deleted';
}

/** What a change of status can alter about a registrant. */
export type RegistrantView = Pick<Registrant, 'status' | 'occurrenceStatus' | 'occurrenceIds'>;

export interface Registrant {
	id: string;
	email: string;
	firstName: string;
	lastName: string;
	status: RegistrantStatus;
	/** Status for single occurrences where it differs from `status`. */
	occurrenceStatus: Record<string, RegistrantStatus>;
	/** The occurrences this person registered for; undefined means all of them. */
	occurrenceIds?: string[];
	/** Further fields of the registration form, in Zoom's spelling: `city`, `org`, … */
	answers: Record<string, string>;
	customQuestions: Array<{ title: string; value: string }>;
	/** The webinar's tracking source that led here. */
	trackingSourceId?: string;
	/** Of the emails to this person, as `en-US`. */
	language?: string;
	/** Epoch milliseconds. */
	createTime: number;
	/** How lists still show the person, for this many further requests; without a status not at all. */
	inLists?: { readsLeft: number; view: Partial<RegistrantView> };
	/** How often the link to join is still missing. */
	joinUrlReadsLeft?: number;
	/** How often a status request named this registrant, whether it was accepted or refused. */
	sends: number;
}

/** Where the registrants of a webinar come from (https://support.zoom.us/hc/en-us/articles/360000315683). */
export interface TrackingSource {
	id: string;
	name: string;
	/** How often its link was opened. */
	visitors: number;
}

/** One of Zoom's own questions on the form; email and first name are always there. */
export interface Question {
	/** In Zoom's spelling: `last_name`, `org`, … */
	fieldName: string;
	required: boolean;
}

/** A question of the host's own. */
export interface CustomQuestion {
	title: string;
	/** `short`, or a choice whose name differs by kind: `single`, `single_radio`, `multiple`, … */
	type: string;
	required: boolean;
	/** What can be chosen; empty for `short`. */
	answers: string[];
}

/** A place where people register. */
export interface RegistrationForm {
	/** 0 approve at once, 1 manually, 2 no registration. */
	approvalType: 0 | 1 | 2;
	questions: Question[];
	customQuestions: CustomQuestion[];
	registrants: Registrant[];
}

/** A recording in the cloud that people register for to see it. */
export interface Recording extends RegistrationForm {
	shareUrl: string;
}

/** 1 instant, 2 scheduled, 3 recurring without fixed time, 8 recurring with fixed time; of webinars 5, 6 and 9. */
export type EventType = 1 | 2 | 3 | 5 | 6 | 8 | 9;

/** A meeting, or a webinar. */
export interface Meeting extends RegistrationForm {
	/** The meeting number as digits. */
	id: string;
	uuid: string;
	topic: string;
	agenda: string;
	type: EventType;
	hostId: string;
	/** Epoch milliseconds; null for types 3 and 6. */
	startTime: number | null;
	/** Minutes. */
	duration: number;
	timezone: string;
	/** Epoch milliseconds. */
	createdAt: number;
	/** 1 once for all occurrences, 2 for each, 3 choose some. */
	registrationType: 1 | 2 | 3;
	live: boolean;
	/** True provokes "Cannot access meeting information." */
	inaccessible: boolean;
	joinUrl: string;
	registrationUrl: string;
	occurrences: Occurrence[];
	/** Webinars only. */
	trackingSources: TrackingSource[];
	/** Webinars: how many may be approved; 0 is any number. */
	registrantsLimit: number;
	/** How many may register, the denied ones left out; Zoom allows a meeting 4,999. */
	capacity: number;
	/** Emails of those who may start it for the host; they cannot register. */
	alternativeHosts: string[];
	/** Meetings only: others may start it. */
	joinBeforeHost: boolean;
	/** Webinars only. */
	panelists: Panelist[];
	/** Webinars: how many may be in the room, which Zoom's answers call `capacity`. */
	seats: number;
	/** Every time it was held, in any order. */
	instances: Instance[];
	recording?: Recording;
}
