import type { EventInput } from '../../fields/givenEvent';
import type { Parsed } from '../../fields/parsed';
import { parseRegistrantReference } from '../../fields/registrantReference';
import { type Registrant, withoutEventId } from '../../fields/registrants';
import type { ItemFields } from '../run/itemFields';

/** One registrant of an event, as *Get* and *Delete* need it. */
export interface RegistrantInput extends EventInput {
	registrant: Registrant;
}

/** Reads the event of an item and *Registrant*, whose ID must not be that of the event. */
export function readRegistrant({ event, get, kind }: ItemFields): Parsed<RegistrantInput> {
	const registrant = parseRegistrantReference(get('registrantId'));
	if ('error' in registrant) return registrant;
	const input = event();
	if ('error' in input) return input;
	const value = { ...input.value, registrant: registrant.value };
	if (!('id' in value.event)) return { value };
	const checked = withoutEventId([value.registrant], kind, value.event.id, 'Registrant');
	return 'error' in checked ? checked : { value };
}
