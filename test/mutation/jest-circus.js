const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { createEmptyTestResult } = require('@jest/test-result');
const { default: circus } = require('jest-circus/runner');

/** Which test files reach each mutant, noted in the first run, by the mutant's ID. */
const REACHED_BY = 'reachedBy.json';
const reachedBy = existsSync(REACHED_BY) ? JSON.parse(readFileSync(REACHED_BY, 'utf8')) : {};

/** The last mutant that a test failed for. */
let killed;

/**
 * A test runner for jest that, with a mutant, runs only the files that reach it, and none after the
 * first that fails. Stryker would load every file, and look at no result before the last. All tests
 * of a file are run: code outside of functions that is loaded late runs in the first test that needs
 * it, which is the only one that Stryker would run, and matters to those behind. Its name is one
 * that Stryker takes for jest-circus, which it is.
 */
module.exports = async function run(globalConfig, config, environment, runtime, testPath, ...rest) {
	const mutant = process.env.__STRYKER_ACTIVE_MUTANT__;
	if (mutant !== undefined && (mutant === killed || !reachedBy[mutant]?.includes(testPath))) {
		return skipped(testPath);
	}
	const coverage = () =>
		environment.global.__stryker__?.mutantCoverage ?? { static: {}, perTest: {} };
	const before = { ...coverage().static };
	const withAllTests = { ...globalConfig, testNamePattern: undefined };
	const result = await circus(withAllTests, config, environment, runtime, testPath, ...rest);
	if (mutant === undefined) {
		note(testPath, result, coverage(), before);
	} else if (result.numFailingTests > 0 || result.testExecError) {
		killed = mutant;
	}
	return result;
};

function note(testPath, { testResults }, { static: loaded, perTest }, before) {
	const mutants = [
		...Object.keys(loaded).filter((id) => loaded[id] !== before[id]),
		...testResults.flatMap(({ fullName }) => Object.keys(perTest[fullName] ?? {})),
	];
	for (const id of new Set(mutants)) (reachedBy[id] ??= []).push(testPath);
	writeFileSync(REACHED_BY, JSON.stringify(reachedBy));
}

function skipped(testFilePath) {
	const test = {
		ancestorTitles: [],
		failureMessages: [],
		fullName: '',
		status: 'pending',
		title: '',
	};
	return { ...createEmptyTestResult(), testFilePath, numPendingTests: 1, testResults: [test] };
}
