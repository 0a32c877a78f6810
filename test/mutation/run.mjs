import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { Instrumenter } from '@stryker-mutator/instrumenter';

import { keyOf } from './keyOf.mjs';
import { tableOf } from './table.mjs';

/**
 * `npm run test:mutation -- --sample 200 --seed 1 nodes/webhook`: changes the code in small ways and
 * prints which changes no test notices. Without --sample it tries every change, without folders or
 * files all rooms. `test/mutation/equivalent.json` lists changes that change nothing, with reasons.
 */

const NODE = 'nodes/ZoomRegistrants';
const TRIGGER = 'nodes/ZoomRegistrantsTrigger';

/** What the forms show, and what saved workflows rely on in them. */
const FORMS = ['language/forms.test.ts', 'release/surface.test.ts'];

/** Every room, and the tests that decide about it: its own, and a few that use it in the engine. */
const ROOMS = [
	{
		room: 'nodes/webhook',
		tests: ['nodes/webhook', 'nodes/zoom/lists.test.ts'],
	},
	{ room: 'nodes/transport', tests: ['nodes/transport', `${NODE}/actions/get`] },
	{
		room: 'nodes/zoom',
		tests: [
			'nodes/zoom',
			'nodes/fields',
			`${NODE}/methods`,
			`${NODE}/actions/questions`,
			`${NODE}/actions/create/newRegistrant.test.ts`,
			`${NODE}/actions/getAttendance/wire.test.ts`,
			`${NODE}/actions/getAttendance/sources.test.ts`,
			`${NODE}/recordings.test.ts`,
			`${NODE}/webinars.test.ts`,
		],
	},
	{
		room: 'nodes/fields',
		tests: [
			'nodes/fields',
			`${NODE}/methods`,
			`${NODE}/description.test.ts`,
			`${NODE}/actions/updateStatus/input.test.ts`,
		],
	},
	{
		room: `${NODE}/run`,
		tests: [
			`${NODE}/run`,
			`${NODE}/execute.test.ts`,
			`${NODE}/exceptions.test.ts`,
			`${NODE}/entriesWithoutId.test.ts`,
			`${NODE}/actions/get`,
			`${NODE}/actions/updateStatus/errors.test.ts`,
			`${NODE}/actions/updateStatus/errorModes.test.ts`,
			`${NODE}/actions/updateStatus/isolation.test.ts`,
			`${NODE}/actions/updateStatus/lookUp.test.ts`,
		],
	},
	{ room: `${NODE}/actions`, tests: [...FORMS, NODE] },
	{ room: `${NODE}/methods`, tests: [`${NODE}/methods`] },
	{ room: TRIGGER, tests: [...FORMS, TRIGGER] },
	{ room: 'credentials', tests: [...FORMS, 'credentials'] },
];

/** Where a room's sample and Stryker's report are left. */
const folderOf = (room) => resolve('.cache/mutation', room.replaceAll('/', '-'));

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { sample: { type: 'string' }, seed: { type: 'string', default: '1' } },
});

/** The same numbers from 0 to 1 for the same seed (mulberry32). */
function randomFrom(seed) {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

function filesIn(room) {
	const listed = execFileSync('git', ['ls-files', `${room}/**/*.ts`, `${room}/*.ts`]);
	const wanted = positionals.map((path) => path.replace(/\/$/, ''));
	const isWanted = (file) => wanted.some((path) => file === path || file.startsWith(`${path}/`));
	const files = [...new Set(listed.toString().split('\n'))].filter((file) => file !== '');
	return wanted.length === 0 ? files : files.filter(isWanted);
}

async function mutantsOf(files) {
	const silent = { debug() {}, info() {}, isDebugEnabled: () => false };
	const sources = files.map((name) => ({
		name,
		mutate: true,
		content: readFileSync(name, 'utf8'),
	}));
	const options = { excludedMutations: [], ignorers: [], plugins: null };
	return (await new Instrumenter(silent).instrument(sources, options)).mutants;
}

function draw(mutants) {
	const random = randomFrom(Number(values.seed));
	const shuffled = mutants
		.map((mutant) => ({ mutant, place: random() }))
		.sort((a, b) => a.place - b.place)
		.map(({ mutant }) => mutant);
	return shuffled.slice(0, Number(values.sample ?? shuffled.length));
}

/** The drawn mutants as Stryker reports them, with their status. */
function tryOut(drawn, { room, tests }) {
	const folder = folderOf(room);
	mkdirSync(folder, { recursive: true });
	const keys = new Set(drawn.map(keyOf));
	writeFileSync(`${folder}/sample.json`, JSON.stringify([...keys]));
	const files = [...new Set(drawn.map(({ fileName }) => fileName))];
	execFileSync(
		'node_modules/.bin/stryker',
		['run', 'test/mutation/stryker.config.mjs', '--mutate', files.join(',')],
		{
			stdio: 'inherit',
			env: { ...process.env, MUTATION_FOLDER: folder, MUTATION_TESTS: tests.join(',') },
		},
	);
	const report = JSON.parse(readFileSync(`${folder}/report.json`, 'utf8'));
	return Object.entries(report.files).flatMap(([file, { source, mutants }]) =>
		mutants
			.map((mutant) => ({ ...mutant, file, source }))
			.filter((mutant) => keys.has(keyOf(inSource(mutant)))),
	);
}

/** A report counts lines and columns from 1, the instrumenter from 0. */
function inSource({ file, location: { start, end }, replacement }) {
	const fromZero = ({ line, column }) => ({ line: line - 1, column: column - 1 });
	return { fileName: file, location: { start: fromZero(start), end: fromZero(end) }, replacement };
}

const rooms = [];
for (const { room, tests } of ROOMS) {
	const files = filesIn(room);
	if (files.length === 0) continue;
	const mutants = await mutantsOf(files);
	const started = Date.now();
	const results = tryOut(draw(mutants), { room, tests });
	rooms.push({ room, total: mutants.length, results, seconds: (Date.now() - started) / 1000 });
}
const equivalent = JSON.parse(readFileSync('test/mutation/equivalent.json', 'utf8'));
process.stdout.write(`${tableOf(rooms, equivalent)}\nSeed ${values.seed}.\n`);
