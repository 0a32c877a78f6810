import { remember } from '../../run/circuitBreaker';
import type { EventKind } from '../../../zoom/eventKinds';
import type { EventRef } from '../../../zoom/events';
import type { Everyone } from './everyone';
import { type Registrant, withoutEventId } from '../../../fields/registrants';
import type { StatusAction } from '../../../zoom/statusAction';
import type { Problem } from '../../run/outcome';
import { problemOfRefusal } from '../../run/problems';
import type { EventInput } from '../../../fields/eventReference';
import { eventResolver } from '../../run/resolveEvents';
import { directoryOf } from '../../run/run';
import { scopeOf, type StatusRun } from './run';
import type { StatusRequest } from './types';

/** What one item asks for, as read from its fields. */
export interface StatusInput extends EventInput {
	action: StatusAction;
	who: { registrants: Registrant[] } | { everyone: Everyone };
}

/** Finds every item's event, and whom it is about; who is meant by *Everyone* is read from Zoom. */
export async function gather(
	run: StatusRun,
	kind: EventKind,
	inputs: Map<number, StatusInput>,
): Promise<{ requests: Map<number, StatusRequest>; problems: Map<number, Problem> }> {
	const requests = new Map<number, StatusRequest>();
	const problems = new Map<number, Problem>();
	const find = eventResolver(run.connection, kind);
	for (const [itemIndex, input] of inputs) {
		const found = await find(input);
		const people = 'problem' in found ? found : await peopleOf(run, found.place, input);
		if ('problem' in people) {
			problems.set(itemIndex, people.problem);
		} else if ('place' in found) {
			const rows = people.registrants.map((given) => ({ itemIndex, given }));
			requests.set(itemIndex, { target: { ...found.place, action: input.action }, rows });
		}
	}
	return { requests, problems };
}

async function peopleOf(
	run: StatusRun,
	place: EventRef,
	{ who, action }: StatusInput,
): Promise<{ registrants: Registrant[] } | { problem: Problem }> {
	if ('registrants' in who) {
		const checked = withoutEventId(who.registrants, place.kind, place.eventId);
		return 'problem' in checked
			? { problem: { message: checked.problem, description: checked.nextStep } }
			: { registrants: who.registrants };
	}
	const { status, domains } = who.everyone;
	const reading = await directoryOf(run, place, { statuses: [status] });
	if ('refusal' in reading) {
		remember(run.blocks, scopeOf({ ...place, action }), reading.refusal);
		return { problem: problemOfRefusal(run.connection, place, reading.refusal) };
	}
	const { byId } = reading.directory;
	return {
		registrants: [...byId.values()]
			.filter((one) => one.status === status && isOfDomain(one.email, domains))
			.map(({ id, email }) => ({ id, email })),
	};
}

function isOfDomain(email: string | undefined, domains: string[]): boolean {
	const domain = email?.split('@').at(-1)?.toLowerCase();
	return domains.length === 0 || (domain !== undefined && domains.includes(domain));
}
