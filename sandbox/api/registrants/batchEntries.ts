import { validationFailed, ZoomError } from '../../errors';
import type { Registration } from '../access';
import { noteOddity, type ApiCall } from '../call';
import { isObject } from '../jsonBody';
import type { NewRegistrant } from './filledForm';
import { FIELD_CHECKS } from './formFields';
import { registrantByEmail } from './register';

const MAX_REGISTRANTS_PER_BATCH = 30;
const FIELDS = ['email', 'first_name', 'last_name'];

/** The people of a batch; one that Zoom would not take refuses all of them, or is left out if a switch says so. */
export function batchEntries(
	call: ApiCall,
	registration: Registration,
	registrants: unknown,
): NewRegistrant[] {
	const list: unknown = registrants ?? [];
	if (!Array.isArray(list)) throw validationFailed('registrants');
	if (list.length === 0)
		noteOddity(call, 'the request names no registrants, so it changes nothing');
	if (list.length > MAX_REGISTRANTS_PER_BATCH) {
		throw validationFailed('registrants', 'A maximum of 30 registrants is allowed.');
	}
	const people: NewRegistrant[] = [];
	list.forEach((one: unknown, index) => {
		const person = checkedPerson(call, registration, one, `registrants[${index}]`);
		if (!(person instanceof ZoomError)) {
			if (people.some(({ email }) => email.toLowerCase() === person.email.toLowerCase())) {
				noteOddity(call, `the batch names ${person.email} twice`);
			}
			people.push(person);
		} else if (call.context.switches.batchInvalid === 'refuse') throw person;
	});
	return people;
}

function checkedPerson(
	call: ApiCall,
	{ form }: Registration,
	one: unknown,
	name: string,
): NewRegistrant | ZoomError {
	if (!isObject(one)) return validationFailed(name);
	for (const field of Object.keys(one)) {
		if (!FIELDS.includes(field)) noteOddity(call, `a registrant has an unknown field "${field}"`);
	}
	const { email, first_name: firstName, last_name: lastName = '' } = one;
	const fields = { email, first_name: firstName, last_name: lastName };
	const wrong = Object.entries(fields).find(([field, value]) => !FIELD_CHECKS[field]?.(value));
	if (wrong) return validationFailed(`${name}.${wrong[0]}`);
	const person = { email: String(email), firstName: String(firstName), lastName: String(lastName) };
	const isDenied = registrantByEmail(form, person.email)?.status === 'denied';
	return isDenied
		? validationFailed(`${name}.email`)
		: { ...person, answers: {}, customQuestions: [] };
}
