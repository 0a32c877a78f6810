import {
	addTo,
	allCasesOf,
	classes,
	emptyTally,
	fewCasesOf,
	nameOf,
	runCase,
	tableOf,
} from './matrix';

// eslint-disable-next-line @n8n/community-nodes/no-restricted-globals -- jest.truth.config.js asks for it
const whole = process.env.TRUTH_MATRIX === 'whole';
const tallies = classes.map(emptyTally);

afterAll(() => {
	// eslint-disable-next-line @n8n/community-nodes/no-restricted-globals -- prints the matrix
	process.stdout.write(`\n${tableOf(tallies)}\n`);
});

describe.each(classes)('$title', ({ title, behaviours }) => {
	const tally = tallies.find((one) => one.title === title);

	it.each(behaviours.map((behaviour, position) => ({ name: behaviour.name, behaviour, position })))(
		'$name',
		async ({ behaviour, position }) => {
			const wrongs: string[] = [];
			const cases = whole ? allCasesOf(behaviour) : fewCasesOf(behaviour, position);
			for (const one of cases) {
				const result = await runCase(one);
				if (tally !== undefined) addTo(tally, result);
				const innocents = result.flags.filter((flag) => flag.startsWith('innocent failed'));
				wrongs.push(...[...result.wrongs, ...innocents].map((wrong) => `${nameOf(one)}: ${wrong}`));
			}
			expect(wrongs).toEqual([]);
		},
	);
});
