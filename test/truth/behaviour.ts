import type { Answer } from './answer';
import type { Call, CallKind } from './call';
import type { Double, Handler } from './double';
import type { Roster, Row } from './roster';
import type { EventKind, Reference, Zoom } from './zoom';

export type Operation = 'updateStatus' | 'create' | 'createMany' | 'delete';

/** Where a behaviour takes place. */
export interface Scene {
	zoom: Zoom;
	double: Double;
	roster: Roster;
}

/** One way in which Zoom, or something between Zoom and the node, may behave. */
export interface Behaviour {
	name: string;
	/** What it does to the answers; several handlers stand one behind the other. */
	handlers(scene: Scene): Handler[];
	operation?: Operation;
	/** The input items; twelve rows over two events unless it says otherwise. */
	roster?(zoom: Zoom, kind: EventKind): Roster;
	/** The kinds of events to try it with; meetings unless it says otherwise. */
	kinds?: EventKind[];
	/** Fields of the node beside those that every case sets. */
	options?: Record<string, string | boolean>;
	/** The people that must come through with default options: everybody, all valid ones, or nobody. */
	reaches?: 'all' | 'innocent';
	/** No reading can tell whether the changes were made. */
	unreadable?: boolean;
}

export interface BehaviourClass {
	title: string;
	behaviours: Behaviour[];
}

/** A handler for calls of one kind; all others pass. */
export function on(
	kind: CallKind | CallKind[],
	handler: Handler,
	when: (call: Call) => boolean = () => true,
): Handler {
	const kinds = [kind].flat();
	return (call, next) => (kinds.includes(call.kind) && when(call) ? handler(call, next) : next());
}

/** Answers calls of a kind with this, and does nothing. */
export function instead(
	kind: CallKind | CallKind[],
	answer: Answer | ((call: Call) => Answer),
	when?: (call: Call) => boolean,
): Handler {
	return on(kind, (call) => (typeof answer === 'function' ? answer(call) : answer), when);
}

/** Does what is asked and answers with something else. */
export function afterwards(
	kind: CallKind | CallKind[],
	answer: Answer | ((honest: Answer, call: Call) => Answer),
	when?: (call: Call) => boolean,
): Handler {
	return on(
		kind,
		(call, next) => {
			const honest = next();
			return typeof answer === 'function' ? answer(honest, call) : answer;
		},
		when,
	);
}

/** Says yes to changes and makes them only for some of the people. */
export function onlyFor(choose: (people: Reference[], call: Call) => Reference[]): Handler {
	return on('status', (call, next) => {
		next({ ...call, people: choose(call.people, call) });
		return { status: 204 };
	});
}

/** Says yes to changes and makes them when the seconds have passed. */
export function lateBy(zoom: Zoom, seconds: number, when?: (call: Call) => boolean): Handler {
	return on(
		'status',
		(_call, next) => {
			zoom.later(seconds, () => next());
			return { status: 204 };
		},
		when,
	);
}

/** True for the first calls. */
export const first =
	(count = 1) =>
	({ nth }: Call) =>
		nth <= count;

/** True for calls that name this row's registrant. */
export function names(row: Row | undefined): (call: Call) => boolean {
	return ({ people }) => row !== undefined && people.some((sent) => isSame(row, sent));
}

/** Whether what was sent means the row's registrant. */
export function isSame({ person, reference }: Row, sent: Reference): boolean {
	const { id, email } = person ?? reference;
	if (sent.id !== undefined && sent.id !== '') return sent.id === id;
	return email !== undefined && sent.email?.toLowerCase() === email.toLowerCase();
}
