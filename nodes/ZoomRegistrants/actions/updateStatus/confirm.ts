import { describeEvent } from '../../../zoom/eventKinds';
import { REGISTRANT_STATUSES } from '../../../zoom/registrants';
import { cancelSignal } from '../../../transport/request';
import { wait } from '../../../transport/clock';
import { findIn, type KnownRegistrant } from '../../run/roster';
import { LISTED_AS } from '../../../zoom/statusAction';
import type { Problem } from '../../run/outcome';
import { readAnew } from '../../run/run';
import { doneOf, fail, problemOf, type StatusRun, wantsJoinUrl } from './run';
import { sendGroup } from './sendGroup';
import type { Group, Row, StatusTarget } from './types';
import { nameOf } from './words';

/** Zoom's lists can be a moment behind; so often, and after so long, they are read again. */
const RE_READS = 2;
const RE_READ_AFTER_MS = 1_000;

/** What the list says of a row that Zoom had accepted. */
interface Open {
	row: Row;
	listed?: KnownRegistrant;
}

/**
 * Reads a group back after it was sent: for *Verify Result*, because Zoom has answered 204 while it
 * changed nothing, and for the join links of those who were approved. With *Verify Result*, those
 * whom a multipart request did not change are sent once more as JSON, if the format may be chosen
 * here; the rest of the run is JSON then.
 */
export async function confirm(run: StatusRun, group: Group): Promise<void> {
	const { target } = group;
	const open = await readBack(run, group);
	if (!run.options.verifyResult) return noteMissingLinks(run, target, open);
	const isUnchanged = ({ listed }: Open) => listed?.status !== LISTED_AS[target.action];
	let unchanged = open.filter(isUnchanged);
	const known = unchanged.filter(({ listed }) => listed !== undefined).map(({ row }) => row);
	if (known.length > 0 && run.bodyFormat === 'multipart' && run.mayChangeFormat) {
		run.bodyFormat = 'json';
		await sendGroup(run, { target, rows: known });
		const unknown = unchanged.filter(({ listed }) => listed === undefined);
		const again = await readBack(run, { target, rows: known });
		unchanged = [...unknown, ...again.filter(isUnchanged)];
	}
	for (const one of unchanged) fail(run, [one.row], notChanged(target, one));
	noteMissingLinks(run, target, open);
}

/** Marks the accepted rows that the list confirms, and gives those still open. */
async function readBack(run: StatusRun, { target, rows }: Group): Promise<Open[]> {
	const cancel = cancelSignal(run.connection);
	const expected = LISTED_AS[target.action];
	const others = REGISTRANT_STATUSES.filter((status) => status !== expected);
	const statuses = [expected, ...(run.options.verifyResult ? others : [])];
	let open: Open[] = rows.filter((row) => doneOf(run, row) !== undefined).map((row) => ({ row }));
	for (let reading = 0; reading <= RE_READS && open.length > 0; reading += 1) {
		if (reading > 0 && !(await wait(RE_READ_AFTER_MS, cancel))) break;
		const wanted = open.map(({ row }) => row.given);
		const answer = await readAnew(run, target, { statuses, wanted });
		if ('refusal' in answer) {
			if (reading > 0) break;
			return noteUnreadable(run, rows, problemOf(run, target, answer.refusal).message);
		}
		open = open
			.map(({ row }) => ({ row, listed: findIn(answer.directory, row.given) }))
			.filter((one) => !isConfirmed(run, target, one));
	}
	return open;
}

/** Notes what the list has; gives whether that is all that is wanted. */
function isConfirmed(run: StatusRun, target: StatusTarget, { row, listed }: Open): boolean {
	const done = doneOf(run, row);
	if (listed?.status !== LISTED_AS[target.action] || done === undefined) return false;
	const wantsLink = wantsJoinUrl(run, target);
	const joinUrl = wantsLink ? listed.fields.join_url : undefined;
	run.outcomes.set(row, {
		...done,
		registrant: { id: listed.id, email: listed.email ?? row.given.email },
		verified: true,
		...(typeof joinUrl === 'string' && joinUrl !== '' && { joinUrl }),
	});
	return !wantsLink || Boolean(joinUrl);
}

function noteMissingLinks(run: StatusRun, target: StatusTarget, open: Open[]): void {
	if (!wantsJoinUrl(run, target)) return;
	for (const { row } of open) {
		const done = doneOf(run, row);
		if (done === undefined || done.joinUrl !== undefined || done.note !== undefined) continue;
		run.outcomes.set(row, { ...done, note: 'Approved, but Zoom does not show the join link yet.' });
	}
}

function noteUnreadable(run: StatusRun, rows: Row[], message: string): Open[] {
	for (const row of rows) {
		const done = doneOf(run, row);
		if (done === undefined) continue;
		run.outcomes.set(row, { ...done, note: `Accepted, but could not be read back: ${message}` });
	}
	return [];
}

function notChanged({ kind, eventId, action }: StatusTarget, { row, listed }: Open): Problem {
	const found = listed === undefined ? 'not among the registrants' : `still ${listed.status ?? ''}`;
	return {
		message: `Zoom answered that ${nameOf(row)} of ${describeEvent(kind, eventId)} was changed (${action}), but in Zoom's list they are ${found}`,
		description:
			listed === undefined
				? 'Zoom passes over registrants that it does not know. Check the ID or e-mail.'
				: 'Run again for this item, with Options > Body Format set to JSON.',
	};
}
