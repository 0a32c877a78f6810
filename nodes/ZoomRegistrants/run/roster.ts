import type { ZoomConnection } from '../../transport/connection';
import type { EventRef } from '../../zoom/events';
import {
	type ListedRegistrant,
	listRegistrants,
	REGISTRANT_STATUSES,
	type RegistrantStatus,
} from '../../zoom/registrants';
import type { Refusal } from '../../transport/refusal';
import type { Registrant } from '../../fields/registrants';

/** A registrant as the list had it; without a status once a change has made it uncertain. */
export type KnownRegistrant = Omit<ListedRegistrant, 'status'> & { status?: RegistrantStatus };

/** An event's registrants, as read at one moment. */
export interface Directory {
	place: EventRef;
	/** The statuses that were read to the end. */
	complete: Set<RegistrantStatus>;
	byId: Map<string, KnownRegistrant>;
	byEmail: Map<string, KnownRegistrant>;
}

export type DirectoryReading = { directory: Directory } | { refusal: Refusal };

/** What has to be in a directory: everyone with these statuses, or else only those wanted. */
export interface DirectoryNeed {
	statuses: RegistrantStatus[];
	/** Reading ends as soon as all of these are found. */
	wanted?: Registrant[];
}

/** E-mails are compared without regard to capitals; Zoom's own way is not documented. */
export function emailKey(email: string): string {
	return email.toLowerCase();
}

/** Finds a registrant by ID where there is one, else by e-mail in any capitals. */
export function findIn(
	{ byId, byEmail }: Directory,
	{ id, email }: Registrant,
): KnownRegistrant | undefined {
	return id === undefined ? byEmail.get(emailKey(email ?? '')) : byId.get(id);
}

/** Whether a directory that was read before has what is needed now. */
export function hasAll(directory: Directory, { statuses, wanted }: DirectoryNeed): boolean {
	const isComplete = statuses.every((status) => directory.complete.has(status));
	return isComplete || Boolean(wanted?.every((one) => findIn(directory, one) !== undefined));
}

/**
 * Reads the registrants of an event or of one occurrence, in one go: a list that is read on after
 * a change of our own has holes.
 */
export async function readDirectory(
	connection: ZoomConnection,
	place: EventRef,
	need: DirectoryNeed,
): Promise<DirectoryReading> {
	const directory: Directory = {
		place,
		complete: new Set(),
		byId: new Map(),
		byEmail: new Map(),
	};
	const { statuses, wanted } = need;
	for (const status of statuses) {
		const pages = listRegistrants(connection, place, { status });
		for (let page = await pages.next(); ; page = await pages.next()) {
			if (page.done) {
				if (page.value !== undefined) return { refusal: page.value };
				directory.complete.add(status);
				break;
			}
			for (const listed of page.value) enter(directory, listed);
			if (wanted?.every((one) => findIn(directory, one) !== undefined)) return { directory };
		}
	}
	return { directory };
}

/** All three statuses, or the wanted ones among them. */
export function anyStatus(wanted?: Registrant[]): DirectoryNeed {
	return { statuses: REGISTRANT_STATUSES, wanted };
}

function enter({ byId, byEmail }: Directory, listed: KnownRegistrant): void {
	byId.set(listed.id, listed);
	const key = listed.email === undefined ? undefined : emailKey(listed.email);
	if (key !== undefined && !byEmail.has(key)) byEmail.set(key, listed);
}
