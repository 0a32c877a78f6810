import { guarded } from '../../../../nodes/ZoomRegistrants/run/guarded';

const messageOf = ({ message }: Error) => `failed: ${message}`;
const rejecting = async (thrown: unknown): Promise<string> => {
	await Promise.resolve();
	throw thrown;
};

it('Work that succeeds gives its own result.', async () => {
	expect(await guarded(async () => 'done', messageOf)).toBe('done');
});

it('Work that throws gives the result that says so, at once or later.', async () => {
	const atOnce = (): Promise<string> => {
		throw new Error('too early');
	};
	expect(await guarded(atOnce, messageOf)).toBe('failed: too early');
	const later = async () => await rejecting(new Error('too late'));
	expect(await guarded(later, messageOf)).toBe('failed: too late');
});

it.each([
	['a string', 'No.', 'failed: No.'],
	['a number', 7, 'failed: 7'],
	['an object', { message: 'hidden' }, 'failed: '],
	['nothing', undefined, 'failed: '],
])('What is thrown becomes an error if it is %s.', async (_, thrown, expected) => {
	expect(await guarded(async () => await rejecting(thrown), messageOf)).toBe(expected);
});

it('An error is handed over as it was thrown.', async () => {
	const error = new TypeError('No.');
	expect(
		await guarded<unknown>(
			async () => await rejecting(error),
			(thrown) => thrown,
		),
	).toBe(error);
});
