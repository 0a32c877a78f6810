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
	/** Epoch milliseconds. */
	createTime: number;
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

/** A place where people register. */
export interface RegistrationForm {
	/** 0 approve at once, 1 by hand, 2 no registration. */
	approvalType: 0 | 1 | 2;
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
	recording?: Recording;
}
