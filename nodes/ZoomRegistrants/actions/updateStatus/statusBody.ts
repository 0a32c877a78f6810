import type { IDataObject } from 'n8n-workflow';

import type { Registrant } from '../../../fields/registrants';
import type { StatusAction } from '../../../zoom/statusAction';

/**
 * The body of a status change: form fields `action` and `registrants` (the JSON text of a list of
 * `{id, email}`), or the same two as one JSON object.
 *
 * Web-standard FormData, because n8n can send that again after it has renewed the token, which it
 * cannot do with a stream or with the npm package of that name.
 */
export function statusBody(
	format: 'multipart' | 'json',
	action: StatusAction,
	registrants: Registrant[],
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
