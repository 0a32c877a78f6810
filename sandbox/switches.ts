/**
 * What Zoom's sources leave open, or tell in several ways, is a switch. The first value of each is the default.
 *
 * - `plan`: rate limits of the account (https://developers.zoom.us/docs/api/rate-limits/).
 * - `multipart`: how the status endpoint takes multipart/form-data, which only older specifications name.
 * - `registrationDisabled`: the answer when the meeting has no registration.
 * - `webinarPlanMissing`: the HTTP status of the list of a webinar's registrants when the host has no webinar plan.
 * - `emptyRegistrants`: a status request without registrants.
 * - `overThirty`: more than 30 registrants in one request.
 * - `unknownRegistrant`, `refusalNamesRegistrant`: somebody who is not registered among them.
 * - `dailyLimitPer`: what the ten status changes a day are counted for.
 * - `statusChange`: what a status request answered with 204 does, in either body format; `revert` shows in one request
 *   for the list and is undone.
 * - `listLagReads`: how many requests for an event's list still show it as before a change.
 * - `joinUrlLagReads`: how often somebody just approved is shown without the link to join.
 * - `addLimitPer`: what the three registrations a day are counted for.
 * - `batchStatus`: the HTTP status of a batch; the specification says 201 above a text that says 200.
 * - `batchInvalid`: a batch with somebody in it whom Zoom does not take.
 * - `batchWithHost`: a batch with a host in it, whom Zoom refuses alone; no document tells of batches.
 * - `expiredMeeting`: what is left of a meeting 30 days after it was last held.
 * - `reports`: whether reports can be had: the app's scope for them, the role's permission.
 * - `paidOnly`: the HTTP status of attendance on the free plan.
 * - `attendanceReadyMinutes`, `attendanceNotReady`: how long after its end an instance's attendance is being worked
 *   out, and what the lists of participants show until then.
 * - `oneParticipant`: the participants of a meeting where nobody else came.
 * - `pastRegistrantId`: when the lists of `past_meetings` and `past_webinars` name the registrant; reports do when asked.
 * - `noRegistrantId`: how lists and webhooks show who came without a personal link.
 * - `participantNames`: whether names and emails are kept from view, as for accounts with a BAA.
 * - `noInstances`: the instances of what was never held.
 * - `instanceOrder`: the order of instances.
 * - `webinarCapacity`: how the details of a webinar show how many may be in the room.
 * - `registrantOrder`: the order of an event's registrants, which no document promises.
 * - `createTimes`: whether the rows of that list say when somebody registered.
 * - `pagedByNumber`: lists continue by `page_number` alone, without `next_page_token`.
 * - `serverToServerMe`: whether `me` means the app's owner with a server-to-server token.
 * - `eventSubscriptionToken`: whether only a token of the app itself may subscribe to events.
 * - `webhookRetryOn`, `webhookRetryTimestamp`: which answers of a webhook are not enough, and whether a retry is signed anew.
 */
export const SWITCH_VALUES = {
	plan: ['pro', 'free', 'business', 'unlimited'],
	multipart: ['accept', 'refuse415', 'refuse400', 'ignore204'],
	registrationDisabled: ['http400code300', 'http300', 'http404code404'],
	webinarPlanMissing: ['http400', 'http200'],
	emptyRegistrants: ['ignore204', 'refuse'],
	overThirty: ['refuse', 'truncate'],
	unknownRegistrant: ['refuse', 'skip'],
	refusalNamesRegistrant: [false, true],
	dailyLimitPer: ['registrant', 'event'],
	statusChange: ['apply', 'ignore204', 'revert'],
	listLagReads: [0, 1, 2, 3, 5, 10],
	joinUrlLagReads: [0, 1, 2, 3, 5, 10],
	addLimitPer: ['registrantAndEvent', 'registrant'],
	batchStatus: [201, 200],
	batchInvalid: ['refuse', 'skip'],
	batchWithHost: ['refuse', 'register'],
	expiredMeeting: ['kept', 'noRegistrants', 'notFound'],
	reports: ['allowed', 'noScope', 'noPermission'],
	paidOnly: ['http400', 'http200'],
	attendanceReadyMinutes: [0, 2, 15, 'never'],
	attendanceNotReady: ['zeroDuration', 'notFound', 'empty', 'partial'],
	oneParticipant: ['empty', 'notFound'],
	pastRegistrantId: ['whenAsked', 'always', 'never'],
	noRegistrantId: ['empty', 'absent'],
	participantNames: ['shown', 'hidden'],
	noInstances: ['empty', 'notFound'],
	instanceOrder: ['oldestFirst', 'newestFirst'],
	webinarCapacity: ['number', 'text', 'absent'],
	registrantOrder: ['oldestFirst', 'newestFirst', 'byEmail'],
	createTimes: ['shown', 'absent'],
	pagedByNumber: [false, true],
	serverToServerMe: ['owner', 'refuse'],
	eventSubscriptionToken: ['app', 'any'],
	webhookRetryOn: ['no2xx', 'only5xx'],
	webhookRetryTimestamp: ['fresh', 'first'],
} as const;

export type Switches = {
	-readonly [Name in keyof typeof SWITCH_VALUES]: (typeof SWITCH_VALUES)[Name][number];
};

export function defaultSwitches(): Switches {
	return {
		plan: 'pro',
		multipart: 'accept',
		registrationDisabled: 'http400code300',
		webinarPlanMissing: 'http400',
		emptyRegistrants: 'ignore204',
		overThirty: 'refuse',
		unknownRegistrant: 'refuse',
		refusalNamesRegistrant: false,
		dailyLimitPer: 'registrant',
		statusChange: 'apply',
		listLagReads: 0,
		joinUrlLagReads: 0,
		addLimitPer: 'registrantAndEvent',
		batchStatus: 201,
		batchInvalid: 'refuse',
		batchWithHost: 'refuse',
		expiredMeeting: 'kept',
		reports: 'allowed',
		paidOnly: 'http400',
		attendanceReadyMinutes: 0,
		attendanceNotReady: 'zeroDuration',
		oneParticipant: 'empty',
		pastRegistrantId: 'whenAsked',
		noRegistrantId: 'empty',
		participantNames: 'shown',
		noInstances: 'empty',
		instanceOrder: 'oldestFirst',
		webinarCapacity: 'number',
		registrantOrder: 'oldestFirst',
		createTimes: 'shown',
		pagedByNumber: false,
		serverToServerMe: 'owner',
		eventSubscriptionToken: 'app',
		webhookRetryOn: 'no2xx',
		webhookRetryTimestamp: 'fresh',
	};
}

/** Checks switches that came over HTTP; throws an Error that names what is wrong and what is allowed. */
export function checkedSwitches(input: unknown): Partial<Switches> {
	if (typeof input !== 'object' || input === null || Array.isArray(input)) {
		throw new Error('Send a JSON object such as {"plan":"free"}.');
	}
	for (const [name, value] of Object.entries(input)) {
		const allowed = Object.entries(SWITCH_VALUES).find(([known]) => known === name)?.[1];
		if (allowed === undefined) {
			throw new Error(`There is no switch "${name}": ${Object.keys(SWITCH_VALUES).join(', ')}.`);
		}
		if (!allowed.some((one) => one === value)) {
			throw new Error(`"${name}" can be ${allowed.map((one) => JSON.stringify(one)).join(', ')}.`);
		}
	}
	return input;
}
