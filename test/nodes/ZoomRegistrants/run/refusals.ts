import type { Refusal } from '../../../../nodes/transport/refusal';

function refused(message: string, more: Partial<Refusal> = {}): Refusal {
	return { httpStatus: 400, message, fieldErrors: [], ...more };
}

/** What Zoom says, by what it is about. */
export const MISSING_SCOPE = refused(
	'Invalid access token, does not contain scopes:[meeting:update:registrant_status].',
	{ code: 4711 },
);
export const NO_JSON = refused('Request Body should be a valid JSON object.', { code: 300 });
export const NOT_HOST = refused('Not meeting host.', { code: 3003 });
export const NO_BATCHES = refused('Batch registration is not supported.', { code: 3000 });
export const NO_OCCURRENCE = refused('Invalid occurrence ID.', { code: 3000 });
export const UNKNOWN_PERSON = refused('Registrant not found.', { httpStatus: 404, code: 404 });
export const NOT_DOCUMENTED = refused('Something nobody has documented.', { code: 9999 });
export const SERVER_FAULT = refused('Internal error', { httpStatus: 500, code: 500 });
export const DAILY_OF_A_PERSON = refused(
	"You have exceeded the daily rate limit of (10) for meeting Update registrant's status API requests for the registrant (ann@example.com). You can resume these API requests at GMT 00:00:00.",
	{ httpStatus: 429, code: 429 },
);
export const LOST = refused('socket hang up', { httpStatus: undefined, origin: 'network' });
export const FORBIDDEN_LIST = refused(
	'Invalid access token, does not contain scopes:[meeting:read:list_registrants].',
	{ code: 4711 },
);
