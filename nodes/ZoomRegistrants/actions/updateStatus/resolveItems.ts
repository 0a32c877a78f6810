import type { EventInput } from '../../../fields/givenEvent';
import { type Registrant, withoutEventId } from '../../../fields/registrants';
import type { Result } from '../../../transport/result';
import { domainOf } from '../../../zoom/email';
import type { EventKind } from '../../../zoom/eventKinds';
import type { StatusAction } from '../../../zoom/statusAction';
import { guarded } from '../../run/guarded';
import type { Problem } from '../../run/outcome';
import { problemOfException, problemOfRefusal } from '../../run/problems';
import { eventResolver } from '../../run/resolveEvents';
import type { Run } from '../../run/run';
import { scopeOf } from './answerTo';
import { type Choice, type Choose, chooser } from './choose';
import type { Everyone } from './everyone';
import type { Batch, Row, StatusChange } from './types';

/** What one item asks for, as read from its fields. */
export interface StatusInput extends EventInput {
	action: StatusAction;
	who: { registrants: Registrant[] } | { everyone: Everyone };
}

/** The rows of one item, and whom it asked for if it didn't name them. */
export interface PlannedItem extends Batch {
	readonly everyone?: Everyone;
	/** The people chosen from everyone, and why not more; undefined if all were. */
	readonly choice?: Choice;
	/** Without a choice: how many have the status, but no ID, so that they can't be updated. */
	readonly withoutId?: number;
}

/** What each item asks for, or why its event or people couldn't be found. */
export type ResolvedItems = Map<number, Result<PlannedItem, Problem>>;

/** The people of one item; with the choice among them, if there was one. */
interface People {
	readonly people: readonly Registrant[];
	readonly choice?: Choice;
	readonly withoutId?: number;
}

/** Finds the event and the people of every item. */
export async function resolveItems(
	run: Run,
	kind: EventKind,
	options: { dryRun: boolean },
	inputs: ReadonlyMap<number, StatusInput>,
): Promise<ResolvedItems> {
	const items: ResolvedItems = new Map();
	const resolve = eventResolver(run.connection, kind);
	const choose = chooser(run, options);
	let index = 0;
	for (const [itemIndex, input] of inputs) {
		const event = await resolve(input);
		if ('error' in event) {
			items.set(itemIndex, event);
			continue;
		}
		const change = { ...event.value, action: input.action };
		const found = await guarded<Result<People, Problem>>(
			async () => await peopleOf(run, choose, change, input),
			(error) => ({ error: problemOfException(error) }),
		);
		if ('error' in found) {
			items.set(itemIndex, found);
			continue;
		}
		const { people, choice, withoutId } = found.value;
		const rows = people.map((registrant): Row => ({ index: index++, itemIndex, registrant }));
		const everyone = 'everyone' in input.who ? input.who.everyone : undefined;
		items.set(itemIndex, { value: { change, rows, everyone, choice, withoutId } });
	}
	return items;
}

/** The registrants of one item: those it names or, for *Everyone*, those in Zoom's list. */
async function peopleOf(
	run: Run,
	choose: Choose,
	change: StatusChange,
	{ who }: StatusInput,
): Promise<Result<People, Problem>> {
	if ('registrants' in who) {
		const people = withoutEventId(who.registrants, change.kind, change.eventId);
		return 'error' in people ? people : { value: { people: people.value } };
	}
	const { status, domains, selection } = who.everyone;
	if (selection !== undefined) {
		const choice = await choose(change, who.everyone, selection);
		if ('error' in choice) return choice;
		return { value: { people: choice.value.people, choice: choice.value } };
	}
	const roster = await run.rosters.get(change, { statuses: [status] });
	if ('error' in roster) {
		run.breaker.recordRefusal(scopeOf(change), roster.error);
		return { error: problemOfRefusal(run.connection, change, roster.error) };
	}
	const wanted = new Set(domains);
	const isWanted = (email: string | undefined) =>
		wanted.size === 0 || wanted.has(domainOf(email) ?? '');
	const people = [...roster.value.byId.values()]
		.flatMap(([listed]) => listed ?? [])
		.filter((listed) => listed.status === status && isWanted(listed.email))
		.map(({ id, email }) => ({ id, email }));
	return { value: { people, withoutId: roster.value.withoutId.of(who.everyone) } };
}
