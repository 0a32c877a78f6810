import { parseEveryone } from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/everyone';

describe('parseEveryone', () => {
	it.each([
		['pending', 'approve'],
		['pending', 'cancel'],
		['approved', 'deny'],
		['denied', 'approve'],
		[' Pending ', 'deny'],
	] as const)('%s, %s', (status, action) => {
		expect(parseEveryone(status, 'example.com', action)).toEqual({
			value: { status: status.trim().toLowerCase(), domains: ['example.com'] },
		});
	});

	it.each([
		['approved', 'approve'],
		['denied', 'deny'],
		['denied', 'cancel'],
	] as const)('A status that would not change is refused: %s with %s.', (status, action) => {
		expect(parseEveryone(status, '', action)).toMatchObject({
			error: {
				message: `Current Status: registrants who are ${status} won't change with the action ${action}`,
			},
		});
	});

	it.each(['', 'any', 'cancelled', undefined, null, {}, ['pending']])(
		'A Current Status that is none is refused, and the message names the three: %j.',
		(status) => {
			expect(parseEveryone(status, '', 'approve')).toMatchObject({
				error: { message: 'Current Status must be pending, approved or denied' },
			});
		},
	);
});
