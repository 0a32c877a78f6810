import { type RegistrantStatus, REGISTRANT_STATUSES } from '../../../zoom/registrants';
import { parseDomains } from '../../../fields/domains';
import { asText, invalid, type Parsed } from '../../../fields/parsed';
import { LISTED_AS, type StatusAction } from '../../../zoom/statusAction';

/** Everyone who has a status now, of these e-mail domains if there are any. */
export interface Everyone {
	status: RegistrantStatus;
	/** In small letters, without "@". */
	domains: string[];
}

/** Reads *Current Status* and *Email Domains* of *Apply To: Everyone With a Status*. */
export function parseEveryone(
	status: unknown,
	domains: unknown,
	action: StatusAction,
): Parsed<Everyone> {
	const wanted = REGISTRANT_STATUSES.find((one) => one === asText(status)?.toLowerCase());
	if (wanted === undefined) {
		return invalid(
			'Current Status is not a status',
			'Current Status must be one of pending, approved and denied.',
		);
	}
	if (wanted === LISTED_AS[action]) {
		return invalid(
			`Current Status: everyone ${wanted} would stay ${wanted} with the action ${action}`,
			'Choose another status or another action.',
		);
	}
	const parsed = parseDomains(domains);
	return 'error' in parsed ? parsed : { value: { status: wanted, domains: parsed.value } };
}
