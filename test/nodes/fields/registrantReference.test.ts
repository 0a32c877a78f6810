import { parseRegistrantReference } from '../../../nodes/fields/registrantReference';

const locator = (mode: string, value: unknown) => ({ __rl: true, mode, value });

it.each([
	[locator('list', 'annsID'), { id: 'annsID' }],
	[locator('id', ' 9tboDiHUQAeOnbmudzWa5g\n'), { id: '9tboDiHUQAeOnbmudzWa5g' }],
	[locator('id', 12345), { id: '12345' }],
	[locator('id', 'a/b+c=='), { id: 'a/b+c==' }],
	[locator('id', '-_-'), { id: '-_-' }],
	[locator('email', ' Ann@Example.com '), { email: 'Ann@Example.com' }],
	[locator('id', 'ann@example.com'), { email: 'ann@example.com' }],
	['annsID', { id: 'annsID' }],
	['ann@example.com', { email: 'ann@example.com' }],
])('reads %j', (field, value) => {
	expect(parseRegistrantReference(field)).toEqual({ value });
});

it.each([
	[locator('list', ''), 'Registrant is empty'],
	[locator('id', undefined), 'Registrant is empty'],
	[undefined, 'Registrant is empty'],
	[locator('id', 'undefined'), "Registrant isn't a valid string"],
	[locator('id', ['annsID']), "Registrant isn't a valid string"],
	[locator('email', 'annsID'), 'Registrant: "annsID" isn\'t an email address'],
	[locator('id', 'a@b@c'), 'Registrant: "a@b@c" isn\'t an email address'],
	[locator('id', { toString: 1 }), "Registrant isn't a valid string"],
	[locator('id', 2 ** 60), 'Registrant is a number too large to be exact; enter it as a string'],
	[locator('id', 'x'.repeat(40_000)), 'Registrant is 40000 characters long; the maximum is 255'],
	...['.', '..', '...', '../..', './.', '. .', '\\', '/', 'status', 'Questions'].map(
		(id): [unknown, string] => [locator('id', id), `Registrant: "${id}" isn't a registrant ID`],
	),
])('refuses %j', (field, problem) => {
	expect(parseRegistrantReference(field)).toEqual({
		error: { message: problem, description: expect.any(String) },
	});
});
