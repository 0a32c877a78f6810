import type { IDataObject } from 'n8n-workflow';

import { describeEvent } from '../../../zoom/eventKinds';
import type { ItemOutcome } from '../../run/outcome';
import { choiceJson, notesOnLists, noteWithoutId, whyNobody, whyNotMore } from './choiceText';
import type { Choice } from './choose';
import type { Everyone } from './everyone';
import type { StatusOptions } from './options';
import type { StatusChange } from './types';

/** The fields of every output of a change: the event, the action, and the numbers of a choice. */
export function aboutOf(
	{ kind, eventId, occurrenceId, action }: StatusChange,
	choice: Choice | undefined,
): IDataObject {
	return {
		[kind.idField]: eventId,
		...(occurrenceId !== undefined && { occurrenceId }),
		action,
		...(choice !== undefined && choiceJson(choice)),
	};
}

/** The output of an item that asked for everyone with a status, if nobody has it or was chosen. */
export function nobody(
	{ dryRun }: StatusOptions,
	change: StatusChange,
	everyone: Everyone,
	{ choice, withoutId = 0 }: { choice?: Choice; withoutId?: number },
): IDataObject {
	const { status, domains } = everyone;
	const event = describeEvent(change.kind, change.eventId);
	const why = choice && whyNobody(change, everyone, choice);
	const noId = withoutId > 0 ? [noteWithoutId(withoutId, status)] : [];
	const notes = choice ? notesOnLists(choice, everyone) : noId;
	const having = [
		...((choice?.withoutId ?? withoutId) > 0 ? ['an ID'] : []),
		...(domains.length > 0 ? [`an email at ${domains.join(' or ')}`] : []),
	].join(' and ');
	const who = `${status} registrants${having === '' ? '' : ` with ${having}`}`;
	const note = `${why ?? `There are no ${who} in ${event}`}, so nothing was sent.`;
	return {
		...(dryRun ? { dryRun } : { success: true }),
		...aboutOf(change, choice),
		count: 0,
		registrants: [],
		note: [note, ...notes].join(' '),
	};
}

/** A dry run's outcomes for those who weren't chosen. */
export function notIncluded(
	change: StatusChange,
	everyone: Everyone,
	choice: Choice,
): ItemOutcome[] {
	const about = aboutOf(change, choice);
	const note = [`${whyNotMore(change, choice)}.`, ...notesOnLists(choice, everyone)].join(' ');
	return choice.others.map((registrant) => {
		const registrants = [{ ...registrant, currentStatus: everyone.status, wouldBeSent: false }];
		return { json: { ...registrant, dryRun: true, ...about, registrants, note } };
	});
}
