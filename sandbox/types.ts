import type { Meeting } from './eventTypes';

export type * from './attendanceTypes';
export type * from './eventTypes';

/** An app of the Zoom App Marketplace; its tokens carry the scopes it has at the time of each request. */
export interface App {
	clientId: string;
	clientSecret: string;
	name: string;
	kind: 'user' | 'serverToServer';
	scopes: string[];
	/** Signs what is sent to the app's webhooks. */
	secretToken: string;
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
	/** False is no webinar add-on: webinars answer "Webinar plan is missing". */
	webinars: boolean;
	/** False provokes code 3161. */
	mayHost: boolean;
	timezone: string;
}

/** Which events are posted where. */
export interface EventSubscription {
	id: string;
	name: string;
	url: string;
	events: string[];
	/** The secret token of the app, unless told otherwise. */
	secretToken: string;
	scope: 'user' | 'account' | 'master_account';
	/** The hosts whose events are sent; null for everybody's. */
	userIds: string[] | null;
	/** Whether the address has answered Zoom's question right. */
	validated: boolean;
	/** The client ID of the app it belongs to. */
	clientId: string;
	/** False when it was made manually on the page of the app. */
	createdByApp: boolean;
}

/** Something Zoom would let pass silently although the client surely did not mean it. */
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
	/** By `{meetingId} {registrantId}`; for a recording `recording {meetingId} {registrantId}`. */
	perRegistrant: Record<string, number>;
	/** Accepted requests by meeting ID, or `recording {meetingId}`. */
	perEvent: Record<string, number>;
}

/** Registrations since 00:00 UTC, under both readings of Zoom's limit of three a day. */
export interface DailyAdditions {
	day: string;
	/** By `{meetingId} {email}`. */
	perRegistrantAndEvent: Record<string, number>;
	/** By email. */
	perRegistrant: Record<string, number>;
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
	eventSubscriptions: EventSubscription[];
	oddities: Oddity[];
	dailyStatusChanges: DailyStatusChanges;
	dailyAdditions: DailyAdditions;
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
