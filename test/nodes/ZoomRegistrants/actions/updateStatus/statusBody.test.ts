import { statusBody } from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/putStatus';

const REGISTRANTS = [
	{ id: 'in ad ut nulla est', email: 'nulla' },
	{ id: 'pariatur aute', email: 'incididunt fugiat mollit consequat' },
];
const JSON_TEXT =
	'[{"id":"in ad ut nulla est","email":"nulla"},{"id":"pariatur aute","email":"incididunt fugiat mollit consequat"}]';

describe('as a form', () => {
	it.each(['approve', 'cancel', 'deny'] as const)('has exactly two fields: %s', (action) => {
		const body = statusBody('multipart', action, REGISTRANTS);
		expect(body).toBeInstanceOf(FormData);
		expect([...(body as FormData).entries()]).toEqual([
			['action', action],
			['registrants', JSON_TEXT],
		]);
	});

	it('has text for both, not files', () => {
		const body = statusBody('multipart', 'deny', [{ email: 'o\'brien+"zoom"@exämple.com' }]);
		expect((body as FormData).get('registrants')).toBe(
			'[{"email":"o\'brien+\\"zoom\\"@exämple.com"}]',
		);
	});
});

describe('as JSON', () => {
	it('has the same two fields', () => {
		expect(JSON.stringify(statusBody('json', 'cancel', REGISTRANTS))).toBe(
			`{"action":"cancel","registrants":${JSON_TEXT}}`,
		);
	});
});

describe('a registrant', () => {
	it.each([
		['an ID alone', { id: 'a' }, '[{"id":"a"}]'],
		['an e-mail alone', { email: 'a@x.org' }, '[{"email":"a@x.org"}]'],
		[
			'undefined for what is not known',
			{ id: undefined, email: 'a@x.org' },
			'[{"email":"a@x.org"}]',
		],
		['the ID first', { email: 'a@x.org', id: 'a' }, '[{"id":"a","email":"a@x.org"}]'],
		[
			'nothing but ID and e-mail',
			{ id: 'a', email: 'a@x.org', status: 'pending' },
			'[{"id":"a","email":"a@x.org"}]',
		],
	])('is sent with %s', (_, registrant, text) => {
		const form = statusBody('multipart', 'approve', [registrant]) as FormData;
		expect(form.get('registrants')).toBe(text);
		expect(JSON.stringify(statusBody('json', 'approve', [registrant]))).toBe(
			`{"action":"approve","registrants":${text}}`,
		);
	});
});
