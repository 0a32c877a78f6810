import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId } from '../../../../support/world';

/** Sync With List with people from the input's fields. */
export const sync = (meetingId: string, more: INodeParameters = {}): INodeParameters => ({
	operation: 'sync',
	meetingId: byId(meetingId),
	email: '={{ $json.email }}',
	firstName: '={{ $json.firstName }}',
	lastName: '={{ $json.lastName }}',
	...more,
});

/** Rows of a list, one for each number. */
export const rows = (count: number, from = 0): IDataObject[] =>
	Array.from({ length: count }, (_, n) => ({
		email: `p${from + n}@example.com`,
		firstName: 'Guest',
		lastName: `No. ${from + n}`,
	}));

/** Registrants for the sandbox with the same emails, and IDs of their own. */
export const registered = (
	count: number,
	status: 'approved' | 'pending' | 'denied',
	from = 0,
): Array<{ id: string; email: string; status: typeof status }> =>
	Array.from({ length: count }, (_, n) => ({
		id: `id_of_p${from + n}`,
		email: `p${from + n}@example.com`,
		status,
	}));
