import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import type { Fault, Switches } from '../../../../sandbox';
import { byId, type RunOptions, useWorld } from '../../../support/world';
import { sentPeople } from '../actions/createMany/support';
import { expectNoSecrets, expectOneOutputEach, expectToBeBounded, indexOf } from './everyRun';
import { emailOf, PEOPLE } from './people';
import { type Played, playRows } from './play';
import { EXAMPLES, SETTINGS, TIMEOUT_MS } from './settings';
import { faultOf } from './zoom';

const world = useWorld();

/** The second one repeats, so that Zoom accepts no batches for it. */
const MEETINGS = ['85200001000', '85200001001'];

interface Row {
	event: number;
	person: number;
	spelling: 'plain' | 'capitals' | 'notAnEmail';
	lastName: string;
}

interface Scenario {
	rows: Row[];
	/** People whom Zoom doesn't register: denied before, registered three times today, or hosts. */
	denied: number[];
	exhausted: number[];
	hosts: number[];
	createSingly: boolean;
	onError: RunOptions['onError'];
	switches: Partial<Switches>;
	faults: Fault[];
}

const row: fc.Arbitrary<Row> = fc.record({
	event: fc.constantFrom(0, 0, 0, 1),
	person: fc.nat(PEOPLE - 1),
	spelling: fc.oneof(
		{ weight: 9, arbitrary: fc.constantFrom('plain' as const, 'capitals' as const) },
		{ weight: 1, arbitrary: fc.constant('notAnEmail' as const) },
	),
	lastName: fc.constantFrom('Lee', 'Lee', 'Lee', 'Ray'),
});

const few = fc.oneof(fc.constant<number[]>([]), fc.array(fc.nat(PEOPLE - 1), { maxLength: 8 }));

const scenario: fc.Arbitrary<Scenario> = fc.record({
	rows: fc
		.constantFrom(5, 5, 30, 80)
		.chain((maxLength) => fc.array(row, { minLength: 1, maxLength, size: 'max' })),
	denied: few,
	exhausted: few,
	hosts: few,
	createSingly: fc.boolean(),
	onError: fc.constantFrom(
		'continueRegularOutput' as const,
		'continueErrorOutput' as const,
		'stopWorkflow' as const,
	),
	switches: fc.record(
		{
			plan: fc.constantFrom('unlimited' as const, 'free' as const),
			batchStatus: fc.constantFrom(200 as const, 201 as const),
			batchInvalid: fc.constantFrom('refuse' as const, 'skip' as const),
			addLimitPer: fc.constantFrom('registrantAndEvent' as const, 'registrant' as const),
			listLagReads: fc.constantFrom(0 as const, 1 as const),
		},
		{ requiredKeys: [] },
	),
	faults: fc.array(faultOf('POST', 'POST', 'GET'), { maxLength: 3 }),
});

async function play(example: Scenario): Promise<Played> {
	world.reset();
	const { sandbox } = world;
	for (const [event, id] of MEETINGS.entries()) {
		sandbox.addMeeting({
			id,
			occurrences: event === 1 ? ['1800000000000'] : [],
			alternativeHosts: example.hosts.map(emailOf),
		});
		const denied = [...new Set(example.denied)].map((person) => ({ email: emailOf(person) }));
		sandbox.addRegistrants(id, denied, { status: 'denied' });
		for (const person of example.exhausted) {
			sandbox.state.dailyAdditions.perRegistrantAndEvent[`${id} ${emailOf(person)}`] = 3;
		}
	}
	Object.assign(sandbox.switches, example.switches);
	sandbox.addFault(...example.faults);
	const rows = example.rows.map(
		(one): IDataObject => ({
			meeting: MEETINGS[one.event],
			email: emailIn(one),
			lastName: one.lastName,
		}),
	);
	const parameters = {
		operation: 'createMany',
		meetingId: byId('={{ $json.meeting }}'),
		email: '={{ $json.email }}',
		firstName: 'Guest',
		lastName: '={{ $json.lastName }}',
		options: { createSingly: example.createSingly },
	};
	return await playRows(world, rows, parameters, example.onError);
}

