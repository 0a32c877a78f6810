import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { byId, type RunOptions, type RunResult, type World } from '../../../support/world';
import { emailOf, fieldsOf, idOf } from './people';
import { MEETINGS, OCCURRENCES, REPEATING, type Scenario } from './scenario';

/** A run of the node, and what there was of it besides its output. */
export interface Played extends RunResult {
	/** All output items, of both outputs. */
	all: INodeExecutionData[];
	/** Virtual milliseconds. */
	elapsedMs: number;
}

/** Sets up Zoom as the scenario has it, and runs the node. */
export async function play(world: World, scenario: Scenario): Promise<Played> {
	world.reset();
	setUp(world, scenario);
	return await playRows(world, rowsOf(scenario), parametersOf(scenario), scenario.onError);
}

/** Runs the node on a Zoom that is set up already. */
export async function playRows(
	world: World,
	rows: IDataObject[],
	parameters: INodeParameters,
	onError: RunOptions['onError'],
): Promise<Played> {
	const started = world.clock.now();
	const result = await world.execute(rows, parameters, { onError });
	return {
		...result,
		all: [...result.items, ...result.errorItems],
		elapsedMs: world.clock.now() - started,
	};
}

function setUp({ sandbox }: World, scenario: Scenario): void {
	const startTime = Date.UTC(2026, 11, 24);
	for (const [event, id] of MEETINGS.entries()) {
		const occurrences = event === REPEATING ? OCCURRENCES : [];
		sandbox.addMeeting({ id, startTime, occurrences });
		sandbox.addRegistrants(
			id,
			scenario.statuses.map((status, person) => ({
				id: idOf(event, person),
				email: emailOf(person),
				status,
			})),
		);
	}
	for (const person of scenario.exhausted) {
		for (const [event, id] of MEETINGS.entries()) {
			sandbox.state.dailyStatusChanges.perRegistrant[`${id} ${idOf(event, person)}`] = 10;
		}
	}
	Object.assign(sandbox.switches, scenario.switches);
	sandbox.addFault(...scenario.faults);
	if (scenario.mayRead) return;
	for (const app of Object.values(sandbox.state.apps)) {
		app.scopes = app.scopes.filter((scope) => !/:read:.*registrant/.test(scope));
	}
}

function rowsOf({ items }: Scenario): IDataObject[] {
	return items.map(({ event, occurrence = '', action, people }) => ({
		meeting: MEETINGS[event],
		occurrence,
		action,
		people: people.map((one) => fieldsOf(event, one)),
	}));
}

function parametersOf({ items, options }: Scenario): INodeParameters {
	const peopleEach = items[0]?.people.length ?? 0;
	return {
		meetingId: byId('={{ $json.meeting }}'),
		occurrenceId: byId('={{ $json.occurrence }}'),
		action: '={{ $json.action }}',
		registrants: {
			registrant: Array.from({ length: peopleEach }, (_, n) => ({
				id: `={{ $json.people[${n}].id }}`,
				email: `={{ $json.people[${n}].email }}`,
			})),
		},
		options,
	};
}
