import { isText } from '../../../transport/guards';
import type { Result } from '../../../transport/result';
import { listAbsentees, listPanelists } from '../../../zoom/absentees';
import { emailKey } from '../../../zoom/email';
import type { EventRef } from '../../../zoom/events';
import type { ItemResult, ItemTask } from '../itemByItem';
import { findSession, type FoundSession, type Stop } from './findSession';
import type { AttendanceInput } from './input';
import { matchParticipants, type Row } from './matching';
import {
	hintOfAbsentees,
	hintOfOthers,
	hintOfPanelists,
	hintOfUncertain,
	NOBODY_INVITED,
	problemOfExpired,
	problemOfNoRegistration,
	problemOfUncertain,
	problemOfUnidentified,
} from './messages';
import { type Invited, readInvited } from './people';
import { type Findings, isHost, isRegistered, reportOn } from './report';
import { readSession, type ReadSession, stopOf } from './session';
import type { Sources } from './sources';
import { stayOf } from './stays';

/** An item's result, and what else there is to know about it. */
export interface Attendance {
	result: ItemResult;
	hints: string[];
}

/**
 * The attendance of one item: finds the session, reads its participants, then the registrants, and
 * compares them. Nobody is called absent unless both were read.
 */
export async function attendanceOf(
	task: ItemTask<AttendanceInput>,
	sources: Sources,
): Promise<Attendance> {
	const found = await findSession(task, sources);
	if ('error' in found) return stopped(found.error);
	const { connection } = task.run;
	const session = await readSession(connection, task.event, found.value.instances, sources);
	if ('error' in session) return stopped(session.error);
	const rows = rowsInRoom(session.value);
	const hosts = hostsOf(found.value, session.value);
	const guests = rows.filter((row) => !isHost(row, hosts));
	const unidentified = problemOfGuests(task, guests);
	if (unidentified !== undefined) return stopped(unidentified);
	const invited = await invitedTo(task, found.value, session.value, rows);
	if ('error' in invited) return stopped(invited.error);
	const event = { ...task.event, occurrenceId: found.value.planned?.occurrenceId };
	const comparison = await compare(task, event, session.value, invited.value);
	const { registrants, isGone } = invited.value;
	const isKnown = (row: Row) => isHost(row, hosts);
	const matching = matchParticipants(rows, registrants, {
		byName: task.input.matchByName,
		isKnown,
	});
	const findings: Findings = {
		event,
		reads: session.value.reads,
		registrants,
		isGone,
		matching,
		isIncomplete: session.value.isIncomplete,
		hasUnnamed: session.value.hasUnnamed && !found.value.isStartedByHostOnly,
		hasAnonymous: hasAnonymous(
			matching.others.flat().filter((row) => !isKnown(row)),
			rows,
		),
		absentees: comparison.absentees,
		hosts,
		panelists: comparison.panelists,
	};
	return resultOf(task, findings, [
		...found.value.hints,
		...session.value.hints,
		...comparison.hints,
	]);
}

/** User IDs, and emails as they are and as keys, of everyone who could start the event. */
function hostsOf({ hosts }: FoundSession, { reads }: ReadSession): Set<string> {
	const starters = reads.flatMap(({ details }) => [details.hostId, details.hostEmail]);
	const all = [...hosts, ...starters].filter(isText);
	return new Set(all.flatMap((one) => [one, emailKey(one)]));
}

function stopped(stop: Stop): Attendance {
	return { result: stop, hints: [] };
}

/** The rows of everyone who was let in, each within the real start and end of its instance. */
function rowsInRoom({ reads }: ReadSession): Row[] {
	return reads.flatMap(({ participants, details: { startTime, endTime } }) =>
		participants
			.filter(({ isInWaitingRoom }) => !isInWaitingRoom)
			.map((participant) => ({
				participant,
				stay: stayOf(participant, { from: startTime, to: endTime }),
			})),
	);
}

function isIdentified({ registrantId, email }: Row['participant']): boolean {
	return registrantId !== '' || email !== '';
}

/**
 * Whether one of the `strangers` may be any registrant: nothing of them is shown, or only their name where
 * Zoom shows nobody's registrant ID. Where it does, whoever has none came without a personal link.
 */
function hasAnonymous(strangers: readonly Row[], rows: readonly Row[]): boolean {
	const hasIds = rows.some(({ participant }) => participant.registrantId !== '');
	return strangers.some(
		({ participant }) => !isIdentified(participant) && (!hasIds || participant.name === ''),
	);
}

