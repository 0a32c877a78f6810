import {
	parseDomains,
	parseEveryone,
} from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/everyone';

describe('parseDomains', () => {
	it.each([
		['', []],
		['  ', []],
		['example.com', ['example.com']],
		['@Example.COM', ['example.com']],
		['a.example, b.example;c.example\nd.example  e.example', 'abcde'],
		[',,a.example,,', 'a'],
		[['a.example', '@B.example'], 'ab'],
		['münchen.example', ['münchen.example']],
		['sub.sub.example.co.uk', ['sub.sub.example.co.uk']],
	])('reads %j', (field, expected) => {
		const value =
			typeof expected === 'string' ? [...expected].map((one) => `${one}.example`) : expected;
		expect(parseDomains(field)).toEqual({ value });
	});

	it.each([
		[undefined, 'finds nothing'],
		[null, 'finds nothing'],
		[[], 'finds nothing'],
		['undefined', 'is not a text'],
		[{}, 'is not a text'],
		[true, 'is not a text'],
		['com', '"com" is not a domain'],
		['a@example.com', '"a@example.com" is not a domain'],
		['@@example.com', 'is not a domain'],
		['.com', 'is not a domain'],
		['example.', 'is not a domain'],
		['a..example', 'is not a domain'],
		['good.example, bad', '"bad" is not a domain'],
		[42, '"42" is not a domain'],
	])('refuses %j', (field, problem) => {
		expect(parseDomains(field)).toEqual({
			problem: expect.stringContaining(problem),
			nextStep: expect.any(String),
		});
	});
});

describe('parseEveryone', () => {
	it.each([
		['pending', 'approve'],
		['pending', 'cancel'],
		['approved', 'deny'],
		['denied', 'approve'],
		[' Pending ', 'deny'],
	] as const)('%s, %s', (status, action) => {
		expect(parseEveryone(status, 'example.com', action)).toEqual({
			value: { status: status.trim().toLowerCase(), domains: ['example.com'] },
		});
	});

	it.each([
		['approved', 'approve'],
		['denied', 'deny'],
		['denied', 'cancel'],
	] as const)('%s, %s would change nothing', (status, action) => {
		expect(parseEveryone(status, '', action)).toMatchObject({
			problem: `Current Status: everyone ${status} would stay ${status} with the action ${action}`,
		});
	});

	it.each(['', 'any', 'cancelled', undefined, null, {}, ['pending']])(
		'%j is no status',
		(status) => {
			expect(parseEveryone(status, '', 'approve')).toMatchObject({
				problem: 'Current Status is not a status',
			});
		},
	);
});
