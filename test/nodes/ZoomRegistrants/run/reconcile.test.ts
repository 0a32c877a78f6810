import type { Refusal } from '../../../../nodes/transport/refusal';
import {
	isGone,
	lookUntil,
	mayHaveSucceeded,
	refusalUnlessDone,
} from '../../../../nodes/ZoomRegistrants/run/reconcile';
import { fakeConnection } from '../../../support/fakeConnection';
import { LOST, MISSING_SCOPE, NOT_HOST, SERVER_FAULT, UNKNOWN_PERSON } from './refusals';

describe('Whether Zoom may have done it although it did not say so:', () => {
	it.each<[string, Refusal, boolean]>([
		['It may have if the answer got lost.', LOST, true],
		['It may have if the server was at fault.', SERVER_FAULT, true],
		[
			'It may have if a gateway gave up on the server.',
			{ ...SERVER_FAULT, httpStatus: 504, origin: 'proxy' },
			true,
		],
		[
			'It may have if it was redirected.',
			{ ...UNKNOWN_PERSON, httpStatus: 302, code: undefined },
			true,
		],
		[
			'It has not if Zoom says so by a code, with HTTP 3xx.',
			{ ...NOT_HOST, httpStatus: 300 },
			false,
		],
		['It has not if the person is unknown.', UNKNOWN_PERSON, false],
		['It has not if the event is refused.', NOT_HOST, false],
		['It has not if the login is refused.', MISSING_SCOPE, false],
		[
			'It has not if n8n could not log in.',
			{ message: 'Invalid Token!', fieldErrors: [], origin: 'login' },
			false,
		],
	])('%s', (_, refusal, expected) => {
		expect(mayHaveSucceeded(refusal)).toBe(expected);
	});
});

describe('Whether somebody who was to be deleted is gone:', () => {
	it.each<[string, Refusal, boolean]>([
		[
			"They are if Zoom doesn't recognize them after a try whose answer got lost.",
			{ ...UNKNOWN_PERSON, afterUncertainAttempt: true },
			true,
		],
		['They never were there if the first answer says so.', UNKNOWN_PERSON, false],
		[
			'Nobody knows if the event is refused after such a try.',
			{ ...NOT_HOST, afterUncertainAttempt: true },
			false,
		],
		['Nobody knows if the answer got lost again.', { ...LOST, afterUncertainAttempt: true }, false],
	])('%s', (_, refusal, expected) => {
		expect(isGone(refusal)).toBe(expected);
	});
});

describe('Looking what Zoom has:', () => {
	const nowhere = (cancelAtWait?: number) =>
		fakeConnection(() => new Error('nothing is sent'), { cancelAtWait });
	const count = async (before = 0) => await Promise.resolve(before + 1);

	it('It ends with the first look that is enough.', async () => {
		const connection = nowhere();
		const last = await lookUntil(connection, [0, 2_000, 8_000], count, (looks) => looks === 2);
		expect([last, connection.waits]).toEqual([2, [2_000]]);
	});

	it('It ends after the last wait, with what was seen then.', async () => {
		const connection = nowhere();
		const last = await lookUntil(connection, [1_000, 7_000], count, () => false);
		expect([last, connection.waits]).toEqual([2, [1_000, 7_000]]);
	});

	it('It ends with the look before the wait that was cancelled, if there was one.', async () => {
		expect(await lookUntil(nowhere(2), [1_000, 7_000], count, () => false)).toBe(1);
		expect(await lookUntil(nowhere(1), [1_000, 7_000], count, () => false)).toBeUndefined();
	});
});

describe('Whether the answer to a change is a clear yes:', () => {
	it.each([[undefined], [null], [''], [' \n'], [{}], [[]]])(
		'It is with nothing in it: %j',
		(value) => {
			expect(refusalUnlessDone({ value })).toBeUndefined();
		},
	);

	it('It is not if it says something, even with a success.', () => {
		expect(refusalUnlessDone({ value: { code: 300, message: 'Not quite.' } })).toMatchObject({
			httpStatus: 200,
			code: 300,
			message: 'Not quite.',
		});
		expect(refusalUnlessDone({ value: '<title>Wi-Fi</title>' })).toMatchObject({ httpStatus: 200 });
	});

	it('It is not if Zoom refused.', () => {
		expect(refusalUnlessDone({ error: NOT_HOST })).toBe(NOT_HOST);
	});
});
