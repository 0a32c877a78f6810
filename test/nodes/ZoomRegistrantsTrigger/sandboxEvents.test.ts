// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads the documentation
import { readFileSync } from 'node:fs';

import { type IDataObject, sleep } from 'n8n-workflow';

import type { DeliverOptions } from '../../../sandbox';
import { Engine } from '../../support/engine';
import type { N8nWithWebhooks } from '../../support/n8nWithWebhooks';
import { sandboxCredentials } from '../../support/sandboxCredentials';
import { thisPackage } from '../../support/thisPackage';
import { byId, workflowOf } from '../../support/world';
import { REGISTRATION_EVENTS } from '../../support/zoomEvents';
import { startByHand, useZoom } from './zoom';

const MEETING = '85212345678';
const WEBINAR = '97123456789';
const RECORDED = '89901234567';
const CREATED = 'meeting.registration_created';

const zoom = useZoom();
const byHand = async (events: string[], parameters = {}) =>
	await startByHand(zoom.sandbox, events, parameters);
const started = (n8n: N8nWithWebhooks) => n8n.started.map(([item]) => item?.json ?? {});
const statuses = () => zoom.sandbox.deliveries.map(({ status }) => status);

/** Runs the Zoom Registrants node on registrants. */
async function act(registrants: IDataObject[], parameters: IDataObject) {
	const { run } = await new Engine(thisPackage, sandboxCredentials(zoom.sandbox)).execute(
		workflowOf(parameters as never),
		'Rows',
		{ items: registrants.map((json) => ({ json })) },
	);
	expect(run.status).toBe('success');
	await zoom.sandbox.settled();
}

/** The first JSON in docs/trigger.md under a heading. */
function sampleUnder(heading: string): IDataObject {
	const page = readFileSync('docs/trigger.md', 'utf8');
	const section = page.slice(page.indexOf(`\n${heading}\n`));
	const [, json = ''] = /```json\n([^]*?)```/.exec(section) ?? [];
	return JSON.parse(json) as IDataObject;
}

/** The fields of an item with their types, in their order. */
const shape = (item: IDataObject) =>
	Object.entries(item).map(([name, value]) => `${name}: ${typeof value}`);

describe('the samples in docs/trigger.md', () => {
	it('of someone who joins has the fields of a real one, of the same types and in the same order', async () => {
		const n8n = await byHand(['meeting.participant_joined']);
		zoom.sandbox.addRegistrants(MEETING, [{ email: 'grace@example.org', status: 'approved' }]);
		zoom.sandbox.join(MEETING, { registrant: 'grace@example.org' });
		await zoom.sandbox.settled();
		expect(shape(sampleUnder('### Joining and leaving'))).toEqual(shape(started(n8n)[0] ?? {}));
	});

	it('of a registration has only fields that a real one has, of the same types and in the same order', async () => {
		const sample = sampleUnder('## What comes out');
		const n8n = await byHand([CREATED]);
		zoom.sandbox.register(MEETING, {
			email: 'new@example.org',
			firstName: 'Grace',
			lastName: 'Okafor',
			answers: { org: 'Example Ltd' },
			customQuestions: [{ title: 'What do you hope to learn?', value: 'Everything' }],
		});
		await zoom.sandbox.settled();
		const [real = {}] = started(n8n);
		const named = Object.entries(real).filter(([name]) => name in sample);
		expect(shape(sample)).toEqual(shape(Object.fromEntries(named)));
	});
});

