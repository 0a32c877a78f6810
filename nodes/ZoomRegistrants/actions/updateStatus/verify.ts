import { isText } from '../../../transport/guards';
import type { Refusal } from '../../../transport/refusal';
import { cancelSignal } from '../../../transport/request';
import { type ListedRegistrant, REGISTRANT_STATUSES } from '../../../zoom/registrants';
import { LISTED_AS } from '../../../zoom/statusAction';
import { problemOfRefusal } from '../../run/problems';
import { findIn } from '../../run/roster';
import type { Run } from '../../run/run';
import { type StatusOptions, wantsJoinUrl } from './options';
import type { Accepted, Row, RowResult, StatusChange } from './types';

/** Zoom's lists can lag; they're read again this often, and after this long. */
const MAX_RE_READINGS = 2;
const RE_READ_AFTER_MS = 1_000;

const NO_LINK_YET = 'Approved, but Zoom does not show the join link yet.';

/** A row that Zoom accepted but whose new status its list doesn't show. */
export interface Unchanged {
	row: Row;
	/** What the list has instead; undefined if the registrant isn't in it. */
	listed?: ListedRegistrant;
}

type AcceptedRow = { row: Row } & Accepted;

/**
 * Reads back what was accepted, for *Verify Result* (Zoom has answered 204 without changing
 * anything) and for the join links of those who were approved. Returns the results that are final,
 * and the rows that the list doesn't confirm; without *Verify Result* there are none of those.
 */
export async function verify(
	run: Run,
	options: StatusOptions,
	change: StatusChange,
	sent: readonly RowResult[],
): Promise<{ results: RowResult[]; unchanged: Unchanged[] }> {
	const results: RowResult[] = sent.filter(({ type }) => type !== 'accepted');
	const unchanged: Unchanged[] = [];
	for (const { accepted, listed, refusal } of await readBack(run, options, change, sent)) {
		if (listed?.status === LISTED_AS[change.action]) {
			results.push(confirmed(accepted, listed, wantsJoinUrl(options, change)));
		} else if (refusal !== undefined) {
			const reason = problemOfRefusal(run.connection, change, refusal).message;
			results.push({ ...accepted, note: `Accepted, but could not be read back: ${reason}` });
		} else if (options.verifyResult) {
			unchanged.push({ row: accepted.row, listed });
		} else {
			results.push({ ...accepted, note: NO_LINK_YET });
		}
	}
	return { results, unchanged };
}

interface Reading {
	accepted: AcceptedRow;
	/** As the list had them last. */
	listed?: ListedRegistrant;
	/** Why the list couldn't be read at all. */
	refusal?: Refusal;
}

/** Reads the list until it confirms every accepted row, at most three times. */
async function readBack(
	{ connection, rosters }: Run,
	options: StatusOptions,
	change: StatusChange,
	sent: readonly RowResult[],
): Promise<Reading[]> {
	const expected = LISTED_AS[change.action];
	const others = REGISTRANT_STATUSES.filter((status) => status !== expected);
	const statuses = [expected, ...(options.verifyResult ? others : [])];
	const isDone = ({ listed }: Reading) =>
		listed?.status === expected &&
		(!wantsJoinUrl(options, change) || isText(listed.fields.join_url));
	const done: Reading[] = [];
	let open = sent.flatMap((result): Reading[] =>
		result.type === 'accepted' ? [{ accepted: result }] : [],
	);
	for (let reading = 0; reading <= MAX_RE_READINGS && open.length > 0; reading += 1) {
		if (reading > 0 && !(await connection.clock.wait(RE_READ_AFTER_MS, cancelSignal(connection)))) {
			break;
		}
		const wanted = open.map(({ accepted }) => accepted.row.registrant);
		const roster = await rosters.refresh(change, { statuses, wanted });
		if ('error' in roster) {
			if (reading === 0) return open.map((row) => ({ ...row, refusal: roster.error }));
			break;
		}
		const read = open.map(({ accepted }) => ({
			accepted,
			listed: findIn(roster.value, accepted.row.registrant),
		}));
		for (const row of read) if (isDone(row)) done.push(row);
		open = read.filter((row) => !isDone(row));
	}
	return [...done, ...open];
}

function confirmed(accepted: AcceptedRow, listed: ListedRegistrant, wantsLink: boolean): RowResult {
	const { row } = accepted;
	const registrant = { id: listed.id, email: listed.email ?? row.registrant.email };
	const joinUrl = wantsLink ? listed.fields.join_url : undefined;
	const verified = { row, type: 'accepted' as const, registrant, verified: true };
	if (!wantsLink) return verified;
	return isText(joinUrl) ? { ...verified, joinUrl } : { ...verified, note: NO_LINK_YET };
}
