import type { EventKind } from '../zoom/eventKinds';
import { isRecord } from '../transport/guards';
import { asText, invalid, type Parsed, whyNotText } from './parsed';

/** A meeting or webinar by its ID, or by a registration link, which doesn't contain the ID. */
export type GivenEvent = { id: string } | { registrationLink: string };

/** The event that an item is about, as entered. */
export interface EventInput {
	event: GivenEvent;
	occurrenceId?: string;
}

const MIN_DIGITS_IN_LINK = 8;
const MAX_DIGITS = 19;

/** Spaces and invisible characters that get copied along with an ID from an email or a page. */
const BLANKS = /[\s\u200b-\u200f\u2060]/g;
const DASHES = /[\u2010-\u2015\u2212-]/g;

/** The words in a link's path that precede the ID: join, web client, start and portal links. */
const BEFORE_THE_ID: ReadonlySet<string | undefined> = new Set(
	'j s w wc join start meeting meetings webinar webinars'.split(' '),
);

/**
 * Reads the *Meeting* or *Webinar* field: a resource locator in any mode, or a plain value. Spaces and
 * dashes are removed from IDs, which stay strings because they can exceed 10 digits. From join, start
 * and portal links the ID is extracted.
 */
export function parseEvent(field: unknown, { idLabel }: EventKind): Parsed<GivenEvent> {
	const noun = idLabel.toLowerCase();
	const value = isRecord(field) ? field.value : field;
	const text = asText(value)?.replace(/^[\u200b-\u200f\u2060]+/, '');
	if (text === undefined) {
		const why = whyNotText(value, '');
		return invalid(
			`${idLabel} isn't a ${noun} ID`,
			`${why && `${idLabel} ${why}. `}Check the expression in '${idLabel}'.`,
		);
	}
	if (text === '') {
		return invalid(
			`${idLabel} is empty`,
			`Choose a ${noun} From List, or enter its ID or join link.`,
		);
	}
	if (/^(https?|zoommtg|zoomus):\/\//i.test(text)) return parseLink(text, idLabel);
	if (/^([\w-]+\.)*zoom(gov\.com|\.us|\.com)\//i.test(text))
		return parseLink(`https://${text}`, idLabel);
	const id = text.replace(BLANKS, '').replace(DASHES, '');
	if (/^\d/.test(text) && isEventId(id)) return { value: { id } };
	return invalid(
		`${idLabel}: "${short(text)}" isn't a ${noun} ID`,
		`A ${noun} ID contains only digits, e.g. 852 1234 5678. For a link, choose By URL and enter the whole link, including https://.`,
	);
}

function parseLink(text: string, idLabel: EventKind['idLabel']): Parsed<GivenEvent> {
	const noun = idLabel.toLowerCase();
	const link = asUrl(text);
	const event = link && eventIn(link, noun);
	if (event !== undefined) return { value: event };
	return invalid(
		`${idLabel}: there's no ${noun} ID in the link "${short(text)}"`,
		`Enter a join link such as https://zoom.us/j/85212345678 or a registration link such as https://zoom.us/${noun}/register/…, or choose the ${noun} From List.`,
	);
}

/** The event by the ID in a link, or by `/meeting/register/tZ…`, `/webinar/register/WN_…`. */
function eventIn(link: URL, noun: string): GivenEvent | undefined {
	const segments = link.pathname.split('/').filter(Boolean);
	const candidates = segments.filter((_, index) => BEFORE_THE_ID.has(segments[index - 1]));
	const id = [...candidates, ...link.searchParams.getAll('confno')]
		.map((candidate) => candidate.replace(DASHES, ''))
		.find((candidate) => candidate.length >= MIN_DIGITS_IN_LINK && isEventId(candidate));
	if (id !== undefined) return { id };
	const [first, second, token] = segments;
	if (first !== noun || second !== 'register' || token === undefined) return undefined;
	return { registrationLink: link.origin + link.pathname };
}

function isEventId(text: string): boolean {
	return /^\d+$/.test(text) && text.length <= MAX_DIGITS;
}

function asUrl(text: string): URL | undefined {
	try {
		return new URL(text);
	} catch {
		return undefined;
	}
}

/** Links can contain a passcode, so only enough to recognize one is quoted. */
function short(text: string): string {
	const withoutQuery = text.replace(/\?.*/s, '');
	return withoutQuery.length > 60 ? `${withoutQuery.slice(0, 60)}…` : withoutQuery;
}
