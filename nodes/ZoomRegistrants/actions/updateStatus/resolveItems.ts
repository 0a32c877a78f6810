import type { EventInput } from '../../../fields/givenEvent';
import { type Registrant, withoutEventId } from '../../../fields/registrants';
import type { Result } from '../../../transport/result';
import { domainOf } from '../../../zoom/email';
import type { EventKind } from '../../../zoom/eventKinds';
import type { EventRef } from '../../../zoom/events';
import type { StatusAction } from '../../../zoom/statusAction';
import { guarded } from '../../run/guarded';
import type { Problem } from '../../run/outcome';
import { problemOfException, problemOfRefusal } from '../../run/problems';
import { eventResolver } from '../../run/resolveEvents';
import type { Run } from '../../run/run';
import type { Everyone } from './everyone';
import { scopeOf } from './answerTo';
import type { Batch, Row } from './types';

/** What one item asks for, as read from its fields. */
export interface StatusInput extends EventInput {
	action: StatusAction;
	who: { registrants: Registrant[] } | { everyone: Everyone };
}

/** The rows of one item, and whom it asked for if it didn't name them. */
export interface PlannedItem extends Batch {
	readonly everyone?: Everyone;
}

/** What each item asks for, or why its event or people couldn't be found. */
export type ResolvedItems = Map<number, Result<PlannedItem, Problem>>;

/** Finds the event and the people of every item. */
export async function resolveItems(
	run: Run,
	kind: EventKind,
	inputs: ReadonlyMap<number, StatusInput>,
): Promise<ResolvedItems> {
	const items: ResolvedItems = new Map();
	const resolve = eventResolver(run.connection, kind);
	let index = 0;
	for (const [itemIndex, input] of inputs) {
		const event = await resolve(input);
		const people: Result<Registrant[], Problem> =
			'error' in event
				? event
				: await guarded(
						async () => await peopleOf(run, event.value, input),
						(error) => ({ error: problemOfException(error) }),
					);
		if ('error' in event) items.set(itemIndex, event);
		else if ('error' in people) items.set(itemIndex, people);
		else {
			const rows = people.value.map(
				(registrant): Row => ({ index: index++, itemIndex, registrant }),
			);
			const everyone = 'everyone' in input.who ? input.who.everyone : undefined;
			const change = { ...event.value, action: input.action };
			items.set(itemIndex, { value: { change, rows, everyone } });
		}
	}
	return items;
}

/** The registrants of one item: those it names or, for *Everyone*, those in Zoom's list. */
async function peopleOf(
	run: Run,
	event: EventRef,
	{ who, action }: StatusInput,
): Promise<Result<Registrant[], Problem>> {
	if ('registrants' in who) return withoutEventId(who.registrants, event.kind, event.eventId);
	const { status, domains } = who.everyone;
	const roster = await run.rosters.get(event, { statuses: [status] });
	if ('error' in roster) {
		run.breaker.recordRefusal(scopeOf({ ...event, action }), roster.error);
		return { error: problemOfRefusal(run.connection, event, roster.error) };
	}
	const wanted = new Set(domains);
	const isWanted = (email: string | undefined) =>
		wanted.size === 0 || wanted.has(domainOf(email) ?? '');
	const people = [...roster.value.byId.values()]
		.flatMap(([listed]) => listed ?? [])
		.filter((listed) => listed.status === status && isWanted(listed.email))
		.map(({ id, email }) => ({ id, email }));
	return { value: people };
}
