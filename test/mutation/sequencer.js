const { default: Sequencer } = require('@jest/test-sequencer');

/** The tests of the room itself first, in the order of run.mjs: they decide the soonest. What counts requests of many rows takes long, and comes last. */
module.exports = class extends Sequencer {
	sort(tests) {
		const folders = (process.env.MUTATION_TESTS ?? '').split(',');
		const placeOf = ({ path }) => folders.findIndex((folder) => path.includes(`/test/${folder}`));
		const isLong = ({ path }) => Number(/cost\.test/.test(path));
		return [...tests].sort((a, b) => isLong(a) - isLong(b) || placeOf(a) - placeOf(b));
	}
};
