import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

/** At most this many people are registered for each event: more than a request holds. */
export const PEOPLE = 45;

/** Those who are named often. */
const REGULARS = 5;

/** How a row names somebody. */
const WAYS = [
	'id',
	'email',
	'idAndEmail',
	'idAndOtherEmail',
	'unknownIdAndEmail',
	'unknownId',
	'unknownEmail',
	'notAnEmail',
] as const;

const SPELLINGS: Array<(email: string) => string> = [
	(email) => email,
	(email) => email.toUpperCase(),
	(email) => `  ${email} `,
	(email) => email.replace(/^./, (first) => first.toUpperCase()),
];

/** Somebody as one row names them. */
export interface Named {
	person: number;
	way: (typeof WAYS)[number];
	spelling: number;
}

/** Mostly people who are registered, named rightly. */
export const named: fc.Arbitrary<Named> = fc.record({
	person: fc.oneof(
		{ weight: 1, arbitrary: fc.nat(REGULARS - 1) },
		{ weight: 3, arbitrary: fc.nat(PEOPLE - 1) },
	),
	way: fc.oneof(
		{ weight: 6, arbitrary: fc.constantFrom(...WAYS.slice(0, 3)) },
		{ weight: 1, arbitrary: fc.constantFrom(...WAYS) },
	),
	spelling: fc.nat(SPELLINGS.length - 1),
});

export const idOf = (event: number, person: number) => `event${event}person${person}`;
export const emailOf = (person: number) => `person${person}@example.com`;

/** What stands in the row's two fields. */
export function fieldsOf(event: number, { person, way, spelling }: Named): IDataObject {
	const spell = SPELLINGS[spelling] ?? String;
	const id = idOf(event, person);
	const email = spell(emailOf(person));
	switch (way) {
		case 'id':
			return { id, email: '' };
		case 'email':
			return { id: '', email };
		case 'idAndEmail':
			return { id, email };
		case 'idAndOtherEmail':
			return { id, email: spell(emailOf((person + 1) % PEOPLE)) };
		case 'unknownIdAndEmail':
			return { id: `nobody${person}`, email };
		case 'unknownId':
			return { id: `nobody${person}`, email: '' };
		case 'unknownEmail':
			return { id: '', email: `typo${person}@example.con` };
		case 'notAnEmail':
			return { id: '', email: 'nobody' };
	}
}

/** The person Zoom understands by it: the ID decides if there is one. Undefined if nobody. */
export function meant({ person, way }: Named): number | undefined {
	return ['id', 'email', 'idAndEmail', 'idAndOtherEmail'].includes(way) ? person : undefined;
}
