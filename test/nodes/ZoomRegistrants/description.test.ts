import {
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
	NodeHelpers,
} from 'n8n-workflow';

import { ZoomRegistrants } from '../../../nodes/ZoomRegistrants/ZoomRegistrants.node';
import { byId, oneRegistrant, useWorld } from '../../support/world';

const node = new ZoomRegistrants();
const { properties } = node.description;

const OFFERED: Record<string, string[]> = {
	meetingRegistrant: [
		'create',
		'createMany',
		'delete',
		'get',
		'getAttendance',
		'getAll',
		'getQuestions',
		'updateQuestions',
		'updateStatus',
	],
	webinarRegistrant: [
		'create',
		'createMany',
		'delete',
		'get',
		'getAttendance',
		'getAll',
		'getQuestions',
		'updateQuestions',
		'updateStatus',
	],
	recordingRegistrant: ['create', 'getAll', 'getQuestions', 'updateQuestions', 'updateStatus'],
};

const cases = Object.entries(OFFERED).flatMap(([resource, operations]) =>
	operations.map((operation) => [resource, operation] as const),
);

const isProperty = (one: object): one is INodeProperties => 'type' in one;
const isGroup = (one: object): one is INodePropertyCollection => 'values' in one;
const valuesOf = (options: INodeProperties['options'] = []) =>
	options.flatMap((one) => ('value' in one ? [(one as INodePropertyOptions).value] : []));

/** Every property of a list, and those inside it. */
function withInner(list: INodeProperties[]): INodeProperties[] {
	return list.flatMap((one) => [
		one,
		...(one.options ?? []).flatMap((inner) => {
			if (isGroup(inner)) return withInner(inner.values);
			return isProperty(inner) ? withInner([inner]) : [];
		}),
	]);
}

/** What the form shows for a resource and an operation. */
const shown = (resource: string, operation: string, more: object = {}) => {
	const values = { authentication: 'oAuth2', resource, operation, ...more };
	return properties.filter((one) =>
		NodeHelpers.displayParameter(values, one, null, node.description),
	);
};

it('each resource offers what Zoom has, in alphabetical order', () => {
	for (const [resource, operations] of Object.entries(OFFERED)) {
		const [choice, ...others] = shown(resource, '').filter(({ name }) => name === 'operation');
		expect(others).toEqual([]);
		expect(valuesOf(choice?.options)).toEqual(operations);
		const names = (choice?.options ?? []).map(({ name }) => name);
		expect(names).toEqual([...names].sort());
		expect(operations).toContain(choice?.default);
	}
});

