import { holdsSecret, masked } from '../../../nodes/transport/mask';

const VALUE = 'q7+W/x9=Zt4kLm2v';
const base64 = (text: string) => Buffer.from(text).toString('base64');
const hex = (text: string) => Buffer.from(text).toString('hex');

describe('Several secrets in one text', () => {
	const ONE = 'aaaa1111AAAA';
	const OTHER = 'bbbb2222BBBB';

	it.each([
		[`x ${ONE} y ${OTHER} z`, 'x *** y *** z'],
		[`x ${OTHER} y ${ONE} z`, 'x *** y *** z'],
		[`${OTHER}${ONE}`, '******'],
		[`${ONE}${ONE}`, '******'],
		[`${OTHER} ${ONE} ${OTHER}`, '*** *** ***'],
		[`${encodeURIComponent(base64(OTHER))} ${ONE}`, '*** ***'],
	])('are all masked, in whatever order they stand: %s', (text, expected) => {
		expect(masked(text, [ONE, OTHER])).toBe(expected);
		expect(masked(text, [OTHER, ONE])).toBe(expected);
	});

	it.each([
		[['abcd1234efgh', '1234efgh5678'], 'x abcd1234efgh5678 y'],
		[['abcd1234efgh5678', '1234efgh'], 'x abcd1234efgh5678 y'],
		[['1234efgh', 'abcd1234efgh5678'], 'x abcd1234efgh5678 y'],
		[['12341234'], 'x 123412341234 y'],
	])('are masked once where they overlap: %j', (secrets, text) => {
		expect(masked(text, secrets)).toBe('x *** y');
	});
});

describe('The text around a secret', () => {
	it.each([
		['as it is', VALUE],
		['in percent codes', encodeURIComponent(VALUE)],
		['in base64', base64(VALUE)],
		['in base64 without =', base64(VALUE).replace(/=+$/, '')],
		['in base64 for URLs', Buffer.from(VALUE).toString('base64url')],
		['in base64 behind one byte', base64(`a${VALUE}`)],
		['in base64 behind two bytes', base64(`ab${VALUE}`)],
		['in base64 behind three bytes', base64(`abc${VALUE}`).slice(4)],
		['in base64 with more behind it', base64(`${VALUE} and more`)],
		['in hex', hex(VALUE)],
		['in hex with more behind it', hex(`${VALUE} and more`)],
		['in hex in capitals', hex(VALUE).toUpperCase()],
	])('stays, and nothing of the secret: %s', (_, encoded) => {
		expect(masked(`before: ${encoded}, after`, [VALUE])).toBe('before: ***, after');
		expect(masked(encoded, [VALUE])).toBe('***');
		expect(holdsSecret(`before: ${encoded}, after`, [VALUE])).toBe(true);
	});

	it('stays if there is no secret in it, or none to look for.', () => {
		for (const secrets of [[], ['1234567'], [VALUE]]) {
			expect(masked('before: 1234567, after', secrets)).toBe('before: 1234567, after');
			expect(holdsSecret('before: 1234567, after', secrets)).toBe(false);
		}
	});

	it('begins where a value of 8 characters ends, the shortest that counts as a secret.', () => {
		expect(masked('a12345678b', ['12345678'])).toBe('a***b');
		expect(holdsSecret('a12345678b', ['12345678'])).toBe(true);
	});
});

describe('A secret whose base64 has + and /', () => {
	const value = 'p?~>p?~>p?~>p?~>';

	it.each(['', 'a', 'ab'])('is masked in the letters for URLs too, behind %j.', (before) => {
		const bytes = Buffer.from(`${before}${value}`);
		const standard = bytes.toString('base64');
		expect(standard).toMatch(/\+.*\/|\/.*\+/);
		expect(masked(`x ${standard} y`, [value])).toBe('x *** y');
		expect(masked(`x ${bytes.toString('base64url')} y`, [value])).toBe('x *** y');
	});
});

