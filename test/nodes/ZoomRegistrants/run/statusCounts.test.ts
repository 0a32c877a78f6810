import { StatusCounts } from '../../../../nodes/ZoomRegistrants/run/statusCounts';

describe('The people of a list are counted', () => {
	const counts = new StatusCounts();
	counts.add('pending', 'ann@Example.com');
	counts.add('pending', 'bob@example.com');
	counts.add('pending', 'cid@example.org');
	counts.add('pending', undefined);
	counts.add('denied', 'dan@example.com');

	it.each([
		['all with the status, if no domains are given', 'pending', [], 4],
		['those at a domain, case-insensitively', 'pending', ['example.com'], 2],
		['those at several domains', 'pending', ['example.com', 'example.org'], 3],
		['once, if a domain is given twice', 'pending', ['example.org', 'example.org'], 1],
		['nobody at a domain that nobody has', 'pending', ['example.net'], 0],
		['nobody at a domain without their status', 'denied', ['example.org'], 0],
		['nobody with a status that nobody has', 'approved', [], 0],
	])('%s.', (_, status, domains, expected) => {
		expect(counts.of({ status, domains })).toBe(expected);
	});
});
