import { parseAction as parseActionOf, STATUS_AFTER } from '../../../nodes/zoom/statusAction';
import { EVENT_KINDS } from '../../../nodes/zoom/eventKinds';

const parseAction = (field: unknown) => parseActionOf(field, EVENT_KINDS.meetingRegistrant);

describe('an action', () => {
	it.each([
		['approve', 'approve'],
		['cancel', 'cancel'],
		['deny', 'deny'],
		['Approve', 'approve'],
		[' DENY\n', 'deny'],
	])('%j', (field, value) => {
		expect(parseAction(field)).toEqual({ value });
	});

	it.each([
		['approve', 'approved'],
		['cancel', 'cancelled'],
		['deny', 'denied'],
	] as const)('%s ends as %s', (action, status) => {
		expect(STATUS_AFTER[action]).toBe(status);
	});
});

describe('what is no action', () => {
	it.each([
		['approved', 'Action: "approved" is not an action'],
		['delete', 'Action: "delete" is not an action'],
		['toString', 'Action: "tostring" is not an action'],
		[1, 'Action: "1" is not an action'],
		['', 'Action is empty'],
		[' ', 'Action is empty'],
		[undefined, 'Action is empty'],
		[null, 'Action is empty'],
		['undefined', 'Action is empty'],
	])('%j', (field, problem) => {
		expect(parseAction(field)).toEqual({
			problem,
			nextStep: expect.stringMatching(/approve, cancel and deny/),
		});
	});

	it.each([[true], [{}], [['approve']], [NaN]])(
		'is not called empty when it is there: %j',
		(field) => {
			expect(parseAction(field)).toEqual({
				problem: expect.stringMatching(/^Action\b.*not/),
				nextStep: expect.stringMatching(/approve, cancel and deny/),
			});
		},
	);

	it('is not repeated in full', () => {
		expect(JSON.stringify(parseAction('x'.repeat(500)))).not.toContain('x'.repeat(61));
	});
});
