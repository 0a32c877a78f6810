import {
	type Behaviour,
	type BehaviourClass,
	first,
	isSame,
	lateBy,
	on,
	onlyFor,
} from '../behaviour';
import type { Call } from '../call';
import type { Handler } from '../double';
import { oneEvent, twelve } from '../roster';
import type { Reference, Zoom } from '../zoom';

const NOTHING_DONE = { status: 204 };

/** Changes are answered with 204 and forgotten. */
function ignored(when?: (call: Call) => boolean): Handler {
	return on('status', () => NOTHING_DONE, when);
}

const inFormat =
	(format: Call['format']) =>
	(call: Call): boolean =>
		call.format === format;

const keptExactly = (zoom: Zoom) => {
	zoom.sameEmail = (kept, sent) => kept === sent;
	return [];
};

/** Emails that are written otherwise than Zoom keeps them, and that Zoom compares to the letter. */
function written(name: string, how: (email: string) => string): Behaviour {
	return {
		name: `204 passes over emails written with ${name}`,
		handlers: ({ zoom }) => keptExactly(zoom),
		roster: twelve({ by: 'email', written: how }),
		reaches: 'all',
	};
}

function some(name: string, choose: (people: Reference[]) => Reference[], rows = 12): Behaviour {
	return {
		name: `204, done for ${name} of a request`,
		handlers: () => [onlyFor(choose)],
		...(rows === 12 ? {} : { roster: oneEvent(rows) }),
	};
}

function late(seconds: number, reaches?: 'all'): Behaviour {
	return {
		name: `204, done ${seconds} s later`,
		handlers: ({ zoom }) => [lateBy(zoom, seconds)],
		reaches,
	};
}

const formats: Behaviour[] = [
	{
		name: '204 and multipart is ignored',
		handlers: () => [ignored(inFormat('multipart'))],
		kinds: ['meeting', 'webinar', 'recording'],
		reaches: 'all',
	},
	{
		name: '204 and multipart is ignored, one row',
		handlers: () => [ignored(inFormat('multipart'))],
		roster: oneEvent(1, { by: 'id' }),
		reaches: 'all',
	},
	{
		name: '204 and multipart is ignored, one row by email',
		handlers: () => [ignored(inFormat('multipart'))],
		roster: oneEvent(1, { by: 'email' }),
		reaches: 'all',
	},
	{
		name: '204 and multipart is ignored, 65 rows',
		handlers: () => [ignored(inFormat('multipart'))],
		roster: oneEvent(65),
		reaches: 'all',
	},
	{
		name: '204 and JSON is ignored',
		handlers: () => [ignored(inFormat('json'))],
		reaches: 'all',
	},
	{
		name: '204 and JSON is ignored, multipart done 5 s later',
		handlers: ({ zoom }) => [ignored(inFormat('json')), lateBy(zoom, 5, inFormat('multipart'))],
	},
	{
		name: '204 and everything is ignored',
		handlers: () => [ignored()],
		kinds: ['meeting', 'webinar', 'recording'],
	},
	{
		name: '204 and everything is ignored, one row',
		handlers: () => [ignored()],
		roster: oneEvent(1, { by: 'id' }),
	},
	{
		name: '204 and multipart is ignored where JSON is forced',
		handlers: () => [ignored(inFormat('multipart'))],
		options: { bodyFormat: 'json' },
		reaches: 'all',
	},
	{
		name: '204 and multipart is ignored where it is forced',
		handlers: () => [ignored(inFormat('multipart'))],
		options: { bodyFormat: 'multipart' },
	},
	{
		name: '204 and multipart is done 5 s later',
		handlers: ({ zoom }) => [lateBy(zoom, 5, inFormat('multipart'))],
		reaches: 'all',
	},
	{
		name: '204 and multipart reads only the first of the registrants',
		handlers: () => [
			onlyFor((people, { format }) => (format === 'multipart' ? people.slice(0, 1) : people)),
		],
	},
	{
		name: '204 and the first request is ignored, whatever its format',
		handlers: () => [ignored(first(1))],
	},
	{
		name: '204 and the first two requests are ignored',
		handlers: () => [ignored(first(2))],
	},
];

const people: Behaviour[] = [
	{
		name: '204 passes over IDs and emails that Zoom does not know',
		handlers: () => [],
		roster: twelve({ unknown: [3, 4, 9] }),
		kinds: ['meeting', 'webinar', 'recording'],
		reaches: 'innocent',
	},
	{
		name: '204 for a single ID that Zoom does not know',
		handlers: () => [],
		roster: oneEvent(1, { by: 'id', unknown: [0] }),
	},
	{
		name: '204 for a single email that Zoom does not know',
		handlers: () => [],
		roster: oneEvent(1, { by: 'email', unknown: [0] }),
	},
	{
		name: '204 where nobody is known',
		handlers: () => [],
		roster: twelve({ unknown: [...Array(12).keys()] }),
	},
	{
		name: '204 and IDs are ignored where the email is missing',
		handlers: () => [onlyFor((all) => all.filter(({ email }) => email !== undefined))],
	},
	{
		name: '204 and emails without an ID are ignored',
		handlers: () => [onlyFor((all) => all.filter(({ id }) => id !== undefined && id !== ''))],
	},
	{
		name: '204 and rows with both ID and email are ignored',
		handlers: () => [
			onlyFor((all) => all.filter(({ id, email }) => id === undefined || email === undefined)),
		],
	},
	{
		name: '204 and nothing happens to one of them, whom Zoom lists',
		handlers: ({ roster: { rows } }) => [
			onlyFor((all) => all.filter((sent) => !rows.some((row) => row.guilty && isSame(row, sent)))),
		],
		roster: twelve({ guilty: [5] }),
		reaches: 'innocent',
	},
	{
		name: '204 and one unknown person makes the whole request do nothing',
		handlers: ({ roster: { rows } }) => [
			onlyFor((all) =>
				all.some((sent) => rows.some((row) => row.guilty && isSame(row, sent))) ? [] : all,
			),
		],
		roster: twelve({ unknown: [2] }),
		reaches: 'innocent',
	},
	some('the first', (all) => all.slice(0, 1)),
	some('the last', (all) => all.slice(-1)),
	some('the first ten', (all) => all.slice(0, 10), 31),
	some('every second', (all) => all.filter((_one, index) => index % 2 === 0)),
	some('all but the last', (all) => all.slice(0, -1)),
	some('the first half', (all) => all.slice(0, all.length / 2), 65),
	{
		name: '204 and a whole event is ignored',
		handlers: ({ roster: { rows } }) => [
			ignored(({ eventId }) => eventId === rows.at(-1)?.event.id),
		],
	},
];

