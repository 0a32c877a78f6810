import type { EventRef } from '../../../zoom/events';
import type { Refusal } from '../../../transport/refusal';
import {
	blockOf,
	type BlockScope,
	forgetFruitless,
	learn as learnFrom,
} from '../../run/circuitBreaker';
import type { Outcome, Problem } from '../../run/outcome';
import { problemOfBlock, problemOfRefusal } from '../../run/problems';
import type { Run } from '../../run/run';
import { type Created, createOne } from './createOne';
import { createdJson } from './createdJson';
import type { NewRegistrant } from './newRegistrant';

/** Somebody to register, and all input items that ask for it. */
export interface Entry {
	place: EventRef;
	registrant: NewRegistrant;
	items: number[];
}

/** One execution of Create Many. */
export interface Creation {
	run: Run;
	outcomes: Map<number, Outcome>;
	/** Whether single requests may be sent for what the batch does not take. */
	maySendSingly: boolean;
	/** Whether Zoom mails those it registers; undefined where the event's own setting decides. */
	confirmationEmail?: boolean;
	/** Events for which Zoom takes no batch. */
	singlesOnly: Set<string>;
}

/** Notes what became of an entry, for each of its items. */
export function settle({ run, outcomes }: Creation, entry: Entry, created: Created): void {
	const { place, registrant, items } = entry;
	for (const item of items) outcomes.set(item, outcomeOf());

	function outcomeOf(): Outcome {
		if ('answer' in created) return { json: createdJson(place, registrant, created.answer) };
		const details = { [place.kind.idField]: place.eventId, email: registrant.email };
		if ('problem' in created) return { problem: created.problem, details };
		return { problem: problemOfRefusal(run.connection, place, created.refusal), details };
	}
}

/** Why an entry need not be sent: a refusal holds for it already. */
export function blockOfEntry(
	{ run }: Creation,
	{ place }: Entry,
): { problem: Problem } | undefined {
	const block = blockOf(run.blocks, scopeOf(place));
	return block && { problem: problemOfBlock(run.connection, place, block) };
}

/** Remembers what a refusal, or a success, means for the entries to come. */
export function learn({ run }: Creation, { place }: Entry, refusal: Refusal | undefined): void {
	if (refusal === undefined) forgetFruitless(run.blocks);
	else learnFrom(run.blocks, scopeOf(place), refusal);
}

function scopeOf({ eventId, occurrenceId }: EventRef): BlockScope {
	return { eventId, group: occurrenceId };
}

/** Registers one person by a request of their own. */
export async function createSingly(creation: Creation, entry: Entry): Promise<void> {
	const block = blockOfEntry(creation, entry);
	if (block !== undefined) return settle(creation, entry, block);
	const created = await createOne(creation.run, entry.place, entry.registrant);
	learn(creation, entry, 'refusal' in created ? created.refusal : undefined);
	settle(creation, entry, created);
}
