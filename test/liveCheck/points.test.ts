// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- looks into the files that are named
import { existsSync, readFileSync } from 'node:fs';

import { readOptions } from '../../scripts/live-check/options';
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

describe('the command line', () => {
	const ENVIRONMENT = { ZOOM_ACCOUNT_ID: 'a', ZOOM_CLIENT_ID: 'b', ZOOM_CLIENT_SECRET: 'c' };

	it('goes to Zoom unless other addresses are given', () => {
		expect(readOptions([], ENVIRONMENT)).toMatchObject({
			oauthBaseUrl: 'https://zoom.us',
			apiBaseUrl: 'https://api.zoom.us/v2',
			webhook: undefined,
		});
		expect(readOptions(['--host', 'ada@acme.io'], ENVIRONMENT)).toMatchObject({
			host: 'ada@acme.io',
		});
	});

	it('says what is missing or unknown', () => {
		expect(() => readOptions([], {})).toThrow('Set ZOOM_ACCOUNT_ID, from a Server-to-Server');
		expect(() => readOptions(['--who', 'x'], ENVIRONMENT)).toThrow("--who isn't known");
		expect(() => readOptions(['--host'], ENVIRONMENT)).toThrow('--host needs a value');
		expect(() => readOptions(['--webhook-url', 'https://a.io'], ENVIRONMENT)).toThrow(
			'Set ZOOM_WEBHOOK_SECRET_TOKEN',
		);
	});
});