describe('what really happens in Zoom', () => {
	const places = [
		['meeting', 'meetingRegistrant', { meetingId: byId(MEETING) }],
		['webinar', 'webinarRegistrant', { webinarId: byId(WEBINAR) }],
		['recording', 'recordingRegistrant', { meetingId: byId(RECORDED) }],
	] as const;

	it.each(places)(
		'starts the workflow: a registration for a %s, then every change of it',
		async (place, resource, event) => {
			const { sandbox } = zoom;
			const n8n = await byHand([...REGISTRATION_EVENTS]);
			const emails = ['approve', 'deny', 'cancel'].map((word) => `${word}@example.org`);
			const people = emails.map((email) =>
				sandbox.register(
					place === 'webinar' ? WEBINAR : place === 'recording' ? RECORDED : MEETING,
					{ email, firstName: 'Ann', lastName: 'Lee' },
					place === 'recording' ? 'recording' : 'event',
				),
			);
			await sandbox.settled();
			const rows = people.map(({ id, email }) => ({ id, email }));
			const registrants = { registrant: [{ id: '={{ $json.id }}', email: '={{ $json.email }}' }] };
			const update = async (action: string, which: number) =>
				await act([rows[which] ?? {}], { ...event, resource, action, registrants });
			await update('approve', 0);
			await update('deny', 1);
			if (place !== 'recording') await update('cancel', 2);

			const found = started(n8n).map((json) => `${String(json.event)} ${String(json.email)}`);
			expect(found.slice(0, 3).sort()).toEqual(
				[...emails].sort().map((email) => `${place}.registration_created ${email}`),
			);
			expect(found.slice(3)).toEqual([
				`${place}.registration_approved approve@example.org`,
				`${place}.registration_denied deny@example.org`,
				...(place === 'recording' ? [] : [`${place}.registration_cancelled cancel@example.org`]),
			]);
			expect(started(n8n)[3]).toMatchObject({
				id: rows[0]?.id,
				firstName: 'Ann',
				lastName: 'Lee',
				status: 'approved',
				operator: 'ada@events.example',
			});
		},
	);

	it('comes with what Update Status takes, so that it can be decided at once', async () => {
		const n8n = await byHand([CREATED, 'meeting.registration_approved']);
		zoom.sandbox.register(MEETING, { email: 'new@example.org' });
		await zoom.sandbox.settled();
		const [registered] = started(n8n);
		expect(registered?.status).toBe('pending');
		await act([registered ?? {}], {
			meetingId: byId('={{ $json.meetingId }}'),
			action: 'approve',
			registrants: { registrant: [{ id: '={{ $json.id }}', email: '={{ $json.email }}' }] },
		});
		expect(started(n8n)[1]).toMatchObject({
			id: registered?.id,
			status: 'approved',
			joinUrl: expect.stringMatching(/^https:/),
		});
	});

	it('also when somebody is added by the node, with the answers of the form', async () => {
		const n8n = await byHand(['webinar.registration_created']);
		await act([{}], {
			resource: 'webinarRegistrant',
			operation: 'create',
			webinarId: byId(WEBINAR),
			email: 'noor@example.net',
			firstName: 'Noor',
			lastName: 'Haddad',
			additionalFields: {
				org: 'Example Ltd',
				customQuestions: { question: [{ title: 'How did you hear of us?', value: 'Newsletter' }] },
			},
		});
		expect(started(n8n)).toEqual([
			expect.objectContaining({
				email: 'noor@example.net',
				org: 'Example Ltd',
				webinarId: WEBINAR,
				customQuestions: { 'How did you hear of us?': 'Newsletter' },
			}),
		]);
	});
});

