import { CHECKED, faultsIn } from '../../scripts/language/check';
import { filesAt } from '../../scripts/language/files';
import { PATTERNS } from '../../scripts/language/patterns';

/** What is found in the comment of a file, by phrase. */
const inComment = (text: string) => faultsIn('sandbox/a.ts', `/** ${text} */\nconst a = 1;\n`);
const phrasesOf = (text: string) => inComment(text).map(({ found }) => found);

const WRONG: Array<[string, string]> = [
	['The e-mail of a person.', 'e-mail'],
	['E-mails, apart by commas.', 'E-mails'],
	['Domains apart by commas.', 'apart by'],
	['Another address of theirs.', 'of theirs'],
	['It runs, also when nobody asks.', 'also when'],
	['It runs, also without a list.', 'also without'],
	['It may have been done all the same.', 'all the same'],
	['The one occurrence that is meant.', 'is meant'],
	['Zoom ignores it in silence.', 'in silence'],
	['Approved by hand.', 'by hand'],
	['So many requests in a row.', 'So many'],
	['Without the registrants at fault.', 'registrants at fault'],
	['The URL, which stands in the form.', 'which stands'],
	['The URL stands above.', 'stands above'],
	['Found in any capitals.', 'any capitals'],
	['A domain; capitals do not matter.', 'capitals do not matter'],
	['Zoom takes 10 changes a day.', 'Zoom takes '],
	['As the trigger gives out items.', 'gives out'],
	['Ten at the most.', 'at the most'],
	['Neither works at present.', 'at present'],
	['What became of an item.', 'What became of'],
	['Zoom passes over them.', 'passes over'],
	['People are registered singly.', 'singly'],
	['An empty text is refused.', 'empty text'],
	['A list is not a text.', 'not a text'],
	['Zoom mails them.', 'Zoom mails'],
	['What is to be done.', 'is to be'],
	['The person is to register.', 'person is to register'],
	['Who is not found fails.', 'Who'],
	['It is read. Who is missing fails.', 'Who'],
	['Whom Zoom refuses fails alone.', 'Whom'],
];

it.each(WRONG)('"%s" is refused', (text, phrase) => {
	expect(phrasesOf(text)).toContain(phrase);
});

it('every phrase of the table has an example here, or one of the messages below', () => {
	const examples = [...WRONG.map(([text]) => text), 'a mistake', 'a failure', 'an error occurred'];
	const unused = PATTERNS.filter(
		({ phrase }) =>
			!examples.some((text) => new RegExp(phrase.replace(/ \+/g, '\\s+'), 'im').test(text)),
	);
	expect(unused).toEqual([]);
});

it.each([
	'Who did it?',
	'Ann, who has registered, is asked whether Bob has.',
	'ISO stands for nothing.',
	'Zoom takes up to two seconds, and Zoom takes a moment.',
	'A fault of the server; email them.',
	'One of the two, meaning nobody.',
	'The `e-mail` of a name in code.',
])('"%s" is not', (text) => {
	expect(phrasesOf(text)).toEqual([]);
});

it('a phrase is found where it is wrapped, with its file, its line and what to write', () => {
	const source =
		'const a = 1;\n/**\n * Something is done by\n * hand.\n */\n// First,\n// also\n// when.\n';
	expect(faultsIn('sandbox/a.ts', source)).toEqual([
		{ file: 'sandbox/a.ts', line: 3, found: 'by hand', instead: 'manually' },
		{ file: 'sandbox/a.ts', line: 7, found: 'also when', instead: 'even if' },
	]);
});

it('strings count in nodes and credentials only, where n8n has words of its own to avoid', () => {
	const source = "const message = 'A mistake in the e-mail.';\n";
	const found = (file: string) => faultsIn(file, source).map((fault) => fault.found);
	expect(found('nodes/a.ts')).toEqual(['e-mail', 'mistake']);
	expect(found('credentials/a.ts')).toEqual(['e-mail', 'mistake']);
	expect(found('sandbox/a.ts')).toEqual([]);
	expect(found('test/nodes/a.ts')).toEqual([]);
	const others = "const message = 'A failure. An error occurred.';\n";
	expect(faultsIn('nodes/a.ts', others).map((fault) => fault.found)).toEqual([
		'failure',
		'error occurred',
	]);
});

it('prose counts in Markdown, its code does not', () => {
	const markdown = '# E-mail\n\n```\ne-mail\n```\n\n| `e-mail` | by hand |\n';
	expect(faultsIn('docs/a.md', markdown)).toEqual([
		{ file: 'docs/a.md', line: 1, found: 'E-mail', instead: 'email' },
		{ file: 'docs/a.md', line: 7, found: 'by hand', instead: 'manually' },
	]);
});

it('the check reads the documentation, the nodes and the programs around them', () => {
	const files = CHECKED.flatMap((path) => filesAt(path, ['.ts', '.mjs', '.md']));
	expect(files).toEqual(
		expect.arrayContaining([
			'README.md',
			'docs/limits.md',
			'nodes/zoom/errors/rules.ts',
			'sandbox/cli.ts',
			'scripts/start.mjs',
			'test/language/check.test.ts',
		]),
	);
});
