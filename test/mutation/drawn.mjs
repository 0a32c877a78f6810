import { readFileSync } from 'node:fs';

import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';

import { keyOf } from './keyOf.mjs';

/** A checker for Stryker that lets only the mutants of the sample through (see run.mjs). */
class Drawn {
	async init() {
		this.keys = new Set(
			JSON.parse(readFileSync(`${process.env.MUTATION_FOLDER}/sample.json`, 'utf8')),
		);
	}

	async check(mutants) {
		const status = (mutant) => (this.keys.has(keyOf(mutant)) ? 'passed' : 'compileError');
		return Object.fromEntries(mutants.map((mutant) => [mutant.id, { status: status(mutant) }]));
	}
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, 'drawn', Drawn)];
