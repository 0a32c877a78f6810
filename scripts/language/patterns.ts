/** A phrase that isn't native English here, and what to write instead. */
interface Pattern {
	/** A regular expression, case-insensitive; a blank also matches a line break. */
	phrase: string;
	instead: string;
	/** Only in the nodes' own messages and labels, where n8n doesn't want these words. */
	onlyInStrings?: true;
	/** Only as it's written here. */
	isCaseSensitive?: true;
}

/** Every phrase that the language check refuses. Each must be wrong wherever it occurs. */
export const PATTERNS: Pattern[] = [
	{ phrase: String.raw`\be-mail(s|ed|ing)?\b`, instead: 'email' },
	{ phrase: String.raw`\bapart by\b`, instead: 'separated by' },
	{ phrase: String.raw`\bof (theirs|ours|yours|hers)\b`, instead: 'their, our, your, her' },
	{ phrase: String.raw`\balso (when|where)\b`, instead: 'even if' },
	{ phrase: String.raw`\balso without\b`, instead: 'even without' },
	{ phrase: String.raw`\ball the same\b`, instead: 'still, anyway' },
	{
		phrase: String.raw`\b(is|are|was|were|be) meant\b`,
		instead: 'name it: "you want", "refers to"',
	},
	{ phrase: String.raw`\bin silence\b`, instead: 'silently' },
	{ phrase: String.raw`\bby hand\b`, instead: 'manually' },
	{ phrase: String.raw`\bso many\b`, instead: 'this many, too many' },
	{
		phrase: String.raw`\b(is|are|was|were|one|ones|registrants?|those) at fault\b`,
		instead: 'invalid',
	},
	{ phrase: String.raw`\b(which|that) stands?\b(?! for)`, instead: 'which is' },
	{ phrase: String.raw`\bstands? (above|below|twice|there|here|beside)\b`, instead: 'is, appears' },
	{ phrase: String.raw`\bany capitals\b`, instead: 'case-insensitive' },
	{ phrase: String.raw`\bcapitals (do not|don't) matter\b`, instead: 'case-insensitive' },
	{
		phrase: String.raw`\bZoom takes (?!about|up|a moment|a while|some time|long|time|effect|place|part)`,
		instead: 'accepts, allows, uses',
	},
	{ phrase: String.raw`\b(gives?|gave|given) out\b`, instead: 'outputs' },
	{ phrase: String.raw`\bat the most\b`, instead: 'at most' },
	{ phrase: String.raw`\bat present\b`, instead: 'currently' },
	{ phrase: String.raw`\bwhat (becomes|became) of\b`, instead: 'what happens to' },
	{ phrase: String.raw`\b(pass|passes|passed) over\b`, instead: 'ignores, skips, filters out' },
	{ phrase: String.raw`\bsingly\b`, instead: 'one by one' },
	{ phrase: String.raw`\bempty text\b`, instead: 'empty string' },
	{ phrase: String.raw`\bnot a text\b`, instead: 'not a string' },
	{ phrase: String.raw`\bZoom mails\b`, instead: 'Zoom emails' },
	{ phrase: String.raw`\b(is|are|was|were) to be\b`, instead: 'will be, should be' },
	{
		phrase: String.raw`\b(it|which|who|that|registrants?|person|people|persons|users?|node|nobody|everyone|everybody|somebody) (is|are|was|were) to [a-z]+`,
		instead: 'will, should, has to',
	},
	{
		phrase: String.raw`(?<=^[\s>#*|_-]*|[.!?] +)Whom?\b(?![^.!]*\?)`,
		isCaseSensitive: true,
		instead: 'anyone who, someone who; or name them',
	},
	{ phrase: String.raw`\bmistakes?\b`, instead: 'say what happened', onlyInStrings: true },
	{ phrase: String.raw`\bfailures?\b`, instead: 'say what happened', onlyInStrings: true },
	{
		phrase: String.raw`\b(error|problem) (occurred|happened)\b`,
		instead: 'say what happened',
		onlyInStrings: true,
	},
];

/** A phrase found in a text, at a position in characters. */
export interface Finding {
	at: number;
	found: string;
	instead: string;
}

const COMPILED = PATTERNS.map(({ phrase, isCaseSensitive, ...rest }) => ({
	...rest,
	regExp: new RegExp(phrase.replace(/ (?![+*])/g, String.raw`\s+`), isCaseSensitive ? 'gm' : 'gim'),
}));

/** The phrases in a text, which may be wrapped over several lines. */
export function findingsIn(text: string, isShown: boolean): Finding[] {
	return COMPILED.filter(({ onlyInStrings }) => isShown || !onlyInStrings).flatMap(
		({ regExp, instead }) =>
			[...text.matchAll(regExp)].map((match) => ({
				at: match.index,
				found: match[0].replace(/\s+/g, ' '),
				instead,
			})),
	);
}
