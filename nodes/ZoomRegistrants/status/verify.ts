import type { ListedRegistrant, RegistrantStatus } from '../../transport/listRegistrants';
import { cancelSignal } from '../../transport/request';
import { wait } from '../../transport/wait';
import type { StatusAction } from '../input/statusAction';
import type { Problem } from '../outcome';
import { readDirectory } from './directory';
import { fail, isAccepted, problemOf, type StatusRun } from './run';
import { sendGroup } from './sendGroup';
import type { Group, Row, StatusTarget } from './types';
import { nameOf } from './words';

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
 * Those whom a multipart request did not change are sent once more as JSON, if the format may be
 * chosen here; the rest of the run is JSON then.
 */
export async function sendAndVerify(run: StatusRun, group: Group): Promise<void> {
	await sendGroup(run, group);
	let unchanged = await readBack(run, group);
	const known = unchanged.filter(({ listed }) => listed !== undefined).map(({ row }) => row);
	if (known.length > 0 && run.bodyFormat === 'multipart' && run.mayChangeFormat) {
		run.bodyFormat = 'json';
		await sendGroup(run, { target: group.target, rows: known });
		const unknown = unchanged.filter(({ listed }) => listed === undefined);
		unchanged = [...unknown, ...(await readBack(run, { target: group.target, rows: known }))];
	}
	for (const one of unchanged) fail(run, [one.row], notChanged(group.target, one));
}

/** Marks the accepted rows that the list confirms, and gives those that it does not. */
async function readBack(run: StatusRun, { target, rows }: Group): Promise<Unchanged[]> {
	const cancel = cancelSignal(run.connection);
	const expected = LISTED_AS[target.action];
	const statuses: RegistrantStatus[] = ['approved', 'pending', 'denied'];
	const order = [expected, ...statuses.filter((status) => status !== expected)];
	let unchanged: Unchanged[] = rows.filter((row) => isAccepted(run, row)).map((row) => ({ row }));
	for (let reading = 0; reading <= RE_READS && unchanged.length > 0; reading += 1) {
		if (reading > 0 && !(await wait(RE_READ_AFTER_MS, cancel))) break;
		const wanted = unchanged.map(({ row }) => row.given);
		const answer = await readDirectory(run.connection, target, order, wanted);
		if ('refusal' in answer) {
			if (reading > 0) break;
			return noteUnreadable(run, rows, problemOf(run, target, answer.refusal).message);
		}
		unchanged = unchanged
			.map(({ row }) => ({ row, listed: answer.directory.find(row.given) }))
			.filter(({ row, listed }) => {
				if (listed?.status !== expected) return true;
				const registrant = { id: listed.id, email: listed.email ?? row.given.email };
				run.outcomes.set(row, { registrant, verified: true });
				return false;
			});
	}
	return unchanged;
}

function noteUnreadable(run: StatusRun, rows: Row[], message: string): Unchanged[] {
	for (const row of rows) {
		const outcome = run.outcomes.get(row);
		if (outcome === undefined || 'problem' in outcome) continue;
		run.outcomes.set(row, { ...outcome, note: `Accepted, but could not be read back: ${message}` });
	}
	return [];
}

function notChanged({ meetingId, action }: StatusTarget, { row, listed }: Unchanged): Problem {
	const found = listed === undefined ? 'not among the registrants' : `still ${listed.status}`;
	return {
		message: `Zoom answered that ${nameOf(row)} of meeting ${meetingId} was changed (${action}), but in Zoom's list they are ${found}`,
		description:
			listed === undefined
				? 'Zoom passes over registrants that it does not know. Check the ID or e-mail.'
				: 'Run again for this item, with Options > Body Format set to JSON.',
	};
}
