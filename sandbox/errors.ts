export interface FieldError {
	field: string;
	message: string;
}

/** An answer in Zoom's error shape: `code` in the body is Zoom's own and independent of the HTTP status. */
export class ZoomError extends Error {
	constructor(
		readonly httpStatus: number,
		readonly code: number,
		message: string,
		readonly details: { errors?: FieldError[]; headers?: Record<string, string> } = {},
	) {
		super(message);
	}
}

/** An answer of the OAuth endpoints: `{"reason": …, "error": …}`. */
export class OAuthError extends Error {
	constructor(
		readonly httpStatus: number,
		readonly reason: string,
		readonly error: string,
	) {
		super(reason);
	}
}

/** The generic refusal of a body or parameter, naming each field (https://developers.zoom.us/docs/api/errors/). */
export function validationFailed(field: string, message = 'Invalid field.'): ZoomError {
	return new ZoomError(400, 300, 'Validation Failed.', { errors: [{ field, message }] });
}

export function notAJsonObject(): ZoomError {
	return new ZoomError(400, 300, 'Request Body should be a valid JSON object.');
}

export function unsupportedContentType(): ZoomError {
	return new ZoomError(415, 300, 'Unsupported Content Type');
}

export function userDoesNotExist(userId: string): ZoomError {
	return new ZoomError(404, 1001, `User does not exist: ${userId}.`);
}

/** A missing scope arrives as HTTP 400 with code 4711; the message names it. */
export function missingScope(scope: string): ZoomError {
	return new ZoomError(400, 4711, `Invalid access token, does not contain scopes:[${scope}].`);
}
