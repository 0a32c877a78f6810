import type { Registration } from '../api/access';
import { meeting } from '../api/kinds/meeting';
import { recording } from '../api/kinds/recording';
import { webinar } from '../api/kinds/webinar';
import { register, registrantByEmail } from '../api/registrants/register';
import { meetingOf, WEBINAR_TYPES } from '../build';
import type { SandboxContext } from '../context';
import type { Registrant } from '../types';

/** What somebody writes on the public form; only the email is needed. */
export type FormInput = Pick<Registrant, 'email'> &
	Partial<
		Pick<
			Registrant,
			| 'firstName'
			| 'lastName'
			| 'answers'
			| 'customQuestions'
			| 'trackingSourceId'
			| 'occurrenceIds'
		>
	>;

/**
 * Somebody fills in the public form of a meeting or webinar, or of its recording: webhooks hear of it, no limit of
 * the API counts it. Throws where nobody can register.
 */
export function fillForm(
	context: SandboxContext,
	meetingId: string | number,
	{ email, occurrenceIds, ...person }: FormInput,
	place: 'event' | 'recording' = 'event',
): Registrant {
	const registration = placeOf(context, meetingId, place);
	const { form, event } = registration;
	if (form.approvalType === 2 || registrantByEmail(form, email)?.status === 'denied') {
		throw new Error(`${email} cannot register for ${meetingId}`);
	}
	const filled = {
		email,
		firstName: email.split('@')[0] ?? '',
		lastName: '',
		answers: {},
		customQuestions: [],
		...person,
	};
	const occurrences =
		occurrenceIds && event.occurrences.filter(({ id }) => occurrenceIds.includes(id));
	const status = form.approvalType === 0 ? 'approved' : 'pending';
	return register(context, registration, filled, status, occurrences);
}

function placeOf(
	{ state }: SandboxContext,
	meetingId: string | number,
	place: 'event' | 'recording',
): Registration {
	const event = meetingOf(state, meetingId);
	const ofEvent = WEBINAR_TYPES.includes(event.type) ? webinar : meeting;
	const kind = place === 'recording' ? recording : ofEvent;
	return { kind, event, form: kind.form(event), key: kind.key(event) };
}

/** Checks a registration that came over HTTP; throws an Error that says what is wrong. */
export function checkedFormInput(input: unknown): {
	meetingId: string;
	person: FormInput;
	place: 'event' | 'recording';
} {
	const {
		meetingId,
		email,
		firstName = 'New',
		lastName = 'Guest',
		recording = false,
	} = Object(input);
	if (typeof email !== 'string' || typeof firstName !== 'string' || typeof lastName !== 'string') {
		throw new Error('Send a JSON object such as {"meetingId":"123","email":"new@example.com"}.');
	}
	const place = recording === true ? 'recording' : 'event';
	return { meetingId: String(meetingId), person: { email, firstName, lastName }, place };
}
