import type { SandboxContext } from '../../context';
import type {
	Occurrence,
	Registrant,
	RegistrantStatus,
	RegistrationChange,
	User,
} from '../../types';
import { publish } from '../../webhooks/publish';
import type { Registration } from '../access';
import { holdBack, holdBackLink, viewOf } from './lag';
import { statusFor } from './statusFor';

export interface StatusChange {
	registration: Registration;
	registrants: Registrant[];
	/** Undefined for the whole series. */
	occurrence: Occurrence | undefined;
	after: RegistrantStatus;
	event: RegistrationChange;
	/** The user or account that asked for it. */
	operator: User | undefined;
}

/** Gives registrants a status as far as the switches let it happen, and tells it to the webhooks. */
export function changeStatus(context: SandboxContext, change: StatusChange): void {
	const { switches } = context;
	if (switches.statusChange === 'ignore204') return;
	const { registration, registrants, occurrence, after, event, operator } = change;
	for (const registrant of registrants) {
		const before = viewOf(registrant);
		const statusBefore = statusFor(registrant, occurrence);
		setStatus(registrant, occurrence, after);
		if (switches.statusChange === 'revert') {
			const changed = viewOf(registrant);
			Object.assign(registrant, before);
			holdBack(registrant, 1, changed);
		} else {
			holdBack(registrant, switches.listLagReads, before);
		}
		if (statusBefore === after) continue;
		if (after === 'approved') holdBackLink(registrant, switches.joinUrlLagReads);
		publish(context, { change: event, registration, registrant, occurrence, operator });
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
