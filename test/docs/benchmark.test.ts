// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads the documentation
import { readFileSync } from 'node:fs';

const lines = readFileSync('docs/benchmark.md', 'utf8').split('\n');

it('The page of the benchmark has one table, and nothing after it.', () => {
	const first = lines.findIndex((line) => line.startsWith('| Case '));
	const table = lines.slice(first, -1);
	expect(table.length).toBeGreaterThan(10);
	expect(table.filter((line) => !line.startsWith('| '))).toEqual([table[1]]);
	expect(lines.at(-1)).toBe('');
});

it('Every case in it has each registrant approved by this package.', () => {
	const ours = lines
		.map((line) => line.split(' | '))
		.filter(([, , node = '']) => node.startsWith('Zoom Registrants'));
	expect(ours.length).toBeGreaterThan(10);
	for (const [, , , approved = ''] of ours) {
		const [done, all] = approved.split(' of ');
		expect(done).toBe(all);
	}
});
