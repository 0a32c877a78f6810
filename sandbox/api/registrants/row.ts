import { zoomDateTime } from '../../clock';
import { opaqueText } from '../../ids';
import type { Meeting, Occurrence, Registrant } from '../../types';
import type { Registration } from '../access';
import { statusFor } from './statusFor';

const FORM_FIELDS =
	'address city country zip state phone industry org job_title purchasing_time_frame role_in_purchase_process no_of_employees comments'.split(
		' ',
	);

/** A registrant as lists show them; the link to join only once approved. */
export function registrantRow(
	{ kind, event }: Registration,
	registrant: Registrant,
	occurrence: Occurrence | undefined,
): Record<string, unknown> {
	const status = statusFor(registrant, occurrence);
	const more = {
		create_time: zoomDateTime(registrant.createTime),
		...(status === 'approved' ? { join_url: joinUrl(event, registrant) } : {}),
		participant_pin_code: pinCode(registrant),
	};
	return {
		id: registrant.id,
		email: registrant.email,
		first_name: registrant.firstName,
		last_name: registrant.lastName,
		...Object.fromEntries(FORM_FIELDS.map((name) => [name, registrant.answers[name] ?? ''])),
		custom_questions: registrant.customQuestions,
		status,
		...Object.fromEntries(Object.entries(more).filter(([name]) => kind.row.includes(name))),
	};
}

function joinUrl(event: Meeting, registrant: Registrant): string {
	const token = opaqueText(43, 'join', event.id, registrant.id);
	return `https://us02web.zoom.us/w/${event.id}?tk=${token}`;
}

function pinCode(registrant: Registrant): number {
	const pin = Number.parseInt(registrant.id.replace(/[^0-9]/g, '').slice(0, 6), 10) || 0;
	return 100_000 + pin;
}
