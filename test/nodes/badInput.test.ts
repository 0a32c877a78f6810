import fc from 'fast-check';

import { parseDomains } from '../../nodes/fields/domains';
import { parseEvent } from '../../nodes/fields/givenEvent';
import { parseOccurrence } from '../../nodes/fields/occurrenceId';
import type { Parsed } from '../../nodes/fields/parsed';
import { parseRegistrantReference } from '../../nodes/fields/registrantReference';
import { parseRegistrants } from '../../nodes/fields/registrants';
import { parseAction } from '../../nodes/fields/statusAction';
import { isRecord } from '../../nodes/transport/guards';
import { type Refusal, refusalFromAnswer } from '../../nodes/transport/refusal';
import { refusalFromError } from '../../nodes/transport/refusalFromError';
import { eventKey, readEvent } from '../../nodes/webhook/event';
import { simplifiedEvent } from '../../nodes/webhook/simplifiedEvent';
import { diagnose } from '../../nodes/zoom/errors/diagnose';
import { explain } from '../../nodes/zoom/errors/explain';
import { failureOf } from '../../nodes/zoom/errors/failure';
import { EVENT_KINDS } from '../../nodes/zoom/eventKinds';
import { timeOf } from '../../nodes/zoom/pastInstances';
import { listedRegistrant } from '../../nodes/zoom/registrants';
import { hostsOf, plannedTimes } from '../../nodes/zoom/sessions';
import { simplifiedRegistrant } from '../../nodes/zoom/simplifiedRegistrant';
import { parseNewRegistrant } from '../../nodes/ZoomRegistrants/actions/create/newRegistrant';
import {
	parseEmailFilter,
	parseLimit,
	parseListedStatus,
	parseTrackingSource,
} from '../../nodes/ZoomRegistrants/actions/getAll/listFilters';
import { parseInstance } from '../../nodes/ZoomRegistrants/actions/getAttendance/input';
import { parseQuestions } from '../../nodes/ZoomRegistrants/actions/questions/parseQuestions';
import { parseSyncOptions } from '../../nodes/ZoomRegistrants/actions/sync/options';
import { parseMaximumRemovals } from '../../nodes/ZoomRegistrants/actions/sync/removals';
import { parseEveryone } from '../../nodes/ZoomRegistrants/actions/updateStatus/everyone';
import { parseIncoming } from '../../nodes/ZoomRegistrants/actions/updateStatus/incoming';
import { parseStatusOptions } from '../../nodes/ZoomRegistrants/actions/updateStatus/options';
import { parseSelection } from '../../nodes/ZoomRegistrants/actions/updateStatus/selection';
import { SEED } from './ZoomRegistrants/properties/settings';

/** What each function is tried on; all together more than 20,000. */
const RUNS = 800;

const MEETING = EVENT_KINDS.meetingRegistrant;

/** Texts near the right ones, and texts that have broken programs before. */
const texts = fc.oneof(
	fc.constantFrom(
		...['', ' ', '852 1234 5678', '85212345678', '1e10', '-1', '0', '10%', '101%', '1_000', 'true'],
		...['approve', 'APPROVED', 'denyed', 'cancel ', 'pending', 'ann@example.com', 'ann@', '@b.c'],
		...['Ann <ann@example.com>', 'a@b.c, d@e.f', 'example.com; *.org', 'a\u0000b', '\u202Ea@b.c'],
		...[
			'\uD800',
			'１２３',
			'ﬁ@x.y',
			'https://zoom.us/j/85212345678?pwd=x',
			'https://[',
			'zoom.us/w',
		],
		...['2026-12-01T17:00:00Z', '2026-13-45', '=1+1', '{{ $json.a }}', '__proto__', 'constructor'],
		...['<script>', "'; drop", 'x'.repeat(5_000), '9'.repeat(400), 'null', 'undefined', '[object]'],
	),
	fc.string({ unit: 'binary', maxLength: 60 }),
);

const anything = fc.oneof(
	{ weight: 3, arbitrary: texts },
	{ weight: 1, arbitrary: fc.constantFrom(undefined, null, NaN, Infinity, -0, 1e21, 7, true, []) },
	{
		weight: 2,
		arbitrary: fc.anything({
			values: [texts, fc.double(), fc.boolean(), fc.constant(null)],
			key: fc.constantFrom('id', 'email', 'value', 'mode', 'title', 'status', '__proto__', 'x'),
			withBigInt: true,
			withDate: true,
			withMap: true,
			withNullPrototype: true,
			withSparseArray: true,
			withTypedArray: true,
			maxDepth: 3,
		}),
	},
);

/** Objects with the names that a parser looks for, and anything in them. */
const withNames = (...names: string[]) =>
	fc.oneof(
		fc.record(Object.fromEntries(names.map((name) => [name, anything])), { requiredKeys: [] }),
		anything,
	);

const locator = withNames('mode', 'value', '__rl');
const rowsOf = (collection: string, ...names: string[]) =>
	fc.oneof(
		fc.record({
			[collection]: fc.oneof(fc.array(withNames(...names), { maxLength: 4 }), anything),
		}),
		anything,
	);

