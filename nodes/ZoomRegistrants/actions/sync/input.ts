import type { EventInput } from '../../../fields/givenEvent';
import type { Parsed } from '../../../fields/parsed';
import { isRecord } from '../../../transport/guards';
import type { ItemFields } from '../../run/itemFields';
import { type NewRegistrant, parseNewRegistrant } from '../create/newRegistrant';

/** One row of the list: a person, and the event or occurrence that they shall be registered for. */
export interface SyncInput extends EventInput {
	/** The first name may be `''`: only people who have to be created need one. */
	registrant: NewRegistrant;
}

/** Options of *Create* that the form doesn't show here; a value may be left from before. */
const NOT_HERE = ['autoApprove', 'occurrenceIds'];

/** Reads one row of the list. */
export function readSyncInput({ get, kind, event }: ItemFields): Parsed<SyncInput> {
	const additional = get('additionalFields', {});
	const shown = Object.entries(isRecord(additional) ? additional : {}).filter(
		([name]) => !NOT_HERE.includes(name),
	);
	const registrant = parseNewRegistrant(
		{
			email: get('email'),
			firstName: get('firstName', ''),
			lastName: get('lastName', ''),
			additionalFields: Object.fromEntries(shown),
		},
		kind,
		{ needsFirstName: false },
	);
	if ('error' in registrant) return registrant;
	const input = event();
	if ('error' in input) return input;
	return { value: { ...input.value, registrant: registrant.value } };
}
