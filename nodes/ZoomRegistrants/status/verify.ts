import type { ListedRegistrant, RegistrantStatus } from '../../transport/listRegistrants';
import { cancelSignal } from '../../transport/request';
import { wait } from '../../transport/wait';
import type { StatusAction } from '../input/statusAction';
import { openDirectory } from './directory';
import { fail, type StatusRun } from './run';
import { sendGroup } from './sendGroup';
import type { Group, Row } from './types';

/** Zoom keeps cancelled registrants among the denied ones. */
const LISTED_AS: Record<StatusAction, RegistrantStatus> = {
	approve: 'approved',
	cancel: 'denied',
	deny: 'denied',
};

/** Zoom's lists can be a moment behind; so often, and after so long, they are read again. */
const RE_READS = 2;
const RE_READ_AFTER_MS = 1_000;

/** What the list says of a row that Zoom had accepted. */
interface Unchanged {
	row: Row;
	listed?: ListedRegistrant;
}

/**
 * Sends a group and reads it back, because Zoom has answered 204 while it changed nothing.
 * Where a multipart request changed nobody at all, JSON is tried, if the format may be chosen here.
 */
export async function sendAndVerify(run: StatusRun, group: Group): Promise<void> {
	await sendGroup(run, group);
	let unchanged = await readBack(run, group);
	const known = unchanged.filter(({ listed }) => listed !== undefined);
	const nobodyChanged = known.length > 0 && !group.rows.some((row) => isVerified(run, row));
	if (nobodyChanged && run.bodyFormat === 'multipart' && run.mayChangeFormat) {
		run.bodyFormat = 'json';
		const rows = known.map(({ row }) => row);
		await sendGroup(run, { target: group.target, rows });
		unchanged = await readBack(run, group);
	}
	for (const { row, listed } of unchanged) {
		const { meetingId, action } = group.target;
		const found = listed === undefined ? 'not among the registrants' : `still ${listed.status}`;
		const who = [row.given.id, row.given.email].filter(Boolean).join(', ');
		fail(run, [row], {
			message: `Zoom answered that ${who} of meeting ${meetingId} was changed (${action}), but in Zoom's list they are ${found}`,
			description:
				listed === undefined
					? 'Zoom passes over registrants that it does not know. Check the ID or e-mail.'
					: 'Run again for this item, with Options > Body Format set to JSON.',
		});
	}
}

function isVerified(run: StatusRun, row: Row): boolean {
	const outcome = run.outcomes.get(row);
	return outcome !== undefined && 'registrant' in outcome && outcome.verified;
}

/** Marks the accepted rows that the list confirms, and gives those that it does not. */
async function readBack(run: StatusRun, { target, rows }: Group): Promise<Unchanged[]> {
	const cancel = cancelSignal(run.connection);
	const expected = LISTED_AS[target.action];
	const statuses: RegistrantStatus[] = ['approved', 'pending', 'denied'];
	const order = [expected, ...statuses.filter((status) => status !== expected)];
	let open = rows.filter((row) => isAccepted(run, row));
	for (let reading = 0; ; reading += 1) {
		const directory = openDirectory(run.connection, target.meetingId, target.occurrenceId, order);
		const refusal = await directory.lookFor(open.map(({ given }) => given));
		if (refusal !== undefined) return noteUnreadable(run, open, refusal.message);
		const unchanged: Unchanged[] = [];
		for (const row of open) {
			const listed = directory.find(row.given);
			if (listed?.status !== expected) unchanged.push({ row, listed });
			else
				run.outcomes.set(row, {
					registrant: { id: listed.id, email: listed.email },
					verified: true,
				});
		}
		if (unchanged.length === 0 || reading === RE_READS || cancel?.aborted) {
			return unchanged;
		}
		await wait(RE_READ_AFTER_MS, cancel);
		open = unchanged.map(({ row }) => row);
	}
}

function isAccepted(run: StatusRun, row: Row): boolean {
	const outcome = run.outcomes.get(row);
	return outcome !== undefined && 'registrant' in outcome && !outcome.verified;
}

function noteUnreadable(run: StatusRun, rows: Row[], message: string): Unchanged[] {
	for (const row of rows) {
		const outcome = run.outcomes.get(row);
		if (outcome === undefined || !('registrant' in outcome)) continue;
		run.outcomes.set(row, { ...outcome, note: `Accepted, but could not be read back: ${message}` });
	}
	return [];
}