describe('The beginning of a secret that was cut off', () => {
	const cut = VALUE.slice(0, 12);

	it('is masked from 12 characters on, as far as it goes.', () => {
		expect(masked(`x ${cut} y`, [VALUE], { beginnings: true })).toBe('x *** y');
		expect(masked(`x ${cut}L y`, [VALUE], { beginnings: true })).toBe('x *** y');
		expect(masked(`x ${cut}x y`, [VALUE], { beginnings: true })).toBe('x ***x y');
		const short = `x ${cut.slice(0, 11)} y`;
		expect(masked(short, [VALUE], { beginnings: true })).toBe(short);
	});

	it.each([
		['in base64', base64(cut).replace(/=+$/, '')],
		['in hex', hex(cut)],
		['in a Basic login', base64(`ID:${cut}`).slice(4)],
		['in a Basic login with percent codes', base64(encodeURIComponent(VALUE).slice(0, 15))],
	])('is masked %s too.', (_, encoded) => {
		expect(masked(`x ${encoded} y`, [VALUE], { beginnings: true })).toBe('x *** y');
	});

	it('stays where only whole secrets are looked for.', () => {
		for (const text of [cut, base64(cut), hex(cut)]) {
			expect(masked(text, [VALUE])).toBe(text);
			expect(holdsSecret(text, [VALUE])).toBe(false);
		}
	});

	it.each([
		'registration',
		'Registration',
		'REGISTRATION',
		'client secret',
		'client-secret',
		'client_secret',
		'Client-Secret',
		'Client_secret_For-Me',
		'CLIENT_SECRET',
		'CLIENT-VALUE FOR ME',
		'client--secret',
		'registration-',
		'abcdefghijklmnopqrs',
		'ABCDEFGHIJKLMNOPQRS',
	])('stays if it could be words: %s', (words) => {
		const text = `x ${words}, y`;
		expect(masked(text, [`${words}7f8e`], { beginnings: true })).toBe(text);
		expect(masked(`x ${words}7f8e, y`, [`${words}7f8e`], { beginnings: true })).toBe('x ***, y');
	});

	it.each([
		'registration2026',
		'9registration',
		'clientSecretFor',
		'CLIENTsecret_',
		'client.secret',
		'client-sEcret',
		'CLIENT-VALUE-x',
		'x-CLIENT-VALUE',
		'ABCDEFGHIJKLMNOPQRST',
		'abcdefghijklmnopqrst',
		'words-abcdefghijklmnopqrst',
	])('is masked if it is no word: %s', (beginning) => {
		expect(masked(`x ${beginning}, y`, [`${beginning}7f8e`], { beginnings: true })).toBe(
			'x ***, y',
		);
	});

	it('doesn’t hide that the secret itself begins within it.', () => {
		const value = 'q7W8x9q7W8x9q7W8x9-Zt4kLm2v';
		const text = `a q7W8x9${value} b`;
		expect(masked(text, [value], { beginnings: true })).toBe('a *** b');
	});
});

describe('A secret of other letters than ASCII', () => {
	const other = 'pässwörter-sind-geheim';

	it.each([
		['as it is', other],
		['in percent codes', encodeURIComponent(other)],
		['in base64', base64(other)],
		['in hex', hex(other)],
	])('is masked %s.', (_, encoded) => {
		expect(masked(`x ${encoded} y`, [other])).toBe('x *** y');
	});
});

describe('A secret that ends like the name of a character', () => {
	it.each(['q7W8x9Zt4k&co', 'q7W%38x9Zt4k&co'])('is masked to its end: %s', (text) => {
		expect(masked(`x ${text}py; y`, ['q7W8x9Zt4k&co'])).toBe('x ***py; y');
	});
});

describe('A secret that looks encoded', () => {
	it.each(['abc%41defgh', 'abcAdefgh'])('is masked as it is and undone: %s', (text) => {
		expect(masked(`x ${text} y`, ['abc%41defgh'])).toBe('x *** y');
		expect(holdsSecret(`x ${text} y`, ['abc%41defgh'])).toBe(true);
	});
});
