/*
 * What this process holds once all garbage has been collected. Loaded into n8n by `--require`, it writes
 * that to the file that LONG_RUN_PROBE names, at each SIGUSR2.
 */
const { renameSync, writeFileSync } = require('node:fs');
const { setTimeout: wait } = require('node:timers/promises');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

const file = process.env.LONG_RUN_PROBE;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

if (file !== undefined) process.on('SIGUSR2', () => void report());

async function report() {
	const text = JSON.stringify(await held());
	// Renamed, so that the file is complete as soon as it's there.
	writeFileSync(`${file}.part`, text);
	renameSync(`${file}.part`, file);
}

async function held() {
	collectGarbage();
	// Again, for what is let go only after that.
	await wait(200);
	collectGarbage();
	const { heapUsed, external } = process.memoryUsage();
	return {
		heapUsed,
		external,
		resources: counted(process.getActiveResourcesInfo()),
		listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
	};
}

function counted(names) {
	const counts = {};
	for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
	return counts;
}

exports.held = held;