describe('people who come and go in Zoom', () => {
	const JOINED = 'meeting.participant_joined';
	const places = [
		['meeting', MEETING],
		['webinar', WEBINAR],
	] as const;

	it.each(places)(
		'start the workflow once for each join and leave of a %s, with the registrant',
		async (place, id) => {
			const { sandbox } = zoom;
			const events = [`${place}.participant_joined`, `${place}.participant_left`];
			const n8n = await byHand(events);
			const [registrant] = sandbox.addRegistrants(id, [
				{ email: 'ann@example.org', firstName: 'Ann', lastName: 'Lee', status: 'approved' },
			]);
			const first = sandbox.join(id, { registrant: 'ann@example.org' });
			await sandbox.settled();
			sandbox.leave(id, first.userId);
			await sandbox.settled();
			const second = sandbox.join(id, { registrant: 'ann@example.org' });
			await sandbox.settled();
			sandbox.end(id);
			await sandbox.settled();

			expect(started(n8n).map(({ event, participantId }) => [event, participantId])).toEqual([
				[events[0], first.userId],
				[events[1], first.userId],
				[events[0], second.userId],
				[events[1], second.userId],
			]);
			expect(new Set(started(n8n).map(({ participantUuid }) => participantUuid)).size).toBe(1);
			const { uuid } = sandbox.meeting(id).instances.at(-1) ?? {};
			const [came = {}, went = {}] = started(n8n);
			expect(came).toEqual({
				id: registrant?.id,
				email: 'ann@example.org',
				name: 'Ann Lee',
				joinTime: expect.stringMatching(/^20\d\d-.*Z$/),
				event: events[0],
				eventTime: expect.stringMatching(/^20\d\d-.*Z$/),
				[`${place}Id`]: id,
				topic: sandbox.meeting(id).topic,
				startTime: expect.stringMatching(/^20\d\d-.*Z$/),
				timezone: sandbox.meeting(id).timezone,
				instanceUuid: uuid,
				hostId: sandbox.meeting(id).hostId,
				participantId: first.userId,
				participantUuid: first.participantUuid,
			});
			expect(went).toMatchObject({
				id: registrant?.id,
				leaveTime: expect.stringMatching(/^20\d\d-.*Z$/),
				leaveReason: `Ann Lee left the ${place}.<br>Reason: left the ${place}.`,
			});
			expect(went).not.toHaveProperty('joinTime');
		},
	);

	it('have no id if they are hosts, guests or callers, whom Only Registrants leaves out', async () => {
		const { sandbox } = zoom;
		const everyone = await byHand([JOINED]);
		const registered = await byHand([JOINED], { filters: { onlyRegistrants: true } });
		sandbox.addRegistrants(MEETING, [{ email: 'ann@example.org', status: 'approved' }]);
		sandbox.join(MEETING, { email: 'ada@events.example' });
		sandbox.join(MEETING, { email: 'guest@elsewhere.example', name: 'Guest' });
		sandbox.switches.noRegistrantId = 'absent';
		sandbox.join(MEETING, { name: '+1 555 0100', phoneNumber: '15550100' });
		sandbox.join(MEETING, { registrant: 'ann@example.org' });
		await sandbox.settled();

		const { hostId } = sandbox.meeting(MEETING);
		const seen = started(everyone).map(({ id, email, name, phone, userId }) => ({
			...{ isNamed: id !== undefined, email, name, phone, isHost: userId === hostId },
		}));
		expect(seen).toHaveLength(4);
		expect(seen).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ isNamed: false, email: 'ada@events.example', isHost: true }),
				expect.objectContaining({ isNamed: false, email: undefined, name: 'Guest' }),
				expect.objectContaining({ isNamed: false, email: undefined, phone: '15550100' }),
				expect.objectContaining({ isNamed: true, email: 'ann@example.org', isHost: false }),
			]),
		);
		expect(started(registered).map(({ email }) => email)).toEqual(['ann@example.org']);
	});

	it('start nothing while they only wait, nor in other meetings than those chosen', async () => {
		const { sandbox } = zoom;
		const meeting = [{ meetingId: byId(MEETING) }];
		const n8n = await byHand([JOINED], { filters: { meetings: { meeting } } });
		sandbox.join(MEETING, { email: 'ada@events.example', status: 'in_waiting_room' });
		sandbox.join(RECORDED, { email: 'ada@events.example' });
		await sandbox.settled();
		expect(started(n8n)).toEqual([]);
		expect(statuses().at(-1)).toBe(200);
		sandbox.join(MEETING, { email: 'ada@events.example' });
		await sandbox.settled();
		expect(started(n8n)).toHaveLength(1);
	});

	it('lose nobody of a hundred who join at once, when n8n could not start the first sixty', async () => {
		const { sandbox } = zoom;
		const n8n = await byHand([JOINED]);
		let count = 0;
		Object.defineProperty(n8n, 'cannotStart', { get: () => (count += 1) <= 60 });
		const ids = Array.from(
			{ length: 100 },
			(_, n) => sandbox.join(MEETING, { name: `Caller ${n}`, email: '' }).userId,
		);
		await sandbox.settled();
		const found = started(n8n).map(({ participantId }) => participantId);
		expect(new Set(ids).size).toBe(100);
		expect(found.sort()).toEqual(ids.sort());
	});
});

