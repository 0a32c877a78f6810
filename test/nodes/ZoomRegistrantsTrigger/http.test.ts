import type { IWebhookFunctions } from 'n8n-workflow';

import { answer, jsonOf } from '../../../nodes/ZoomRegistrantsTrigger/http';

it('An answer has its status and says that it is JSON, and n8n adds nothing to it.', () => {
	const headers: Record<string, string> = {};
	const sent: string[] = [];
	const response = {
		statusCode: 200,
		setHeader(name: string, value: string) {
			headers[name] = value;
		},
		end: (text: string) => sent.push(text),
	};
	const functions = { getResponseObject: () => response } as unknown as IWebhookFunctions;
	expect(answer(functions, 401, { error: 'unauthorized' })).toEqual({ noWebhookResponse: true });
	expect(response.statusCode).toBe(401);
	expect(headers).toEqual({ 'Content-Type': 'application/json' });
	expect(sent).toEqual(['{"error":"unauthorized"}']);
});

it.each([
	['{"a":"Zoë"}', { a: 'Zoë' }],
	['[1]', [1]],
	['{"a":', undefined],
	['', undefined],
])('The JSON of a body is read as UTF-8, and is undefined if it is none: %j', (text, json) => {
	expect(jsonOf(Buffer.from(text, 'utf8'))).toEqual(json);
});
