// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- looks into the files that are named
import { existsSync, readFileSync } from 'node:fs';

import { adviceOn, open, POINTS } from '../../scripts/live-check/points';
import { reportOf } from '../../scripts/live-check/report';

const ADVICE = Object.entries(POINTS).flatMap(([point, { answers }]) =>
	Object.entries(answers).map(([answer, text]) => [point, answer, text] as const),
);

it.each(ADVICE)(
	'what follows from %s: %s names files and constants that exist',
	(...[, , text]) => {
		const files = text.match(/\b(nodes|docs)\/[\w/.-]+\.(ts|md)\b/g) ?? [];
		expect(files.filter((file) => !existsSync(file))).toEqual([]);
		for (const [, name = '', file = ''] of text.matchAll(/\b([A-Z_]{5,}) in (\S+\.ts)\b/g)) {
			expect(readFileSync(file, 'utf8')).toContain(`const ${name}`);
		}
	},
);

it('the report says for each point what was seen and what follows, and how many are settled', () => {
	const report = reportOf([
		{ point: 'overThirty', answer: 'refused', seen: 'HTTP 400' },
		open('capacity', 'not asked: needs --webinar'),
	]);
	expect(report).toContain(
		'## What happens to a status change with 31 people?\n\n**refused**: HTTP 400\n\nNothing: the code does this already.\n',
	);
	expect(report).toContain('**open**: not asked: needs --webinar\n\nNothing yet');
	expect(report).toMatch(/1 of 2 settled\.$/);
	expect(adviceOn(open('host', ''))).toBe('Nothing yet: the question stays open.');
});
