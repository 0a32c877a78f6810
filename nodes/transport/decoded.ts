import { textOf } from './guards';

/** A text with one or more encodings undone, and where each of its characters came from. */
export interface Decoded {
	text: string;
	/** Begin of each character in the original text; one more for its end. */
	starts: readonly number[];
}

/** Characters that have a name in HTML and can be part of a token or password. */
const ENTITIES: ReadonlyMap<string, string> = new Map(
	Object.entries({
		amp: '&',
		apos: "'",
		ast: '*',
		colon: ':',
		comma: ',',
		commat: '@',
		dollar: '$',
		equals: '=',
		excl: '!',
		gt: '>',
		hyphen: '-',
		lowbar: '_',
		lt: '<',
		num: '#',
		percnt: '%',
		period: '.',
		plus: '+',
		quest: '?',
		quot: '"',
		semi: ';',
		sol: '/',
	}),
);

/** `%2F`, `&#x2f;`, `&#47;`, `&sol;`, `\u002f`, `\x2f` and `\/`; each is one character. */
const ENCODED =
	/%([0-9a-f]{2})|&#x0{0,5}([0-9a-f]{1,4});?|&#0{0,5}(\d{1,5});?|&([a-z]{2,8});|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|\\(["'/\\])/gi;

/** Encodings within encodings that are undone; more than any chain of servers makes. */
const MAX_LAYERS = 5;

/** The text as it is, then with ever more layers of encodings undone, until there's nothing to undo. */
export function* layersOf(text: string): Generator<Decoded> {
	let layer: Decoded = { text, starts: positions(text.length + 1) };
	for (let layers = 0; layers < MAX_LAYERS; layers += 1) {
		yield layer;
		const inner = undone(layer);
		if (inner.text === layer.text) return;
		layer = inner;
	}
}

/** The texts of `layersOf` alone, for texts that may be long. */
export function* textsOf(text: string): Generator<string> {
	let layer = text;
	for (let layers = 0; layers < MAX_LAYERS; layers += 1) {
		yield layer;
		const inner = layer.replace(ENCODED, (encoded, ...groups) => characterOf(encoded, groups));
		if (inner === layer) return;
		layer = inner;
	}
}

/** 0, 1, 2 and so on; in a loop, which takes a quarter of the time of `Array.from`. */
function positions(count: number): number[] {
	const all: number[] = [];
	for (let at = 0; at < count; at += 1) all.push(at);
	return all;
}

/** Undoes one layer of all encodings at once. */
function undone({ text, starts }: Decoded): Decoded {
	const parts: string[] = [];
	const from: number[] = [];
	const keep = (begin: number, end: number) => {
		parts.push(text.slice(begin, end));
		for (let at = begin; at < end; at += 1) from.push(starts[at] ?? 0);
	};
	let done = 0;
	for (const match of text.matchAll(ENCODED)) {
		const character = characterOf(match[0], match.slice(1));
		if (character === match[0]) continue;
		keep(done, match.index);
		parts.push(character);
		from.push(starts[match.index] ?? 0);
		done = match.index + match[0].length;
	}
	keep(done, text.length);
	from.push(starts[text.length] ?? 0);
	return { text: parts.join(''), starts: from };
}

/** The character of a match of `ENCODED`; the match as it is if its name isn't known. */
function characterOf(encoded: string, groups: readonly unknown[]): string {
	const [percent, htmlHex, htmlDecimal, htmlName, unicode, byte, escaped] = groups;
	const hex = [percent, htmlHex, unicode, byte].find((digits) => typeof digits === 'string');
	if (typeof hex === 'string') return String.fromCharCode(Number.parseInt(hex, 16));
	if (typeof htmlDecimal === 'string') return String.fromCharCode(Number(htmlDecimal));
	if (typeof htmlName === 'string') return ENTITIES.get(htmlName.toLowerCase()) ?? encoded;
	return textOf(escaped);
}
