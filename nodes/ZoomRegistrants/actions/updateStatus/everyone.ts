import { type RegistrantStatus, REGISTRANT_STATUSES } from '../../../zoom/registrants';
import { parseDomains } from '../../../fields/domains';
import { asText, invalid, type Parsed } from '../../../fields/parsed';
import { LISTED_AS, type StatusAction } from '../../../zoom/statusAction';
import type { Selection } from './selection';

/** Everyone who currently has a status, limited to these email domains if there are any. */
export interface Everyone {
	status: RegistrantStatus;
	/** In lower case, without "@". */
	domains: string[];
	/** How many of them; undefined for all. */
	selection?: Selection;
}

/** Reads *Current Status* and *Email Domains* of *Everyone With a Status*. */
export function parseEveryone(
	status: unknown,
	domains: unknown,
	action: StatusAction,
): Parsed<Everyone> {
	const wanted = REGISTRANT_STATUSES.find((one) => one === asText(status)?.toLowerCase());
	if (wanted === undefined) {
		return invalid(
			'Current Status must be pending, approved or denied',
			'Choose Current Status again, or check its expression.',
		);
	}
	if (wanted === LISTED_AS[action]) {
		return invalid(
			`Current Status: registrants who are ${wanted} won't change with the action ${action}`,
			'Choose a different status or action.',
		);
	}
	const parsed = parseDomains(domains);
	return 'error' in parsed ? parsed : { value: { status: wanted, domains: parsed.value } };
}
