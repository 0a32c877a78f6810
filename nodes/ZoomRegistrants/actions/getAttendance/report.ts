import type { IDataObject } from 'n8n-workflow';

import { emailKey } from '../../../zoom/email';
import type { EventRef } from '../../../zoom/events';
import type { ListedRegistrant } from '../../../zoom/registrants';
import { isText } from '../../../transport/guards';
import type { AttendanceInput } from './input';
import { isNameAll, type MatchedBy, type Matching, type Row } from './matching';
import { noteOfSharedLink, REASONS } from './messages';
import { presenceOf } from './stays';
import type { ReadInstance } from './sources';

/** Everything that was seen of one session. */
export interface Findings {
	/** With the occurrence, if there is one. */
	event: EventRef;
	reads: readonly ReadInstance[];
	registrants: readonly ListedRegistrant[];
	/** Zoom doesn't have the list of registrants any more. */
	isGone: boolean;
	matching: Matching;
	/** Someone or something is missing from Zoom's list of participants. */
	isIncomplete: boolean;
	/** At another start there was one person, whom Zoom doesn't name, and who needn't be the host. */
	hasUnnamed: boolean;
	/** Someone was there of whom Zoom doesn't show enough to tell them from a registrant. */
	hasAnonymous: boolean;
	/** IDs that Zoom itself lists as absent, if it does. */
	absentees?: ReadonlySet<string>;
	/** User IDs, and emails as `emailKey`s. */
	hosts: ReadonlySet<string>;
	panelists: ReadonlySet<string>;
}

/** One person of the report. `attended` is missing if it can't be told. */
interface Person {
	attended?: boolean;
	note?: string;
	json: IDataObject;
}

/** What is returned, and for how many registrants it can't be told whether they attended. */
export interface Report {
	json: IDataObject[];
	uncertain: number;
	/** Why, each reason once. */
	reasons: string[];
}

const MINUTE_MS = 60_000;

/** The items of one session: registrants in the order of Zoom's list, then everyone else if asked for. */
export function reportOn(findings: Findings, input: AttendanceInput): Report {
	const { registrants, matching, isGone } = findings;
	const people = registrants.flatMap((one) => registrantOf(findings, input, one) ?? []);
	const unsure = people.filter(({ attended }) => attended === undefined);
	const others = matching.others
		.filter((rows) => input.includeOthers || (isGone && isRegistered(rows)))
		.map((rows) => otherPerson(findings, input, rows));
	const shown = [...people, ...others].filter(({ attended }) => {
		if (input.show === 'everyone') return true;
		return attended === (input.show === 'attended');
	});
	return {
		json: shown.map((person) => itemOf(findings, person)),
		uncertain: unsure.length,
		reasons: [...new Set(unsure.flatMap(({ note }) => note ?? []))],
	};
}

/** A registrant; none if someone isn't approved and didn't come, because they weren't invited. */
function registrantOf(
	findings: Findings,
	input: AttendanceInput,
	{ id, email, status, fields: { first_name, last_name } }: ListedRegistrant,
): Person | undefined {
	const person = {
		id,
		...(email !== undefined && { email }),
		...(isText(first_name) && { firstName: first_name }),
		...(isText(last_name) && { lastName: last_name }),
		status,
		role: 'registrant',
	};
	const match = findings.matching.matches.get(id);
	if (match !== undefined) {
		const note = sharedLink(match.rows);
		return presentPerson(
			findings,
			input,
			{ ...person, matchedBy: match.matchedBy },
			match.rows,
			note,
		);
	}
	if (status !== 'approved') return undefined;
	const reason = reasonToDoubt(findings, id);
	if (reason !== undefined) return { json: person, note: reason };
	return { attended: false, json: { ...person, attended: false, minutes: 0, joins: 0 } };
}

/** Why someone who matches no participant may still have been there. */
function reasonToDoubt(
	{ isIncomplete, hasUnnamed, hasAnonymous, absentees, matching }: Findings,
	id: string,
): string | undefined {
	if (isIncomplete) return REASONS.incomplete;
	const doubt = matching.doubts.get(id);
	if (doubt !== undefined) return REASONS[doubt];
	if (hasUnnamed) return REASONS.unnamed;
	if (hasAnonymous) return REASONS.anonymous;
	return absentees?.has(id) === false ? REASONS.notAbsent : undefined;
}