it('displayOptions name resources, operations and other fields that exist', () => {
	const allowed: Record<string, unknown[]> = {
		resource: Object.keys(OFFERED),
		operation: [...new Set(Object.values(OFFERED).flat())],
		authentication: ['oAuth2', 'serverToServer'],
		applyTo: ['everyone', 'input', 'registrants'],
		returnAll: [true, false],
	};
	for (const property of withInner(properties)) {
		const { show = {}, hide = {} } = property.displayOptions ?? {};
		for (const [name, values] of [...Object.entries(show), ...Object.entries(hide)]) {
			const known = allowed[name.replace(/^\//, '')];
			if (known === undefined) {
				expect([property.name, name]).toEqual(['answers', 'type']);
				continue;
			}
			for (const value of values ?? []) expect(known).toContain(value);
		}
	}
});

it.each(cases)('%s, %s: no field is shown twice, and each has its event', (resource, operation) => {
	for (const more of [{ applyTo: 'registrants' }, { applyTo: 'everyone' }]) {
		const names = shown(resource, operation, more).map(({ name }) => name);
		expect(names).toEqual([...new Set(names)]);
		const event = resource === 'webinarRegistrant' ? 'webinarId' : 'meetingId';
		expect(names.filter((name) => name === 'meetingId' || name === 'webinarId')).toEqual([event]);
	}
});

it('every default is a choice that there is, and of the right type', () => {
	for (const { name, type, options, default: value, typeOptions } of withInner(properties)) {
		if (type === 'options' && typeOptions?.loadOptionsMethod === undefined && value !== '') {
			expect([name, valuesOf(options)]).toEqual([name, expect.arrayContaining([value])]);
		}
		if (type === 'boolean') expect([name, typeof value]).toEqual([name, 'boolean']);
		if (type === 'number') expect([name, typeof value]).toEqual([name, 'number']);
		if (type === 'string') expect([name, value]).toEqual([name, '']);
	}
});

it('every list that a field loads has its method', () => {
	for (const { name, typeOptions, modes } of withInner(properties)) {
		const search = modes?.map((mode) => mode.typeOptions?.searchListMethod) ?? [];
		for (const method of search.filter((one) => one !== undefined)) {
			expect([name, Object.keys(node.methods.listSearch)]).toEqual([
				name,
				expect.arrayContaining([method]),
			]);
		}
		const load = typeOptions?.loadOptionsMethod;
		if (load !== undefined) expect(Object.keys(node.methods.loadOptions)).toContain(load);
	}
});

it('only what Zoom offers has an occurrence', () => {
	const withOccurrence = cases.filter(([resource, operation]) =>
		shown(resource, operation).some(({ name }) => name === 'occurrenceId'),
	);
	expect(withOccurrence).toEqual([
		['meetingRegistrant', 'delete'],
		['meetingRegistrant', 'getAll'],
		['meetingRegistrant', 'updateStatus'],
		['webinarRegistrant', 'delete'],
		['webinarRegistrant', 'get'],
		['webinarRegistrant', 'getAll'],
		['webinarRegistrant', 'updateStatus'],
	]);
});

describe('on the engine', () => {
	const world = useWorld((world) => {
		world.sandbox.addMeeting({ id: '85200000901', recording: {} });
		world.sandbox.addMeeting({ id: '93300000901', type: 5 });
		world.sandbox.addRegistrants('85200000901', [{ id: 'annsID', email: 'ann@example.com' }]);
		world.sandbox.addRegistrants('93300000901', [{ id: 'annsID', email: 'ann@example.com' }]);
		const held = { uuid: 'held==', startTime: world.clock.now() - 7_200_000, duration: 60 };
		for (const id of ['85200000901', '93300000901']) {
			world.sandbox.addInstance(id, held);
			world.sandbox.addParticipants(id, [
				{ registrant: 'annsID' },
				{ email: 'ada@events.example' },
			]);
		}
		world.sandbox.addRecordingRegistrants('85200000901', [
			{ id: 'annsID', email: 'a@example.com' },
		]);
	});
	const everything = {
		meetingId: byId('85200000901'),
		webinarId: byId('93300000901'),
		// The other operations use what is there or ahead; this one, what was held.
		instance: byId('held=='),
		action: 'approve',
		registrants: oneRegistrant('annsID', ''),
		registrantId: byId('annsID'),
		email: 'bob@example.com',
		firstName: 'Bob',
		questions: { question: [{ fieldName: 'city', required: false }] },
	};

	it.each(cases)('%s, %s does what it says', async (resource, operation) => {
		const { json, error } = await world.update([{}], { ...everything, resource, operation });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(1);
		const requests = world.apiRequests();
		// Whoever is deleted is asked for once more, and isn't there.
		if (operation === 'delete')
			expect(requests.pop()).toMatchObject({ method: 'GET', status: 400 });
		// A user may not read reports, so those are refused and the other list is read.
		const expected = requests.filter(({ path }) => !path.startsWith('/v2/report/'));
		expect(expected.every(({ status }) => (status ?? 500) < 300)).toBe(true);
		expect(world.sandbox.state.oddities).toEqual([]);
	});

	it.each([
		['recordingRegistrant', 'createMany'],
		['recordingRegistrant', 'delete'],
		['recordingRegistrant', 'get'],
		['meetingRegistrant', 'constructor'],
		['meetingRegistrant', 'list'],
	])('%s, %s is refused before anything is sent', async (resource, operation) => {
		const { error } = await world.update([{}], { ...everything, resource, operation });
		expect(error?.message).toBe(`Operation: "${operation}" is not an operation of "${resource}"`);
		expect(error?.description).toBe('Choose Resource and Operation again in this node.');
		expect(world.sandbox.requests).toEqual([]);
	});
});
