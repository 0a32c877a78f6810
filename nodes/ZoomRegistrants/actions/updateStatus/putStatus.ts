import type { IDataObject } from 'n8n-workflow';

import type { Registrant } from '../../../fields/registrants';
import type { ZoomConnection } from '../../../transport/connection';
import type { Refusal } from '../../../transport/refusal';
import { zoomRequest } from '../../../transport/request';
import { diagnose } from '../../../zoom/errors/diagnose';
import { registrantsPath } from '../../../zoom/events';
import type { StatusAction } from '../../../zoom/statusAction';
import type { StatusOptions } from './options';
import type { StatusChange } from './types';

/** Zoom's maximum of registrants in one status change. */
export const MAX_REGISTRANTS_PER_REQUEST = 30;

/** The format of request bodies. *Automatic* changes from multipart to JSON once, for the whole run. */
export class BodyFormat {
	current: 'multipart' | 'json';

	private readonly mayChange: boolean;

	constructor(option: StatusOptions['bodyFormat']) {
		this.current = option === 'json' ? 'json' : 'multipart';
		this.mayChange = option === 'automatic';
	}

	/** Whether JSON can still be tried. */
	get isOnTrial(): boolean {
		return this.mayChange && this.current === 'multipart';
	}

	/** Uses JSON from now on, if it can still be tried; tells whether it does. */
	changeToJson(): boolean {
		if (!this.isOnTrial) return false;
		this.current = 'json';
		return true;
	}
}

/**
 * `PUT /meetings/{meetingId}/registrants/status` and its counterparts, 204 on success. Returns the
 * refusal if there is one. If Zoom refuses the format and JSON may still be tried, the request is
 * sent once more as JSON: Zoom hasn't looked at the registrants then.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/put/meetings/{meetingId}/registrants/status
 */
export async function putStatus(
	connection: ZoomConnection,
	format: BodyFormat,
	change: StatusChange,
	registrants: readonly Registrant[],
): Promise<Refusal | undefined> {
	const named = registrants.map(({ id, email }) =>
		change.kind.requiresId ? { id } : { id, email },
	);
	for (;;) {
		const answer = await zoomRequest(connection, {
			method: 'PUT',
			path: registrantsPath(change, 'status'),
			query: { occurrence_id: change.occurrenceId },
			body: statusBody(format.current, change.action, named),
		});
		if ('value' in answer) return undefined;
		const isAboutFormat = diagnose(answer.error).affects === 'format';
		if (!isAboutFormat || !format.changeToJson()) return answer.error;
	}
}

/**
 * The body of a status change: form fields `action` and `registrants` (the JSON text of a list of
 * `{id, email}`), or the same two as one JSON object.
 *
 * Web-standard FormData, because n8n can send that again after it has renewed the token. It can't
 * with a stream or with the npm package of that name.
 */
export function statusBody(
	format: 'multipart' | 'json',
	action: StatusAction,
	registrants: readonly Registrant[],
): FormData | IDataObject {
	const plain = registrants.map(({ id, email }) => ({
		...(id !== undefined && { id }),
		...(email !== undefined && { email }),
	}));
	if (format === 'json') return { action, registrants: plain };
	const form = new FormData();
	form.append('action', action);
	form.append('registrants', JSON.stringify(plain));
	return form;
}
