import { countSent, sentToday } from '../../../../nodes/ZoomRegistrants/run/sentToday';
import type { EventRef } from '../../../../nodes/zoom/events';
import { EVENT_KINDS } from '../../../../nodes/zoom/eventKinds';

const API = 'https://api.zoom.example/v2';
const MEETING: EventRef = { kind: EVENT_KINDS.meetingRegistrant, eventId: '85200000001' };
const NOON = Date.UTC(2027, 0, 1, 12);
const ANN = { id: 'annsID', email: 'Ann@example.com' };

/** A day for each test, as the counts outlive it. */
let noon = NOON;
beforeEach(() => {
	noon += 24 * 60 * 60 * 1000;
});

const count = (event = MEETING, registrant: { id?: string; email?: string } = ANN, api = API) =>
	sentToday(api, event, 'statusChange', registrant, noon);

it('What was sent is counted by ID and by email, in any capitals.', () => {
	expect(count()).toBe(0);
	countSent(API, MEETING, 'statusChange', ANN, noon);
	countSent(API, MEETING, 'statusChange', { email: 'ann@EXAMPLE.com' }, noon);
	expect(count(MEETING, { email: 'ann@example.com' })).toBe(2);
	expect(count(MEETING, { id: 'annsID' })).toBe(1);
	expect(count()).toBe(2);
	expect(count(MEETING, { id: 'bobsID' })).toBe(0);
});

it('What was sent for somebody known by ID or email alone does not count for others.', () => {
	countSent(API, MEETING, 'statusChange', { email: 'ann@example.com' }, noon);
	countSent(API, MEETING, 'statusChange', { id: 'annsID' }, noon);
	expect(count(MEETING, { email: 'bob@example.com' })).toBe(0);
	expect(count(MEETING, { id: 'bobsID' })).toBe(0);
	expect(count(MEETING, {})).toBe(0);
});

it('Occurrences of a series are one event; other events, kinds, addresses and registrations are counted apart.', () => {
	const occurrence = { ...MEETING, occurrenceId: '1700000000000' };
	countSent(API, occurrence, 'statusChange', ANN, noon);
	expect(count()).toBe(1);
	expect(count({ ...MEETING, eventId: '85200000002' })).toBe(0);
	expect(count({ ...MEETING, kind: EVENT_KINDS.webinarRegistrant })).toBe(0);
	expect(count(MEETING, ANN, 'https://gov.zoom.example/v2')).toBe(0);
	expect(sentToday(API, MEETING, 'registration', ANN, noon)).toBe(0);
});

it('At 00:00 UTC counting starts anew.', () => {
	countSent(API, MEETING, 'statusChange', ANN, noon);
	const midnight = noon + 12 * 60 * 60 * 1000;
	expect(sentToday(API, MEETING, 'statusChange', ANN, midnight - 1)).toBe(1);
	expect(sentToday(API, MEETING, 'statusChange', ANN, midnight)).toBe(0);
});

it('Of very many people the last are remembered, and those from long before forgotten.', () => {
	countSent(API, MEETING, 'statusChange', ANN, noon);
	for (let n = 0; n < 60_000; n += 1) {
		countSent(API, MEETING, 'statusChange', { id: `p${n}` }, noon);
	}
	expect(count()).toBe(1);
	expect(count(MEETING, { id: 'p59999' })).toBe(1);
	for (let n = 0; n < 100_000; n += 1) {
		countSent(API, MEETING, 'statusChange', { id: `q${n}` }, noon);
	}
	expect(count()).toBe(0);
	expect(count(MEETING, { id: 'q99999' })).toBe(1);
});

it('At 00:00 UTC those of the generation before are forgotten too.', () => {
	countSent(API, MEETING, 'statusChange', ANN, noon);
	for (let n = 0; n < 60_000; n += 1) {
		countSent(API, MEETING, 'statusChange', { id: `r${n}` }, noon);
	}
	expect(count()).toBe(1);
	const midnight = noon + 12 * 60 * 60 * 1000;
	expect(sentToday(API, MEETING, 'statusChange', ANN, midnight)).toBe(0);
});

it('Somebody of the generation before goes on being counted from there.', () => {
	for (let n = 0; n < 9; n += 1) countSent(API, MEETING, 'statusChange', ANN, noon);
	for (let n = 0; n < 60_000; n += 1) {
		countSent(API, MEETING, 'statusChange', { id: `s${n}` }, noon);
	}
	countSent(API, MEETING, 'statusChange', ANN, noon);
	expect(count()).toBe(10);
});

it('At least 50,000 IDs and emails are remembered, and at most twice as many.', () => {
	const sendTo = (from: number, to: number) => {
		for (let n = from; n <= to; n += 1) {
			countSent(API, MEETING, 'statusChange', { id: `t${n}` }, noon);
		}
	};
	const remembered = (n: number) => count(MEETING, { id: `t${n}` });
	sendTo(1, 99_999);
	expect([remembered(1), remembered(99_999)]).toEqual([1, 1]);
	sendTo(100_000, 100_000);
	expect([remembered(1), remembered(50_000), remembered(50_001)]).toEqual([0, 0, 1]);
	expect(remembered(100_000)).toBe(1);
});
