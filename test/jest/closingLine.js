/** A jest reporter whose last line of all is the plain counts, which any CI can read. */
module.exports = class ClosingLine {
	onRunComplete(_contexts, results) {
		const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests } = results;
		// A file that could not even be loaded has no failed test, but is not a success.
		const failed = Math.max(numFailedTests, numFailedTestSuites);
		const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
		process.once('exit', () => {
			process.stdout.write(`\n${numPassedTests} passed, ${failed} failed${skipped}\n`);
		});
	}
};
