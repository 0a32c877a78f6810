import { findIn, type KnownRegistrant } from '../../run/roster';
import { LISTED_AS } from '../../../zoom/statusAction';
import { knownDirectory } from '../../run/run';
import { confirm } from './confirm';
import { type StatusRun, wantsJoinUrl } from './run';
import { sendGroup } from './sendGroup';
import type { Group, Row, StatusTarget } from './types';

/** Sends a group, reads it back, passes over it or only plans it, as the options say. */
export async function carryOut(run: StatusRun, { target, rows }: Group): Promise<void> {
	const { options } = run;
	const waiting = options.ifAlreadyInStatus === 'skip' ? skip(run, target, rows) : rows;
	if (options.dryRun) return plan(run, target, waiting);
	if (waiting.length > 0) await sendGroup(run, { target, rows: waiting });
	if (options.verifyResult || wantsJoinUrl(run, target)) {
		await confirm(run, { target, rows: waiting });
	}
}

/** Settles those who have the status already; gives the others. */
function skip(run: StatusRun, target: StatusTarget, rows: Row[]): Row[] {
	return rows.filter((row) => {
		const known = knownAs(run, target, row);
		if (known?.status !== LISTED_AS[target.action]) return true;
		const joinUrl = wantsJoinUrl(run, target) ? known.fields.join_url : undefined;
		run.outcomes.set(row, {
			registrant: row.given,
			verified: true,
			skipped: true,
			...(typeof joinUrl === 'string' && { joinUrl }),
			...(run.options.dryRun && { plan: { currentStatus: known.status, wouldBeSent: false } }),
		});
		return false;
	});
}

function plan(run: StatusRun, target: StatusTarget, rows: Row[]): void {
	for (const row of rows) {
		const currentStatus = knownAs(run, target, row)?.status;
		run.outcomes.set(row, {
			registrant: row.given,
			verified: false,
			plan: { currentStatus, wouldBeSent: true },
		});
	}
}

function knownAs(run: StatusRun, target: StatusTarget, row: Row): KnownRegistrant | undefined {
	const directory = knownDirectory(run, target);
	return directory && findIn(directory, row.given);
}
