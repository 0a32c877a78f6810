const { require: requireTypeScript } = require('tsx/cjs/api');

// Stryker loads this file without jest's transformers.
const { default: SharedEnvironment } = requireTypeScript('../jest/environment.ts', __filename);

const ACTIVE_MUTANT = '__STRYKER_ACTIVE_MUTANT__';

/** The environment that all files and mutants share: each time as if Stryker saw it first. */
module.exports = class extends SharedEnvironment {
	constructor(...args) {
		super(...args);
		// Stryker puts a handler around the one that it finds, in the same object each time.
		delete this.handleTestEvent;
		// The environment has a copy of the variables, of the time when it was made.
		const { env } = this.global.process;
		delete env[ACTIVE_MUTANT];
		if (ACTIVE_MUTANT in process.env) env[ACTIVE_MUTANT] = process.env[ACTIVE_MUTANT];
	}
};
