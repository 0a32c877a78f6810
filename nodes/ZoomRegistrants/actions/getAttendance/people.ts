import type { ZoomConnection } from '../../../transport/connection';
import type { Refusal } from '../../../transport/refusal';
import type { Result } from '../../../transport/result';
import type { EventRef } from '../../../zoom/events';
import {
	type ListedRegistrant,
	listRegistrants,
	type RegistrantStatus,
} from '../../../zoom/registrants';
import { isNotFound } from './sources';

/** Everyone who could have come. */
export interface Invited {
	/** The approved ones, and anyone else whose registrant ID was among the participants. */
	registrants: ListedRegistrant[];
	/** Zoom doesn't have the list any more. */
	isGone: boolean;
}

/**
 * Reads the approved registrants. `seen` has the registrant IDs of those who came: if one isn't among
 * the approved, those pending or denied are read too, because someone may have been denied afterwards.
 */
export async function readInvited(
	connection: ZoomConnection,
	event: EventRef,
	seen: ReadonlySet<string>,
): Promise<Result<Invited>> {
	const approved = await readStatus(connection, event, 'approved');
	if ('error' in approved) {
		if (!isNotFound(approved.error)) return approved;
		return { value: { registrants: [], isGone: true } };
	}
	const unknown = new Set(seen);
	for (const { id } of approved.value) unknown.delete(id);
	const registrants = [...approved.value];
	let isEmpty = registrants.length === 0;
	for (const status of unknown.size > 0 ? (['denied', 'pending'] as const) : []) {
		const list = await readStatus(connection, event, status);
		if ('error' in list) return list;
		if (list.value.length > 0) isEmpty = false;
		for (const one of list.value) if (unknown.has(one.id)) registrants.push(one);
	}
	return { value: { registrants, isGone: isEmpty && unknown.size > 0 } };
}

/** The registrants with a status, each once, even if the list changes while it is read. */
async function readStatus(
	connection: ZoomConnection,
	event: EventRef,
	status: RegistrantStatus,
): Promise<Result<ListedRegistrant[], Refusal>> {
	const all = new Map<string, ListedRegistrant>();
	for await (const page of listRegistrants(connection, event, { status })) {
		if ('error' in page) return page;
		for (const one of page.value.registrants) all.set(one.id, one);
	}
	return { value: [...all.values()] };
}
