// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads the vectors
import { readFileSync } from 'node:fs';

import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import { DELIVERY_MAX_AGE_MS } from '../../../nodes/webhook/deliveries';
import { ZoomRegistrantsTrigger } from '../../../nodes/ZoomRegistrantsTrigger/ZoomRegistrantsTrigger.node';
import { changed, created, joined, left } from '../../support/zoomEvents';
import { deliver, SECRET_TOKEN, validation } from '../../support/zoomSender';
import { secretOnly, startN8n } from './support';

/** Made by Python and openssl, with SECRET_TOKEN. */
const [VALIDATION] = (
	JSON.parse(readFileSync('test/nodes/webhook/vectors/signatures.json', 'utf8')) as {
		validations: [{ plainToken: string; encryptedToken: string }];
	}
).validations;

const seconds = () => Math.floor(Date.now() / 1000);

describe('a true event', () => {
	it('starts the workflow with the registrant, and is answered', async () => {
		const n8n = await startN8n();
		const answer = await deliver(n8n.webhookUrl(), created());
		expect(answer).toMatchObject({ status: 200, body: { received: true } });
		expect(answer.milliseconds).toBeLessThan(3000);
		expect(n8n.started).toHaveLength(1);
		expect(n8n.started[0]).toHaveLength(1);
		expect(n8n.started[0]?.[0]?.json).toMatchObject({
			id: 'iFxeBPYun6SAiWUzBcEkX',
			email: 'jchill@example.com',
			customQuestions: { 'What do you hope to learn?': 'New recipes' },
			event: 'meeting.registration_created',
			meetingId: '1234567890',
		});
		expect(n8n.started[0]?.[0]?.json).not.toHaveProperty('payload');
	});

	it.each([
		['indented', JSON.stringify(created(), null, 2)],
		['with a blank at the end', `${JSON.stringify(created())}\n`],
		['beyond ASCII', JSON.stringify(created({ first_name: 'Zoë 東京 🎟️' }))],
		['escaped', JSON.stringify(created()).replace('Jill', '\\u004aill').replaceAll('/', '\\/')],
	])('counts byte by byte: %s', async (_, text) => {
		const n8n = await startN8n();
		expect((await deliver(n8n.webhookUrl(), text)).status).toBe(200);
		expect(n8n.started).toHaveLength(1);
	});

	it('counts whatever the content type says', async () => {
		const n8n = await startN8n();
		const headers = { 'content-type': 'text/plain' };
		expect((await deliver(n8n.webhookUrl(), created(), { headers })).status).toBe(200);
		expect(n8n.started).toHaveLength(1);
	});

	it('has the raw payload on demand', async () => {
		const n8n = await startN8n({ options: { includePayload: true } });
		await deliver(n8n.webhookUrl(), created());
		expect(n8n.started[0]?.[0]?.json.payload).toEqual(created());
	});

	it.each(['app', 'serverToServer'])('is known with the login %s as well', async (login) => {
		const type =
			login === 'app' ? 'zoomRegistrantsAppOAuth2Api' : 'zoomRegistrantsServerToServerOAuth2Api';
		const stored = [{ ...secretOnly(` ${SECRET_TOKEN}\n`), type }];
		const n8n = await startN8n(
			{ authentication: login },
			{ credentials: { [type]: 'zoom' }, stored },
		);
		await deliver(n8n.webhookUrl(), created());
		expect(n8n.started).toHaveLength(1);
	});
});

