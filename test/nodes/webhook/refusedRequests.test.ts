import { lineFor, MAX_KEPT, REPEAT_AFTER_MS } from '../../../nodes/webhook/refusedRequests';

const NOW = 1_735_689_600_000;
const WRONG = { kind: 'wrongSignature', message: 'the signature is wrong' };
const OLD = { kind: 'tooOld', message: 'it was signed 9000 seconds ago' };

describe('the log of refused requests', () => {
	it('has one line a minute for each reason, with the number of those left out', () => {
		expect(lineFor('flood', WRONG, NOW)).toBe(
			'a request was refused because the signature is wrong',
		);
		for (let n = 1; n < 1000; n += 1) {
			expect(lineFor('flood', WRONG, NOW + n * 50)).toBeUndefined();
		}
		expect(lineFor('flood', WRONG, NOW + REPEAT_AFTER_MS)).toBe(
			'a request was refused because the signature is wrong (and 999 more since this was last logged)',
		);
	});

	it('has a line for every other reason, however its words differ', () => {
		expect(lineFor('reasons', WRONG, NOW)).toBeDefined();
		expect(lineFor('reasons', OLD, NOW)).toBe(
			'a request was refused because it was signed 9000 seconds ago',
		);
		const older = { ...OLD, message: 'it was signed 9001 seconds ago' };
		expect(lineFor('reasons', older, NOW + 1)).toBeUndefined();
	});

	it('has a line for every trigger', () => {
		expect(lineFor('one', WRONG, NOW)).toBeDefined();
		expect(lineFor('two', WRONG, NOW)).toBeDefined();
	});

	it('goes on after the clock was set back', () => {
		lineFor('clock', WRONG, NOW);
		expect(lineFor('clock', WRONG, NOW - 1)).toBeDefined();
	});

	it('counts afresh after each line, and says nothing of a count where there is none', () => {
		lineFor('twice', WRONG, NOW);
		lineFor('twice', WRONG, NOW + 1);
		expect(lineFor('twice', WRONG, NOW + 60_000)).toMatch(/ \(and 1 more since/);
		expect(lineFor('twice', WRONG, NOW + 119_999)).toBeUndefined();
		expect(lineFor('twice', WRONG, NOW + 120_000)).toMatch(/ \(and 1 more since/);
		expect(lineFor('twice', WRONG, NOW + 180_000)).toBe(
			'a request was refused because the signature is wrong',
		);
	});

	it('remembers the 1,000 reasons that were logged last', () => {
		expect(MAX_KEPT).toBe(1_000);
		lineFor('logged again', WRONG, NOW);
		lineFor('forgotten', WRONG, NOW);
		lineFor('logged again', WRONG, NOW + REPEAT_AFTER_MS);
		for (let n = 0; n < 999; n += 1) lineFor(`many ${n}`, WRONG, NOW + REPEAT_AFTER_MS);
		const soon = NOW + REPEAT_AFTER_MS + 1;
		expect(lineFor('logged again', WRONG, soon)).toBeUndefined();
		expect(lineFor('forgotten', WRONG, NOW + 1)).toBeDefined();
		expect(lineFor('many 0', WRONG, soon)).toBeUndefined();
	});
});
