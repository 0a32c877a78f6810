import { validationFailed } from '../../errors';
import type { Registrant, RegistrantStatus, RegistrationForm } from '../../types';
import type { Registration } from '../access';
import { noteOddity, type ApiCall } from '../call';
import { customAnswers } from './customAnswers';
import { ANSWER_NAMES, FIELD_CHECKS, QUESTION_NAMES } from './formFields';

/** What somebody wrote on the form. */
export type NewRegistrant = Pick<
	Registrant,
	| 'email'
	| 'firstName'
	| 'lastName'
	| 'answers'
	| 'customQuestions'
	| 'language'
	| 'trackingSourceId'
>;

/** A form as the API was given it, with what only the API can ask for. */
export interface FilledForm extends NewRegistrant {
	autoApprove: boolean;
	status?: RegistrantStatus;
}

const ALWAYS = ['email', 'first_name', ...QUESTION_NAMES];

/** Checks every field of a registration and that nothing required is missing; notes fields Zoom does not know. */
export function readForm(
	call: ApiCall,
	{ kind, event, form }: Registration,
	body: Map<string, unknown>,
): FilledForm {
	const known = [...ALWAYS, ...kind.add.fields];
	const texts = new Map<string, string>();
	for (const [name, value] of body) {
		if (name === 'custom_questions') continue;
		if (!known.includes(name)) noteOddity(call, `the body has an unknown field "${name}"`);
		else if (!FIELD_CHECKS[name]?.(value)) throw validationFailed(name);
		else texts.set(name, String(value));
	}
	refuseMissing(form, texts);
	const source = texts.get('source_id');
	if (source !== undefined && !event.trackingSources.some(({ id }) => id === source)) {
		noteOddity(call, `there is no tracking source "${source}"`);
	}
	return {
		email: texts.get('email') ?? '',
		firstName: texts.get('first_name') ?? '',
		lastName: texts.get('last_name') ?? '',
		answers: Object.fromEntries([...texts].filter(([name]) => ANSWER_NAMES.includes(name))),
		customQuestions: customAnswers(call, form, body.get('custom_questions')),
		language: texts.get('language'),
		trackingSourceId: source,
		autoApprove: texts.get('auto_approve') === 'true',
		status: texts.get('status') as RegistrantStatus | undefined,
	};
}

function refuseMissing(form: RegistrationForm, texts: Map<string, string>): void {
	const asked = form.questions.filter(({ required }) => required);
	const missing = ['email', 'first_name', ...asked.map(({ fieldName }) => fieldName)].find(
		(name) => !texts.get(name),
	);
	if (missing !== undefined) throw validationFailed(missing);
}
