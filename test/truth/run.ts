import type { IDataObject, INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { ZoomRegistrants } from '../../nodes/ZoomRegistrants/ZoomRegistrants.node';
import { clockedPackage } from '../support/clockedPackage';
import { Engine, type WorkflowJson } from '../support/engine';
import { VirtualClock } from '../support/virtualClock';
import type { Behaviour } from './behaviour';
import { ACCOUNT, Double, type Exchange } from './double';
import { type Claim, judge, type Verdict, type Verify } from './judge';
import { type Roster, twelve } from './roster';
import { type EventKind, heldOf, Zoom } from './zoom';

export type OnError = 'continueRegularOutput' | 'continueErrorOutput' | 'stopWorkflow';

/** One run of the node, under one behaviour. */
export interface Case {
	behaviour: Behaviour;
	kind: EventKind;
	verify: Verify;
	onError: OnError;
}

export interface CaseResult {
	/** One for every row; under *Stop Workflow* only for those of whom something was said. */
	verdicts: Verdict[];
	/** What else is not as it should be, in words. */
	flags: string[];
	/** Something was said that is not so, or a secret was told. */
	wrongs: string[];
	statusChanges: number;
	readings: number;
	virtualSeconds: number;
	exchanges: Exchange[];
	claims: Array<Claim | undefined>;
}

const NODE_TYPE = 'n8n-nodes-zoom-registrants.zoomRegistrants';
const NODE_NAME = 'Zoom Registrants';
const ONE_MINUTE_MS = 60_000;
const ONE_HOUR_MS = 3_600_000;
const MAX_REAL_MS = 120_000;
const MAX_SENDS = 3;
const FREE_READINGS = 3;

/** Runs the node in a world of its own and compares what it says with what Zoom holds at the end of time. */
export async function runCase(one: Case): Promise<CaseResult> {
	const { behaviour, kind } = one;
	const clock = new VirtualClock();
	const zoom = new Zoom(() => clock.now());
	const roster = (behaviour.roster ?? twelve())(zoom, kind);
	const double = new Double(zoom, clock);
	double.handlers = behaviour.handlers({ zoom, double, roster });
	await clock.wait(ONE_MINUTE_MS);
	const initially = roster.bystanders.map((person) => heldOf(person));
	await double.start();
	try {
		const engine = new Engine(
			clockedPackage(() => clock),
			credentialsFor(double.url),
		);
		const items = roster.rows.map((row) => ({
			json: {
				event: row.event.id,
				action: row.action,
				occurrence: row.occurrence,
				registrant: row.person?.id ?? row.reference.id ?? '',
				firstName: row.firstName,
				...row.reference,
			},
		}));
		const execution = await inTime(
			engine.execute(workflowFor(one, roster), 'Rows', { items }),
			behaviour.name,
		);
		const { claims, saidNothing, everything } = claimsOf(execution, roster);
		const endedAt = clock.now();
		const during = double.exchanges.slice();
		await clock.wait(ONE_HOUR_MS);
		zoom.catchUp();
		const operation = behaviour.operation ?? 'updateStatus';
		const judged = roster.rows.flatMap((row, index) => {
			if (saidNothing.has(index)) return [];
			const verdict = judge({
				row,
				claim: claims[index],
				operation,
				verify: one.verify,
				endedAt,
				exchanges: during.filter(({ call }) => call.kind !== 'token'),
				unreadable: behaviour.unreadable === true,
			});
			return [{ index, verdict }];
		});
		const result: CaseResult = {
			verdicts: judged.map(({ verdict }) => verdict),
			flags: [],
			wrongs: [],
			...countsOf(during),
			virtualSeconds: (endedAt - (during[0]?.at ?? endedAt)) / 1000,
			exchanges: during,
			claims,
		};
		for (const { index, verdict } of judged) {
			if (verdict.truth.startsWith('false')) {
				result.wrongs.push(`${verdict.truth}: row ${index}, ${verdict.reason}`);
			}
		}
		for (const { index, verdict } of judged) {
			if (verdict.reason.includes('THOUGH IT COULD')) {
				result.flags.push(`could have been read: row ${index}, ${verdict.reason}`);
			}
		}
		roster.bystanders.forEach((person, index) => {
			if (heldOf(person) !== initially[index]) {
				result.wrongs.push(`a bystander was changed: ${person.email}`);
			}
		});
		result.wrongs.push(...secretsIn(everything, double));
		result.flags.push(
			...failedInnocents(one, roster, judged, claims),
			...sentTooOften(roster, during),
			...readTooOften(result),
		);
		return result;
	} finally {
		await double.stop();
	}
}

async function inTime<T>(work: Promise<T>, name: string): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_resolve, reject) => {
		// eslint-disable-next-line @n8n/community-nodes/no-restricted-globals -- uses real time
		timer = setTimeout(() => reject(new Error(`${name}: the run does not end`)), MAX_REAL_MS);
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		// eslint-disable-next-line @n8n/community-nodes/no-restricted-globals -- uses real time
		clearTimeout(timer);
	}
}

