import {
	parseEmailFilter,
	parseLimit,
	parseListedStatus,
	parseTrackingSource,
} from '../../../../../nodes/ZoomRegistrants/actions/getAll/listFilters';

describe('parseListedStatus', () => {
	it.each([
		['any', ['pending', 'approved', 'denied']],
		[' ANY ', ['pending', 'approved', 'denied']],
		['Approved', ['approved']],
		['denied', ['denied']],
		['pending', ['pending']],
	])('%j', (field, value) => {
		expect(parseListedStatus(field)).toEqual({ value });
	});

	it.each(['', undefined, null, 'cancelled', 'all', 1, {}])('%j is no status', (field) => {
		expect(parseListedStatus(field)).toMatchObject({
			error: {
				message: 'Status must be any, pending, approved or denied',
				description: 'Choose Status again, or check its expression.',
			},
		});
	});
});

describe('parseLimit', () => {
	it.each([
		[true, 5, Infinity],
		[true, undefined, Infinity],
		[false, 5, 5],
		[false, '7', 7],
		[false, 2.9, 2],
		['true', 3, 3],
	])('Return All %j, Limit %j', (returnAll, limit, value) => {
		expect(parseLimit(returnAll, limit)).toEqual({ value });
	});

	it.each<unknown>([0, -1, 0.5, '', 'many', undefined, null, NaN, {}, { toString: 1 }])(
		'%j is no limit',
		(limit) => {
			expect(parseLimit(false, limit)).toMatchObject({
				error: { message: 'Limit must be a number, 1 or higher' },
			});
		},
	);
});

describe('parseEmailFilter', () => {
	const matching = (filters: Record<string, unknown>, emails: Array<string | undefined>) => {
		const parsed = parseEmailFilter(filters);
		if (!('value' in parsed)) throw new Error(parsed.error.message);
		return emails.filter((email) => parsed.value.matches(email));
	};
	const EMAILS = ['Ann@Example.com', 'bob@sub.example.com', 'cyr@notexample.com', undefined];

	it.each([
		[{}, EMAILS],
		[{ email: '' }, EMAILS],
		[{ email: ' ann@EXAMPLE.com ' }, ['Ann@Example.com']],
		[{ email: '@example.com' }, ['Ann@Example.com']],
		[{ email: '@SUB.example.com' }, ['bob@sub.example.com']],
		[{ email: 'nn@example.com' }, []],
	])('%j', (filters, expected) => {
		expect(matching(filters, EMAILS)).toEqual(expected);
	});

	it('tells one person from many', () => {
		const isForOne = (email: string) => {
			const parsed = parseEmailFilter({ email });
			return 'value' in parsed && parsed.value.isForOne;
		};
		expect(['a@example.com', '@example.com', ''].map(isForOne)).toEqual([true, false, false]);
	});

	it.each([undefined, null, 'ann', 'undefined', '@', 'a@b@c', '@a@b', 'a@x.com, b@x.com', {}])(
		'%j is no filter',
		(email) => {
			expect(parseEmailFilter({ email })).toMatchObject({
				error: { message: 'Filters > Email must be an email address, or "@" plus a domain' },
			});
		},
	);
});

it.each([
	[{}, undefined],
	[{ trackingSourceId: '' }, undefined],
	[{ trackingSourceId: ' SRC1 ' }, 'SRC1'],
])('reads the tracking source in %j', (filters, value) => {
	expect(parseTrackingSource(filters)).toEqual({ value });
});

it.each<unknown[]>([['undefined'], [{ toString: 1 }], [['SRC1']], [undefined], [null]])(
	'refuses the tracking source %j, or everyone would be listed',
	(trackingSourceId) => {
		expect(parseTrackingSource({ trackingSourceId })).toMatchObject({
			error: { message: "Filters > Tracking Source isn't a valid string" },
		});
	},
);
