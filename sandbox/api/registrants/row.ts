import { zoomDateTime } from '../../clock';
import { opaqueText } from '../../ids';
import type { Occurrence, Registrant, RegistrantStatus } from '../../types';
import type { Registration } from '../access';
import { ANSWER_NAMES } from './formFields';
import { statusFor } from './statusFor';

/** A registrant as lists show them. */
export function registrantRow(
	registration: Registration,
	registrant: Registrant,
	occurrence: Occurrence | undefined,
): Record<string, unknown> {
	const status = statusFor(registrant, occurrence);
	const lacksLink = (registrant.joinUrlReadsLeft ?? 0) > 0;
	const extras = {
		create_time: zoomDateTime(registrant.createTime),
		...registrantExtras(registration, registrant, status),
		...(lacksLink ? { join_url: undefined } : {}),
	};
	return {
		id: registrant.id,
		email: registrant.email,
		first_name: registrant.firstName,
		last_name: registrant.lastName,
		...Object.fromEntries(ANSWER_NAMES.map((name) => [name, registrant.answers[name] ?? ''])),
		custom_questions: registrant.customQuestions,
		status,
		...ofKind(extras, registration.kind.row),
	};
}

/** What lets a registrant in: the link to join, only once approved, and the PIN for the telephone. */
export function registrantExtras(
	{ event }: Registration,
	registrant: Registrant,
	status: RegistrantStatus | undefined,
): Record<string, unknown> {
	const token = opaqueText(43, 'join', event.id, registrant.id);
	const join = { join_url: `https://us02web.zoom.us/w/${event.id}?tk=${token}` };
	return { ...(status === 'approved' ? join : {}), participant_pin_code: pinCode(registrant) };
}

/** Only those fields of an answer that the kind has. */
export function ofKind(fields: Record<string, unknown>, names: string[]): Record<string, unknown> {
	return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
}

function pinCode(registrant: Registrant): number {
	const pin = Number.parseInt(registrant.id.replace(/[^0-9]/g, '').slice(0, 6), 10) || 0;
	return 100_000 + pin;
}