const action = fc.constantFrom('approve', 'cancel', 'deny') as fc.Arbitrary<'approve'>;
const kind = fc.constantFrom(...Object.values(EVENT_KINDS));
const status = fc.integer({ min: 0, max: 700 });

/** What isn't for people to read, unless it was entered. */
const NOT_WORDS = /\[object |\bNaN\b|\bundefined\b|\bfunction\b/;

/** What is wrong unless it is either a value or an error with two texts, whatever was entered. */
function faultsOf(parsed: Parsed<unknown>, given: unknown): string[] {
	if (Object.keys(parsed).length !== 1) return ['neither or both'];
	if ('value' in parsed) return [];
	const { message, description } = parsed.error;
	return [message, description].filter(
		(words) =>
			!/\S/.test(words) ||
			words.length >= 700 ||
			(NOT_WORDS.test(words) && !NOT_WORDS.test(inWords(given))),
	);
}

function inWords(given: unknown): string {
	try {
		return `${String(given)} ${JSON.stringify(given, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))}`;
	} catch {
		return 'undefined';
	}
}

/** Fails with the example; the seed is in the title of each test. */
function forAll<T extends [unknown, ...unknown[]]>(
	arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
	judge: (...values: T) => void,
): void {
	fc.assert(
		fc.property<T>(...arbitraries, (...values) => void judge(...values)),
		{ numRuns: RUNS, seed: SEED },
	);
}

const PARSERS: Array<[string, fc.Arbitrary<unknown[]>, (...given: never[]) => Parsed<unknown>]> = [
	['Meeting', fc.tuple(locator, kind), parseEvent],
	['Occurrence', fc.tuple(locator, fc.boolean()), parseOccurrence],
	['Registrants', fc.tuple(rowsOf('registrant', 'id', 'email')), parseRegistrants],
	['Registrant', fc.tuple(locator), parseRegistrantReference],
	['Action', fc.tuple(anything, kind), parseAction],
	['Email Domains', fc.tuple(anything), parseDomains],
	['Everyone With a Status', fc.tuple(anything, anything, action), parseEveryone],
	[
		'the options of Update Status',
		fc.tuple(withNames('bodyFormat', 'dryRun', 'ifAlreadyInStatus', 'verifyResult')),
		parseStatusOptions,
	],
	[
		'Limit and Fill Up To',
		fc.tuple(withNames('maxRegistrants', 'fillUpTo', 'fillUpToCapacity'), action, kind),
		parseSelection,
	],
	[
		'From Input',
		fc.tuple(
			fc
				.record(
					Object.fromEntries(
						['id', 'email', 'meetingId', 'occurrenceId', 'registrants', 'event'].map((name) => [
							name,
							anything,
						]),
					),
					{ requiredKeys: [] },
				)
				.map((item) => ({ meetingId: '85212345678', ...item })),
			fc.constant(MEETING),
		),
		parseIncoming,
	],
	[
		'a new registrant',
		fc.tuple(
			fc.record({
				email: fc.oneof(fc.constant('ann@example.com'), anything),
				firstName: fc.oneof(fc.constant('Ann'), anything),
				lastName: anything,
				additionalFields: withNames('org', 'occurrenceIds', 'autoApprove', 'customQuestions'),
			}),
			kind,
		),
		parseNewRegistrant,
	],
	['Status', fc.tuple(anything), parseListedStatus],
	['Limit', fc.tuple(anything, anything), parseLimit],
	[
		'the filter Email',
		fc.tuple(fc.record({ email: anything }, { requiredKeys: [] })),
		parseEmailFilter,
	],
	[
		'the filter Tracking Source',
		fc.tuple(fc.record({ trackingSourceId: anything })),
		parseTrackingSource,
	],
	['Instance', fc.tuple(locator), parseInstance],
	[
		'registration questions',
		fc.tuple(
			rowsOf('question', 'fieldName', 'required'),
			rowsOf('question', 'title', 'type', 'required', 'answers'),
			kind,
		),
		parseQuestions,
	],
	[
		'the options of Sync With List',
		fc.tuple(anything, withNames('dryRun', 'maximumRemovals', 'summary', 'ifPendingOrDenied')),
		parseSyncOptions,
	],
	['Maximum Removals', fc.tuple(anything), parseMaximumRemovals],
];

describe(`Whatever is entered (${RUNS} examples each, PROPERTY_SEED=${SEED})`, () => {
	it.each(PARSERS)('in %s is read, or refused in words', (_name, given, parse) => {
		forAll([given], (values) =>
			expect(faultsOf(parse(...(values as never[])), values)).toEqual([]),
		);
	});

	it('in Meeting, what is sent as an ID has digits only', () => {
		forAll([locator], (field) => {
			const parsed = parseEvent(field, MEETING);
			if ('value' in parsed && 'id' in parsed.value) expect(parsed.value.id).toMatch(/^\d+$/);
		});
	});

	it('in Registrants, everyone who is sent has an ID or an email', () => {
		forAll([rowsOf('registrant', 'id', 'email')], (field) => {
			const parsed = parseRegistrants(field);
			if ('error' in parsed) return;
			expect(parsed.value.length).toBeGreaterThan(0);
			for (const { id, email } of parsed.value) {
				expect(id ?? email ?? '').toMatch(/\S/);
				if (id === undefined) expect(email).toMatch(/^[^@]+@[^@]+$/);
			}
		});
	});

	it('in Fill Up To, what counts is a whole number of at least 0', () => {
		forAll([withNames('maxRegistrants', 'fillUpTo', 'fillUpToCapacity')], (field) => {
			const parsed = parseSelection(field, 'approve', MEETING);
			if ('error' in parsed || parsed.value === undefined) return;
			const numbers = Object.values(parsed.value).filter((value) => typeof value === 'number');
			for (const value of numbers) expect(Number.isInteger(value) && value >= 0).toBe(true);
		});
	});
});

const REPEATED = ['eyJhbGciOiJIUzUxMiJ9', 'bWFkZS11cA', 'dG9rZW4'].join('.');

/** A body that repeats a secret somewhere. */
const leaking = anything.map((inside) => ({
	code: 124,
	message: `Invalid token ${REPEATED}`,
	errors: [{ field: REPEATED, message: `Bearer ${encodeURIComponent(REPEATED)}` }, inside],
}));

function expectRefusal(refusal: Refusal): void {
	expect(typeof refusal.message).toBe('string');
	expect(refusal.message).toMatch(/\S/);
	const now = Date.UTC(2026, 11, 1);
	const { message, description } = explain(
		refusal,
		{ kind: MEETING, eventId: '85212345678', environment: 'zoom' } as never,
		now,
	);
	expect(message).toMatch(/\S/);
	expect(description).toMatch(/\S/);
	expect(diagnose(refusal)).toHaveProperty('affects');
	failureOf(refusal, now);
}

describe(`Whatever Zoom answers (${RUNS} examples each, PROPERTY_SEED=${SEED})`, () => {
	const body = withNames('code', 'message', 'errors', 'registrants', 'reason', 'error');
	const headers = fc.dictionary(
		fc.constantFrom('retry-after', 'x-ratelimit-type', 'x-ratelimit-reset', 'content-type'),
		anything,
	);

	it('a refusal is put into words', () => {
		forAll([status, headers, body], (httpStatus, given, answer) => {
			expectRefusal(refusalFromAnswer(httpStatus, given, answer));
		});
	});

	it('an error of n8n is put into words', () => {
		const thrown = withNames('message', 'httpCode', 'response', 'cause', 'context', 'description');
		forAll([thrown], (error) => expectRefusal(refusalFromError(error)));
	});

	it('a secret in it is not repeated', () => {
		forAll([status, leaking], (httpStatus, answer) => {
			const refusal = refusalFromAnswer(httpStatus, {}, answer, [REPEATED]);
			expect(JSON.stringify(refusal)).not.toContain(REPEATED);
		});
	});

	it('an entry of a list is a registrant with an ID and a status, or none', () => {
		const entry = fc.dictionary(
			fc.constantFrom('id', 'email', 'status', 'first_name', 'join_url', 'create_time'),
			anything,
		);
		forAll([entry], (fields) => {
			const listed = listedRegistrant(fields, 'pending');
			if (listed === undefined) return;
			expect(listed.id).toMatch(/\S/);
			expect(listed.status).toBe(listed.status.toLowerCase());
			for (const value of Object.values(simplifiedRegistrant(fields))) {
				expect(value).not.toBeUndefined();
			}
		});
	});

	it('an event has times that are times, and hosts that are texts', () => {
		const event = fc.dictionary(
			fc.constantFrom('start_time', 'duration', 'occurrences', 'type', 'host_email', 'settings'),
			anything,
		);
		forAll([event, anything], (details, moment) => {
			for (const { startTime, endTime } of plannedTimes(details)) {
				expect(Number.isFinite(startTime)).toBe(true);
				expect(endTime).not.toBeUndefined();
			}
			expect(hostsOf(details).every((host) => typeof host === 'string')).toBe(true);
			const time = timeOf(moment);
			if (time !== undefined) expect(new Date(time).getTime()).toBe(time);
		});
	});

	it('a request to the webhook is an event, a validation, or nothing', () => {
		const names = ['meeting.registration_created', 'webinar.participant_joined'];
		const sent = fc.oneof(
			fc.record({
				event: fc.oneof(fc.constantFrom(...names, 'endpoint.url_validation'), anything),
				event_ts: anything,
				payload: fc.oneof(
					fc.record({
						object: withNames('id', 'uuid', 'registrant', 'participant', 'occurrences'),
						plainToken: anything,
					}),
					anything,
				),
			}),
			anything,
		);
		forAll([sent], (request) => {
			const event = readEvent(request);
			if (event.type === 'other') return expect(event.reason).toMatch(/\S/);
			if (event.type === 'validation') return expect(event.plainToken).not.toBe('');
			expect(eventKey(event, new Uint8Array())).toMatch(/^[\w-]{16}$/);
			expect(isRecord(simplifiedEvent(event))).toBe(true);
		});
	});
});
