import type { Meeting, Registrant, RegistrantStatus } from '../../types';
import type { Registration } from '../access';
import type { ApiCall } from '../call';
import { refuse } from '../kinds/refusals';
import type { Reason } from '../kinds/wording';
import { registrantByEmail } from './register';

/** Somebody who wants to register, and the status they would have. */
export interface Candidate {
	email: string;
	status: RegistrantStatus;
}

/** Throws what Zoom answers when the event is over, has no room for all of them, or one of them hosts it. */
export function refuseAdmission(
	call: ApiCall,
	{ kind, event, form }: Registration,
	operation: 'add' | 'batch',
	candidates: Candidate[],
): void {
	const refuseIf = (condition: boolean, reason: Reason) => {
		if (condition) refuse(call, kind, operation, reason, { id: event.id });
	};
	const { users } = call.context.state;
	const hosts = [users[event.hostId]?.email ?? '', ...event.alternativeHosts];
	const hostEmails = hosts.map((email) => email.toLowerCase());
	refuseIf(isOver(event, call.context.now()), 'over');
	refuseIf(
		candidates.some(({ email }) => hostEmails.includes(email.toLowerCase())),
		'hostRegisters',
	);
	const added = candidates.filter(({ email }) => !registrantByEmail(form, email));
	const room = event.capacity - form.registrants.filter(isNot('denied')).length;
	const approved = form.registrants.length - form.registrants.filter(isNot('approved')).length;
	const moreApproved = added.filter(({ status }) => status === 'approved').length;
	const beyondLimit =
		event.registrantsLimit > 0 && approved + moreApproved > event.registrantsLimit;
	refuseIf(added.length > room || (moreApproved > 0 && beyondLimit), 'full');
}

function isNot(status: RegistrantStatus): (registrant: Registrant) => boolean {
	return (registrant) => registrant.status !== status;
}

function isOver({ startTime, duration, occurrences }: Meeting, now: number): boolean {
	const ends = occurrences.map((one) => one.startTime + one.duration * 60_000);
	if (ends.length > 0) return ends.every((end) => end <= now);
	return startTime !== null && startTime + duration * 60_000 <= now;
}
