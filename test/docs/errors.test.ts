// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads the documentation
import { readFileSync } from 'node:fs';

/** The messages that the page explains: the first column of its tables, in italics. */
function explainedMessages(): string[] {
	const page = readFileSync('docs/errors.md', 'utf8');
	return [...page.matchAll(/^\| (_.+?_) \|/gm)].flatMap(([, cell = '']) =>
		[...cell.matchAll(/_(.+?)_(?=, _|$)/g)].map(([, message = '']) => message),
	);
}

/** The strings of the package; a hole such as {event} stands for what `…` stands for on the page. */
const strings = readFileSync('test/strings.md', 'utf8').split('\n');

/** Whether the parts of a message between its ellipses stand in one string, in this order. */
function isInStrings(message: string): boolean {
	const parts = message.split('…').map((part) => part.trim());
	return strings.some((line) => {
		let from = 0;
		return parts.every((part) => {
			const at = line.indexOf(part, from);
			from = at + part.length;
			return at >= 0;
		});
	});
}

it('explains at least thirty messages', () => {
	expect(explainedMessages().length).toBeGreaterThanOrEqual(30);
});

it.each(explainedMessages())('quotes a message that the package really has: %s', (message) => {
	expect(isInStrings(message)).toBe(true);
});

it('would notice a message that no string has', () => {
	expect(isInStrings('Zoom has no time for …')).toBe(false);
});