function presentPerson(
	{ isIncomplete }: Findings,
	{ minimumMinutes }: AttendanceInput,
	person: IDataObject & { matchedBy?: MatchedBy },
	rows: readonly Row[],
	note?: string,
): Person {
	const stays = rows.flatMap(({ stay }) => stay ?? []);
	const { joinTime, leaveTime, presentMs, joins } = presenceOf(stays);
	const isLongEnough = presentMs >= minimumMinutes * MINUTE_MS;
	const reason = isIncomplete
		? REASONS.incomplete
		: stays.length < rows.length
			? REASONS.times
			: undefined;
	const attended = isLongEnough ? true : reason === undefined ? false : undefined;
	return {
		attended,
		note: reason ?? note,
		json: {
			...person,
			...(attended !== undefined && { attended }),
			...(joinTime !== undefined && { joinTime: dateTime(joinTime) }),
			...(leaveTime !== undefined && { leaveTime: dateTime(leaveTime) }),
			...(stays.length > 0 && { minutes: Math.floor(presentMs / MINUTE_MS), joins }),
		},
	};
}

/** Someone who was there and matches no registrant. */
function otherPerson(findings: Findings, input: AttendanceInput, rows: readonly Row[]): Person {
	const seen = rows.map(({ participant }) => participant);
	const name = seen.map((one) => one.name).find(isText);
	const email = seen.map((one) => one.email).find(isText);
	const id = seen.map((one) => one.registrantId).find(isText);
	const person = {
		...(id !== undefined && { id }),
		...(email !== undefined && { email }),
		...(name !== undefined && { name }),
		role: roleOf(findings, rows),
	};
	return presentPerson(findings, input, person, rows, noteOnOther(findings, rows));
}

function noteOnOther({ isGone }: Findings, rows: readonly Row[]): string | undefined {
	if (isGone && isRegistered(rows)) return REASONS.expired;
	const isByName = isNameAll(rows) && rows.every(({ participant }) => participant.userId === '');
	return isByName && rows.length > 1 ? REASONS.sameName : undefined;
}

/** Whether a person came with a registrant ID. */
export function isRegistered(rows: readonly Row[]): boolean {
	return rows.some(({ participant: { registrantId } }) => registrantId !== '');
}

/** What someone without registration is, as far as Zoom shows it. */
function roleOf({ hosts, panelists, isGone }: Findings, rows: readonly Row[]): string {
	if (isRegistered(rows)) return isGone ? 'registrant' : 'unlistedRegistrant';
	if (rows.some((row) => isHost(row, hosts))) return 'host';
	const seen = rows.map(({ participant }) => participant);
	if (seen.some(({ email }) => panelists.has(emailKey(email)))) return 'panelist';
	return seen.every(({ email, name }) => email === '' && isPhoneNumber(name)) ? 'phone' : 'guest';
}

/** Whether a row is that of the host or an alternative host. */
export function isHost(
	{ participant: { userId, email } }: Row,
	hosts: ReadonlySet<string>,
): boolean {
	return (userId !== '' && hosts.has(userId)) || (email !== '' && hosts.has(emailKey(email)));
}

/** Zoom shows callers by their number, which may be partly hidden. */
function isPhoneNumber(name: string): boolean {
	return /^\+?[\d\s().*-]{5,}$/.test(name) && /\d/.test(name);
}

/** Two people may share one personal link: the emails differ, though the registrant ID is the same. */
function sharedLink(rows: readonly Row[]): string | undefined {
	const emails = new Map(
		rows
			.filter(({ participant: { registrantId, email } }) => registrantId !== '' && email !== '')
			.map(({ participant: { email } }) => [emailKey(email), email]),
	);
	return emails.size > 1 ? noteOfSharedLink([...emails.values()]) : undefined;
}

function itemOf({ event, reads }: Findings, { json, note }: Person): IDataObject {
	const { kind, eventId, occurrenceId } = event;
	return {
		...json,
		[kind.idField]: eventId,
		...(occurrenceId !== undefined && { occurrenceId }),
		instances: reads.map(({ instance, details }): IDataObject => {
			const { endTime, startTime = instance.startTime } = details;
			return {
				uuid: instance.uuid,
				startTime: dateTime(startTime),
				...(endTime !== undefined && { endTime: dateTime(endTime) }),
			};
		}),
		...(note !== undefined && { note }),
	};
}

/** In the form of Zoom's own times. */
function dateTime(time: number): string {
	return new Date(time).toISOString().replace('.000Z', 'Z');
}
