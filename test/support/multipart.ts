import type { RecordedRequest } from '../../sandbox';

/** A multipart body as text, its boundary replaced by `BOUNDARY` so that it can be compared. */
export function multipartText({ headers, rawBody }: RecordedRequest): string {
	const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(
		String(headers['content-type']),
	)?.[1];
	if (boundary === undefined) throw new Error(`Not multipart: ${String(headers['content-type'])}`);
	return rawBody.toString('utf8').replaceAll(boundary, 'BOUNDARY');
}

/** The list in a request's `registrants` field, be it multipart or JSON. */
export function sentRegistrants(request: RecordedRequest): Array<{ id?: string; email?: string }> {
	const text = request.rawBody.toString('utf8');
	const type = String(request.headers['content-type']);
	if (type.startsWith('application/json')) return JSON.parse(text).registrants;
	const field = /name="registrants"\r\n\r\n(.*)\r\n--/s.exec(text)?.[1];
	return JSON.parse(field ?? 'null');
}
