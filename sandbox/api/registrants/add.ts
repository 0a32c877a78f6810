import { zoomDateTime } from '../../clock';
import { validationFailed, ZoomError } from '../../errors';
import type { Meeting, Occurrence, Registrant, RegistrantStatus } from '../../types';
import { registrationOf, type Registration } from '../access';
import { Answer, noteOddity, type ApiCall, type Endpoint, type Scope } from '../call';
import { occurrenceRow } from '../eventDetails';
import { readJsonBody } from '../jsonBody';
import type { Kind } from '../kinds/kind';
import { countAdditions } from './addLimit';
import { refuseAdmission } from './admission';
import { readForm, type FilledForm } from './filledForm';
import { register, registrantByEmail } from './register';
import { ofKind, registrantExtras } from './row';

/**
 * `POST …/registrants`: registers one person, or gives who is registered already under the email. 201; `id` is the
 * event's and `registrant_id` the registrant's.
 */
export function addRegistrant(kind: Kind, scope: Scope): Endpoint {
	return {
		method: 'POST',
		path: `${kind.path}/registrants`,
		label: 'Light',
		scope,
		query: kind.add.query,
		handle: (call) => {
			const body = readJsonBody(call);
			const registration = registrationOf(call, kind, 'add');
			const filled = readForm(call, registration, body);
			const occurrences = chosenOccurrences(call, registration.event);
			return new Answer(201, addOne(call, registration, filled, occurrences));
		},
	};
}

function addOne(
	call: ApiCall,
	registration: Registration,
	filled: FilledForm,
	occurrences: Occurrence[] | undefined,
): Record<string, unknown> {
	const { kind, form } = registration;
	const { autoApprove, status: wished, ...person } = filled;
	const byHand = wished ?? (autoApprove ? 'approved' : 'pending');
	const status: RegistrantStatus = form.approvalType === 0 ? 'approved' : byHand;
	if (registrantByEmail(form, person.email)?.status === 'denied') throw validationFailed('email');
	refuseAdmission(call, registration, 'add', [{ email: person.email, status }]);
	const message = kind.add.limitMessage;
	if (message) countAdditions(call, registration, [person.email], { label: 'Light', message });
	const registrant = register(call.context, registration, person, status, occurrences);
	return addedRow(registration, registrant);
}

/** The occurrences named in the query; undefined for all of them. */
function chosenOccurrences(call: ApiCall, event: Meeting): Occurrence[] | undefined {
	const ids = call.query.occurrence_ids?.split(',').filter((id) => id !== '') ?? [];
	if (event.occurrences.length > 0 && ids.length === 0 && event.registrationType !== 1) {
		noteOddity(call, 'the registration names no occurrence, so it is for all of them');
	}
	if (ids.length === 0) return undefined;
	const chosen = event.occurrences.filter(({ id, status }) => {
		return status === 'available' && ids.includes(id);
	});
	const isTooMany = ids.length > 1 && event.registrationType === 2;
	if (chosen.length !== new Set(ids).size || isTooMany) {
		throw new ZoomError(400, 300, 'Invalid parameter: occurrence_ids');
	}
	if (event.registrationType !== 1) return chosen;
	noteOddity(call, 'occurrence_ids are ignored: one registration is for all occurrences');
	return undefined;
}

function addedRow(registration: Registration, registrant: Registrant): Record<string, unknown> {
	const { kind, event } = registration;
	const { occurrenceIds } = registrant;
	const occurrences = event.occurrences.filter(({ id }) => occurrenceIds?.includes(id) ?? true);
	const all = {
		id: Number(event.id),
		registrant_id: registrant.id,
		topic: event.topic,
		...(event.startTime === null ? {} : { start_time: zoomDateTime(event.startTime) }),
		...registrantExtras(registration, registrant, registrant.status),
		...(occurrences.length > 0 ? { occurrences: occurrences.map(occurrenceRow) } : {}),
		share_url: event.recording?.shareUrl,
	};
	return ofKind(all, kind.add.answer);
}
