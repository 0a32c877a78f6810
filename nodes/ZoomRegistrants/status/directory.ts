import type { ZoomConnection } from '../../transport/connection';
import {
	type ListedRegistrant,
	listRegistrants,
	type RegistrantStatus,
} from '../../transport/listRegistrants';
import type { Refusal } from '../../transport/refusal';
import type { Registrant } from '../input/registrants';
import { emailKey } from './recipients';

/** What is known of a meeting's registrants so far; it is read on only as far as somebody asks. */
export interface Directory {
	/** Reads on until all of these are found, or there is no more. Gives a refusal to read. */
	lookFor(registrants: Registrant[]): Promise<Refusal | undefined>;
	/** By ID where there is one, else by e-mail in any capitals. */
	find(registrant: Registrant): ListedRegistrant | undefined;
	/** Whether all there is has been read, so that who is not found does not exist. */
	isComplete(): boolean;
}

/** Opens the directory of a meeting or of one occurrence; nothing is read yet. */
export function openDirectory(
	connection: ZoomConnection,
	meetingId: string,
	occurrenceId: string | undefined,
	statuses: RegistrantStatus[],
): Directory {
	const byId = new Map<string, ListedRegistrant>();
	const byEmail = new Map<string, ListedRegistrant>();
	const pages = statuses.map((status) =>
		listRegistrants(connection, meetingId, occurrenceId, status),
	);

	const remember = (listed: ListedRegistrant) => {
		byId.set(listed.id, listed);
		const key = listed.email === undefined ? undefined : emailKey(listed.email);
		if (key !== undefined && !byEmail.has(key)) byEmail.set(key, listed);
	};
	const find = ({ id, email }: Registrant) =>
		id === undefined ? byEmail.get(emailKey(email ?? '')) : byId.get(id);
	const isUnknown = (registrant: Registrant) => find(registrant) === undefined;
	let refusal: Refusal | undefined;

	async function lookFor(registrants: Registrant[]): Promise<Refusal | undefined> {
		while (refusal === undefined && pages[0] !== undefined && registrants.some(isUnknown)) {
			const step = await pages[0].next();
			if (!step.done) {
				step.value.forEach(remember);
				continue;
			}
			refusal = step.value;
			if (refusal === undefined) pages.shift();
		}
		return refusal;
	}
	return { lookFor, find, isComplete: () => pages.length === 0 };
}
