import type { ZoomConnection } from '../../transport/connection';
import {
	type ListedRegistrant,
	listRegistrants,
	type RegistrantStatus,
} from '../../transport/listRegistrants';
import type { Refusal } from '../../transport/refusal';
import type { Registrant } from '../input/registrants';
import { emailKey } from './recipients';
import type { StatusTarget } from './types';

/** A meeting's registrants, as read at one moment. */
export interface Directory {
	/** By ID where there is one, else by e-mail in any capitals. */
	find(registrant: Registrant): ListedRegistrant | undefined;
}

export type DirectoryReading = { directory: Directory } | { refusal: Refusal };

/**
 * Reads the registrants of a meeting or of one occurrence, in one go: a list that is read on after
 * a change of our own has holes. With `wanted` it ends as soon as all of these are found.
 */
export async function readDirectory(
	connection: ZoomConnection,
	{ meetingId, occurrenceId }: StatusTarget,
	statuses: RegistrantStatus[],
	wanted?: Registrant[],
): Promise<DirectoryReading> {
	const byId = new Map<string, ListedRegistrant>();
	const byEmail = new Map<string, ListedRegistrant>();
	const find = ({ id, email }: Registrant) =>
		id === undefined ? byEmail.get(emailKey(email ?? '')) : byId.get(id);
	for (const status of statuses) {
		const pages = listRegistrants(connection, meetingId, occurrenceId, status);
		for (let page = await pages.next(); ; page = await pages.next()) {
			if (page.done) {
				if (page.value !== undefined) return { refusal: page.value };
				break;
			}
			for (const listed of page.value) {
				byId.set(listed.id, listed);
				const key = listed.email === undefined ? undefined : emailKey(listed.email);
				if (key !== undefined && !byEmail.has(key)) byEmail.set(key, listed);
			}
			if (wanted?.every((one) => find(one) !== undefined)) return { directory: { find } };
		}
	}
	return { directory: { find } };
}
