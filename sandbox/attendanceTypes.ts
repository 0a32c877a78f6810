/** One time that a meeting or webinar was held; every start is another one, with a UUID of its own. */
export interface Instance {
	uuid: string;
	/** The occurrence it was held for, which no answer of Zoom tells. */
	occurrenceId?: string;
	/** Epoch milliseconds of the real start. */
	startTime: number;
	/** Epoch milliseconds of the real end; null while it runs. */
	endTime: number | null;
	/** One for each stay: whoever leaves and comes back has two. */
	participants: Participant[];
	/** What reports call the number of participants; by default those who were let in are counted. */
	participantsCount?: number;
}

/** One stay of one person, as one row of the lists. */
export interface Participant {
	/** Of this stay alone. */
	userId: string;
	/** The same for every stay of a person. */
	participantUuid: string;
	/** Empty for whoever came without a personal link: hosts, panelists, callers, people not registered. */
	registrantId: string;
	/** The ID of the account's user who is signed in; empty for everybody else. */
	zoomUserId: string;
	name: string;
	email: string;
	/** Whether Zoom's rules let the email be seen (https://developers.zoom.us/changelog/platform/zoom-api-email-address-display-rules). */
	emailShown: boolean;
	/** Epoch milliseconds. */
	joinTime: number;
	/** Epoch milliseconds; null while the person is there. */
	leaveTime: number | null;
	status: 'in_meeting' | 'in_waiting_room';
	failover: boolean;
	/** The number of somebody who called. */
	phoneNumber?: string;
	/** Of the SDK, up to 35 characters. */
	customerKey?: string;
	breakoutRoomId?: string;
}

/** Somebody who speaks at a webinar. */
export interface Panelist {
	id: string;
	name: string;
	email: string;
}
