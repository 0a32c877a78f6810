// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads the list of strings
import { readFileSync } from 'node:fs';

import { thisPackage } from '../support/thisPackage';

const list = readFileSync('test/strings.md', 'utf8');

/** What n8n shows of a field, a choice, a mode or an operation. */
const SHOWN = [
	'action',
	'description',
	'displayName',
	'hint',
	'multipleValueButtonText',
	'name',
	'placeholder',
];

/** Strings that n8n shows as they are; others may be a part of a longer one. */
const AS_IT_IS = new RegExp(`^(${SHOWN.join('|')}) `);

/** The lines that the list has for files with such a path. */
function listedFor(path: RegExp): string[] {
	return list
		.split(/^## /m)
		.filter((section) => path.test(section.split('\n')[0] ?? ''))
		.flatMap((section) => section.split('\n').filter((line) => /^\S+ +\S/.test(line)))
		.filter((line) => /\p{L}/u.test(line.slice(24).replace(/\{[^{}]*\}/g, '')));
}

/** Everything written in a description, at any depth. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** How the string in a line of the list may be shown, with something in its holes. */
function patternOf(line: string): RegExp {
	const parts = line
		.slice(24)
		.replaceAll('\\n', '\n')
		.split(/\{[^{} ]*\}/)
		.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
	const pattern = parts.join('[^]+');
	return new RegExp(AS_IT_IS.test(line) ? `^${pattern}$` : pattern);
}

const [node, trigger] = Object.values(thisPackage.nodes).map(({ description }) => description);

it.each<[string, RegExp, unknown, number]>([
	[
		'Zoom Registrants',
		/^nodes\/ZoomRegistrants\/(ZoomRegistrants\.node\.ts|actions\/(.*[/.])?fields\.ts|actions\/commonFields\.ts)/,
		node,
		200,
	],
	[
		'the trigger',
		/^nodes\/ZoomRegistrantsTrigger\/(ZoomRegistrantsTrigger\.node\.ts|fields\/)/,
		trigger,
		50,
	],
	['the credentials', /^credentials\/.*\.ts/, thisPackage.credentials, 40],
])('The forms of %s show every string that the list has for them.', (_, path, form, atLeast) => {
	const texts = textsIn(form);
	const listed = listedFor(path);
	expect(listed.length).toBeGreaterThan(atLeast);
	const missing = listed.filter((line) => {
		const pattern = patternOf(line);
		return !texts.some((shown) => pattern.test(shown));
	});
	expect(missing).toEqual([]);
});

/** The places of a form where n8n would show nothing. */
function emptyIn(value: unknown, place: string): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, one]) =>
		SHOWN.includes(key) && typeof one === 'string'
			? one.trim() === ''
				? [`${place}.${key}`]
				: []
			: emptyIn(one, `${place}.${key}`),
	);
}

it.each([
	['Zoom Registrants', node?.properties],
	['the trigger', trigger?.properties],
	['the credentials', thisPackage.credentials],
])('Nothing that the forms of %s show is empty.', (_, form) => {
	expect(emptyIn(form, '')).toEqual([]);
});
