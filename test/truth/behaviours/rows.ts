import { type Behaviour, type BehaviourClass, instead, on } from '../behaviour';
import type { Roster, Row } from '../roster';
import { type EventKind, type Person, type Reference, type Zoom, type ZoomEvent } from '../zoom';

/** The people registered in the one event of a roster, and how a row is written. */
interface Cast {
	people: Person[];
	row(reference: Reference, person?: Person, more?: Partial<Row>): Row;
}

/** Rows written one by one, about four people of one event. */
function rows(write: (cast: Cast) => Row[], occurrences: string[] = []) {
	return (zoom: Zoom, kind: EventKind): Roster => {
		const event: ZoomEvent = zoom.addEvent(kind, '85212345678', { occurrences });
		const people = [0, 1, 2, 3].map((place) => zoom.register(event, `person${place}@example.org`));
		const row: Cast['row'] = (reference, person, more = {}) => ({
			event,
			action: 'approve',
			reference,
			person,
			occurrence: '',
			guilty: person === undefined,
			firstName: 'Ada',
			...more,
		});
		return { rows: write({ people, row }), bystanders: [] };
	};
}

const at = <T>(list: T[], index: number): T => {
	const found = list[index];
	if (found === undefined) throw new Error(`Nothing at ${index}`);
	return found;
};

const nothingDone = instead('status', { status: 204 });
const multipartIgnored = instead('status', { status: 204 }, ({ format }) => format === 'multipart');

const both = ({ id, email }: Person): Reference => ({ id, email });

const WRITTEN: Array<[string, (cast: Cast) => Row[], 'all' | 'innocent' | undefined]> = [
	[
		'an ID with a typo and an email, beside the email alone',
		({ people, row }) => [
			row({ id: 'TYPO', email: at(people, 0).email }),
			row({ email: at(people, 0).email }, at(people, 0)),
		],
		'innocent',
	],
	[
		'the email alone, beside it with a wrong ID',
		({ people, row }) => [
			row({ email: at(people, 0).email }, at(people, 0)),
			row({ id: 'TYPO', email: at(people, 0).email }),
		],
		'innocent',
	],
	[
		'an ID with the email of somebody else',
		({ people, row }) => [
			row({ id: at(people, 0).id, email: at(people, 1).email }, at(people, 0)),
			row({ email: at(people, 1).email }, at(people, 1)),
			row({ id: at(people, 1).id }, at(people, 1)),
		],
		undefined,
	],
	[
		'the same person by ID, by email and by both',
		({ people, row }) => [
			row({ id: at(people, 0).id }, at(people, 0)),
			row({ email: at(people, 0).email }, at(people, 0)),
			row(both(at(people, 0)), at(people, 0)),
		],
		'all',
	],
	[
		'the same row three times',
		({ people, row }) => [0, 1, 2].map(() => row(both(at(people, 0)), at(people, 0))),
		'all',
	],
	[
		'one email under three IDs, of which one is right',
		({ people, row }) => [
			row(both(at(people, 0)), at(people, 0)),
			row({ id: 'OTHER1', email: at(people, 0).email }),
			row({ id: 'OTHER2', email: at(people, 0).email }),
		],
		'innocent',
	],
	[
		'approve and then deny one person',
		({ people, row }) => [
			row(both(at(people, 0)), at(people, 0)),
			row(both(at(people, 0)), at(people, 0), { action: 'deny' }),
			row(both(at(people, 1)), at(people, 1)),
		],
		'all',
	],
	[
		'approve one by ID and deny the same by email',
		({ people, row }) => [
			row({ id: at(people, 0).id }, at(people, 0)),
			row({ email: at(people, 0).email }, at(people, 0), { action: 'deny' }),
		],
		undefined,
	],
	[
		'deny one by email and approve the same by ID',
		({ people, row }) => [
			row({ email: at(people, 0).email }, at(people, 0), { action: 'deny' }),
			row({ id: at(people, 0).id }, at(people, 0)),
		],
		undefined,
	],
	[
		'thirteen contradicting rows of one person',
		({ people, row }) =>
			Array.from({ length: 13 }, (_one, place) =>
				row(both(at(people, 0)), at(people, 0), { action: place % 2 === 0 ? 'approve' : 'deny' }),
			),
		'all',
	],
	[
		'blank rows among good ones',
		({ people, row }) => [
			row({}),
			row({ id: '', email: '' }),
			row({ id: ' ', email: '\t' }),
			row(both(at(people, 0)), at(people, 0)),
		],
		'innocent',
	],
	[
		'an ID of 40,000 characters among good ones',
		({ people, row }) => [
			row({ id: '['.repeat(40_000) }),
			row(both(at(people, 0)), at(people, 0)),
			row({ email: at(people, 1).email }, at(people, 1)),
		],
		'innocent',
	],
	[
		'half a surrogate pair among good ones',
		({ people, row }) => [
			row({ id: '\uD83D' }),
			row({ email: '\uD83D@example.org' }),
			row(both(at(people, 0)), at(people, 0)),
			row({ email: at(people, 1).email }, at(people, 1)),
		],
		'innocent',
	],
	[
		'IDs that are paths, among good ones',
		({ people, row }) => [
			row({ id: '../../users/me' }),
			row({ id: '..' }),
			row({ id: 'status' }),
			row({ id: 'a/b?c=d#e' }),
			row({ id: '__proto__' }),
			row({ email: 'constructor@example.org' }),
			row({ id: at(people, 0).id }, at(people, 0)),
		],
		'innocent',
	],
	[
		'the ID of the meeting as the ID of a registrant',
		({ people, row }) => [
			row({ id: '85212345678' }),
			row({ id: '85212345678', email: at(people, 0).email }),
			row({ id: at(people, 1).id }, at(people, 1)),
		],
		'innocent',
	],
	[
		'an ID in other capitals',
		({ people, row }) => [
			row({ id: at(people, 0).id.toUpperCase() }),
			row({ id: at(people, 1).id }, at(people, 1)),
		],
		'innocent',
	],
	[
		'one person in an occurrence and in the series, contradicting',
		({ people, row }) => [
			row(both(at(people, 0)), at(people, 0), { occurrence: '1780000000000' }),
			row(both(at(people, 0)), at(people, 0), { action: 'deny', occurrence: '1790000000000' }),
			row(both(at(people, 1)), at(people, 1), { occurrence: '1790000000000' }),
		],
		'all',
	],
	[
		'an occurrence that Zoom does not know, among good ones',
		({ people, row }) => [
			row(both(at(people, 0)), undefined, { occurrence: '1' }),
			row(both(at(people, 1)), at(people, 1), { occurrence: '1790000000000' }),
		],
		'innocent',
	],
];

