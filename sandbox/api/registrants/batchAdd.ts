import { validationFailed } from '../../errors';
import type { Registrant, RegistrantStatus } from '../../types';
import { registrationOf, type Registration } from '../access';
import { Answer, noteOddity, type ApiCall, type Endpoint, type Scope } from '../call';
import { readJsonBody } from '../jsonBody';
import type { EventKind } from '../kinds/kind';
import { refuse } from '../kinds/refusals';
import { countAdditions } from './addLimit';
import { refuseAdmission } from './admission';
import { batchEntries } from './batchEntries';
import { register } from './register';
import { ofKind, registrantExtras } from './row';

/** `POST …/batch_registrants`: registers up to 30 people for one that is not recurring, all of them or none. */
export function batchAddRegistrants(kind: EventKind, scope: Scope): Endpoint {
	return {
		method: 'POST',
		path: `${kind.path}/batch_registrants`,
		label: 'Heavy',
		scope,
		query: [],
		handle: (call) => {
			const body = readJsonBody(call);
			const registration = registrationOf(call, kind, 'batch');
			const { event } = registration;
			if (event.type !== kind.batch.eventType) {
				refuse(call, kind, 'batch', 'notScheduled', { id: event.id });
			}
			const isApproved = readFlags(call, kind, body).auto_approve === true;
			const status = registration.form.approvalType === 0 || isApproved ? 'approved' : 'pending';
			const added = addAll(call, kind, registration, body.get('registrants'), status);
			const rows = added.map((one) => addedRow(kind, registration, one));
			return new Answer(call.context.switches.batchStatus, { registrants: rows });
		},
	};
}

function addAll(
	call: ApiCall,
	kind: EventKind,
	registration: Registration,
	registrants: unknown,
	status: RegistrantStatus,
): Registrant[] {
	const people = batchEntries(call, registration, registrants);
	const emails = people.map(({ email }) => email);
	const candidates = emails.map((email) => ({ email, status }));
	refuseAdmission(call, registration, 'batch', candidates);
	const { limitMessage: message } = kind.batch;
	countAdditions(call, registration, emails, { label: 'Heavy', message });
	return people.map((person) => register(call.context, registration, person, status));
}

function readFlags(
	call: ApiCall,
	kind: EventKind,
	body: Map<string, unknown>,
): Record<string, unknown> {
	for (const [name, value] of body) {
		if (name === 'registrants') continue;
		if (!kind.batch.flags.includes(name)) {
			noteOddity(call, `the body has an unknown field "${name}"`);
		} else if (typeof value !== 'boolean') throw validationFailed(name);
	}
	return Object.fromEntries(body);
}

function addedRow(
	kind: EventKind,
	registration: Registration,
	registrant: Registrant,
): Record<string, unknown> {
	const extras = registrantExtras(registration, registrant, registrant.status);
	return {
		email: registrant.email,
		registrant_id: registrant.id,
		...ofKind(extras, kind.row),
	};
}
