import type { EventKind, Person, Reference, Status, Zoom, ZoomEvent } from './zoom';

/** One input item, and whom it means. */
export interface Row {
	event: ZoomEvent;
	action: string;
	/** What stands in the row. */
	reference: Reference;
	/** The person it refers to; missing if Zoom has nobody like that, or nobody yet. */
	person?: Person;
	occurrence: string;
	/** The one whom Zoom will refuse, or does not know. */
	guilty: boolean;
	firstName: string;
}

export interface Roster {
	rows: Row[];
	/** Everybody registered whom no row means, and whom nothing may change. */
	bystanders: Person[];
}

const FIRST_EVENT = '85212345678';
const SECOND_EVENT = '85298765432';

export interface RosterOptions {
	action?: string;
	/** The status that everybody has at the start. */
	held?: Status;
	/** How rows name people; by ID, by email, or turn by turn by ID, by email and by both. */
	by?: 'id' | 'email' | 'both' | 'mixed';
	/** How an email is written in the row, from how Zoom keeps it. */
	written?: (email: string) => string;
	/** How Zoom keeps an email. */
	kept?: (email: string) => string;
	/** The positions of the invalid ones, registered like all others. */
	guilty?: number[];
	/** The positions of those whom Zoom does not know. */
	unknown?: number[];
	occurrence?: string;
}

/** Rows for one event after the other, as many as each number says, with bystanders in each event. */
export function rosterOf(
	zoom: Zoom,
	kind: EventKind,
	counts: number[],
	options: RosterOptions = {},
): Roster {
	const roster: Roster = { rows: [], bystanders: [] };
	for (const [index, count] of counts.entries()) {
		const id = [FIRST_EVENT, SECOND_EVENT][index] ?? `8530000000${index}`;
		const occurrences =
			options.occurrence === undefined ? [] : [options.occurrence, '1790000000000'];
		const event = zoom.addEvent(kind, id, { occurrences });
		for (const held of ['pending', 'approved', 'denied'] as const) {
			roster.bystanders.push(zoom.register(event, `bystander.${held}.${index}@example.org`, held));
		}
		for (let place = 0; place < count; place += 1) {
			roster.rows.push(rowOf(zoom, event, roster.rows.length, options));
		}
		roster.bystanders.push(zoom.register(event, `late.bystander.${index}@example.org`));
	}
	return roster;
}

function rowOf(zoom: Zoom, event: ZoomEvent, position: number, options: RosterOptions): Row {
	const { action = 'approve', held = 'pending', by = 'mixed', occurrence = '' } = options;
	const written = options.written ?? ((email) => email);
	const plain = `person${position}@example.org`;
	const unknown = options.unknown?.includes(position) ?? false;
	const person = unknown
		? undefined
		: zoom.register(event, options.kept?.(plain) ?? plain, held, `Ada${position}`);
	const id = person?.id ?? `unknownK${String(position).padStart(4, '0')}BqzTfLmWx`;
	const names = by === 'mixed' ? (['id', 'email', 'both'] as const)[position % 3] : by;
	return {
		event,
		action,
		person,
		occurrence,
		reference: {
			...(names === 'email' ? {} : { id }),
			...(names === 'id' ? {} : { email: written(person?.email ?? plain) }),
		},
		guilty: unknown || (options.guilty?.includes(position) ?? false),
		firstName: `Ada${position}`,
	};
}

/** Twelve rows over two events, the usual roster. */
export function twelve(options: RosterOptions = {}) {
	return (zoom: Zoom, kind: EventKind): Roster => rosterOf(zoom, kind, [8, 4], options);
}

/** One event with this many rows. */
export function oneEvent(count: number, options: RosterOptions = {}) {
	return (zoom: Zoom, kind: EventKind): Roster => rosterOf(zoom, kind, [count], options);
}

/** Rows of people to register, some of whom are registered already. */
export function newcomers(counts: number[], registered: number[] = []) {
	return (zoom: Zoom, kind: EventKind): Roster => {
		const roster: Roster = { rows: [], bystanders: [] };
		for (const [index, count] of counts.entries()) {
			const id = [FIRST_EVENT, SECOND_EVENT][index] ?? `8530000000${index}`;
			const event = zoom.addEvent(kind, id);
			roster.bystanders.push(zoom.register(event, `bystander.${index}@example.org`, 'approved'));
			for (let place = 0; place < count; place += 1) {
				const position = roster.rows.length;
				const email = `newcomer${position}@example.org`;
				if (registered.includes(position)) zoom.register(event, email);
				roster.rows.push({
					event,
					action: 'create',
					reference: { email },
					occurrence: '',
					guilty: false,
					firstName: `Eve${position}`,
				});
			}
		}
		return roster;
	};
}
