/* eslint-disable @n8n/community-nodes/no-restricted-imports -- part of the test runner */
import type { EnvironmentContext, JestEnvironmentConfig } from '@jest/environment';
import NodeEnvironment from 'jest-environment-node';

import { packageLoader } from './packageLoader';

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

	/** The next file of this worker goes on in it. */
	override async teardown(): Promise<void> {}
}
