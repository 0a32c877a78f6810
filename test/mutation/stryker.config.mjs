/** For run.mjs. @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
	testRunner: 'jest',
	plugins: ['@stryker-mutator/jest-runner', './test/mutation/drawn.mjs'],
	checkers: ['drawn'],
	coverageAnalysis: 'perTest',
	jest: { configFile: 'test/mutation/jest.config.js', enableFindRelatedTests: false },
	concurrency: 1,
	dryRunTimeoutMinutes: 60,
	// The machine may be busy with other things, and a mutant that is late counts as found.
	timeoutMS: 30_000,
	reporters: ['json', 'progress-append-only'],
	jsonReporter: { fileName: `${process.env.MUTATION_FOLDER}/report.json` },
	tempDirName: '.cache/stryker',
	ignorePatterns: ['/demo', '/bench', '/dist', 'test/e2e', 'test/truth'],
	allowConsoleColors: false,
};
