import type { Registrant } from '../../../../nodes/fields/registrants';
import type { Refusal } from '../../../../nodes/transport/refusal';
import { isNamed, namedIn } from '../../../../nodes/ZoomRegistrants/run/namedInError';

const ANN = { email: 'ann@x.org' };

describe('A message names somebody', () => {
	it.each<[string, Registrant, string]>([
		['at its beginning.', ANN, 'ann@x.org is not welcome.'],
		['at its end.', ANN, 'Not welcome: ann@x.org'],
		['and nothing else.', ANN, 'ann@x.org'],
		['at the end of a sentence.', ANN, 'Nobody knows ann@x.org.'],
		['in parentheses.', ANN, 'the registrant (ann@x.org). You can resume'],
		['in quotes.', ANN, 'Invalid: "ann@x.org"'],
		['in other capitals.', { email: 'Ann@X.org' }, 'Invalid: ANN@x.ORG'],
		['after a longer email that ends with theirs.', ANN, 'joann@x.org, ann@x.org'],
		['after a longer email that begins with theirs.', ANN, 'ann@x.org.uk, ann@x.org'],
		['by an ID.', { id: 'QmVubkFubg' }, 'Registrant QmVubkFubg not found'],
		['by an ID of six characters.', { id: 'abc-12' }, 'Registrant abc-12 not found'],
		['by the email beside an ID.', { id: 'QmVubkFubg', email: 'ann@x.org' }, 'ann@x.org?'],
	])('%s', (_, registrant, text) => {
		expect(isNamed(registrant, text)).toBe(true);
	});
});

describe('A message does not name somebody', () => {
	it.each<[string, Registrant, string]>([
		['whose email is the end of a longer one.', ANN, 'joann@x.org'],
		['whose email is the end of a longer one with a dot.', ANN, 'jo.ann@x.org'],
		['whose email is the end of a longer one with a plus.', ANN, 'jo+ann@x.org'],
		['whose email is the end of a longer one with a dash.', ANN, 'jo-ann@x.org'],
		['whose email is the beginning of a longer one.', ANN, 'ann@x.org.uk'],
		['whose email is the beginning of another word.', ANN, 'ann@x.organ'],
		['whose ID has five characters.', { id: 'abc-1' }, 'Registrant abc-1 not found'],
		['whose ID has digits only.', { id: '1234567' }, 'Registrant 1234567 not found'],
		['whose ID is part of another.', { id: 'QmVubkFubg' }, 'Registrant xQmVubkFubg not found'],
		['of whom nothing is known.', {}, 'Registrant not found'],
		['whose email is empty.', { email: '' }, 'Registrant not found'],
	])('%s', (_, registrant, text) => {
		expect(isNamed(registrant, text)).toBe(false);
	});
});

describe('A field error', () => {
	const refusal = (field: string, message = 'Invalid field.'): Refusal => ({
		message: 'Validation Failed.',
		fieldErrors: [{ field, message }],
	});
	/** The positions, of nameless registrants at five of them, that a refusal names. */
	const meant = (of: Refusal) =>
		[0, 1, 2, 12, 123_456].filter((position) => namedIn(of)({}, position));

	it.each([
		['registrants[0].email', [0]],
		['registrants[2].email', [2]],
		['Registrants[1]', [1]],
		['registrants[12].email', [12]],
		['registrants[123456].email', [123_456]],
		['registrants[1234567].email', []],
		['registrants[].email', []],
		['registrants[x].email', []],
		['registrants', []],
		['occurrences[1]', []],
		['', []],
	])('about "%s" means by position: %j', (field, positions) => {
		expect(meant(refusal(field))).toEqual(positions);
	});

	it('names by its message as well.', () => {
		expect(namedIn(refusal('registrants', 'Unknown: ann@x.org'))(ANN, 7)).toBe(true);
	});

	it('does not join its words with those of the message into a name.', () => {
		const split: Refusal = {
			message: 'Not found: ann',
			fieldErrors: [{ field: '', message: '@x.org' }],
		};
		expect(namedIn(split)(ANN, 0)).toBe(false);
	});
});