/** If Zoom shows of nobody who they are, nobody can be called absent. */
function problemOfGuests(
	{ event, input }: ItemTask<AttendanceInput>,
	guests: readonly Row[],
): Stop | undefined {
	if (guests.length === 0 || guests.some(({ participant }) => isIdentified(participant))) {
		return undefined;
	}
	const hasNames = guests.some(({ participant: { name } }) => name !== '');
	if (input.matchByName && hasNames) return undefined;
	return { problem: problemOfUnidentified(event) };
}

const DAY_MS = 24 * 60 * 60_000;

/** Zoom keeps a meeting's registrants for about so long after it was last held. */
const REGISTRANTS_KEPT_MS = 30 * DAY_MS;

/** Everyone who could have come; stops where their list is closed, or gone and needed. */
async function invitedTo(
	{ run: { connection }, event, input }: ItemTask<AttendanceInput>,
	{ isPerOccurrence, planned, hasNoRegistration, instances }: FoundSession,
	{ reads }: ReadSession,
	rows: readonly Row[],
): Promise<Result<Invited, Stop>> {
	const list = isPerOccurrence ? { ...event, occurrenceId: planned?.occurrenceId } : event;
	const ids = new Set(rows.map(({ participant }) => participant.registrantId));
	ids.delete('');
	const invited = await readInvited(connection, list, ids);
	if ('error' in invited) return { error: stopOf(event, invited) };
	const { registrants, isGone } = invited.value;
	if (registrants.length > 0) return invited;
	if (hasNoRegistration) return { error: { problem: problemOfNoRegistration(event) } };
	const heldAt = reads.at(-1)?.details.endTime ?? instances.at(-1)?.startTime ?? 0;
	const isOld = connection.clock.now() > heldAt + REGISTRANTS_KEPT_MS;
	const mayBeGone = isGone || (isOld && event.kind.name === 'meeting');
	const isUseless = input.show === 'didNotAttend' || ids.size === 0;
	if (mayBeGone && isUseless) return { error: { problem: problemOfExpired(event) } };
	return invited;
}

interface Comparison extends Pick<Findings, 'absentees' | 'panelists'> {
	hints: string[];
}

/** What Zoom itself says about a webinar: the absentees if they matter, and the panelists if they're shown. */
async function compare(
	{ run: { connection }, input }: ItemTask<AttendanceInput>,
	event: EventRef,
	{ reads }: ReadSession,
	{ registrants }: Invited,
): Promise<Comparison> {
	const comparison: Comparison = { panelists: new Set(), hints: [] };
	if (event.kind.name !== 'webinar') return comparison;
	if (input.show !== 'attended' && registrants.length > 0) {
		const isWhole = event.occurrenceId !== undefined && input.mergeRestarts;
		const ofOne = isWhole ? event : { ...event, occurrenceId: undefined };
		for (const { instance } of isWhole ? reads.slice(0, 1) : reads) {
			const list = await listAbsentees(connection, ofOne, instance.uuid);
			if ('error' in list) {
				comparison.absentees = undefined;
				comparison.hints.push(hintOfAbsentees(list.error));
				break;
			}
			// Only someone absent from every start is absent.
			const others = comparison.absentees ?? list.value;
			comparison.absentees = new Set([...list.value].filter((id) => others.has(id)));
		}
	}
	if (!input.includeOthers) return comparison;
	const panelists = await listPanelists(connection, event);
	if ('error' in panelists) comparison.hints.push(hintOfPanelists(panelists.error));
	else comparison.panelists = panelists.value;
	return comparison;
}

/** The items and hints; a problem if there would be none only because nothing is certain. */
function resultOf(
	{ event, input }: ItemTask<AttendanceInput>,
	findings: Findings,
	hints: string[],
): Attendance {
	const { json, uncertain, reasons } = reportOn(findings, input);
	if (json.length === 0 && uncertain > 0) {
		return { result: { problem: problemOfUncertain(event, reasons) }, hints: [] };
	}
	const { matching, hosts, isGone, registrants } = findings;
	const strangers = matching.others
		.filter((rows) => !(isGone && isRegistered(rows)))
		.filter((rows) => !rows.some((row) => isHost(row, hosts)));
	const isNobodyInvited = registrants.length === 0 && !isGone;
	return {
		result: { json },
		hints: [
			...hints,
			...(isNobodyInvited ? [NOBODY_INVITED] : []),
			...(uncertain > 0 ? [hintOfUncertain(uncertain)] : []),
			...(strangers.length > 0 && !input.includeOthers ? [hintOfOthers(strangers.length)] : []),
		],
	};
}
