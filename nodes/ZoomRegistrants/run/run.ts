import { isForbidden, missingScopes } from '../../zoom/errors/diagnose';
import type { ZoomConnection } from '../../transport/connection';
import type { EventRef } from '../../zoom/events';
import type { Refusal } from '../../transport/refusal';
import type { RegistrantStatus } from '../../zoom/registrants';
import { type Blocks, blockOf, noBlocks } from './circuitBreaker';
import {
	type Directory,
	type DirectoryNeed,
	type DirectoryReading,
	findIn,
	hasAll,
	readDirectory,
} from './roster';
import type { Registrant } from '../../fields/registrants';

/** What one execution of the node learns, whatever it does. */
export interface Run {
	connection: ZoomConnection;
	blocks: Blocks;
	/** Lists of registrants that have been read, or that may not be read, by place. */
	directories: Map<string, DirectoryReading>;
	/** Why no list of registrants may be read at all, e.g. a missing scope. */
	listRefusal?: Refusal;
	/** Who has been deleted, by place and ID. */
	deleted: Set<string>;
}

/** Starts a run with an empty memory. */
export function startRun(connection: ZoomConnection): Run {
	return { connection, blocks: noBlocks(), directories: new Map(), deleted: new Set() };
}

/** The list of a place's registrants, if this run has read it already. */
export function knownDirectory(run: Run, place: EventRef): Directory | undefined {
	const reading = run.directories.get(placeKey(place));
	return reading !== undefined && 'directory' in reading ? reading.directory : undefined;
}

/**
 * The list of a place's registrants, read once a run however many want to know, unless more of it is
 * needed now. That it may not be read is remembered as well; a fault on the way is not.
 */
export async function directoryOf(
	run: Run,
	place: EventRef,
	need: DirectoryNeed,
): Promise<DirectoryReading> {
	const key = placeKey(place);
	const earlier = run.directories.get(key);
	const known = knownDirectory(run, place);
	if (earlier !== undefined && (known === undefined || hasAll(known, need))) return earlier;
	const block = blockOf(run.blocks, { eventId: place.eventId });
	if (block !== undefined) return { refusal: block };
	const statuses = [...new Set([...(known?.complete ?? []), ...need.statuses])];
	const reading = await readAnew(run, place, { ...need, statuses });
	if ('directory' in reading || isForbidden(reading.refusal)) run.directories.set(key, reading);
	return reading;
}

/** The list as Zoom has it now. Without the scope for lists it is asked for once a run. */
export async function readAnew(
	run: Run,
	place: EventRef,
	need: DirectoryNeed,
): Promise<DirectoryReading> {
	if (run.listRefusal !== undefined) return { refusal: run.listRefusal };
	const reading = await readDirectory(run.connection, place, need);
	if ('refusal' in reading && missingScopes(reading.refusal.message).length > 0) {
		run.listRefusal = reading.refusal;
	}
	return reading;
}

/**
 * Notes a change of our own. What a change of one occurrence means for the series, or the other way
 * round, only Zoom can tell; there the status becomes uncertain.
 */
export function noteStatus(
	run: Run,
	place: EventRef,
	registrant: Registrant,
	status: RegistrantStatus,
): void {
	for (const [key, reading] of run.directories) {
		if (!('directory' in reading) || reading.directory.place.eventId !== place.eventId) continue;
		const known = findIn(reading.directory, registrant);
		if (known !== undefined) known.status = key === placeKey(place) ? status : undefined;
	}
}

/** Tells one event and occurrence from every other. */
export function placeKey({ kind, eventId, occurrenceId }: EventRef): string {
	return JSON.stringify([kind.name, eventId, occurrenceId ?? '']);
}
