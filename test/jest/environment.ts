/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- part of the test runner */
import type { EnvironmentContext, JestEnvironmentConfig } from '@jest/environment';
import NodeEnvironment from 'jest-environment-node';
import { ModuleMocker } from 'jest-mock';
import asyncHooks, { AsyncLocalStorage } from 'node:async_hooks';
import vm, { constants, createContext } from 'node:vm';

import { packageLoader } from './packageLoader';

type Scope = NodeEnvironment['global'];

/** What jest-circus leaves in the global scope, by the names of its symbols. */
const LEFT_BY_CIRCUS = ['EVENT_HANDLERS', 'JEST_STATE_SYMBOL'];

/** Node warns as soon as one of these is read. */
const UNREAD = ['localStorage', 'sessionStorage'];

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

interface Compiled {
	code: string;
	create: ReturnType<typeof vm.compileFunction>;
}

/** What was compiled in this worker, by the name of the file and what its function takes. */
const compiled = new Map<string, Compiled>();
const { compileFunction } = vm;

// Jest compiles each module anew for each test file: a function that creates the module, so that
// the same one, called again, creates another.
vm.compileFunction = (code, parameters, options) => {
	const name = [options?.filename, ...(parameters ?? [])].join(' ');
	const known = compiled.get(name);
	if (known?.code === code) return known.create;
	const create = compileFunction(code, parameters, options);
	compiled.set(name, { code, create });
	return create;
};

/**
 * Jest gives each test file a global scope of its own, in which every package has to be loaded
 * again; n8n-core takes more than a second of that. Here all files of one worker share a scope, and
 * with it the packages in `loadedOnce/`. This package's own modules are still loaded fresh for each
 * file. Fake timers don't work in it; tests have `VirtualClock`.
 */
export default class SharedEnvironment extends NodeEnvironment {
	private static shared?: SharedEnvironment;
	private readonly exit = process.exit;

	constructor(...args: [JestEnvironmentConfig, EnvironmentContext]) {
		if (SharedEnvironment.shared !== undefined) return SharedEnvironment.shared;
		super(...args);
		const scope = ordinaryScope(this.global);
		Object.assign(scope, { loadOnce: packageLoader(scope) });
		this.context = scope;
		this.global = scope;
		this.moduleMocker = new ModuleMocker(scope as unknown as typeof globalThis);
		SharedEnvironment.shared = this;
	}

	/** The next file of this worker goes on in the scope, without what the last one's tests were. */
	override async teardown(): Promise<void> {
		for (const symbol of Object.getOwnPropertySymbols(this.global)) {
			if (LEFT_BY_CIRCUS.includes(symbol.description ?? ''))
				Reflect.deleteProperty(this.global, symbol);
		}
		for (const storage of storages) storage.disable();
		storages.clear();
		// Jest wraps it for each file, around that of the file before.
		this.global.process.exit = this.exit;
	}
}

/**
 * A global scope with all that jest has put into its own. Jest's is a proxy, which makes every use of
 * a global slower.
 */
function ordinaryScope(jestScope: Scope): Scope {
	const scope = createContext(constants.DONT_CONTEXTIFY) as Scope;
	for (const name of Reflect.ownKeys(jestScope)) {
		if (Object.hasOwn(scope, name) || UNREAD.includes(String(name))) continue;
		Reflect.set(scope, name, Reflect.get(jestScope, name));
	}
	// Node's own modules make and expect these.
	return Object.assign(scope, { global: scope, ArrayBuffer, Uint8Array });
}
