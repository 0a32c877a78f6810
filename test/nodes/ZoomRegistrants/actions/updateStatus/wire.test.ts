import { byId, oneRegistrant, useWorld } from '../../../../support/world';
import { multipartText } from '../../../../support/multipart';
import { unchecked } from '../../../../support/statusOutput';

// The values are those of Zoom's own reference for "Update registrant's status".
const REFERENCE = [
	{ id: 'in ad ut nulla est', email: 'nulla' },
	{ id: 'pariatur aute', email: 'incididunt fugiat mollit consequat' },
];

const world = useWorld((world) => {
	world.sandbox.addMeeting({
		id: '68423085',
		occurrences: [{ id: 'quis officia in reprehenderit' }],
	});
	world.sandbox.addRegistrants('68423085', REFERENCE, { status: 'pending' });
});

describe('the request of the reference', () => {
	it('is a PUT of exactly two form fields, with the occurrence in the query', async () => {
		const { json } = await world.execute(REFERENCE, {
			meetingId: byId('68423085'),
			occurrenceId: byId('quis officia in reprehenderit'),
			action: 'deny',
			registrants: oneRegistrant(),
			options: { verifyResult: 'never' },
		});

		expect(world.apiRequests()).toHaveLength(1);
		const [request] = world.puts();
		expect(request?.method).toBe('PUT');
		expect(request?.url).toBe(
			'/v2/meetings/68423085/registrants/status?occurrence_id=quis%20officia%20in%20reprehenderit',
		);
		expect(request?.headers.accept).toBe('application/json');
		expect(request?.headers.authorization).toMatch(/^Bearer \S+$/);
		expect(multipartText(request!)).toBe(
			[
				'--BOUNDARY',
				'Content-Disposition: form-data; name="action"',
				'',
				'deny',
				'--BOUNDARY',
				'Content-Disposition: form-data; name="registrants"',
				'',
				'[{"id":"in ad ut nulla est","email":"nulla"},{"id":"pariatur aute","email":"incididunt fugiat mollit consequat"}]',
				'--BOUNDARY--',
				'',
			].join('\r\n'),
		);
		expect(request?.status).toBe(204);
		expect(world.sandbox.state.oddities).toEqual([]);
		expect(json).toEqual(
			REFERENCE.map((one) =>
				unchecked('deny', {
					meetingId: '68423085',
					occurrenceId: 'quis officia in reprehenderit',
					registrants: [one],
				}),
			),
		);
	});

	it('has no query at all without an occurrence', async () => {
		await world.execute([REFERENCE[0]!], {
			meetingId: byId('68423085'),
			action: 'cancel',
			registrants: oneRegistrant(),
		});
		expect(world.puts()[0]?.url).toBe('/v2/meetings/68423085/registrants/status');
		expect(multipartText(world.puts()[0]!)).toContain('name="action"\r\n\r\ncancel\r\n');
	});

	it('is the same two fields as a JSON object with Body Format JSON', async () => {
		await world.execute(REFERENCE, {
			meetingId: byId(68423085),
			action: 'approve',
			registrants: oneRegistrant(),
			options: { bodyFormat: 'json' },
		});
		const [request] = world.puts();
		expect(request?.headers['content-type']).toBe('application/json');
		expect(request?.rawBody.toString()).toBe(
			'{"action":"approve","registrants":[{"id":"in ad ut nulla est","email":"nulla"},{"id":"pariatur aute","email":"incididunt fugiat mollit consequat"}]}',
		);
		expect(request?.status).toBe(204);
	});

	it('leaves out the field that is not known', async () => {
		world.sandbox.addRegistrants('68423085', [{ id: 'one', email: 'one@example.com' }]);
		world.sandbox.addRegistrants('68423085', [{ id: 'two', email: 'two@example.com' }]);
		await world.execute(
			[
				{ id: 'one', email: '' },
				{ id: null, email: 'two@example.com' },
			],
			{ meetingId: byId('68423085'), action: 'approve', registrants: oneRegistrant() },
		);
		expect(multipartText(world.puts()[0]!)).toContain(
			'\r\n\r\n[{"id":"one"},{"email":"two@example.com"}]\r\n',
		);
	});
});

describe('the words for what was done', () => {
	it.each([
		['approve', 'approved', 'approved'],
		['cancel', 'cancelled', 'denied'],
		['deny', 'denied', 'denied'],
	])('%s is answered with %s, and Zoom has %s', async (action, status, inZoom) => {
		const { json } = await world.execute([REFERENCE[1]!], {
			meetingId: byId('68423085'),
			action,
			registrants: oneRegistrant(),
		});
		expect(json[0]?.status).toBe(status);
		const found = world.sandbox
			.meeting('68423085')
			.registrants.find(({ id }) => id === 'pariatur aute');
		expect(found?.status).toBe(inZoom);
	});
});

describe('unusual names', () => {
	it('reach Zoom as they are: plus signs, umlauts, quotes, capitals', async () => {
		const people = [
			{ id: 'a+b/c==', email: "O'Brien+zoom@Exämple.com" },
			{ id: '9tboDiHUQAeOnbmudzWa5g', email: '"quoted name"@example.com' },
		];
		world.sandbox.addRegistrants('68423085', people);
		const { json } = await world.execute(people, {
			meetingId: byId('68423085'),
			action: 'approve',
			registrants: oneRegistrant(),
		});
		expect(multipartText(world.puts()[0]!)).toContain(JSON.stringify(people));
		expect(json.map(({ registrants }) => registrants)).toEqual(people.map((one) => [one]));
	});
});
