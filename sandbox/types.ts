export type RegistrantStatus = 'approved' | 'pending' | 'denied';

/** An app of the Zoom App Marketplace; its tokens carry the scopes it has at the time of each request. */
export interface App {
	clientId: string;
	clientSecret: string;
	name: string;
	kind: 'user' | 'serverToServer';
	scopes: string[];
	/** The user a server-to-server token speaks for, and the first choice on the consent page. */
	ownerId: string;
	/** Redirect addresses registered with the app; an empty list allows any http(s) address. */
	redirectUris: string[];
}

export interface User {
	id: string;
	email: string;
	firstName: string;
	lastName: string;
	displayName: string;
	accountId: string;
	/** False is Zoom's Basic plan: registration answers "Only available for paid users". */
	licensed: boolean;
	/** False provokes code 3161. */
	mayHost: boolean;
	timezone: string;
}

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
	/** Epoch milliseconds. */
	createTime: number;
	/** How often a status request named this registrant, whether it was accepted or refused. */
	sends: number;
}

export interface Meeting {
	/** The meeting number as digits. */
	id: string;
	uuid: string;
	topic: string;
	agenda: string;
	/** 1 instant, 2 scheduled, 3 recurring without fixed time, 8 recurring with fixed time; 5 and 9 are webinars. */
	type: 1 | 2 | 3 | 5 | 8 | 9;
	hostId: string;
	/** Epoch milliseconds; null for type 3. */
	startTime: number | null;
	/** Minutes. */
	duration: number;
	timezone: string;
	/** Epoch milliseconds. */
	createdAt: number;
	/** 0 approve at once, 1 by hand, 2 no registration. */
	approvalType: 0 | 1 | 2;
	/** 1 once for all occurrences, 2 for each, 3 choose some. */
	registrationType: 1 | 2 | 3;
	live: boolean;
	/** True provokes "Cannot access meeting information." */
	inaccessible: boolean;
	joinUrl: string;
	registrationUrl: string;
	occurrences: Occurrence[];
	registrants: Registrant[];
}

/** Something Zoom would let pass in silence although the client surely did not mean it. */
export interface Oddity {
	/** Epoch milliseconds. */
	at: number;
	method: string;
	path: string;
	what: string;
}

/** Status changes since 00:00 UTC, under both readings of Zoom's limit of ten a day. */
export interface DailyStatusChanges {
	day: string;
	/** By `{meetingId} {registrantId}`. */
	perRegistrant: Record<string, number>;
	/** Accepted requests by meeting ID. */
	perEvent: Record<string, number>;
}

export interface RateLimitUse {
	/** The unix second being counted. */
	second: number;
	usedThisSecond: number;
	day: string;
	usedToday: number;
}

export interface AccountState {
	accountId: string;
	/** By client ID. */
	apps: Record<string, App>;
	/** By user ID. */
	users: Record<string, User>;
	/** By meeting ID; webinars too. */
	meetings: Record<string, Meeting>;
	oddities: Oddity[];
	dailyStatusChanges: DailyStatusChanges;
	/** By rate limit label. */
	rateLimits: Record<string, RateLimitUse>;
	/** How often a status request named somebody who is not registered, by `{meetingId} {id or email}`. */
	unknownSends: Record<string, number>;
}

export interface RecordedRequest {
	method: string;
	/** Path and query as received. */
	url: string;
	path: string;
	query: Record<string, string>;
	headers: Record<string, string | string[] | undefined>;
	/** The bytes exactly as received. */
	rawBody: Buffer;
	/** Null while unanswered and after a dropped connection. */
	status: number | null;
	/** Epoch milliseconds. */
	at: number;
}