function credentialsFor(url: string) {
	return [
		{
			id: 'user',
			type: 'zoomRegistrantsOAuth2Api',
			data: {
				environment: 'custom',
				oAuthBaseUrl: url,
				apiBaseUrl: `${url}/v2`,
				clientId: ACCOUNT.clientId,
				clientSecret: ACCOUNT.clientSecret,
				oauthTokenData: {
					access_token: ACCOUNT.accessToken,
					refresh_token: ACCOUNT.refreshToken,
					token_type: 'bearer',
					expires_in: 3599,
				},
			},
		},
	];
}

function workflowFor(one: Case, roster: Roster): WorkflowJson {
	const base = { typeVersion: 1, position: [0, 0] as [number, number] };
	const node: INode = {
		...base,
		id: 'zoom',
		name: NODE_NAME,
		type: NODE_TYPE,
		onError: one.onError,
		parameters: parametersOf(one, roster),
		credentials: { zoomRegistrantsOAuth2Api: { id: 'user', name: 'Zoom' } },
	};
	return {
		nodes: [{ ...base, id: 'rows', name: 'Rows', type: 'test.passThrough', parameters: {} }, node],
		connections: { Rows: { main: [[{ node: NODE_NAME, type: 'main', index: 0 }]] } },
	};
}

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

function parametersOf({ behaviour, kind, verify }: Case, { rows }: Roster): INodeParameters {
	const { operation = 'updateStatus', options = {} } = behaviour;
	const parameters: INodeParameters = {
		resource: `${kind}Registrant`,
		operation,
		[kind === 'webinar' ? 'webinarId' : 'meetingId']: byId('={{ $json.event }}'),
	};
	if (operation === 'updateStatus') {
		return {
			...parameters,
			action: '={{ $json.action }}',
			...(rows.some(({ occurrence }) => occurrence !== '')
				? { occurrenceId: byId('={{ $json.occurrence }}') }
				: {}),
			registrants: {
				registrant: [{ id: '={{ $json.id ?? "" }}', email: '={{ $json.email ?? "" }}' }],
			},
			options: { verifyResult: verifyResultFor(verify), ...options },
		};
	}
	if (operation === 'delete') {
		return { ...parameters, registrantId: byId('={{ $json.registrant }}') };
	}
	return {
		...parameters,
		email: '={{ $json.email }}',
		firstName: '={{ $json.firstName }}',
		lastName: 'Tester',
		options,
	};
}

/** As a choice of three, or as the switch that it was before. */
function verifyResultFor(verify: Verify): Verify | boolean {
	return verifyIsChoice() ? verify : verify !== 'never';
}

function verifyIsChoice(): boolean {
	const fields = new ZoomRegistrants().description.properties;
	const options = fields.filter(({ name }) => name === 'options').flatMap((field) => field.options);
	return options.some(
		(option) =>
			option !== undefined &&
			'type' in option &&
			option.name === 'verifyResult' &&
			option.type === 'options',
	);
}

interface Claims {
	claims: Array<Claim | undefined>;
	/** Rows of which nothing is said, because the workflow was stopped. */
	saidNothing: Set<number>;
	everything: string;
}

