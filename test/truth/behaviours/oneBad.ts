import { type Answer, LOST, page, refusal } from '../answer';
import { type Behaviour, type BehaviourClass, instead, isSame, names, on } from '../behaviour';
import type { Call } from '../call';
import type { Handler } from '../double';
import { oneEvent, type Roster, type Row, twelve } from '../roster';
import type { Zoom } from '../zoom';

/** Refuses every request that names an invalid person, and changes nothing then. */
function refused({ rows }: Roster, say: (guilty: Row, call: Call) => Answer): Handler {
	return on('status', (call, next) => {
		const guilty = rows.find((row) => row.guilty && names(row)(call));
		return guilty === undefined ? next() : say(guilty, call);
	});
}

const idOf = ({ person, reference }: Row) => person?.id ?? reference.id ?? '';
const emailOf = ({ person, reference }: Row) => person?.email ?? reference.email ?? '';

const placeOf = (row: Row, { people }: Call) => people.findIndex((sent) => isSame(row, sent));

const UNNAMED = refusal(400, 300, 'Validation Failed.');

const field = (name: string) =>
	refusal(400, 300, 'Validation Failed.', { errors: [{ field: name, message: 'Invalid field.' }] });

/** Ways to say who it is, or not to. */
const SAYINGS: Array<[string, (guilty: Row, call: Call) => Answer]> = [
	['named by ID', (row) => refusal(400, 3000, `Registrant ${idOf(row)} was not found.`)],
	[
		'named by ID as missing',
		(row) => refusal(404, 3079, `This registrant does not exist: ${idOf(row)}.`),
	],
	['named by email', (row) => refusal(400, 300, `Invalid registrant: ${emailOf(row)}`)],
	[
		'named by email in capitals',
		(row) => refusal(400, 300, `Invalid registrant: ${emailOf(row).toUpperCase()}`),
	],
	[
		'named by the beginning of the email',
		(row) => refusal(400, 300, `Invalid registrant: ${emailOf(row).slice(0, 7)}***`),
	],
	[
		'named by the first characters of the ID',
		(row) => refusal(400, 300, `Invalid registrant ${idOf(row).slice(0, 8)}\u2026`),
	],
	['named by position from 0', (row, call) => field(`registrants[${placeOf(row, call)}].email`)],
	[
		'named by position from 1',
		(row, call) => refusal(400, 300, `Registrant no. ${placeOf(row, call) + 1} is invalid.`),
	],
	['not named', () => UNNAMED],
	['not named, in words never heard of', () => refusal(400, 2345, 'Entity state conflict.')],
	['not named, 404', () => refusal(404, 404, 'Meeting or registrant not found.')],
	['not named, 404 with code 1001', () => refusal(404, 1001, 'User does not exist.')],
	['not named, 422', () => ({ status: 422, body: { message: 'Unprocessable Entity' } })],
	['not named, 409', () => refusal(409, 409, 'Conflict')],
	['not named, 400 with nothing in it', () => ({ status: 400 })],
	['not named, 400 as a page', () => page(400, '400 Bad Request')],
	['not named, 403 from a firewall', () => page(403, 'Request blocked')],
	['not named, 500', () => refusal(500, 500, 'Internal server error.')],
	[
		'not named, 200 with a code',
		() => ({ ...refusal(200, 300, 'Validation Failed.'), says: 'no' }),
	],
	['not named, and the connection ends', () => LOST],
];

const NO_SCOPE = refusal(
	400,
	4711,
	'Invalid access token, does not contain scopes:[meeting:read:list_registrants, meeting:read:list_registrants:admin].',
);

/** Faults are not searched for somebody at fault without end. */
const ARE_FAULTS = /500|connection ends/;

/** One who is on the list like all others, and one whom Zoom does not know. */
const behaviours = SAYINGS.flatMap(([name, say]): Behaviour[] => [
	{
		name: `one bad who is on the list, ${name}`,
		handlers: ({ roster }) => [refused(roster, say)],
		roster: twelve({ guilty: [4] }),
		...(ARE_FAULTS.test(name) ? {} : { reaches: 'innocent' }),
	},
	{
		name: `one bad whom Zoom does not know, ${name}`,
		handlers: ({ roster }) => [refused(roster, say)],
		roster: twelve({ unknown: [4] }),
		...(ARE_FAULTS.test(name) ? {} : { reaches: 'innocent' }),
	},
]);

const lag = (zoom: Zoom, seconds: number): Handler =>
	on('list', (call, next) => next({ ...call, asOf: zoom.now() - seconds * 1000 }));

