import { mayBeOneRegistrant } from '../../transport/advice';
import { isRecord } from '../../transport/isRecord';
import { isText } from '../../transport/isText';
import type { Refusal } from '../../transport/refusal';
import { type ZoomAnswer, zoomRequest } from '../../transport/request';
import { anyStatus, findIn, readDirectory } from '../directory';
import { whoIsNamed } from '../named';
import { isSameEmail } from './batches';
import { blockOfEntry, createSingly, type Creation, type Entry, learn, settle } from './creation';
import { isUncertain } from './createOne';

/**
 * Registers the people of one batch; each gets an outcome of their own. Whom Zoom names as the reason
 * of a refusal fails alone, and the others are sent once more. Where Zoom names nobody, or leaves
 * somebody out of its answer, single requests tell who it is.
 */
export async function sendBatch(
	creation: Creation,
	entries: Entry[],
	isSecondTry = false,
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
	if (maySendSingly && isAgainstBatches(refusal)) {
		singlesOnly.add(first.place.eventId);
		return await sendSingly(creation, entries);
	}
	if (isUncertain(refusal)) return await afterFault(creation, entries, refusal, isSecondTry);
	learn(creation, first, refusal);
	const isNamed = whoIsNamed(refusal);
	const named = entries.filter(({ registrant: { email } }, place) => isNamed({ email }, place));
	if (named.length > 0 && !isSecondTry) {
		settleAll(creation, named, refusal);
		const others = entries.filter((entry) => !named.includes(entry));
		return await sendBatch(creation, others, true);
	}
	const isWorthwhile = mayBeOneRegistrant(refusal) && refusal.httpStatus !== 429;
	if (isWorthwhile) await sendSingly(creation, entries);
	else settleAll(creation, entries, refusal);
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
		isUnrepeatable: true,
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
	isSecondTry: boolean,
): Promise<void> {
	const [first] = entries;
	if (first === undefined) return;
	const wanted = entries.map(({ registrant: { email } }) => ({ email }));
	const reading = await readDirectory(creation.run.connection, first.place, anyStatus(wanted));
	if ('refusal' in reading) {
		learn(creation, first, refusal);
		return settleAll(creation, entries, refusal);
	}
	const others: Entry[] = [];
	for (const entry of entries) {
		const found = findIn(reading.directory, { email: entry.registrant.email });
		if (found === undefined) {
			others.push(entry);
		} else {
			const answer = { registrant_id: found.id, join_url: found.fields.join_url };
			settle(creation, entry, { answer });
		}
	}
	if (!isSecondTry) return await sendBatch(creation, others, true);
	learn(creation, first, refusal);
	settleAll(creation, others, refusal);
}

/** Whether Zoom takes no batch for this event at all, although it takes people one by one. */
function isAgainstBatches({ message }: Refusal): boolean {
	return /can only be used for scheduled|batch registration is not supported/i.test(message);
}

async function sendSingly(creation: Creation, entries: Entry[]): Promise<void> {
	for (const entry of entries) await createSingly(creation, entry);
}

function settleAll(creation: Creation, entries: Entry[], refusal: Refusal): void {
	for (const entry of entries) settle(creation, entry, { refusal });
}
