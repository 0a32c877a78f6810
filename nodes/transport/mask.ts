import { layersOf, textsOf } from './decoded';
import { wellFormed } from './guards';

/** What is put in place of a secret. */
export const MASK = '***';

/** Shorter values could occur in any text by chance; nothing is masked for them. */
export const MIN_SECRET_LENGTH = 8;

/** A secret that was cut off is recognized by its beginning of this length. */
const MIN_BEGINNING_LENGTH = 12;

/** Something to look for: a secret, or its beginning, in one form. */
interface Needle {
	/** What is searched for first. */
	key: string;
	form: 'plain' | 'base64' | 'hex';
	/** Plain: the whole secret, as far as the text goes on with it. */
	whole: string;
	/** Base64: characters before the key that hold bits of the secret. */
	before: number;
}

type Range = [begin: number, end: number];

/**
 * A text with every secret in it masked, in whatever encoding a server repeats it: percent codes, HTML
 * entities and JSON escapes, in full or in part and inside one another, base64 at any place of a
 * longer text, and hex. With `beginnings`, secrets that were cut off after 12 or more characters are
 * masked too, unless these are letters that could be a word. Costs a multiple of the text's length.
 */
export function masked(
	text: string,
	secrets: readonly string[],
	{ beginnings = false }: { beginnings?: boolean } = {},
): string {
	if (text.length < MIN_SECRET_LENGTH) return text;
	const needles = needlesOf(secrets, beginnings);
	const ranges: Range[] = [];
	for (const layer of layersOf(text)) {
		for (const [begin, end] of rangesIn(layer.text, needles, beginnings)) {
			ranges.push([layer.starts[begin] ?? 0, layer.starts[end] ?? text.length]);
		}
	}
	return ranges.length === 0 ? text : withMasks(text, ranges);
}

/** Whether a text, however long, has a whole secret in it. */
export function holdsSecret(text: string, secrets: readonly string[]): boolean {
	const needles = needlesOf(secrets, false);
	for (const layer of textsOf(text)) {
		if (rangesIn(layer, needles, false).length > 0) return true;
	}
	return false;
}

function needlesOf(secrets: readonly string[], beginnings: boolean): Needle[] {
	const long = secrets.filter(({ length }) => length >= MIN_SECRET_LENGTH);
	// Where something in a secret looks encoded, it's undone in the text too.
	const forms = [...new Set(long.flatMap((secret) => [...textsOf(secret)]))];
	return forms.flatMap((secret) => {
		const key = beginnings ? secret.slice(0, MIN_BEGINNING_LENGTH) : secret;
		// Percent codes of other letters are undone byte by byte.
		const bytes = Buffer.from(secret).toString('latin1');
		const plain = [...new Set([secret, bytes])].map(
			(whole): Needle => ({ key: whole.slice(0, key.length), form: 'plain', whole, before: 0 }),
		);
		// OAuth encodes the parts of a Basic login before they become base64.
		const inBase64 = [key, encodeURIComponent(wellFormed(secret)).slice(0, key.length)];
		return [
			...plain,
			...[...new Set(inBase64)].flatMap(base64Needles),
			{ key: Buffer.from(key).toString('hex'), form: 'hex', whole: '', before: 0 },
		];
	});
}

/** A text in base64 behind 0, 1 or 2 other bytes: the characters that depend on it alone. */
function base64Needles(text: string): Needle[] {
	return [0, 1, 2].map((shift) => {
		const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]);
		const before = Math.ceil((shift * 8) / 6);
		const key = bytes.toString('base64').slice(before, Math.floor((bytes.length * 8) / 6));
		return { key, form: 'base64', whole: '', before };
	});
}

function rangesIn(text: string, needles: readonly Needle[], beginnings: boolean): Range[] {
	const base64 = text.replace(/-/g, '+').replace(/_/g, '/');
	const hex = text.toLowerCase();
	return needles.flatMap((needle) => {
		if (needle.form === 'plain') return plainRanges(text, needle, beginnings);
		return needle.form === 'base64'
			? runRanges(base64, needle, /[\w+/]*=*/y)
			: runRanges(hex, needle, /[0-9a-f]*/y);
	});
}

function plainRanges(text: string, { key, whole }: Needle, beginnings: boolean): Range[] {
	const ranges: Range[] = [];
	let at = text.indexOf(key);
	while (at !== -1) {
		let length = key.length;
		while (length < whole.length && text[at + length] === whole[length]) length += 1;
		const isWhole = length === whole.length;
		if (isWhole || (beginnings && !isWord(whole.slice(0, length)))) ranges.push([at, at + length]);
		// One may begin within another, so none of the text is skipped.
		at = text.indexOf(key, at + 1);
	}
	return ranges;
}

/** Masks from the key to the end of the characters that may belong to the same encoded text. */
function runRanges(text: string, { key, before }: Needle, run: RegExp): Range[] {
	const ranges: Range[] = [];
	let at = text.indexOf(key);
	while (at !== -1) {
		run.lastIndex = at + key.length;
		run.test(text);
		ranges.push([Math.max(0, at - before), run.lastIndex]);
		at = text.indexOf(key, run.lastIndex);
	}
	return ranges;
}

/** Whether the beginning of a secret could be an ordinary word, or several with hyphens between. */
function isWord(beginning: string): boolean {
	if (/[A-Za-z]{20}/.test(beginning)) return false;
	return /^[A-Z]?[a-z]*([ _-][A-Z]?[a-z]*)*$|^[A-Z _-]+$/.test(beginning);
}

function withMasks(text: string, ranges: Range[]): string {
	const sorted = ranges.sort(([one], [other]) => one - other);
	const parts: string[] = [];
	let done = 0;
	for (const [begin, end] of sorted) {
		if (begin >= done) parts.push(text.slice(done, begin), MASK);
		done = Math.max(done, end);
	}
	return parts.join('') + text.slice(done);
}
