import {
	changedButUnlisted,
	rememberChange,
	wasJustChangedOtherwise,
} from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/recentChanges';
import type { StatusChange } from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/types';
import type { Registrant } from '../../../../../nodes/fields/registrants';
import { EVENT_KINDS } from '../../../../../nodes/zoom/eventKinds';

const NOW = Date.UTC(2026, 11, 1, 15, 30);
const HERE = 'https://api.zoom.us/v2';
const ELSEWHERE = 'https://api.zoomgov.com/v2';

const kind = EVENT_KINDS.meetingRegistrant;
const APPROVE: StatusChange = { kind, eventId: '85200000001', action: 'approve' };
const DENY: StatusChange = { ...APPROVE, action: 'deny' };
const ANN: Registrant = { id: 'ann', email: 'Ann@x.org' };

beforeAll(() => rememberChange(HERE, DENY, ANN, NOW));

it.each<[string, string, StatusChange, Registrant, number, boolean]>([
	['by ID', HERE, APPROVE, { id: 'ann' }, NOW + 59_999, true],
	['by email in other capitals', HERE, APPROVE, { email: 'ANN@X.ORG' }, NOW, true],
	['the same change', HERE, DENY, ANN, NOW, false],
	['a minute ago', HERE, APPROVE, ANN, NOW + 60_000, false],
	['somebody else', HERE, APPROVE, { id: 'bob', email: 'bob@x.org' }, NOW, false],
	['an ID in other capitals', HERE, APPROVE, { id: 'ANN' }, NOW, false],
	['another meeting', HERE, { ...APPROVE, eventId: '85200000002' }, ANN, NOW, false],
	['an occurrence', HERE, { ...APPROVE, occurrenceId: '1' }, ANN, NOW, false],
	[
		'a webinar with the same ID',
		HERE,
		{ ...APPROVE, kind: EVENT_KINDS.webinarRegistrant },
		ANN,
		NOW,
		false,
	],
	['another Zoom', ELSEWHERE, APPROVE, ANN, NOW, false],
])('%s', (_, url, change, registrant, now, expected) => {
	expect(wasJustChangedOtherwise(url, change, registrant, now)).toBe(expected);
});

it('the last change counts', () => {
	const bob = { id: 'bob' };
	rememberChange(HERE, DENY, bob, NOW);
	rememberChange(HERE, APPROVE, bob, NOW + 1);
	expect(wasJustChangedOtherwise(HERE, APPROVE, bob, NOW + 2)).toBe(false);
	expect(wasJustChangedOtherwise(HERE, DENY, bob, NOW + 2)).toBe(true);
});

it('those whose last change this was just now are known by event, each once, until the list has them', () => {
	const event = { ...APPROVE, eventId: '85200000009' };
	const deny: StatusChange = { ...event, action: 'deny' };
	const [cy, dee, eve] = [
		{ id: 'cy', email: 'cy@x.org' },
		{ id: 'dee', email: 'd@x.org' },
		{ email: 'e@x.org' },
	];
	const nobody = () => false;
	rememberChange(HERE, event, { id: 'old' }, NOW - 60_000);
	for (const one of [cy, dee, eve, cy]) rememberChange(HERE, event, one, NOW);
	rememberChange(HERE, deny, { id: 'dee' }, NOW + 1);
	expect(changedButUnlisted(HERE, event, nobody, NOW + 2)).toEqual([cy, eve]);
	expect(changedButUnlisted(HERE, deny, nobody, NOW + 2)).toEqual([{ id: 'dee' }]);
	const occurrence = { ...event, occurrenceId: '1' };
	expect(changedButUnlisted(HERE, occurrence, nobody, NOW + 2)).toEqual([]);
	expect(changedButUnlisted(ELSEWHERE, event, nobody, NOW + 2)).toEqual([]);
	expect(changedButUnlisted(HERE, event, (one) => one === eve, NOW + 3)).toEqual([cy]);
	expect(changedButUnlisted(HERE, event, nobody, NOW + 4)).toEqual([cy]);
	rememberChange(HERE, event, eve, NOW + 5);
	expect(changedButUnlisted(HERE, event, nobody, NOW + 6)).toEqual([cy, eve]);
	expect(changedButUnlisted(HERE, event, nobody, NOW + 60_005)).toEqual([]);
});

it('the oldest are forgotten beyond 50,000', () => {
	const [first, last] = [{ id: 'p0' }, { id: 'p50000' }];
	for (let n = 0; n <= 50_000; n += 1) rememberChange(HERE, DENY, { id: `p${n}` }, NOW);
	expect(wasJustChangedOtherwise(HERE, APPROVE, first, NOW)).toBe(false);
	expect(wasJustChangedOtherwise(HERE, APPROVE, last, NOW)).toBe(true);
});

describe('in the generation before the newest', () => {
	/** As many others, elsewhere, as make a new generation begin. */
	function forgetHalf() {
		const elsewhere = { ...DENY, eventId: '85200000010' };
		for (let n = 0; n < 25_000; n += 1) {
			rememberChange(HERE, elsewhere, { id: `${Math.random()}` }, NOW);
		}
	}
	const event = { ...APPROVE, eventId: '85200000011' };
	const deny: StatusChange = { ...event, action: 'deny' };
	const nobody = () => false;

	it('a change is still known, and the one before that is forgotten', () => {
		rememberChange(HERE, deny, { id: 'fay' }, NOW);
		forgetHalf();
		expect(wasJustChangedOtherwise(HERE, event, { id: 'fay' }, NOW)).toBe(true);
		expect(changedButUnlisted(HERE, deny, nobody, NOW)).toEqual([{ id: 'fay' }]);
		forgetHalf();
		expect(wasJustChangedOtherwise(HERE, event, { id: 'fay' }, NOW)).toBe(false);
		expect(changedButUnlisted(HERE, deny, nobody, NOW)).toEqual([]);
	});

	it('a change does not count any more after a newer one of the same person', () => {
		rememberChange(HERE, event, { id: 'gil' }, NOW);
		forgetHalf();
		rememberChange(HERE, deny, { id: 'gil' }, NOW);
		expect(wasJustChangedOtherwise(HERE, deny, { id: 'gil' }, NOW)).toBe(false);
		expect(wasJustChangedOtherwise(HERE, event, { id: 'gil' }, NOW)).toBe(true);
		expect(changedButUnlisted(HERE, event, nobody, NOW)).toEqual([]);
		expect(changedButUnlisted(HERE, deny, nobody, NOW)).toEqual([{ id: 'gil' }]);
	});
});

it('one person changed again and again takes the place of nobody', () => {
	rememberChange(HERE, DENY, { id: 'hal' }, NOW);
	for (let n = 0; n < 60_000; n += 1) rememberChange(HERE, DENY, { id: 'ivy' }, NOW);
	expect(wasJustChangedOtherwise(HERE, APPROVE, { id: 'hal' }, NOW)).toBe(true);
});
