import type { SandboxContext } from '../../context';
import type { Occurrence, Registrant, RegistrantStatus } from '../../types';
import { holdBack, holdBackLink, viewOf } from './lag';
import { statusFor } from './statusFor';

/** Gives registrants a status, for one occurrence or the whole series, as far as the switches let it happen. */
export function changeStatus(
	{ switches }: SandboxContext,
	registrants: Registrant[],
	occurrence: Occurrence | undefined,
	status: RegistrantStatus,
): void {
	if (switches.statusChange === 'ignore204') return;
	for (const registrant of registrants) {
		const before = viewOf(registrant);
		const wasApproved = statusFor(registrant, occurrence) === 'approved';
		setStatus(registrant, occurrence, status);
		if (switches.statusChange === 'revert') {
			const changed = viewOf(registrant);
			Object.assign(registrant, before);
			holdBack(registrant, 1, changed);
			continue;
		}
		holdBack(registrant, switches.listLagReads, before);
		if (status === 'approved' && !wasApproved) holdBackLink(registrant, switches.joinUrlLagReads);
	}
}

/** For the whole series the status holds for every occurrence; for one occurrence only that one changes. */
function setStatus(
	registrant: Registrant,
	occurrence: Occurrence | undefined,
	status: RegistrantStatus,
): void {
	if (occurrence) {
		registrant.occurrenceStatus[occurrence.id] = status;
	} else {
		registrant.status = status;
		registrant.occurrenceStatus = {};
	}
}
