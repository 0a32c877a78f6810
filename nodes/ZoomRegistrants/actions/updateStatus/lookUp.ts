import { isForbidden } from '../../../zoom/errors/diagnose';
import { anyStatus, findIn } from '../../run/roster';
import { remember } from '../../run/circuitBreaker';
import { directoryOf, placeKey } from '../../run/run';
import { fail, problemOf, scopeOf, type StatusRun } from './run';
import type { Row, StatusRequest, StatusTarget } from './types';
import { notAmongTheRegistrants } from './words';

/**
 * Reads the lists of registrants where the options need them: once for each event and occurrence,
 * only until everyone is found. Rows get the ID and e-mail that Zoom has; e-mails that Zoom does not
 * have fail here, before anything is sent for them. Where the list may not be read, those who need no
 * look at it are sent all the same.
 */
export async function lookUp(run: StatusRun, requests: Map<number, StatusRequest>): Promise<void> {
	const places = new Map<string, { target: StatusTarget; rows: Row[] }>();
	for (const { target, rows } of requests.values()) {
		const needy = rows.filter((row) => isNeeded(run, target, row));
		if (needy.length === 0) continue;
		const key = placeKey(target);
		const place = places.get(key) ?? { target, rows: [] };
		place.rows.push(...needy);
		places.set(key, place);
	}
	for (const { target, rows } of places.values()) await lookUpPlace(run, target, rows);
}

function isNeeded({ options }: StatusRun, { kind }: StatusTarget, { given }: Row): boolean {
	if (options.ifAlreadyInStatus === 'skip' || options.dryRun) return true;
	return given.id === undefined && (options.lookUpByEmail || kind.requiresId);
}

async function lookUpPlace(run: StatusRun, target: StatusTarget, rows: Row[]): Promise<void> {
	const reading = await directoryOf(run, target, anyStatus(rows.map(({ given }) => given)));
	if ('refusal' in reading) {
		if (!isForbidden(reading.refusal)) remember(run.blocks, scopeOf(target), reading.refusal);
		return fail(run, rows, problemOf(run, target, reading.refusal));
	}
	for (const row of rows) {
		const listed = findIn(reading.directory, row.given);
		if (listed !== undefined) {
			row.given = { id: listed.id, email: row.given.email ?? listed.email };
		} else if (row.given.id === undefined || run.options.dryRun) {
			fail(run, [row], notAmongTheRegistrants(target, row));
		}
	}
}
