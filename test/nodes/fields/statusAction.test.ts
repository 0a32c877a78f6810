import { parseAction as parseActionOf } from '../../../nodes/fields/statusAction';
import { EVENT_KINDS } from '../../../nodes/zoom/eventKinds';

const parseAction = (field: unknown) => parseActionOf(field, EVENT_KINDS.meetingRegistrant);

describe('an action', () => {
	it.each([
		['approve', 'approve'],
		['cancel', 'cancel'],
		['deny', 'deny'],
		['Approve', 'approve'],
		[' DENY\n', 'deny'],
		['approved', 'approve'],
		['Denied', 'deny'],
		['cancelled', 'cancel'],
		[' CANCELED ', 'cancel'],
	])('%j', (field, value) => {
		expect(parseAction(field)).toEqual({ value });
	});
});

describe('what is no action', () => {
	it.each([
		['delete', 'Action: "delete" isn\'t an action'],
		['toString', 'Action: "toString" isn\'t an action'],
		['Approved!', 'Action: "Approved!" isn\'t an action'],
		['pending', 'Action: "pending" isn\'t an action'],
		[1, 'Action: "1" isn\'t an action'],
		['', 'Action is empty'],
		[' ', 'Action is empty'],
		[undefined, 'Action is empty'],
		[null, 'Action is empty'],
		['undefined', 'Action is empty'],
	])('%j', (field, problem) => {
		expect(parseAction(field)).toEqual({
			error: { message: problem, description: expect.stringMatching(/approve, cancel or deny/) },
		});
	});

	it.each([[true], [{}], [['approve']], [NaN], [{ toString: 1 }]])(
		'is not called empty when it is there: %j',
		(field) => {
			expect(parseAction(field)).toEqual({
				error: {
					message: expect.stringMatching(/^Action isn't a valid string$/),
					description: expect.stringMatching(/approve, cancel or deny/),
				},
			});
		},
	);

	it.each([
		[2 ** 60, 'Action is a number too large to be exact; enter it as a string'],
		['approv\ud83d', 'Action contains a broken character, such as half an emoji; remove it'],
	])('is told why it is no text: %j', (field, message) => {
		expect(parseAction(field)).toMatchObject({ error: { message } });
	});

	it('is not repeated in full', () => {
		expect(JSON.stringify(parseAction('x'.repeat(500)))).not.toContain('x'.repeat(61));
	});
});
