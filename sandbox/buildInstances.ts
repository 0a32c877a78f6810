import { HOUR_MS, MINUTE_MS } from './clock';
import { meetingUuid, opaqueText } from './ids';
import type { AccountState, Instance, Meeting, Participant, User } from './types';

/** Zoom's user IDs of the people in a room are far apart; only that no two are the same matters. */
const FIRST_USER_ID = 16_778_240;
const USER_ID_STEP = 1024;

/** One stay to add; everything has a default. */
export type ParticipantInput = Partial<Participant> & {
	/** Came by the personal link of this registrant, who is named by ID or email. */
	registrant?: string;
	/** From and to, in minutes after the start; default from the start to the end. */
	minutes?: readonly [from: number, to: number];
};

/** A time that an event was held; by default as planned, and with nobody there. */
export type InstanceInput = Partial<Omit<Instance, 'participants'>> & {
	/** Minutes; default as planned. */
	duration?: number;
	participants?: ParticipantInput[];
};

/** What the people of an event are looked up in, built once for any number of them. */
interface Known {
	registrants: Map<string, Pick<Participant, 'registrantId' | 'name' | 'email'>>;
	users: Map<string, User>;
	panelists: Map<string, string>;
}

/** Adds a time that the event was held; UUIDs follow from its number and how often it was held before. */
export function addInstanceTo(
	meeting: Meeting,
	state: AccountState,
	now: number,
	{ duration, participants = [], ...given }: InstanceInput = {},
): Instance {
	const planned = meeting.occurrences.find(({ id }) => id === given.occurrenceId) ?? meeting;
	const startTime = given.startTime ?? planned.startTime ?? now - HOUR_MS;
	const minutes = duration ?? planned.duration;
	const instance: Instance = {
		uuid: meetingUuid('instance', meeting.id, String(meeting.instances.length)),
		occurrenceId: nearestOccurrence(meeting, startTime),
		endTime: startTime + minutes * MINUTE_MS,
		...given,
		startTime,
		participants: [],
	};
	meeting.instances.push(instance);
	addParticipantsTo(meeting, instance, state, participants);
	return instance;
}

/**
 * Adds stays: a list, or a number of made-up people (`guest1@example.com`, …), who are registered if a registrant has
 * the email. `common` applies to each, the list's own values win.
 */
export function addParticipantsTo(
	meeting: Meeting,
	instance: Instance,
	state: AccountState,
	who: number | ParticipantInput[],
	common: ParticipantInput = {},
): Participant[] {
	const known = knownPeople(meeting, state);
	const already = instance.participants.length;
	const people = typeof who === 'number' ? guests(who, already, known) : who;
	const added = people.map((one, index) =>
		participant(instance, known, already + index, { ...common, ...one }),
	);
	instance.participants = instance.participants.concat(added);
	return added;
}

/** The instance that started last, which a number in a path stands for. */
export function latestInstance({ instances }: Meeting): Instance | undefined {
	return instances.reduce<Instance | undefined>(
		(latest, one) => (latest && latest.startTime > one.startTime ? latest : one),
		undefined,
	);
}

function participant(
	instance: Instance,
	known: Known,
	index: number,
	{ registrant, minutes, ...given }: ParticipantInput,
): Participant {
	const registered = registrant === undefined ? undefined : known.registrants.get(key(registrant));
	if (registrant !== undefined && !registered) {
		throw new Error(`The sandbox has no registrant ${registrant}`);
	}
	const email = given.email ?? registered?.email ?? '';
	const user = known.users.get(key(email));
	const panelist = known.panelists.get(key(email));
	const callsThemselves = user?.displayName ?? registered?.name ?? panelist ?? given.phoneNumber;
	const stay = {
		userId: String(FIRST_USER_ID + index * USER_ID_STEP),
		registrantId: registered?.registrantId ?? '',
		zoomUserId: user?.id ?? '',
		name: callsThemselves ?? email.split('@')[0] ?? '',
		email,
		emailShown: [registered, user, panelist].some((one) => one !== undefined),
		...times(instance, minutes),
		status: 'in_meeting' as const,
		failover: false,
		...given,
	};
	const { registrantId, zoomUserId, phoneNumber, name, userId } = stay;
	const person = [registrantId, zoomUserId, stay.email, phoneNumber, name, userId].find(Boolean);
	const participantUuid = opaqueText(22, 'participant', instance.uuid, person ?? '');
	return { participantUuid, ...stay };
}

function times(
	{ startTime, endTime }: Instance,
	minutes: ParticipantInput['minutes'],
): Pick<Participant, 'joinTime' | 'leaveTime'> {
	if (!minutes) return { joinTime: startTime, leaveTime: endTime };
	const [from, to] = minutes;
	return { joinTime: startTime + from * MINUTE_MS, leaveTime: startTime + to * MINUTE_MS };
}

function guests(count: number, alreadyThere: number, { registrants }: Known): ParticipantInput[] {
	return Array.from({ length: count }, (_, index) => {
		const number = alreadyThere + index + 1;
		const email = `guest${number}@example.com`;
		return registrants.has(key(email)) ? { registrant: email } : { email, name: `Guest ${number}` };
	});
}

function knownPeople(meeting: Meeting, { users, accountId }: AccountState): Known {
	const own = Object.values(users).filter((user) => user.accountId === accountId);
	return {
		registrants: new Map(
			meeting.registrants.flatMap(({ id, email, firstName, lastName }) => {
				const person = { registrantId: id, name: `${firstName} ${lastName}`.trim(), email };
				return [id, email].map((word) => [key(word), person] as const);
			}),
		),
		users: new Map(own.map((user) => [key(user.email), user])),
		panelists: new Map(meeting.panelists.map(({ email, name }) => [key(email), name])),
	};
}

function key(word: string): string {
	return word.toLowerCase();
}

function nearestOccurrence({ occurrences }: Meeting, startTime: number): string | undefined {
	const distance = (at: number) => Math.abs(at - startTime);
	const nearest = occurrences.reduce<Meeting['occurrences'][number] | undefined>(
		(best, one) => (best && distance(best.startTime) <= distance(one.startTime) ? best : one),
		undefined,
	);
	return nearest?.id;
}
