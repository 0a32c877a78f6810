import type { IDataObject } from 'n8n-workflow';

/** What an output item of *Update Status* says that is about one registrant. */
interface About extends IDataObject {
	registrants: [IDataObject];
}

const STATUS_AFTER: Record<string, string> = {
	approve: 'approved',
	cancel: 'cancelled',
	deny: 'denied',
};

/** The note of a change that *Check Result: Never* leaves unchecked. */
export const NOT_CHECKED =
	'Zoom accepted the change. Not checked, because Options > Check Result is set to Never.';

/** The output of a change that was seen in Zoom afterwards: its registrant on top, and the status. */
export function seen(action: string, about: About): IDataObject {
	const { registrants } = about;
	return {
		...registrants[0],
		success: true,
		action,
		status: STATUS_AFTER[action],
		verified: true,
		...about,
	};
}

/** The output of a change that was not read back: its registrant on top, a note, and no status. */
export function unchecked(action: string, about: About): IDataObject {
	const { registrants } = about;
	return { ...registrants[0], success: true, action, note: NOT_CHECKED, ...about };
}