describe('what Zoom has not signed just now', () => {
	const text = JSON.stringify(created());

	it.each([
		['another secret', { secret: 'another' }],
		['the empty secret', { secret: '' }],
		['a changed body', { sent: text.replace('Jill', 'Bill') }],
		['the same JSON written again', { sent: JSON.stringify(created(), null, 1) }],
		['no signature', { headers: { 'x-zm-signature': undefined } }],
		['no timestamp', { headers: { 'x-zm-request-timestamp': undefined } }],
		['another timestamp', { headers: { 'x-zm-request-timestamp': '1735689600' } }],
		['an empty body', { sent: '' }],
		[
			'a body in parts',
			{ headers: { 'content-type': 'multipart/form-data; boundary=x' }, sent: '--x--' },
		],
		['a signature of 91 minutes ago', { timestamp: seconds() - 91 * 60 }],
		['a signature of last year', { timestamp: seconds() - 31_536_000 }],
		['a signature of the future', { timestamp: seconds() + 360 }],
		['a timestamp in milliseconds', { timestamp: Date.now() }],
		['a timestamp that is none', { timestamp: 'now' }],
	])('is refused: %s', async (_, options) => {
		const n8n = await startN8n();
		const answer = await deliver(n8n.webhookUrl(), text, options);
		expect(answer).toMatchObject({ status: 401, body: { error: 'unauthorized' } });
		expect(n8n.started).toEqual([]);
		expect(n8n.logs).toEqual([
			expect.stringMatching(/^Node ".*a request was refused because (the|it) /),
		]);
		expect(n8n.row.staticData).toBe('{}');
	});

	it('is refused also when it is a validation', async () => {
		const n8n = await startN8n();
		const answer = await deliver(n8n.webhookUrl(), validation(), { secret: 'another' });
		expect(answer).toMatchObject({ status: 401, body: { error: 'unauthorized' } });
		expect(JSON.stringify(answer.body)).not.toContain('Token');
	});

	it('reaches nothing by another method', async () => {
		const n8n = await startN8n();
		for (const method of ['GET', 'PUT', 'DELETE']) {
			expect((await deliver(n8n.webhookUrl(), created(), { method })).status).toBe(404);
		}
		expect(n8n.started).toEqual([]);
	});
});

describe('Maximum Age (Minutes)', () => {
	const MINUTE = 60;

	it.each<[unknown, number, number]>([
		[undefined, 90 * MINUTE - 5, 90 * MINUTE + 5],
		[5, 5 * MINUTE - 5, 5 * MINUTE + 5],
		[90, 90 * MINUTE - 5, 90 * MINUTE + 5],
		['90', 90 * MINUTE - 5, 90 * MINUTE + 5],
		['={{ 30 }}', 30 * MINUTE - 5, 30 * MINUTE + 5],
		[1, MINUTE - 5, MINUTE + 5],
		[0, MINUTE - 5, MINUTE + 5],
		[100_000, 120 * MINUTE - 5, 120 * MINUTE + 5],
		['soon', 90 * MINUTE - 5, 90 * MINUTE + 5],
		['', 90 * MINUTE - 5, 90 * MINUTE + 5],
	])('%p lets through what is %d seconds old, but not %d', async (maxAgeMinutes, young, old) => {
		const options = maxAgeMinutes === undefined ? {} : { maxAgeMinutes };
		const n8n = await startN8n({ options } as INodeParameters);
		const url = n8n.webhookUrl();
		expect((await deliver(url, created(), { timestamp: seconds() - old })).status).toBe(401);
		expect((await deliver(url, created(), { timestamp: seconds() - young })).status).toBe(200);
		expect(n8n.started).toHaveLength(1);
	});

	it('does not let the same event start the workflow again, nor anything of the future', async () => {
		const n8n = await startN8n({ options: { maxAgeMinutes: 120 } });
		const url = n8n.webhookUrl();
		for (const minutes of [0, 5, 25, 85]) {
			const answer = await deliver(url, created(), { timestamp: seconds() - minutes * MINUTE });
			expect(answer.status).toBe(200);
		}
		const future = await deliver(url, created({ id: 'b' }), { timestamp: seconds() + 6 * MINUTE });
		expect(future.status).toBe(401);
		expect(n8n.started).toHaveLength(1);
	});

	it('is shorter than events are remembered', () => {
		const options = new ZoomRegistrantsTrigger().description.properties.find(
			({ name }) => name === 'options',
		)?.options as INodeProperties[];
		const { typeOptions } = options.find(({ name }) => name === 'maxAgeMinutes') ?? {};
		expect(Number(typeOptions?.maxValue) * MINUTE * 1000).toBeLessThan(DELIVERY_MAX_AGE_MS);
	});
});

describe('without a secret', () => {
	it.each([
		['is empty', [secretOnly('')]],
		['is blank', [secretOnly('  ')]],
		['was never filled in', [{ ...secretOnly(), data: {} }]],
		['is in a credential that is gone', []],
	])('which %s, nothing starts the workflow', async (_, stored) => {
		const n8n = await startN8n({}, { stored });
		for (const secret of [SECRET_TOKEN, '', 'undefined']) {
			expect((await deliver(n8n.webhookUrl(), created(), { secret })).status).toBe(401);
			expect((await deliver(n8n.webhookUrl(), validation(), { secret })).status).toBe(401);
		}
		expect(n8n.started).toEqual([]);
		expect(n8n.logs.join()).toContain('no Webhook Secret Token');
	});

	it('nothing does either when no credential is chosen', async () => {
		const n8n = await startN8n({}, { credentials: {} });
		expect((await deliver(n8n.webhookUrl(), created())).status).toBe(401);
		expect(n8n.started).toEqual([]);
	});
});

describe('the validation of the address', () => {
	it('is answered on the production address, without starting anything', async () => {
		const n8n = await startN8n();
		const { plainToken, encryptedToken } = VALIDATION;
		const answer = await deliver(n8n.webhookUrl(), validation(plainToken));
		expect(answer.status).toBe(200);
		expect(answer.body).toEqual({ plainToken, encryptedToken });
		expect(answer.milliseconds).toBeLessThan(3000);
		expect(n8n.started).toEqual([]);
	});

	it('is answered on the test address, and n8n goes on listening for the event', async () => {
		const n8n = await startN8n();
		await n8n.activate(true);
		for (let time = 0; time < 2; time += 1) {
			const answer = await deliver(n8n.webhookUrl(true), validation());
			expect(answer.body.encryptedToken).toBe(VALIDATION.encryptedToken);
			expect(n8n.isListening).toBe(true);
		}
		expect((await deliver(n8n.webhookUrl(true), created())).status).toBe(200);
		expect(n8n.testStarted).toHaveLength(1);
		expect(n8n.isListening).toBe(false);
		expect(n8n.started).toEqual([]);
	});
});

describe('events that are not wanted', () => {
	it.each([
		['of another kind', { event: 'meeting.started', event_ts: 1, payload: { object: { id: 1 } } }],
		['not in Trigger On', changed('meeting.registration_approved')],
		['without a registrant', { event: 'meeting.registration_created', payload: { object: {} } }],
		['without a payload', { event: 'meeting.registration_created' }],
		['that are no event', [1, 2]],
		['that are null', null],
	])('%s are answered with 200 and start nothing', async (_, event) => {
		const n8n = await startN8n();
		expect(await deliver(n8n.webhookUrl(), event)).toMatchObject({ status: 200 });
		expect(n8n.started).toEqual([]);
		expect(n8n.row.staticData).toBe('{}');
	});

	it('on the test address leave n8n listening', async () => {
		const n8n = await startN8n();
		await n8n.activate(true);
		await deliver(n8n.webhookUrl(true), changed('meeting.registration_approved'));
		expect(n8n.isListening).toBe(true);
	});

	it('that are not JSON are refused, signed or not', async () => {
		const n8n = await startN8n();
		expect((await deliver(n8n.webhookUrl(), '{"event":')).status).toBe(422);
		const headers = { 'content-type': 'text/plain' };
		expect(await deliver(n8n.webhookUrl(), '{"event":', { headers })).toMatchObject({
			status: 400,
			body: { error: 'not JSON' },
		});
		expect(n8n.started).toEqual([]);
	});
});

describe('filters', () => {
	const byId = (value: string, mode = 'id') => ({ meetingId: { __rl: true, mode, value } });

	it('let through one of several meetings, given in any way', async () => {
		const meeting = [
			byId('999 9999 9999'),
			byId('123-456 7890'),
			byId('https://zoom.us/j/85212345678?pwd=x', 'url'),
		];
		const n8n = await startN8n({ filters: { meetings: { meeting } } });
		await deliver(n8n.webhookUrl(), created());
		await deliver(n8n.webhookUrl(), created({}, { id: 85212345678 }));
		await deliver(n8n.webhookUrl(), created({}, { id: 85200000000 }));
		expect(n8n.started.map(([item]) => item?.json.meetingId)).toEqual([
			'1234567890',
			'85212345678',
		]);
	});

	it('of meetings, webinars, an occurrence and domains work together', async () => {
		const n8n = await startN8n({
			events: ['meeting.registration_created', 'webinar.registration_created'],
			filters: {
				webinars: { webinar: [{ webinarId: { __rl: true, mode: 'id', value: '933 6789 0123' } }] },
				emailDomains: '@Example.com',
				occurrenceId: ' 1648194360000 ',
			},
		});
		const occurrences = [{ occurrence_id: '1648194360000', start_time: '2022-03-25T07:46:00Z' }];
		const webinar = { id: 93367890123, occurrences };
		await deliver(n8n.webhookUrl(), created({}, webinar, 'webinar'));
		await deliver(n8n.webhookUrl(), created({ email: 'x@example.org' }, webinar, 'webinar'));
		await deliver(n8n.webhookUrl(), created({}, { ...webinar, id: 1 }, 'webinar'));
		await deliver(n8n.webhookUrl(), created({}, { id: 93367890123 }, 'webinar'));
		await deliver(n8n.webhookUrl(), created({}, { occurrences }));
		expect(n8n.started.map(([item]) => item?.json.event)).toEqual([
			'webinar.registration_created',
			'meeting.registration_created',
		]);
		expect(n8n.started[0]?.[0]?.json).toMatchObject({
			webinarId: '93367890123',
			occurrenceId: '1648194360000',
		});
	});

	it('may be expressions', async () => {
		const n8n = await startN8n({ filters: { emailDomains: '={{ "example" + ".com" }}' } });
		await deliver(n8n.webhookUrl(), created());
		await deliver(n8n.webhookUrl(), created({ id: 'b', email: 'x@example.org' }));
		expect(n8n.started).toHaveLength(1);
	});

	it.each([
		['emailDomains', /The Email Domains expression returned nothing/],
		['occurrenceId', /an expression that finds no/],
	])('whose expression finds nothing are an error, not everything: %s', async (filter, message) => {
		const n8n = await startN8n({ filters: { [filter]: '={{ $vars.nothing }}' } });
		await expect(n8n.activate()).rejects.toThrow(message);
		expect((await deliver(n8n.webhookUrl(), created())).status).toBe(500);
		expect(n8n.started).toEqual([]);
	});

	it('that are empty let everything through', async () => {
		const n8n = await startN8n({ filters: { emailDomains: '', occurrenceId: '' } });
		await n8n.activate();
		await deliver(n8n.webhookUrl(), created());
		expect(n8n.started).toHaveLength(1);
	});

	it('that cannot be understood are an error, so that Zoom delivers the event again', async () => {
		const n8n = await startN8n({ filters: { meetings: { meeting: [byId('={{ "abc" }}')] } } });
		expect((await deliver(n8n.webhookUrl(), created())).status).toBe(500);
		expect((await deliver(n8n.webhookUrl(), created(), { secret: 'x' })).status).toBe(401);
		expect(n8n.started).toEqual([]);
	});
});

describe('someone who joins', () => {
	const events = ['meeting.participant_joined', 'webinar.participant_joined'];
	const guest = { registrant_id: '', user_name: 'Guest', email: '', user_id: '16779264' };
	const emails = (n8n: Awaited<ReturnType<typeof startN8n>>) =>
		n8n.started.map(([item]) => item?.json.email ?? item?.json.name);

	it('starts the workflow with one item, which has the raw payload on demand', async () => {
		const n8n = await startN8n({ events, options: { includePayload: true } });
		expect(await deliver(n8n.webhookUrl(), joined())).toMatchObject({
			status: 200,
			body: { received: true },
		});
		expect(n8n.started).toHaveLength(1);
		expect(n8n.started[0]).toHaveLength(1);
		expect(n8n.started[0]?.[0]?.json).toMatchObject({
			id: 'iFxeBPYun6SAiWUzBcEkX',
			email: 'jchill@example.com',
			event: 'meeting.participant_joined',
			meetingId: '1234567890',
			instanceUuid: '4444AAAiAAAAAiAiAiiAii==',
			payload: joined(),
		});
	});

	it('starts nothing unless Trigger On says so', async () => {
		const n8n = await startN8n({ events: ['meeting.participant_left'] });
		expect((await deliver(n8n.webhookUrl(), joined())).status).toBe(200);
		expect((await deliver(n8n.webhookUrl(), left())).status).toBe(200);
		expect(n8n.started.map(([item]) => item?.json.event)).toEqual(['meeting.participant_left']);
	});

	it.each([
		[{}, ['jchill@example.com', 'Guest']],
		[{ onlyRegistrants: false }, ['jchill@example.com', 'Guest']],
		[{ onlyRegistrants: true }, ['jchill@example.com']],
		[{ onlyRegistrants: '={{ "TRUE" }}' }, ['jchill@example.com']],
		[{ emailDomains: 'example.com' }, ['jchill@example.com']],
		[{ emailDomains: 'example.org' }, []],
	])('is filtered by %j', async (filters, found) => {
		const n8n = await startN8n({ events, filters });
		await n8n.activate();
		await deliver(n8n.webhookUrl(), joined());
		await deliver(n8n.webhookUrl(), joined(guest));
		expect(emails(n8n)).toEqual(found);
	});

	it.each([['={{ $vars.nothing }}'], ['={{ "maybe" }}'], ['={{ 1 }}'], ['={{ null }}']])(
		'is accepted by no Only Registrants that is neither true nor false: %s',
		async (onlyRegistrants) => {
			const n8n = await startN8n({ events, filters: { onlyRegistrants } });
			await expect(n8n.activate()).rejects.toThrow("Only Registrants isn't true or false");
			expect((await deliver(n8n.webhookUrl(), joined())).status).toBe(500);
			expect(n8n.started).toEqual([]);
		},
	);

	it('is filtered even if Trigger On is an expression', async () => {
		const n8n = await startN8n({
			events: '={{ ["meeting.participant_joined"] }}',
			filters: { onlyRegistrants: true },
		});
		await deliver(n8n.webhookUrl(), joined(guest));
		await deliver(n8n.webhookUrl(), joined());
		expect(emails(n8n)).toEqual(['jchill@example.com']);
	});

	it('cannot be filtered by occurrence, and publishing says so by name', async () => {
		const mixed = ['meeting.registration_created', 'webinar.participant_joined'];
		const n8n = await startN8n({ events: mixed, filters: { occurrenceId: '1648194360000' } });
		await expect(n8n.activate()).rejects.toMatchObject({
			message:
				"Occurrence ID can't filter Webinar Participant Joined, because Zoom doesn't say which occurrence someone joins or leaves",
			description:
				'Remove Filters > Occurrence ID, or use a second trigger for the participant events and compare startTime in the workflow.',
		});
		expect((await deliver(n8n.webhookUrl(), joined({}, {}, 'webinar'))).status).toBe(500);
		expect(n8n.started).toEqual([]);
		n8n.node.parameters.filters = { occurrenceId: ' ' };
		expect((await deliver(n8n.webhookUrl(), joined({}, {}, 'webinar'))).status).toBe(200);
		expect(n8n.started).toHaveLength(1);
	});
});

describe('a field that n8n cannot evaluate', () => {
	const noNode = '={{ $("No such node").item.json.id }}';
	const noSyntax = '={{ nope( }}';

	it.each([
		['Trigger On', { events: noNode }],
		['Filters', { filters: { meetings: { meeting: [{ meetingId: { value: noNode } }] } } }],
		[
			'Filters',
			{
				events: ['meeting.registration_created', 'webinar.registration_created'],
				filters: { webinars: { webinar: [{ webinarId: { value: noSyntax } }] } },
			},
		],
		['Filters', { filters: { emailDomains: noSyntax } }],
		['Options', { options: { includePayload: noNode } }],
	])('is named in the log once, and its events are not lost: %s', async (label, broken) => {
		const n8n = await startN8n(broken as INodeParameters);
		for (let time = 0; time < 3; time += 1) {
			expect((await deliver(n8n.webhookUrl(), created())).status).toBe(500);
		}
		expect(n8n.started).toEqual([]);
		expect(n8n.row.staticData).toBe('{}');
		const reports = n8n.logs.filter((line) => line.startsWith('Node '));
		expect(reports).toEqual([
			expect.stringMatching(
				new RegExp(`^Node "Zoom R.* can't start .*: ${label} can't be read: \\w`),
			),
		]);

		n8n.node.parameters = { events: ['meeting.registration_created'] };
		expect((await deliver(n8n.webhookUrl(), created())).status).toBe(200);
		expect(n8n.started).toHaveLength(1);
	});

	it('is named when the workflow is activated', async () => {
		const n8n = await startN8n({ filters: { emailDomains: noSyntax } });
		await expect(n8n.activate()).rejects.toThrow(/^Filters can't be read: invalid syntax/);
	});

	it('fails events of Zoom only: a forged request is still refused', async () => {
		const n8n = await startN8n({ options: { maxAgeMinutes: noNode } });
		const forged = await deliver(n8n.webhookUrl(), created(), { secret: 'another' });
		expect(forged).toMatchObject({ status: 401, body: { error: 'unauthorized' } });
		const timestamp = seconds() - 100 * 60;
		expect((await deliver(n8n.webhookUrl(), created())).status).toBe(500);
		expect((await deliver(n8n.webhookUrl(), created(), { timestamp })).status).toBe(500);
		expect((await deliver(n8n.webhookUrl(), validation())).status).toBe(200);
		expect(n8n.started).toEqual([]);
	});
});

describe('what is logged', () => {
	it('holds neither the secret, nor a signature, nor anything about a person', async () => {
		const n8n = await startN8n({ filters: { emailDomains: 'example.org' } });
		const url = n8n.webhookUrl();
		const text = JSON.stringify(created());
		await deliver(url, text);
		await deliver(url, text, { secret: 'another' });
		await deliver(url, text, { timestamp: 1_735_689_600 });
		await deliver(url, text, { headers: { 'x-zm-signature': 'v0=abcdef0123456789' } });
		await deliver(url, { event: 'jchill@example.com', payload: {} });
		await deliver(url, created({ id: 'x', email: 'jchill@example.org' }));
		await deliver(url, created({ id: 'x', email: 'jchill@example.org' }));
		const logs = n8n.logs.join('\n');
		expect(n8n.logs.length).toBeGreaterThanOrEqual(5);
		expect(logs).not.toContain(SECRET_TOKEN);
		expect(logs).not.toMatch(/v0=|[0-9a-f]{16}|@|jill|chill|iFxeBPYun6SAiWUzBcEkX|1735689600/i);
	});
});