const behaviours = WRITTEN.flatMap(([name, write, reaches]): Behaviour[] => {
	const roster = rows(write, ['1780000000000', '1790000000000']);
	return [
		{ name: `${name}, all is well`, handlers: () => [], roster, reaches },
		{ name: `${name}, multipart is ignored`, handlers: () => [multipartIgnored], roster, reaches },
		{ name: `${name}, everything is ignored`, handlers: () => [nothingDone], roster },
	];
});

const skipping: Behaviour[] = [
	{
		name: 'approve, deny and approve one person, where who has the status is skipped',
		handlers: () => [],
		roster: rows(({ people, row }) => [
			row(both(at(people, 0)), at(people, 0)),
			row(both(at(people, 0)), at(people, 0), { action: 'deny' }),
			row(both(at(people, 0)), at(people, 0)),
		]),
		options: { ifAlreadyInStatus: 'skip' },
	},
	{
		name: 'deny one who is approved already and approve them, where who has the status is skipped',
		handlers: ({ zoom, roster }) => {
			const person = roster.rows[0]?.person;
			if (person !== undefined) zoom.set(person, 'approved');
			return [];
		},
		roster: rows(({ people, row }) => [
			row(both(at(people, 0)), at(people, 0), { action: 'deny' }),
			row({ email: at(people, 0).email }, at(people, 0)),
		]),
		options: { ifAlreadyInStatus: 'skip' },
	},
	{
		name: 'approve one by ID and deny the same by email, answers in a changing order of time',
		handlers: ({ zoom }) => [
			on('status', (call, next) => {
				zoom.later(call.nth % 2 === 1 ? 4 : 1, () => next());
				return { status: 204 };
			}),
		],
		roster: rows(({ people, row }) => [
			row({ id: at(people, 0).id }, at(people, 0)),
			row({ email: at(people, 0).email }, at(people, 0), { action: 'deny' }),
		]),
	},
];

export const written: BehaviourClass = {
	title: 'What rows may hold',
	behaviours: [...behaviours, ...skipping],
};
