import type { Registrant, RegistrantView, RegistrationForm } from '../../types';

/** Lets lists show a registrant as before, or not at all, for this many further requests of the event's list. */
export function holdBack(
	registrant: Registrant,
	reads: number,
	view: Partial<RegistrantView>,
): void {
	if (reads <= 0) return;
	registrant.inLists = { readsLeft: reads, view: registrant.inLists?.view ?? view };
}

/** What a change of status can alter, as it is now. */
export function viewOf(registrant: Registrant): RegistrantView {
	const { status, occurrenceStatus, occurrenceIds } = registrant;
	return { status, occurrenceStatus: { ...occurrenceStatus }, occurrenceIds };
}

/** A registrant as lists show them currently; undefined while they do not. */
export function seenInLists(registrant: Registrant): Registrant | undefined {
	const view = registrant.inLists?.view;
	if (!view) return registrant;
	const { status, occurrenceStatus = {}, occurrenceIds } = view;
	return status === undefined
		? undefined
		: { ...registrant, status, occurrenceStatus, occurrenceIds };
}

/** Counts a request for the event's list, and for the registrants in it that their link to join was missing once more. */
export function countReading(form: RegistrationForm, shown: Registrant[]): void {
	for (const registrant of form.registrants) {
		const held = registrant.inLists;
		if (held && (held.readsLeft -= 1) === 0) delete registrant.inLists;
	}
	shown.forEach(countLinkReading);
}

/** Shows someone just approved this many times without the join link. */
export function holdBackLink(registrant: Registrant, reads: number): void {
	if (reads > 0) registrant.joinUrlReadsLeft = reads;
}

/** Counts that a registrant was shown without the link to join. */
export function countLinkReading(registrant: Registrant): void {
	if (registrant.joinUrlReadsLeft) registrant.joinUrlReadsLeft -= 1;
}
