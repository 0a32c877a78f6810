import { textOf } from '../../transport/guards';

/**
 * Does some work. If this package's own code fails at it, `onError` says what comes of that; so an
 * exception concerns this work alone.
 */
export async function guarded<Value>(
	work: () => Promise<Value>,
	onError: (error: Error) => Value,
): Promise<Value> {
	try {
		return await work();
	} catch (thrown) {
		return onError(thrown instanceof Error ? thrown : new Error(textOf(thrown)));
	}
}
