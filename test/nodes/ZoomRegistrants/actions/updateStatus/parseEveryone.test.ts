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
	] as const)('%s, %s would change nothing', (status, action) => {
		expect(parseEveryone(status, '', action)).toMatchObject({
			error: {
				message: `Current Status: everyone ${status} would stay ${status} with the action ${action}`,
			},
		});
	});

	it.each(['', 'any', 'cancelled', undefined, null, {}, ['pending']])(
		'%j is no status',
		(status) => {
			expect(parseEveryone(status, '', 'approve')).toMatchObject({
				error: { message: 'Current Status must be pending, approved or denied' },
			});
		},
	);
});