function emailIn({ person, spelling }: Row): string {
	if (spelling === 'notAnEmail') return 'nobody';
	return spelling === 'capitals' ? emailOf(person).toUpperCase() : emailOf(person);
}

const registrants = (event: number) => world.sandbox.meeting(MEETINGS[event] ?? '').registrants;

function expectToHold(example: Scenario, played: Played): void {
	expectOneOutputEach(example.rows.length, example.onError, played);
	for (const { json, pairedItem } of played.all) {
		const one = example.rows[indexOf(pairedItem)]!;
		if (json.error !== undefined) {
			expect(json.error).toMatch(/\S.* \[item \d+\]$/s);
			continue;
		}
		const found = registrants(one.event).find(({ id }) => id === json.id);
		expect([json, found?.email.toLowerCase()]).toEqual([json, emailOf(one.person)]);
		expect([json, found?.status]).toEqual([json, 'pending']);
	}
	expect(strangers(example)).toEqual([]);
	expect(sentTooOften(example)).toEqual([]);
	expect(world.sandbox.state.oddities).toEqual([]);
	expectToBeBounded(world, example.rows.length, played);
	expectNoSecrets(world, played);
}

/** Emails that are registered although no row asks for it. */
function strangers(example: Scenario): string[] {
	return MEETINGS.flatMap((_, event) => {
		const asked = example.rows.filter(
			(one) => one.event === event && one.spelling !== 'notAnEmail',
		);
		const expected = new Set(
			[...asked.map(({ person }) => person), ...example.denied].map(emailOf),
		);
		return registrants(event)
			.map(({ email }) => email.toLowerCase())
			.filter((email) => !expected.has(email));
	});
}

/** In batches up to six times, because others are named, once more after a fault, and twice alone. */
const SENDS = 1 + 5 + 1 + 2;

/** A request that Zoom told to wait is made up to six times more, and twice more after a login. */
const TRIES = 1 + 6 + 2;

/** Emails that were sent more often than stated. */
function sentTooOften({ rows, faults, switches }: Scenario): string[] {
	const isUndisturbed = faults.length === 0 && (switches.plan ?? 'unlimited') === 'unlimited';
	const counts = new Map<string, number>();
	for (const request of world.apiRequests().filter(({ method }) => method === 'POST')) {
		const event = MEETINGS.findIndex((id) => request.path.includes(id));
		for (const email of sentPeople(request)) {
			const key = `${event} ${email.toLowerCase()}`;
			counts.set(key, (counts.get(key) ?? 0) + 1);
		}
	}
	return [...counts].flatMap(([key, count]) => {
		const names = rows.filter((one) => `${one.event} ${emailOf(one.person)}` === key);
		const differing = new Set(names.map(({ lastName }) => lastName)).size;
		const most = differing * SENDS * (isUndisturbed ? 1 : TRIES);
		return count > most ? [`${key}: ${count} times, ${most} at most`] : [];
	});
}

it(
	`whatever the rows and Zoom: nothing is lost, untrue, sent too often or without end (${EXAMPLES})`,
	async () => {
		await fc.assert(
			fc.asyncProperty(scenario, async (example) => {
				expectToHold(example, await play(example));
			}),
			SETTINGS,
		);
	},
	TIMEOUT_MS,
);

it(
	`where only rows are wrong, they fail alone, and everyone else is registered (${EXAMPLES})`,
	async () => {
		await fc.assert(
			fc.asyncProperty(scenario, async (any) => {
				const example: Scenario = {
					...any,
					createSingly: true,
					onError: 'continueRegularOutput',
					switches: {},
					faults: [],
				};
				const played = await play(example);
				expectToHold(example, played);
				for (const { json, pairedItem } of played.all) {
					const one = example.rows[indexOf(pairedItem)]!;
					const isRight =
						one.spelling !== 'notAnEmail' &&
						![...example.denied, ...example.exhausted, ...example.hosts].includes(one.person);
					expect([one, json.error, json.error === undefined]).toEqual([one, json.error, isRight]);
				}
			}),
			SETTINGS,
		);
	},
	TIMEOUT_MS,
);
