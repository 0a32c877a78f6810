import { Busboy } from '@fastify/busboy';
import { unsupportedContentType, validationFailed } from '../../errors';
import { noteOddity, type ApiCall } from '../call';
import { mediaType, parseJson, readJsonBody } from '../jsonBody';

export type BodyFormat = 'multipart' | 'json';

/** The body's two fields as they came, `registrants` already parsed from its JSON text. */
export interface StatusBody {
	action: unknown;
	registrants: unknown;
}

/** Which of the two formats the endpoint knows was sent; 415 for any other. */
export function bodyFormat(call: ApiCall): BodyFormat {
	const type = mediaType(call);
	if (type === 'application/json') return 'json';
	if (type === 'multipart/form-data') return 'multipart';
	throw unsupportedContentType();
}

/** Reads the body in the given format; throws what Zoom answers when it cannot be read. */
export async function readStatusBody(call: ApiCall, format: BodyFormat): Promise<StatusBody> {
	return format === 'json' ? knownFields(call, readJsonBody(call)) : await readMultipart(call);
}

async function readMultipart(call: ApiCall): Promise<StatusBody> {
	const texts = await multipartFields(call);
	const { action, registrants } = knownFields(call, texts);
	if (typeof registrants !== 'string' || registrants === '') return { action, registrants };
	const list = parseJson(registrants);
	if (!Array.isArray(list)) throw validationFailed('registrants');
	return { action, registrants: list };
}

function knownFields(call: ApiCall, fields: Map<string, unknown>): StatusBody {
	for (const name of fields.keys()) {
		if (name !== 'action' && name !== 'registrants') {
			noteOddity(call, `the body has an unknown field "${name}"`);
		}
	}
	return { action: fields.get('action'), registrants: fields.get('registrants') };
}

/** The text fields of a multipart body; a file part, a repeated field or a broken body is refused. */
async function multipartFields(call: ApiCall): Promise<Map<string, string>> {
	const fields = new Map<string, string>();
	const refused: string[] = [];
	try {
		await new Promise<void>((resolve, reject) => {
			const parser = new Busboy({ headers: { 'content-type': call.contentType } });
			parser.on('field', (name, value) => {
				if (fields.has(name)) refused.push(name);
				fields.set(name, value);
			});
			parser.on('file', (name, stream) => {
				refused.push(name);
				stream.resume();
			});
			parser.on('finish', resolve);
			parser.on('error', reject);
			parser.end(call.body);
		});
	} catch {
		noteOddity(call, 'the multipart body is broken or its Content-Type has no boundary');
		throw validationFailed('body', 'Invalid multipart/form-data.');
	}
	const first = refused[0];
	if (first !== undefined) throw validationFailed(first);
	return fields;
}
