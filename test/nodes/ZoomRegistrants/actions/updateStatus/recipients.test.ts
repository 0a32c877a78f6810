import { emailKey } from '../../../../../nodes/zoom/email';
import {
	recipientsOf,
	allRowsOf,
} from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/recipients';
import type { Registrant } from '../../../../../nodes/fields/registrants';

const row = (registrant: Registrant, index = 0) => ({ index, itemIndex: index, registrant });

/** The registrants as they would be sent, and the numbers of the rows behind each. */
function sent(...given: Registrant[]): Array<[Registrant, number[]]> {
	const recipients = recipientsOf(given.map((one, index) => row(one, index)));
	return recipients.map(({ registrant, rows }) => [
		registrant,
		rows.map(({ itemIndex }) => itemIndex),
	]);
}

it('sends each as given, in the order of first mention', () => {
	expect(sent({ id: 'b' }, { email: 'c@x.org' }, { id: 'a', email: 'a@x.org' })).toEqual([
		[{ id: 'b' }, [0]],
		[{ email: 'c@x.org' }, [1]],
		[{ id: 'a', email: 'a@x.org' }, [2]],
	]);
	expect(recipientsOf([])).toEqual([]);
});

it('sends the same ID once', () => {
	expect(sent({ id: 'a' }, { id: 'b' }, { id: 'a' })).toEqual([
		[{ id: 'a' }, [0, 2]],
		[{ id: 'b' }, [1]],
	]);
});

it('takes IDs that differ in capitals for two', () => {
	expect(sent({ id: 'a' }, { id: 'A' })).toHaveLength(2);
});

it('sends the same e-mail once, in any capitals, as first written', () => {
	expect(sent({ email: 'Ann@x.org' }, { email: 'ann@X.org' })).toEqual([
		[{ email: 'Ann@x.org' }, [0, 1]],
	]);
});

it.each<[string, Registrant[]]>([
	[
		'an e-mail alone with the ID of a row before',
		[{ id: 'a', email: 'Ann@x.org' }, { email: 'ann@x.org' }],
	],
	[
		'an e-mail alone with the ID of a row after',
		[{ email: 'ann@x.org' }, { id: 'a', email: 'Ann@x.org' }],
	],
	['an ID alone with the e-mail of another row', [{ id: 'a' }, { id: 'a', email: 'ann@x.org' }]],
	[
		'an ID alone and an e-mail alone through a row that has both',
		[{ id: 'a' }, { email: 'ann@x.org' }, { id: 'a', email: 'ann@x.org' }],
	],
	[
		'two IDs through their e-mail',
		[{ id: 'a', email: 'x@x.org' }, { id: 'b', email: 'x@x.org' }, { email: 'x@x.org' }],
	],
	[
		'two e-mails through their ID',
		[
			{ id: 'a', email: 'old@x.org' },
			{ id: 'a', email: 'new@x.org' },
		],
	],
])('never joins %s: each is sent as its own row says', (_, given) => {
	expect(sent(...given)).toEqual(given.map((one, index) => [one, [index]]));
});

it('sends the same ID and e-mail once, in any capitals of the e-mail', () => {
	expect(sent({ id: 'a', email: 'Ann@x.org' }, { id: 'a', email: 'ann@X.org' })).toEqual([
		[{ id: 'a', email: 'Ann@x.org' }, [0, 1]],
	]);
});

it('writes the ID before the e-mail', () => {
	const [recipient] = recipientsOf([row({ email: 'a@x.org', id: 'a' })]);
	expect(JSON.stringify(recipient?.registrant)).toBe('{"id":"a","email":"a@x.org"}');
});

it('does not change the rows', () => {
	const given = Object.freeze({ email: 'ann@x.org' });
	const rows = [row(given), row({ id: 'a', email: 'ann@x.org' })];
	const recipients = recipientsOf(rows);
	expect(rows[0]).toEqual({ index: 0, itemIndex: 0, registrant: { email: 'ann@x.org' } });
	expect(allRowsOf(recipients)).toEqual(rows);
	expect(allRowsOf(recipients)[0]).toBe(rows[0]);
});

it('sends each of five thousand who are named twice once', () => {
	const given = Array.from({ length: 10_000 }, (_, index) => ({ email: `p${index % 5000}@x.org` }));
	expect(sent(...given)).toHaveLength(5_000);
});

it('compares e-mails without capitals', () => {
	expect(emailKey('Ann@EXAMPLE.org')).toBe(emailKey('ann@example.ORG'));
	expect(emailKey('ann@example.org')).not.toBe(emailKey('anne@example.org'));
});
