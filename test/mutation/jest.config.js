const base = require('../../jest.config.js');

// Set by run.mjs: the folders and files whose tests decide about a room.
const tests = process.env.MUTATION_TESTS?.split(',') ?? ['nodes', 'credentials'];

/** For Stryker, see run.mjs. @type {import('jest').Config} */
module.exports = {
	...base,
	rootDir: '../..',
	testMatch: tests.map(
		(path) => `<rootDir>/test/${path}${path.endsWith('.ts') ? '' : '/**/*.test.ts'}`,
	),
	// They try much at random; other tests decide the same rules sooner.
	testPathIgnorePatterns: ['/node_modules/', '/properties/', 'badInput\\.test'],
	testEnvironment: require.resolve('./environment.js'),
	testSequencer: require.resolve('./sequencer.js'),
	testRunner: require.resolve('./jest-circus.js'),
	reporters: [],
};
