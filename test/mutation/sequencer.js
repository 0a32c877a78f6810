const { default: Sequencer } = require('@jest/test-sequencer');

/** The tests of the room itself first, in the order of run.mjs: they decide the soonest. */
module.exports = class extends Sequencer {
	sort(tests) {
		const folders = (process.env.MUTATION_TESTS ?? '').split(',');
		const placeOf = ({ path }) => folders.findIndex((folder) => path.includes(`/test/${folder}`));
		return [...tests].sort((a, b) => placeOf(a) - placeOf(b));
	}
};