const further: Behaviour[] = [
	{
		name: 'one bad on the list, not named, lists may not be read',
		handlers: ({ roster }) => [refused(roster, () => UNNAMED), instead(['list', 'get'], NO_SCOPE)],
		roster: twelve({ guilty: [4] }),
		reaches: 'innocent',
		unreadable: true,
	},
	{
		name: 'one bad whom Zoom does not know, not named, lists may not be read',
		handlers: ({ roster }) => [refused(roster, () => UNNAMED), instead(['list', 'get'], NO_SCOPE)],
		roster: twelve({ unknown: [4] }),
		reaches: 'innocent',
		unreadable: true,
	},
	{
		name: 'one bad, not named, and lists are pages in HTML',
		handlers: ({ roster }) => [
			refused(roster, () => UNNAMED),
			instead(['list', 'get'], page(200, 'Sign in')),
		],
		roster: twelve({ unknown: [4] }),
		reaches: 'innocent',
		unreadable: true,
	},
	{
		name: 'one bad, not named, and lists break the connection',
		handlers: ({ roster }) => [refused(roster, () => UNNAMED), instead(['list', 'get'], LOST)],
		roster: twelve({ unknown: [4] }),
		reaches: 'innocent',
		unreadable: true,
	},
	{
		name: 'one bad, not named, and one who registered a moment ago is not listed yet',
		handlers: ({ zoom, roster }) => {
			const fresh = roster.rows[6]?.person;
			return [
				refused(roster, () => UNNAMED),
				on('list', (call, next) => {
					const answer = next(call);
					if (fresh === undefined || zoom.now() > (fresh.log[0]?.at ?? 0) + 120_000) return answer;
					return without(answer, fresh.id);
				}),
			];
		},
		roster: twelve({ unknown: [4] }),
		reaches: 'innocent',
	},
	{
		name: 'one bad, not named, and the list lags 5 s',
		handlers: ({ zoom, roster }) => [refused(roster, () => UNNAMED), lag(zoom, 5)],
		roster: twelve({ unknown: [4] }),
		reaches: 'innocent',
	},
	{
		name: 'three bad on the list, not named',
		handlers: ({ roster }) => [refused(roster, () => UNNAMED)],
		roster: twelve({ guilty: [1, 4, 9] }),
		reaches: 'innocent',
	},
	{
		name: 'three bad whom Zoom does not know, not named',
		handlers: ({ roster }) => [refused(roster, () => UNNAMED)],
		roster: twelve({ unknown: [1, 4, 9] }),
		reaches: 'innocent',
	},
	{
		name: 'three bad, named one after the other',
		handlers: ({ roster }) => [
			refused(roster, (row) => refusal(400, 3000, `Registrant ${idOf(row)} was not found.`)),
		],
		roster: twelve({ guilty: [0, 2, 3], by: 'id' }),
		reaches: 'innocent',
	},
	{
		name: 'one bad of 30 on the list, not named',
		handlers: ({ roster }) => [refused(roster, () => UNNAMED)],
		roster: oneEvent(30, { guilty: [17] }),
		reaches: 'innocent',
	},
	{
		name: 'one bad in each request of 30, on the list, not named',
		handlers: ({ roster }) => [refused(roster, () => UNNAMED)],
		roster: oneEvent(65, { guilty: [3, 40, 63] }),
		reaches: 'innocent',
	},
	{
		name: 'one bad in each request of 30, unknown, not named',
		handlers: ({ roster }) => [refused(roster, () => UNNAMED)],
		roster: oneEvent(65, { unknown: [3, 40, 63] }),
		reaches: 'innocent',
	},
	{
		name: 'one bad on the list, not named, behind two pages of others',
		handlers: ({ zoom, roster }) => {
			const event = roster.rows[0]?.event;
			for (let place = 0; event !== undefined && place < 650; place += 1) {
				zoom.register(event, `crowd${place}@example.org`);
			}
			return [refused(roster, () => UNNAMED)];
		},
		roster: twelve({ guilty: [4] }),
		reaches: 'innocent',
	},
	{
		name: 'one bad for whom Zoom does the others and refuses the request',
		handlers: ({ roster: { rows } }) => [
			on('status', (call, next) => {
				const guilty = rows.filter((row) => row.guilty && names(row)(call));
				if (guilty.length === 0) return next();
				const people = call.people.filter((sent) => !guilty.some((row) => isSame(row, sent)));
				next({ ...call, people });
				return { ...UNNAMED, says: 'unclear' };
			}),
		],
		roster: twelve({ guilty: [4] }),
		reaches: 'innocent',
	},
	{
		name: 'one bad, and Zoom does those before and refuses the request',
		handlers: ({ roster: { rows } }) => [
			on('status', (call, next) => {
				const guilty = rows.find((row) => row.guilty && names(row)(call));
				if (guilty === undefined) return next();
				next({ ...call, people: call.people.slice(0, placeOf(guilty, call)) });
				return {
					...refusal(400, 3000, `Registrant ${idOf(guilty)} was not found.`),
					says: 'unclear',
				};
			}),
		],
		roster: twelve({ unknown: [4], by: 'id' }),
		reaches: 'innocent',
	},
	{
		name: 'the capacity is reached after five approvals',
		handlers: ({ roster: { rows } }) => [
			on('status', (call, next) => {
				const approved = rows.filter(
					({ person }) => person?.log.at(-1)?.held === 'approved',
				).length;
				if (approved + call.people.length > 5 && call.action === 'approve') {
					return refusal(400, 3035, 'Webinar has reached maximum attendee capacity.');
				}
				return next();
			}),
		],
		kinds: ['webinar'],
	},
	{
		name: 'everybody is bad, not named',
		handlers: ({ roster }) => [refused(roster, () => UNNAMED)],
		roster: twelve({ guilty: [...Array(12).keys()] }),
	},
	{
		name: 'requests of more than ten are refused, without a word why',
		handlers: () => [instead('status', UNNAMED, ({ people }) => people.length > 10)],
		roster: oneEvent(30),
		reaches: 'all',
	},
	{
		name: 'requests of more than one are refused, without a word why',
		handlers: () => [instead('status', UNNAMED, ({ people }) => people.length > 1)],
	},
	{
		name: 'IDs are refused, emails are well',
		handlers: () => [
			instead('status', UNNAMED, ({ people }) => people.some(({ id, email }) => id && !email)),
		],
		roster: twelve({ by: 'email' }),
		reaches: 'all',
	},
];

function without(answer: Answer, id: string): Answer {
	const body = answer.body as { registrants?: Array<{ id: string }> };
	if (!Array.isArray(body.registrants)) return answer;
	return {
		...answer,
		body: { ...body, registrants: body.registrants.filter((one) => one.id !== id) },
	};
}

export const oneBad: BehaviourClass = {
	title: 'One bad person among good ones',
	behaviours: [...behaviours, ...further],
};