function claimsOf(execution: Awaited<ReturnType<Engine['execute']>>, roster: Roster): Claims {
	const { resultData } = execution.run.data;
	const items = [0, 1].flatMap((output) => execution.output(NODE_NAME, output));
	const claims: Array<Claim | undefined> = roster.rows.map(() => undefined);
	for (const item of items) {
		const index = indexOf(item);
		if (index !== undefined) claims[index] = claimOf(item);
	}
	const saidNothing = new Set<number>();
	const { error } = resultData;
	if (error !== undefined) {
		const index = Number(error.context?.itemIndex ?? 0);
		const said = [error.message, error.description].filter(Boolean).join(' ');
		for (const other of roster.rows.keys()) if (other !== index) saidNothing.add(other);
		claims[index] = { failed: true, json: {}, words: said };
	}
	const everything = JSON.stringify([items, error, error?.message, error?.description]);
	return { claims, saidNothing, everything };
}

function indexOf({ pairedItem }: INodeExecutionData): number | undefined {
	const one = Array.isArray(pairedItem) ? pairedItem[0] : pairedItem;
	return typeof one === 'number' ? one : one?.item;
}

function claimOf(item: INodeExecutionData): Claim {
	const { json } = item;
	const failed = json.error !== undefined || item.error !== undefined || json.success === false;
	return { failed, json, words: wordsOf(json) };
}

/** All that an item says in sentences. */
function wordsOf({ error, message, description, note, details }: IDataObject): string {
	return [error, message, description, note, details]
		.filter((value) => value !== undefined)
		.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
		.join(' ');
}

function countsOf(exchanges: Exchange[]) {
	const count = (kinds: string[]) =>
		exchanges.filter(({ call }) => kinds.includes(call.kind)).length;
	return {
		statusChanges: count(['status', 'create', 'batch', 'delete']),
		readings: count(['list', 'get', 'other']),
	};
}

/** Those who failed for somebody else's fault, with default options. */
function failedInnocents(
	{ behaviour, verify }: Case,
	{ rows }: Roster,
	judged: Array<{ index: number; verdict: Verdict }>,
	claims: Array<Claim | undefined>,
): string[] {
	const { reaches } = behaviour;
	if (reaches === undefined || verify !== 'automatic') return [];
	return judged.flatMap(({ index }) => {
		const row = rows[index];
		const claim = claims[index];
		if (row === undefined || claim?.failed !== true) return [];
		if (reaches === 'innocent' && row.guilty) return [];
		return [`innocent failed: row ${index}, ${claim.words}`];
	});
}

function sentTooOften({ rows }: Roster, exchanges: Exchange[]): string[] {
	const sends = new Map<string, number>();
	for (const { call } of exchanges) {
		if (!['status', 'create', 'batch'].includes(call.kind)) continue;
		const people = call.kind === 'create' ? [call.body ?? {}] : call.people;
		const keys = new Set<string>();
		for (const sent of people) {
			const row = rows.find(({ reference, person, event }) => {
				if (event.id !== call.eventId) return false;
				const known = person ?? reference;
				const id = 'id' in sent ? sent.id : undefined;
				const email = 'email' in sent ? String(sent.email) : undefined;
				return id !== undefined && id !== ''
					? known.id === id || reference.id === id
					: known.email === email || reference.email === email;
			});
			if (row !== undefined) keys.add(`${row.event.id} ${rows.indexOf(row)}`);
		}
		for (const key of keys) sends.set(key, (sends.get(key) ?? 0) + 1);
	}
	return [...sends]
		.filter(([, count]) => count > MAX_SENDS)
		.map(([key, count]) => `sent ${count} times: row ${key.split(' ')[1]}`);
}

function readTooOften({ exchanges }: CaseResult): string[] {
	const events = new Set(exchanges.map(({ call }) => call.eventId));
	return [...events].flatMap((event) => {
		const { statusChanges, readings } = countsOf(
			exchanges.filter(({ call }) => call.eventId === event),
		);
		const most = Math.max(FREE_READINGS, statusChanges);
		return readings > most
			? [`${readings} readings for ${statusChanges} changes of one event`]
			: [];
	});
}

function secretsIn(everything: string, { tokens }: Double): string[] {
	const secrets = [ACCOUNT.clientSecret, ACCOUNT.refreshToken, ...tokens];
	const forms = secrets.flatMap((secret) => [secret, encodeURIComponent(secret), btoa(secret)]);
	return forms
		.filter((secret) => everything.includes(secret))
		.map((secret) => `a secret was told: ${secret}`);
}
