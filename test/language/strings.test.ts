// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads the list of strings
import { readFileSync } from 'node:fs';

import { ZoomRegistrantsAppOAuth2Api } from '../../credentials/ZoomRegistrantsAppOAuth2Api.credentials';
import { ZoomRegistrantsOAuth2Api } from '../../credentials/ZoomRegistrantsOAuth2Api.credentials';
import { ZoomRegistrantsServerToServerOAuth2Api } from '../../credentials/ZoomRegistrantsServerToServerOAuth2Api.credentials';
import { ZoomRegistrants } from '../../nodes/ZoomRegistrants/ZoomRegistrants.node';
import { ZoomRegistrantsTrigger } from '../../nodes/ZoomRegistrantsTrigger/ZoomRegistrantsTrigger.node';
import { COUNTRIES } from '../../nodes/zoom/countries';
import { RULES } from '../../nodes/zoom/errors/rules';
import { stringsFile } from '../../scripts/language/stringsFile';
import { userStringsIn } from '../../scripts/language/userStrings';

const listed = stringsFile();

/** The strings of the list as patterns: a hole may be filled with anything. */
const patterns = listed
	.split('\n')
	.filter((line) => /^\S+ {1,}\S/.test(line))
	.map((line) => line.slice(24).replace(/\\n/g, '\n'))
	.filter((text) => /\p{L}/u.test(text.replace(/\{[^{}]*\}/g, '')))
	.map((text) => {
		const literal = text
			.split(/\{[^{} ]*\}/)
			.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
		return new RegExp(`^${literal.join('[^]*')}$`);
	});

const SHOWN = [
	'action',
	'description',
	'displayName',
	'eventTriggerDescription',
	'hint',
	'placeholder',
	'multipleValueButtonText',
];

/** What n8n shows of a description: labels, hints, and the names of options. Countries aren't ours. */
function shownIn(description: unknown): string[] {
	if (typeof description !== 'object' || description === null) return [];
	return Object.entries(description).flatMap(([key, value]: [string, unknown]) => {
		if (typeof value !== 'string') return shownIn(value);
		const isOption = key === 'name' && 'value' in description;
		return (SHOWN.includes(key) || isOption) && /\p{Ll}/u.test(value) ? [value] : [];
	});
}

it('test/strings.md lists the strings as they are now; if it does not, run: npm run strings', () => {
	expect(readFileSync('test/strings.md', 'utf8')).toBe(listed);
});

it.each<[string, object]>([
	['ZoomRegistrants', new ZoomRegistrants().description],
	['ZoomRegistrantsTrigger', new ZoomRegistrantsTrigger().description],
	['ZoomRegistrantsAppOAuth2Api', new ZoomRegistrantsAppOAuth2Api()],
	['ZoomRegistrantsOAuth2Api', new ZoomRegistrantsOAuth2Api()],
	['ZoomRegistrantsServerToServerOAuth2Api', new ZoomRegistrantsServerToServerOAuth2Api()],
])('everything that n8n shows of %s is in the list', (_, description) => {
	const countries: unknown[] = COUNTRIES.map(({ name }) => name);
	const shown = shownIn(description).filter((text) => !countries.includes(text));
	expect(shown.length).toBeGreaterThan(5);
	expect(shown.filter((text) => !patterns.some((pattern) => pattern.test(text)))).toEqual([]);
});

it('every message about a refusal is in the list', () => {
	const messages = RULES.flatMap(({ message, description }) => [message, description]);
	expect(messages.filter((text) => !listed.includes(` ${text}\n`))).toEqual([]);
});

describe('the strings of a file', () => {
	const textsIn = (source: string) => userStringsIn('a.ts', source).map(({ text }) => text);

	it('are labels, messages, and templates with their holes by name', () => {
		expect(
			textsIn(`
				const property = { displayName: 'Meeting', hint: \`Of \${kind.name}\` };
				throw new Error(\`\${label} is \${text.trim()} long; \${-n} too many\`);
				const tally = failed ? ' One item failed.' : ' None ' + 'failed, of ' + count;
				const option = { name: 'Approve', value: 'approve' };
			`),
		).toEqual([
			'Meeting',
			'Of {name}',
			'{label} is {text} long; {n} too many',
			' One item failed.',
			' None failed, of {count}',
			'Approve',
		]);
	});

	it('are no names, values, types, imports, expressions or addresses', () => {
		expect(
			textsIn(`
				import { a } from 'some module here';
				type Kind = 'One kind' | 'Another kind';
				const value = { 'X-Header Name': 'approve', type: 'multiOptions', url: 'https://zoom.us' };
				const words = 'join start meeting'.split(' ');
				const expression = '={{ $json.email || "nobody here" }}';
			`),
		).toEqual([]);
	});
});