describe('what is sent to the address by others, or too late', () => {
	const payload = { object: { id: 85212345678, registrant: { id: 'x', email: 'x@example.com' } } };

	it.each<[string, Partial<DeliverOptions>]>([
		['signed with another secret', { secretToken: 'another' }],
		// eslint-disable-next-line @n8n/community-nodes/no-hardcoded-secrets -- of the sandbox
		['signed with the secret of another app', { secretToken: 'sandbox-s2s-webhook-secret' }],
		['unsigned', { headers: { 'x-zm-signature': undefined } }],
		['without a time', { headers: { 'x-zm-request-timestamp': undefined } }],
		['with another time than signed', { headers: { 'x-zm-request-timestamp': '1735689600' } }],
		['altered on the way', { alterBody: (body) => body.replace('x@example', 'y@example') }],
		['with a blank added', { alterBody: (body) => `${body} ` }],
		['91 minutes old', { timestampOffsetSeconds: -91 * 60 }],
		['a day old', { timestampOffsetSeconds: -86_400 }],
		['of the future', { timestampOffsetSeconds: 360 }],
	])('is refused with 401: %s', async (_, forged) => {
		const n8n = await byHand([CREATED]);
		const url = n8n.webhookUrl();
		expect(await zoom.sandbox.deliver(CREATED, { url, payload, ...forged })).toMatchObject({
			status: 401,
			answer: '{"error":"unauthorized"}',
		});
		expect(n8n.started).toEqual([]);
		expect(await zoom.sandbox.deliver(CREATED, { url, payload })).toMatchObject({ status: 200 });
		expect(n8n.started).toHaveLength(1);
	});

	it('is refused when it was recorded and is played again later', async () => {
		const n8n = await byHand([CREATED]);
		zoom.sandbox.register(MEETING, { email: 'new@example.org' });
		await zoom.sandbox.settled();
		const recorded = zoom.sandbox.deliveries.at(-1);
		const replay = async () =>
			await fetch(n8n.webhookUrl(), { method: 'POST', ...recorded } as RequestInit);
		const later = jest.spyOn(Date, 'now');
		try {
			const now = Date.now();
			expect((await replay()).status).toBe(200);
			later.mockReturnValue(now + 89 * 60_000);
			expect((await replay()).status).toBe(200);
			later.mockReturnValue(now + 91 * 60_000);
			expect((await replay()).status).toBe(401);
			later.mockReturnValue(now + 365 * 86_400_000);
			expect((await replay()).status).toBe(401);
		} finally {
			later.mockRestore();
		}
		expect(n8n.started).toHaveLength(1);
	});
});

describe("Zoom's retries", () => {
	it.each(['fresh', 'first'] as const)(
		'start the workflow once when n8n failed at first (%s signature)',
		async (webhookRetryTimestamp) => {
			const n8n = await byHand([CREATED]);
			zoom.sandbox.switches.webhookRetryTimestamp = webhookRetryTimestamp;
			n8n.cannotStart = true;
			zoom.sandbox.deliveries.length = 0;
			zoom.sandbox.register(MEETING, { email: 'new@example.org' });
			while (zoom.sandbox.deliveries.length < 2) {
				await sleep(5);
			}
			n8n.cannotStart = false;
			await zoom.sandbox.settled();
			expect(statuses().at(-1)).toBe(200);
			expect(statuses().filter((status) => status === 200)).toHaveLength(1);
			expect(n8n.started).toHaveLength(1);
		},
	);

	it('are not called for by anything that is a true event of Zoom', async () => {
		const n8n = await byHand([...REGISTRATION_EVENTS], {
			filters: { emailDomains: 'example.net' },
			events: [CREATED],
		});
		zoom.sandbox.register(MEETING, { email: 'new@example.org' });
		zoom.sandbox.register(WEBINAR, { email: 'new@example.net' });
		zoom.sandbox.register(MEETING, { email: 'new@example.net' });
		await zoom.sandbox.settled();
		expect(new Set(statuses())).toEqual(new Set([200]));
		expect(n8n.started).toHaveLength(1);
	});

	it('lose nobody of a hundred, when n8n could not start the first sixty', async () => {
		const n8n = await byHand([CREATED]);
		let count = 0;
		Object.defineProperty(n8n, 'cannotStart', { get: () => (count += 1) <= 60 });
		zoom.sandbox.deliveries.length = 0;
		const emails = Array.from({ length: 100 }, (_, n) => `p${n}@example.org`);
		for (const email of emails) zoom.sandbox.register(MEETING, { email });
		await zoom.sandbox.settled();
		expect(statuses().filter((status) => status === 500)).toHaveLength(60);
		const found = started(n8n).map(({ email }) => email);
		expect(found.sort()).toEqual(emails.sort());
	});
});
