import { HOUR_MS, SECOND_MS } from './clock';
import { zoomId } from './ids';
import type { Registrant, RegistrationForm } from './types';

/** A registrant to add; only the email is needed. */
export type RegistrantInput = Pick<Registrant, 'email'> & Partial<Registrant>;

/**
 * Adds registrants to a form: a list, or a number of made-up people (`guest1@example.com`, …). `common` applies to
 * each, the list's own values win. IDs follow from the form's words and the email.
 */
export function addToForm(
	form: RegistrationForm,
	words: string[],
	now: number,
	who: number | RegistrantInput[],
	common: Partial<Registrant>,
): Registrant[] {
	const already = form.registrants.length;
	const people = typeof who === 'number' ? guests(who, already) : who;
	const added = people.map((person, index): Registrant => {
		return {
			id: zoomId(...words, person.email),
			firstName: person.email.split('@')[0] ?? '',
			lastName: '',
			status: 'pending',
			occurrenceStatus: {},
			answers: {},
			customQuestions: [],
			createTime: Math.min(now - HOUR_MS + (already + index) * SECOND_MS, now),
			sends: 0,
			...common,
			...person,
		};
	});
	form.registrants = form.registrants.concat(added);
	return added;
}

function guests(count: number, alreadyThere: number): RegistrantInput[] {
	return Array.from({ length: count }, (_, index) => {
		const number = alreadyThere + index + 1;
		return { email: `guest${number}@example.com`, firstName: 'Guest', lastName: String(number) };
	});
}
