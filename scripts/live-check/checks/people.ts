import { type Finding, finding, open } from '../points';
import { rowsOf, type TestMeeting } from '../testMeeting';
import { type Answer, isDone } from '../zoom';
import { type Context, inWords } from './context';

/** Registers the second to the thirty-first person, whom the other checks need. */
export async function batch({ meeting, email }: Context): Promise<Finding> {
	const emails = Array.from({ length: 30 }, (_, index) => email(index + 2));
	const answer = await meeting.addBatch(emails);
	if (isDone(answer)) {
		await meeting.waitFor(email(31), 'pending');
		const seen = `${answer.said}, ${rowsOf(answer.json).length} of 30 in the answer`;
		if (answer.status === 200) return finding('batch', '200', seen);
		return answer.status === 201 ? finding('batch', '201', seen) : open('batch', seen);
	}
	for (const one of emails) await meeting.add(one);
	await meeting.waitFor(email(31), 'pending');
	return finding('batch', 'refused', answer.said);
}

/** Someone new, together with what is no email; if refused, alone for comparison. */
export async function batchInvalid({ meeting, email }: Context): Promise<Finding> {
	const who = email(32);
	const answer = await meeting.addBatch([who, 'no-email']);
	if (!isDone(answer)) return await refusedOrOpen('batchInvalid', meeting, who, answer);
	const { isSeen } = await meeting.waitFor(who, 'pending');
	return isSeen
		? finding('batchInvalid', 'skipped', answer.said)
		: open('batchInvalid', `${answer.said}, but nobody was registered`);
}

/** Someone new, together with the host; if refused, alone for comparison. */
export async function batchWithHost({ meeting, email }: Context): Promise<Finding> {
	const [who, { hostEmail }] = [email(33), meeting];
	if (hostEmail === '') return open('batchWithHost', "Zoom didn't say who hosts the meeting");
	const answer = await meeting.addBatch([who, hostEmail]);
	if (!isDone(answer)) return await refusedOrOpen('batchWithHost', meeting, who, answer);
	const { isSeen } = await meeting.waitFor(who, 'pending');
	if (!isSeen) return open('batchWithHost', `${answer.said}, but nobody was registered`);
	const isListed = (await meeting.find(hostEmail, 'pending')) !== undefined;
	return finding('batchWithHost', isListed ? 'registered' : 'skipped', answer.said);
}

async function refusedOrOpen(
	point: 'batchInvalid' | 'batchWithHost',
	meeting: TestMeeting,
	who: string,
	refusal: Answer,
): Promise<Finding> {
	const alone = await meeting.addBatch([who]);
	const seen = `${refusal.said}; without it ${alone.said}`;
	return isDone(alone) ? finding(point, 'refused', seen) : open(point, seen);
}

/** Someone who was denied registers again, is deleted, and registers once more: three times in all. */
export async function comingBack({ meeting, email }: Context): Promise<Finding[]> {
	const who = email(4);
	await meeting.change('deny', [{ email: who }]);
	await meeting.waitFor(who, 'denied');
	const id = (await meeting.find(who, 'denied'))?.id;
	if (typeof id !== 'string') {
		const why = "the person who was denied isn't listed";
		return [open('afterDeny', why), open('afterDelete', why)];
	}
	const afterDeny = await registeredAgain(meeting, who);
	const removed = await meeting.remove(id);
	if (!isDone(removed)) return [afterDeny, open('afterDelete', removed.said)];
	await meeting.waitUntilGone(who, 'denied');
	const back = await meeting.add(who);
	if (!isDone(back)) return [afterDeny, finding('afterDelete', 'refused', back.said)];
	const sight = await meeting.waitFor(who, 'pending');
	const seen = `${back.said}, ${inWords(sight)}`;
	return [
		afterDeny,
		sight.isSeen ? finding('afterDelete', 'registered', seen) : open('afterDelete', seen),
	];
}

async function registeredAgain(meeting: TestMeeting, who: string): Promise<Finding> {
	const again = await meeting.add(who);
	if (!isDone(again)) return finding('afterDeny', 'refused', again.said);
	const sight = await meeting.waitFor(who, 'pending');
	const seen = `${again.said}, ${inWords(sight)} as pending`;
	if (sight.isSeen) return finding('afterDeny', 'registered', seen);
	const isDenied = (await meeting.find(who, 'denied')) !== undefined;
	return isDenied ? finding('afterDeny', 'staysDenied', seen) : open('afterDeny', seen);
}

/** A list longer than its page, and what its rows say. */
export async function pages({ meeting }: Context): Promise<Finding[]> {
	const { json } = await meeting.page('pending', { page_size: '10' });
	const rows = rowsOf(json);
	const seen = `${rows.length} of ${String(json.total_records)} on the page`;
	const { next_page_token: token } = json;
	const findings = [createTime(rows)];
	if (rows.length < 10) return [...findings, open('pages', `${seen}: fewer than the page holds`)];
	if (typeof token === 'string' && token !== '') {
		return [...findings, finding('pages', 'token', `${seen}, with next_page_token`)];
	}
	const second = await meeting.page('pending', { page_size: '10', page_number: '2' });
	const isNew = rowsOf(second.json)[0]?.id !== rows[0]?.id;
	const answer = isNew && rowsOf(second.json).length > 0 ? 'number' : 'cutOff';
	return [...findings, finding('pages', answer, `${seen}, without next_page_token`)];
}

function createTime(rows: Array<Record<string, unknown>>): Finding {
	if (rows.length === 0) return open('createTime', 'the list has no rows');
	const count = rows.filter((row) => typeof row.create_time === 'string').length;
	const seen = `create_time in ${count} of ${rows.length} rows`;
	return finding('createTime', count === rows.length ? 'shown' : 'absent', seen);
}
