import type { ILoadOptionsFunctions } from 'n8n-workflow';

type Method<Args extends unknown[], R> = (this: ILoadOptionsFunctions, ...args: Args) => Promise<R>;

/** A method whose code is loaded when it's called for the first time, so that n8n starts without it. */
export function late<Args extends unknown[], R>(
	load: () => Promise<Method<Args, R>>,
): Method<Args, R> {
	return async function (...args) {
		return await (await load()).apply(this, args);
	};
}
