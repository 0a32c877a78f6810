import {
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
	NodeHelpers,
	Workflow,
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
		'sync',
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
		'sync',
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

it('displayOptions name resources, operations and other fields that exist, and none inside a collection, which n8n can’t see.', () => {
	const allowed: Record<string, unknown[]> = {
		resource: Object.keys(OFFERED),
		operation: [...new Set(Object.values(OFFERED).flat())],
		authentication: ['oAuth2', 'serverToServer'],
		applyTo: ['everyone', 'input', 'registrants'],
		returnAll: [true, false],
		notInList: ['leave', 'deny', 'cancel', 'delete'],
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

it('a choice that holds for all rows takes no expression', () => {
	const fixed = withInner(properties).filter((one) => one.noDataExpression === true);
	expect(fixed).toHaveLength(20);
	expect([...new Set(fixed.map(({ name }) => name))].sort()).toEqual([
		'applyTo',
		'authentication',
		'bodyFormat',
		'confirmationEmail',
		'createSingly',
		'dryRun',
		'fillUpToCapacity',
		'ifAlreadyInStatus',
		'ifPendingOrDenied',
		'lookUpByEmail',
		'notInList',
		'operation',
		'resource',
		'returnJoinUrl',
		'summary',
		'verifyResult',
	]);
});

it('what Zoom requires must be filled in', () => {
	const required = withInner(properties).filter((one) => one.required === true);
	expect(required).toHaveLength(10);
	expect([...new Set(required.map(({ name }) => name))].sort()).toEqual([
		'email',
		'firstName',
		'meetingId',
		'registrantId',
		'webinarId',
	]);
});

it('every choice has a name', () => {
	for (const { name, options = [] } of withInner(properties)) {
		for (const option of options) {
			const label = isGroup(option) ? option.displayName : option.name;
			expect([name, label]).toEqual([name, expect.stringMatching(/\S/)]);
		}
	}
});

it('every field has a label, and every number a least value', () => {
	for (const { name, displayName, type, typeOptions } of withInner(properties)) {
		expect([name, displayName]).toEqual([name, expect.stringMatching(/\S/)]);
		if (type !== 'number') continue;
		expect([name, typeOptions?.minValue]).toEqual([name, expect.any(Number)]);
	}
});

it('every way of choosing something is a list or a text, each once', () => {
	const located = withInner(properties).flatMap(({ name, modes }) =>
		modes === undefined ? [] : [{ name, modes }],
	);
	expect(located.length).toBeGreaterThan(5);
	for (const { name, modes } of located) {
		expect(new Set(modes.map((mode) => mode.name)).size).toBe(modes.length);
		for (const mode of modes) {
			expect([name, mode.name, mode.type]).toEqual([
				name,
				mode.name,
				mode.typeOptions?.searchListMethod === undefined ? 'string' : 'list',
			]);
		}
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

describe('The form', () => {
	const names = (resource: string, operation: string, more: object = {}) =>
		shown(resource, operation, { authentication: 'serverToServer', ...more }).map(
			({ displayName }) => displayName,
		);
	const event = (resource: string) => (resource === 'webinarRegistrant' ? 'Webinar' : 'Meeting');

	it.each(['meetingRegistrant', 'webinarRegistrant'])(
		'of Update Status has what governs above what it governs: %s.',
		(resource) => {
			const top = ['Authentication', 'Resource', 'Operation', 'Action', 'Registrants to Update'];
			const of = (applyTo: string) => names(resource, 'updateStatus', { applyTo });
			expect(of('registrants')).toEqual([
				...top,
				'Host',
				event(resource),
				'Occurrence',
				'Registrants',
				'Options',
			]);
			expect(of('everyone')).toEqual([
				...top,
				'Host',
				event(resource),
				'Occurrence',
				'Current Status',
				'Email Domains',
				'Options',
			]);
			expect(of('input')).toEqual([...top, 'Host', 'Options']);
		},
	);

	it('of Update Status has no occurrence for recordings.', () => {
		expect(names('recordingRegistrant', 'updateStatus', { applyTo: 'registrants' })).toEqual([
			'Authentication',
			'Resource',
			'Operation',
			'Action',
			'Registrants to Update',
			'Host',
			'Meeting',
			'Registrants',
			'Options',
		]);
	});

	it('of Update Status lists the options by name, and Body Format last.', () => {
		const [options] = shown('meetingRegistrant', 'updateStatus', { applyTo: 'registrants' }).filter(
			({ name }) => name === 'options',
		);
		expect(
			(options?.options ?? []).filter(isProperty).map(({ displayName }) => displayName),
		).toEqual([
			'Check Emails First',
			'Check Result',
			'Dry Run',
			'Fill Up To',
			'Fill Up To Capacity',
			'If Already in That Status',
			'Limit',
			'Return Join URL',
			'Body Format',
		]);
	});

	it.each(['meetingRegistrant', 'webinarRegistrant', 'recordingRegistrant'])(
		'of Update Status offers email before ID, and three ways to say who: %s.',
		(resource) => {
			const fields = shown(resource, 'updateStatus', { applyTo: 'registrants' });
			const [registrants] = fields.filter(({ name }) => name === 'registrants');
			const [group] = (registrants?.options ?? []).filter(isGroup);
			expect(group?.values.map(({ displayName, hint }) => [displayName, hint])).toEqual([
				['Email', undefined],
				['ID', 'Only needed without an email'],
			]);
			const [applyTo] = fields.filter(({ name }) => name === 'applyTo');
			expect(applyTo?.options?.map(({ name }) => name)).toEqual([
				'Everyone With a Status',
				'From Input',
				'Specific Registrants',
			]);
		},
	);

	it.each(['meetingRegistrant', 'webinarRegistrant'])(
		'of Create Many says on top of the person that a batch has email and name only: %s.',
		(resource) => {
			const notice =
				'One person per input item. Up to 30 go to Zoom in one request, with email and name only.';
			const person = ['Email', 'First Name', 'Last Name', 'Additional Fields'];
			const top = ['Authentication', 'Resource', 'Operation', 'Host', event(resource)];
			expect(names(resource, 'createMany')).toEqual([...top, notice, ...person, 'Options']);
			expect(names(resource, 'create')).toEqual([...top, ...person, 'Simplify']);
		},
	);

	it.each(['meetingRegistrant', 'webinarRegistrant'])(
		'of Sync With List has the occurrence next to its event, says what the items are, and then asks for the person: %s.',
		(resource) => {
			expect(names(resource, 'sync')).toEqual([
				...['Authentication', 'Resource', 'Operation', 'Host', event(resource), 'Occurrence'],
				'The input items are the complete list: one person per item who should be registered.',
				...['Email', 'First Name', 'Last Name', 'Additional Fields'],
				...['People Not in the List', 'Options'],
			]);
			const [firstName] = shown(resource, 'sync').filter(({ name }) => name === 'firstName');
			expect(firstName?.required).toBe(false);
		},
	);

	it('of Sync With List shows Maximum Removals only if people can be removed.', () => {
		const [options] = shown('meetingRegistrant', 'sync').filter(({ name }) => name === 'options');
		const optionsFor = (notInList: string) =>
			(options?.options ?? [])
				.filter(isProperty)
				.filter((one) =>
					NodeHelpers.displayParameter({}, one, null, node.description, {
						resource: 'meetingRegistrant',
						operation: 'sync',
						notInList,
					}),
				)
				.map(({ displayName }) => displayName);
		const always = ['Confirmation Email', 'Dry Run', 'If Pending or Denied'];
		expect(optionsFor('leave')).toEqual([...always, 'Summary Only']);
		for (const notInList of ['cancel', 'delete', 'deny']) {
			expect(optionsFor(notInList)).toEqual([...always, 'Maximum Removals', 'Summary Only']);
		}
	});

	it('of Create Many keeps every Additional Field that it shows, whatever the options.', () => {
		for (const options of [{}, { createSingly: false }, { createSingly: true }]) {
			const given = {
				operation: 'createMany',
				additionalFields: { autoApprove: true, city: 'Berlin', occurrenceIds: ['1'] },
				options,
			};
			for (const withDefaults of [true, false]) {
				expect(
					NodeHelpers.getNodeParameters(
						properties,
						given,
						withDefaults,
						false,
						null,
						node.description,
					),
				).toMatchObject(given);
			}
		}
	});

	it('has Auto-Approve where Zoom has it.', () => {
		const offered = cases.filter(([resource, operation]) => {
			const [additional] = shown(resource, operation).filter(
				({ name }) => name === 'additionalFields',
			);
			const values = { resource, operation };
			return (additional?.options ?? [])
				.filter(isProperty)
				.filter(({ name }) => name === 'autoApprove')
				.some((one) => NodeHelpers.displayParameter({}, one, null, node.description, values));
		});
		expect(offered).toEqual([
			['meetingRegistrant', 'create'],
			['meetingRegistrant', 'createMany'],
			['webinarRegistrant', 'createMany'],
		]);
	});

	it('starts every choice of Additional Fields with nothing set.', () => {
		const [additional] = shown('meetingRegistrant', 'create').filter(
			({ name }) => name === 'additionalFields',
		);
		const choices = (additional?.options ?? [])
			.filter(isProperty)
			.filter(({ type, typeOptions }) => type === 'options' && typeOptions === undefined);
		expect(choices.map(({ name }) => name)).toEqual([
			'country',
			'language',
			'noOfEmployees',
			'purchasingTimeFrame',
			'roleInPurchaseProcess',
			'status',
		]);
		for (const { name, options, default: value } of choices) {
			expect([name, options?.[0], value]).toEqual([name, { name: '(Not Set)', value: '' }, '']);
		}
	});
});

describe('The subtitle on the canvas', () => {
	/** The subtitle as the editor shows it for a node with these parameters. */
	function subtitle(parameters: INodeParameters): unknown {
		const workflow = new Workflow({
			nodes: [{ ...NODE, parameters }],
			connections: {},
			active: false,
			nodeTypes: {
				getByName: () => node,
				getByNameAndVersion: () => node,
				getKnownTypes: () => ({}),
			},
		});
		const placed = workflow.getNode(NODE.name);
		if (placed === null) throw new Error('The node is missing');
		return workflow.expression.getSimpleParameterValue(
			placed,
			node.description.subtitle,
			'internal',
			{},
		);
	}
	const NODE = {
		id: '1',
		name: 'Zoom Registrants',
		type: 'zoomRegistrants',
		typeVersion: 1,
		position: [0, 0] as [number, number],
	};
	const WORDS: Record<string, string> = {
		create: 'create',
		createMany: 'create many',
		delete: 'delete',
		get: 'get',
		getAll: 'get many',
		getAttendance: 'get attendance',
		getQuestions: 'get questions',
		sync: 'sync',
		updateQuestions: 'update questions',
		updateStatus: 'approve',
	};

	it.each(cases)('names the resource and what it does: %s, %s.', (resource, operation) => {
		const noun = { meetingRegistrant: 'meeting', webinarRegistrant: 'webinar' }[resource];
		expect(subtitle({ resource, operation })).toBe(`${noun ?? 'recording'}: ${WORDS[operation]}`);
	});

	it.each([
		['meetingRegistrant', 'approve', 'meeting: approve'],
		['meetingRegistrant', 'cancel', 'meeting: cancel'],
		['webinarRegistrant', 'deny', 'webinar: deny'],
		['recordingRegistrant', 'deny', 'recording: deny'],
		['meetingRegistrant', '={{ $json.action }}', 'meeting: update status'],
		['recordingRegistrant', '={{ "deny" }}', 'recording: update status'],
	])('names the action of Update Status if it is fixed: %s, %s.', (resource, action, expected) => {
		expect(subtitle({ resource, operation: 'updateStatus', action })).toBe(expected);
	});
});

describe('What the node says it does', () => {
	it('lists, registers and decides, in one line.', () => {
		expect(node.description.description).toBe(
			'Register people for Zoom meetings and webinars, and list, approve, cancel or deny registrants',
		);
	});

	it.each([
		[
			'meetingRegistrant',
			[
				['Create', 'Create meeting registrant'],
				['Create Many', 'Create many meeting registrants'],
				['Delete', 'Delete meeting registrant'],
				['Get', 'Get meeting registrant'],
				['Get Attendance', 'Get meeting attendance'],
				['Get Many', 'Get many meeting registrants'],
				['Get Registration Questions', 'Get meeting registration questions'],
				['Sync With List', 'Sync meeting registrants with a list'],
				['Update Registration Questions', 'Update meeting registration questions'],
				['Update Status', 'Approve, cancel or deny meeting registrants'],
			],
		],
		[
			'webinarRegistrant',
			[
				['Create', 'Create webinar registrant'],
				['Create Many', 'Create many webinar registrants'],
				['Delete', 'Delete webinar registrant'],
				['Get', 'Get webinar registrant'],
				['Get Attendance', 'Get webinar attendance'],
				['Get Many', 'Get many webinar registrants'],
				['Get Registration Questions', 'Get webinar registration questions'],
				['Sync With List', 'Sync webinar registrants with a list'],
				['Update Registration Questions', 'Update webinar registration questions'],
				['Update Status', 'Approve, cancel or deny webinar registrants'],
			],
		],
		[
			'recordingRegistrant',
			[
				['Create', 'Create recording registrant'],
				['Get Many', 'Get many recording registrants'],
				['Get Registration Questions', 'Get recording registration questions'],
				['Update Registration Questions', 'Update recording registration questions'],
				['Update Status', 'Approve or deny recording registrants'],
			],
		],
	])('names each operation and its action, verb first: %s.', (resource, expected) => {
		const [choice] = shown(resource, '').filter(({ name }) => name === 'operation');
		const options = (choice?.options ?? []) as INodePropertyOptions[];
		expect(options.map(({ name, action }) => [name, action])).toEqual(expected);
		for (const { name, description } of options) {
			expect([name, description]).toEqual([name, expect.not.stringContaining('{')]);
		}
	});

	it('tells an agent how to see what Update Status would change.', () => {
		const [choice] = shown('recordingRegistrant', '').filter(({ name }) => name === 'operation');
		const options = (choice?.options ?? []) as INodePropertyOptions[];
		expect(options.find(({ value }) => value === 'updateStatus')?.description).toBe(
			'Approve or deny registrants of a recording, each by email or ID. To see what would change without changing it, turn on Options > Dry Run.',
		);
	});
});

it('only what Zoom offers has an occurrence', () => {
	const withOccurrence = cases.filter(([resource, operation]) =>
		shown(resource, operation).some(({ name }) => name === 'occurrenceId'),
	);
	expect(withOccurrence).toEqual([
		['meetingRegistrant', 'delete'],
		['meetingRegistrant', 'getAll'],
		['meetingRegistrant', 'sync'],
		['meetingRegistrant', 'updateStatus'],
		['webinarRegistrant', 'delete'],
		['webinarRegistrant', 'get'],
		['webinarRegistrant', 'getAll'],
		['webinarRegistrant', 'sync'],
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
		const { json, error } = await world.execute([{}], { ...everything, resource, operation });
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
		const { error } = await world.execute([{}], { ...everything, resource, operation });
		expect(error?.message).toBe(`Operation: "${operation}" is not an operation of "${resource}"`);
		expect(error?.description).toBe('Choose Resource and Operation again in this node.');
		expect(world.sandbox.requests).toEqual([]);
	});
});
