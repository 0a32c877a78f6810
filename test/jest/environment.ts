/* eslint-disable @n8n/community-nodes/no-restricted-imports -- part of the test runner */
import type { EnvironmentContext, JestEnvironmentConfig } from '@jest/environment';
import NodeEnvironment from 'jest-environment-node';
import asyncHooks, { AsyncLocalStorage } from 'node:async_hooks';

import { packageLoader } from './packageLoader';

/** What jest-circus leaves in the global scope, by the names of its symbols. */
const LEFT_BY_CIRCUS = ['EVENT_HANDLERS', 'JEST_STATE_SYMBOL'];

/** The storages made since the last test file ended. */
const storages = new Set<AsyncLocalStorage<unknown>>();

// Before Node 24, each promise pays for every storage that was ever used, and jest-circus makes one
// for each test file.
asyncHooks.AsyncLocalStorage = class<T> extends AsyncLocalStorage<T> {
	constructor(...args: ConstructorParameters<typeof AsyncLocalStorage>) {
		super(...args);
		storages.add(this as AsyncLocalStorage<unknown>);
	}
};

/**
 * Jest gives each test file a global scope of its own, in which every package has to be loaded
 * again; n8n-core takes more than a second of that. Here all files of one worker share a scope, and
 * with it the packages in `loadedOnce/`. This package's own modules are still loaded fresh for each
 * file.
 */
export default class SharedEnvironment extends NodeEnvironment {
	private static shared?: SharedEnvironment;

	constructor(...args: [JestEnvironmentConfig, EnvironmentContext]) {
		if (SharedEnvironment.shared !== undefined) return SharedEnvironment.shared;
		super(...args);
		const context = this.getVmContext();
		if (context === null) throw new Error('The environment has no context');
		Object.assign(this.global, { loadOnce: packageLoader(context) });
		SharedEnvironment.shared = this;
	}

	/** The next file of this worker goes on in the scope, without what the last one's tests were. */
	override async teardown(): Promise<void> {
		for (const symbol of Object.getOwnPropertySymbols(this.global)) {
			if (LEFT_BY_CIRCUS.includes(symbol.description ?? '')) Reflect.deleteProperty(this.global, symbol);
		}
		for (const storage of storages) storage.disable();
		storages.clear();
	}
}
