import type { ZoomConnection } from '../../../transport/connection';
import type { Refusal } from '../../../transport/refusal';
import type { Result } from '../../../transport/result';
import { isForbidden, missingScopes } from '../../../zoom/errors/diagnose';
import type { EventRef } from '../../../zoom/events';
import { listParticipants, type Participant } from '../../../zoom/participants';
import {
	getInstanceDetails,
	type InstanceDetails,
	type PastInstance,
	type PastSource,
} from '../../../zoom/pastInstances';

/** One instance of an event with everyone whom Zoom lists for it. */
export interface ReadInstance {
	instance: PastInstance;
	/** What could be read of the details. */
	details: InstanceDetails;
	/** Every row, those of the waiting room too; none if Zoom had no list. */
	participants: Participant[];
	/** How many rows there are by Zoom's own count. */
	rowCount?: number;
	/** The scopes that would open another list, if Zoom had none in the one that may be read. */
	scopesOfOther: string[];
}

/** Older codes of a token without the scope, sometimes without naming it. */
const SCOPE_CODES = [104, 4700, 4711];

/** Whether the login is good, but not for this. */
function isClosed(refusal: Refusal): boolean {
	return isForbidden(refusal) || SCOPE_CODES.includes(refusal.code ?? 0);
}

/** Zoom has nothing here: not ended, not processed yet, too long ago, or no such ID. */
export function isNotFound({ code, httpStatus }: Refusal): boolean {
	return code === 3001 || httpStatus === 404;
}

/** Whether the account's plan has no attendance, which Zoom also says with HTTP 200. */
export function isPlanTooSmall({ message }: Refusal): boolean {
	return /only available for (a )?paid/i.test(message);
}

/** Where an instance's details and participants can be read, and what of it is closed to a run's login. */
export class Sources {
	private readonly closed = new Map<string, Refusal>();

	constructor(private readonly connection: ZoomConnection) {}

	/** The details of an instance; nothing if the login may not read them, because they only confirm the list. */
	async details(event: EventRef, uuid: string): Promise<Result<InstanceDetails>> {
		// Zoom has no `past_webinars/{webinarId}`. The report is heavy and needs an admin's scope.
		const sources: PastSource[] = event.kind.name === 'webinar' ? ['report'] : ['past', 'report'];
		for (const source of sources) {
			const answer = await this.ask(`details ${source}`, async () => {
				return await getInstanceDetails(this.connection, event, uuid, source);
			});
			if ('value' in answer) return answer;
			const { error } = answer;
			const isHidden = error.code === 300 && error.httpStatus === 400;
			if (!isClosed(error) && !isNotFound(error) && !isHidden) return answer;
		}
		return { value: {} };
	}

	/** The participants from the report, which admins may read, else from the list that hosts may read too. */
	async participants(
		event: EventRef,
		uuid: string,
	): Promise<Result<Omit<ReadInstance, 'instance' | 'details'>>> {
		const closed: Refusal[] = [];
		for (const source of ['report', 'past'] as const) {
			const list = await this.ask(`participants ${source}`, async () => {
				return await readAll(this.connection, event, uuid, source);
			});
			if ('value' in list) return { value: { ...list.value, scopesOfOther: [] } };
			if (isClosed(list.error)) closed.push(list.error);
			else if (!isNotFound(list.error)) return list;
		}
		const [first, second] = closed;
		if (first !== undefined && second !== undefined) return { error: bothClosed(first, second) };
		const scopesOfOther = first === undefined ? [] : missingScopes(first.message);
		return { value: { participants: [], scopesOfOther } };
	}

	/** Asks Zoom, unless the run has seen that the scope is missing or the plan too small. */
	private async ask<T>(name: string, read: () => Promise<Result<T>>): Promise<Result<T>> {
		const known = this.closed.get(name);
		if (known !== undefined) return { error: known };
		const answer = await read();
		if ('value' in answer) return answer;
		const { error } = answer;
		const isForAll = missingScopes(error.message).length > 0 || isPlanTooSmall(error);
		if (isForAll) this.closed.set(name, error);
		return answer;
	}
}

/** Every row once: a list that changes while it is read can repeat some, and leave out others. */
async function readAll(
	connection: ZoomConnection,
	event: EventRef,
	uuid: string,
	source: PastSource,
): Promise<Result<Pick<ReadInstance, 'participants' | 'rowCount'>>> {
	const rows = new Map<string, Participant>();
	let rowCount: number | undefined;
	for await (const page of listParticipants(connection, event, uuid, source)) {
		if ('error' in page) return page;
		const { participants, total } = page.value;
		for (const [key, one] of participants) rows.set(key ?? `row ${rows.size}`, one);
		// Of several pages the smallest counts, because rows are added while a list is read.
		rowCount = total === undefined ? rowCount : Math.min(total, rowCount ?? total);
	}
	return { value: { participants: [...rows.values()], rowCount } };
}

/** One refusal for both lists, with the scopes of both: any of them will do. */
function bothClosed(report: Refusal, past: Refusal): Refusal {
	const scopes = [report, past].flatMap(({ message }) => missingScopes(message));
	if (scopes.length === 0) return past;
	const refusal = missingScopes(past.message).length > 0 ? past : report;
	const message = `Invalid access token, does not contain scopes:[${scopes.join(', ')}]`;
	return { ...refusal, message };
}