const changes: Behaviour[] = [
	{
		name: '204 and who is denied stays denied when approved',
		handlers: () => [ignored(({ action }) => action === 'approve')],
		roster: twelve({ held: 'denied' }),
	},
	{
		name: '204 and who is pending stays so when cancelled',
		handlers: () => [ignored(({ action }) => action === 'cancel')],
		roster: twelve({ action: 'cancel' }),
	},
	{
		name: '204 and deny does nothing',
		handlers: () => [ignored(({ action }) => action === 'deny')],
		roster: twelve({ action: 'deny' }),
	},
	{
		name: '204 and approve denies',
		handlers: () => [on('status', (call, next) => next({ ...call, action: 'deny' }))],
	},
	{
		name: '204 and the status goes back 2 s later',
		handlers: ({ zoom, roster: { rows } }) => [
			on('status', (_call, next) => {
				const answer = next();
				zoom.later(2, () => {
					for (const { person } of rows) if (person !== undefined) zoom.set(person, 'pending');
				});
				return answer;
			}),
		],
	},
	{
		name: '204 and the occurrence is passed over',
		handlers: () => [ignored(({ occurrence }) => occurrence !== '')],
		roster: twelve({ occurrence: '1780000000000' }),
	},
	{
		name: '204 and the change is made for the occurrence alone',
		handlers: () => [],
		roster: twelve({ occurrence: '1780000000000' }),
		reaches: 'all',
	},
	{
		name: '204 and the change lands on another occurrence',
		handlers: () => [
			on(
				'status',
				(call, next) => next({ ...call, occurrence: '1790000000000' }),
				({ occurrence }) => occurrence !== '',
			),
		],
		roster: twelve({ occurrence: '1780000000000' }),
	},
];

const times: Behaviour[] = [
	late(1, 'all'),
	late(3, 'all'),
	late(5, 'all'),
	late(30),
	late(300),
	{
		name: '204, done for half of them at once and for the others 5 s later',
		handlers: ({ zoom }) => [
			on('status', (call, next) => {
				const half = Math.ceil(call.people.length / 2);
				next({ ...call, people: call.people.slice(0, half) });
				zoom.later(5, () => next({ ...call, people: call.people.slice(half) }));
				return NOTHING_DONE;
			}),
		],
		reaches: 'all',
	},
	{
		name: '204, one event at once and the other 5 s later',
		handlers: ({ zoom, roster: { rows } }) => [
			lateBy(zoom, 5, ({ eventId }) => eventId === rows[0]?.event.id),
		],
		reaches: 'all',
	},
	{
		name: '204, done 5 s later, one row',
		handlers: ({ zoom }) => [lateBy(zoom, 5)],
		roster: oneEvent(1, { by: 'id' }),
		reaches: 'all',
	},
	{
		name: '204, done 5 s later, 65 rows',
		handlers: ({ zoom }) => [lateBy(zoom, 5)],
		roster: oneEvent(65),
		reaches: 'all',
	},
];

const spellings: Behaviour[] = [
	written('capitals', (email) => email.toUpperCase()),
	written('a capital first letter', (email) => email.replace(/^p/, 'P')),
	written('a zero-width space', (email) => email.replace('@', '\u200B@')),
	written('a zero-width joiner', (email) => `\u200D${email}`),
	written('a byte order mark', (email) => `\uFEFF${email}`),
	written('a no-break space at the end', (email) => `${email}\u00A0`),
	written('a right-to-left override', (email) => `\u202E${email}`),
	written('a soft hyphen', (email) => email.replace('example', 'exam\u00ADple')),
	written('a NUL', (email) => `${email}\u0000`),
	{
		...written('accents in two characters', (email) => email.normalize('NFD')),
		roster: twelve({
			by: 'email',
			kept: (email) => email.replace('person', 'pérsön').normalize('NFC'),
			written: (email) => email.normalize('NFD'),
		}),
	},
	{
		...written('accents in one character', (email) => email.normalize('NFC')),
		roster: twelve({
			by: 'email',
			kept: (email) => email.replace('person', 'pérsön').normalize('NFD'),
			written: (email) => email.normalize('NFC'),
		}),
	},
	{
		name: '204 passes over small letters where capitals are kept',
		handlers: ({ zoom }) => keptExactly(zoom),
		roster: twelve({
			by: 'email',
			kept: (email) => email.replace('person', 'PerSon'),
			written: (email) => email.toLowerCase(),
		}),
		reaches: 'all',
	},
];

export const silent: BehaviourClass = {
	title: '204 and not done, or not yet',
	behaviours: [...formats, ...people, ...changes, ...times, ...spellings],
};
