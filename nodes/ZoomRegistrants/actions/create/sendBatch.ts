import { mayBeOneRegistrant } from '../../../zoom/errors/diagnose';
import { isRecord, isText } from '../../../transport/guards';
import type { Refusal } from '../../../transport/refusal';
import { type ZoomAnswer, zoomRequest } from '../../../transport/request';
import { NO_BATCHES } from '../../../zoom/errors/rules';
import { anyStatus, findIn } from '../../run/roster';
import { whoIsNamed } from '../../run/namedInError';
import { readAnew } from '../../run/run';
import { answerFrom, isRegistered } from './afterFault';
import { isSameEmail } from './batches';
import { blockOfEntry, createSingly, type Creation, type Entry, learn, settle } from './creation';
import { type Created, isUncertain } from './createOne';

/** Zoom names one person at a time; after so many of a batch the rest is sent singly. */
const MAX_NAMED = 5;

/** How often a batch has been sent already, and why. */
interface Tries {
	faults: number;
	named: number;
}

/**
 * Registers the people of one batch; each gets an outcome of their own. Whom Zoom names as the reason
 * of a refusal fails alone, and the others are sent once more. Where Zoom names nobody, or leaves
 * somebody out of its answer, single requests tell who it is.
 */
export async function sendBatch(
	creation: Creation,
	entries: Entry[],
	tries: Tries = { faults: 0, named: 0 },
): Promise<void> {
	const [first] = entries;
	if (first === undefined) return;
	const block = blockOfEntry(creation, first);
	if (block !== undefined) return settleAll(creation, entries, block);
	const { singlesOnly, maySendSingly } = creation;
	if (singlesOnly.has(first.place.eventId)) return await sendSingly(creation, entries);
	const answer = await postBatch(creation, first, entries);
	if (answer.ok) {
		learn(creation, first, undefined);
		return await settleAnswered(creation, entries, answer.body);
	}
	const { refusal } = answer;
	if (maySendSingly && NO_BATCHES.test(refusal.message)) {
		singlesOnly.add(first.place.eventId);
		return await sendSingly(creation, entries);
	}
	if (isUncertain(refusal)) return await afterFault(creation, entries, refusal, tries);
	learn(creation, first, refusal);
	const isNamed = whoIsNamed(refusal);
	const named = entries.filter(({ registrant: { email } }, place) => isNamed({ email }, place));
	settleAll(creation, named, { refusal });
	const others = entries.filter((entry) => !named.includes(entry));
	if (named.length > 0 && tries.named < MAX_NAMED) {
		return await sendBatch(creation, others, { ...tries, named: tries.named + 1 });
	}
	const isWorthwhile = mayBeOneRegistrant(refusal) && refusal.httpStatus !== 429;
	if (isWorthwhile || named.length > 0) await sendSingly(creation, others);
	else settleAll(creation, others, { refusal });
}

/**
 * `POST /meetings/{meetingId}/batch_registrants`, 201.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/post/meetings/{meetingId}/batch_registrants
 */
async function postBatch(
	{ run, confirmationEmail }: Creation,
	{ place, registrant }: Entry,
	entries: Entry[],
): Promise<ZoomAnswer> {
	return await zoomRequest(run.connection, {
		method: 'POST',
		path: [place.kind.collection, place.eventId, 'batch_registrants'],
		body: {
			...(registrant.autoApprove !== undefined && { auto_approve: registrant.autoApprove }),
			...(confirmationEmail !== undefined && { registrants_confirmation_email: confirmationEmail }),
			registrants: entries.map(({ registrant: { email, first_name, last_name } }) => ({
				email,
				first_name,
				last_name,
			})),
		},
		idempotent: false,
	});
}

async function settleAnswered(creation: Creation, entries: Entry[], body: unknown): Promise<void> {
	const list = isRecord(body) && Array.isArray(body.registrants) ? body.registrants : [];
	const rows = list.filter(isRecord).filter(({ registrant_id }) => isText(registrant_id));
	for (const entry of entries) {
		const { email } = entry.registrant;
		const answer = rows.find((row) => isSameEmail(String(row.email), email));
		if (answer !== undefined) settle(creation, entry, { answer });
		else await createSingly(creation, entry);
	}
}

/** Looks who has been registered all the same; the others are sent once more, not twice. */
async function afterFault(
	creation: Creation,
	entries: Entry[],
	refusal: Refusal,
	tries: Tries,
): Promise<void> {
	const [first] = entries;
	if (first === undefined) return;
	const wanted = entries.map(({ registrant: { email } }) => ({ email }));
	const reading = await readAnew(creation.run, first.place, anyStatus(wanted));
	if ('refusal' in reading) {
		learn(creation, first, refusal);
		return settleAll(creation, entries, { refusal });
	}
	const others: Entry[] = [];
	for (const entry of entries) {
		const found = findIn(reading.directory, { email: entry.registrant.email });
		if (isRegistered(found, entry.registrant)) {
			settle(creation, entry, { answer: answerFrom(found) });
		} else {
			others.push(entry);
		}
	}
	if (others.length === 0) return learn(creation, first, undefined);
	if (tries.faults === 0) return await sendBatch(creation, others, { ...tries, faults: 1 });
	learn(creation, first, refusal);
	settleAll(creation, others, { refusal });
}

async function sendSingly(creation: Creation, entries: Entry[]): Promise<void> {
	for (const entry of entries) await createSingly(creation, entry);
}

function settleAll(creation: Creation, entries: Entry[], created: Created): void {
	for (const entry of entries) settle(creation, entry, created);
}
