import type { EventInput } from '../../../fields/givenEvent';
import { invalid, type Parsed } from '../../../fields/parsed';
import type { ZoomConnection } from '../../../transport/connection';
import type { Refusal } from '../../../transport/refusal';
import { cancelSignal, zoomRequest } from '../../../transport/request';
import type { Result } from '../../../transport/result';
import { describeEvent } from '../../../zoom/eventKinds';
import { type EventRef, registrantsPath } from '../../../zoom/events';
import {
	type Questions,
	questionsBody,
	questionsJson,
	readQuestions,
} from '../../../zoom/questions';
import { mayHaveSucceeded, refusalUnlessDone } from '../../run/reconcile';
import { itemByItem, type ItemResult, type ItemTask } from '../itemByItem';
import type { Operation } from '../operation';
import { differencesIn, mergeQuestions } from './mergeQuestions';
import { parseQuestions } from './parseQuestions';

interface UpdateQuestionsInput extends EventInput {
	given: Questions;
	others: 'keep' | 'remove';
}

/**
 * `PATCH /meetings/{meetingId}/registrants/questions`, 204 on success. Zoom replaces the whole lists,
 * so the other questions are read and sent along unless they're to be removed. The form is read back.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/patch/meetings/{meetingId}/registrants/questions
 */
export const updateQuestions: Operation<UpdateQuestionsInput> = {
	read(fields) {
		const { get, kind } = fields;
		const given = parseQuestions(get('questions'), get('customQuestions'), kind);
		if ('error' in given) return given;
		const others = parseOthers(get('otherQuestions', 'keep'));
		if ('error' in others) return others;
		const input = fields.event();
		if ('error' in input) return input;
		return { value: { ...input.value, given: given.value, others: others.value } };
	},

	execute: itemByItem({ work: update }),
};

async function update({
	run: { connection },
	event,
	input: { given, others },
}: ItemTask<UpdateQuestionsInput>): Promise<ItemResult> {
	let wanted = given;
	if (others === 'keep') {
		const present = await readQuestions(connection, event);
		if ('error' in present) return { refusal: present.error };
		const merged = mergeQuestions(present.value, given);
		if ('error' in merged) return { problem: merged.error };
		wanted = merged.value;
	}
	const answer = await zoomRequest(connection, {
		method: 'PATCH',
		path: registrantsPath(event, 'questions'),
		body: questionsBody(wanted),
	});
	const refusal = refusalUnlessDone(answer);
	if (refusal !== undefined && !mayHaveSucceeded(refusal)) return { refusal };
	return resultOf(event, wanted, refusal, await readBack(connection, event, wanted));
}

/** Zoom may show the old form for a while. */
const READ_AGAIN_AFTER_MS = [2_000, 8_000];

/** The form after a change, read again for a while if it isn't as wanted yet. */
async function readBack(
	connection: ZoomConnection,
	event: EventRef,
	wanted: Questions,
): Promise<Result<Questions>> {
	let form = await readQuestions(connection, event);
	for (const waitMs of READ_AGAIN_AFTER_MS) {
		if ('error' in form || differencesIn(form.value, wanted).length === 0) break;
		if (!(await connection.clock.wait(waitMs, cancelSignal(connection)))) break;
		form = await readQuestions(connection, event);
	}
	return form;
}

/** The form as it was seen, or what was sent and why it couldn't be checked. */
function resultOf(
	{ kind, eventId }: EventRef,
	wanted: Questions,
	refusal: Refusal | undefined,
	form: Result<Questions>,
): ItemResult {
	if ('error' in form) {
		if (refusal !== undefined) return { refusal };
		const note = `Zoom accepted the questions, but the form couldn't be read to check them: ${form.error.message} The questions shown here are those that were sent.`;
		return { json: { success: true, [kind.idField]: eventId, ...questionsJson(wanted), note } };
	}
	const differences = differencesIn(form.value, wanted);
	if (differences.length === 0) {
		const seen = { verified: true, [kind.idField]: eventId, ...questionsJson(form.value) };
		return { json: { success: true, ...seen } };
	}
	if (refusal !== undefined) return { refusal };
	return {
		problem: {
			message: `Zoom accepted the questions, but the form of ${describeEvent(kind, eventId)} differs: ${differences.slice(0, MAX_DIFFERENCES).join('; ')}`,
			description:
				'Open the registration form in Zoom. What Zoom shows can lag; if the questions are still missing, run this item again.',
		},
	};
}

const MAX_DIFFERENCES = 3;

function parseOthers(field: unknown): Parsed<'keep' | 'remove'> {
	if (field === 'keep' || field === 'remove') return { value: field };
	return invalid(
		'Other Questions must be keep or remove',
		'Choose Other Questions again, or check its expression.',
	);
}
