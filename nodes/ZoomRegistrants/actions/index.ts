import {
	type IExecuteFunctions,
	type INodeProperties,
	type INodePropertyOptions,
	NodeOperationError,
} from 'n8n-workflow';

import { asText } from '../../fields/parsed';
import { oneOf } from '../../fields/statusAction';
import { EVENT_KINDS, type Resource } from '../../zoom/eventKinds';
import { createFields, createManyFields, newRegistrantFields } from './create/fields';
import { description as deleteFields } from './delete.fields';
import { description as getFields } from './get.fields';
import { description as getAllFields } from './getAll/fields';
import { description as getAttendanceFields } from './getAttendance/fields';
import type { AnyOperation, Operation } from './operation';
import { updateQuestionsFields } from './questions/fields';
import { description as syncFields } from './sync/fields';
import { governingStatusFields, updateStatusFields } from './updateStatus/fields';

/** What the node can do, for which resources, and how the form shows it. */
interface OfferedOperation {
	/** Loads its code, which takes longer than the whole form; so n8n starts without it. */
	load: () => Promise<AnyOperation>;
	resources: readonly Resource[];
	/** In *Operation*; `{noun}` is replaced by meeting, webinar or recording, `{Approve}` by its actions. */
	choice: { name: string; description: string; action: string };
	/** Its fields above the meeting or webinar, which govern what follows. */
	governingFields?: INodeProperties[];
	/** Its other fields, apart from those of every operation. */
	fields: INodeProperties[];
}

const RESOURCES: Resource[] = ['meetingRegistrant', 'webinarRegistrant', 'recordingRegistrant'];

/** Zoom can't get or delete a single recording registrant, and adds them one at a time. */
const EVENTS_ONLY: Resource[] = ['meetingRegistrant', 'webinarRegistrant'];

/** By the value of *Operation*, in the order in which the form shows them. */
const OPERATIONS: ReadonlyMap<string, OfferedOperation> = new Map([
	[
		'create',
		{
			load: async () => anyOperation((await import('./create/create.operation')).create),
			resources: RESOURCES,
			choice: {
				name: 'Create',
				description:
					'Register one person for a {noun}. Needs an email and a first name. Registering someone again returns their existing registration.',
				action: 'Create {noun} registrant',
			},
			fields: createFields,
		},
	],
	[
		'createMany',
		{
			load: async () => anyOperation((await import('./create/createMany.operation')).createMany),
			resources: EVENTS_ONLY,
			choice: {
				name: 'Create Many',
				description:
					'Register one person per input item for a {noun}, up to 30 people in one request. Needs an email and a first name.',
				action: 'Create many {noun} registrants',
			},
			fields: createManyFields,
		},
	],
	[
		'delete',
		{
			load: async () => anyOperation((await import('./delete.operation')).deleteOne),
			resources: EVENTS_ONLY,
			choice: {
				name: 'Delete',
				description:
					"Remove a registrant from the {noun}'s list for good. To turn someone down and keep them listed, use Update Status.",
				action: 'Delete {noun} registrant',
			},
			fields: deleteFields,
		},
	],
	[
		'get',
		{
			load: async () => anyOperation((await import('./get.operation')).get),
			resources: EVENTS_ONLY,
			choice: {
				name: 'Get',
				description: 'Get one registrant of a {noun} by ID or email. Changes nothing.',
				action: 'Get {noun} registrant',
			},
			fields: getFields,
		},
	],
	[
		'getAttendance',
		{
			load: async () =>
				anyOperation((await import('./getAttendance/getAttendance.operation')).getAttendance),
			resources: EVENTS_ONLY,
			choice: {
				name: 'Get Attendance',
				description:
					'Get the registrants of a past {noun} with whether they came, when and for how long. Changes nothing.',
				action: 'Get {noun} attendance',
			},
			fields: getAttendanceFields,
		},
	],
	[
		'getAll',
		{
			load: async () => anyOperation((await import('./getAll/getAll.operation')).getAll),
			resources: RESOURCES,
			choice: {
				name: 'Get Many',
				description:
					'List the registrants of a {noun}, filtered by status, email or domain. Changes nothing.',
				action: 'Get many {noun} registrants',
			},
			fields: getAllFields,
		},
	],
	[
		'getQuestions',
		{
			load: async () =>
				anyOperation((await import('./questions/getQuestions.operation')).getQuestions),
			resources: RESOURCES,
			choice: {
				name: 'Get Registration Questions',
				description: 'Get the questions on the registration form of a {noun}. Changes nothing.',
				action: 'Get {noun} registration questions',
			},
			fields: [],
		},
	],
	[
		'sync',
		{
			load: async () => anyOperation((await import('./sync/sync.operation')).sync),
			resources: EVENTS_ONLY,
			choice: {
				name: 'Sync With List',
				description:
					'Make the registrants of a {noun} match your list: register who is missing, approve who is waiting and, if you choose so, remove who is not in it',
				action: 'Sync {noun} registrants with a list',
			},
			fields: syncFields,
		},
	],
	[
		'updateQuestions',
		{
			load: async () =>
				anyOperation((await import('./questions/updateQuestions.operation')).updateQuestions),
			resources: RESOURCES,
			choice: {
				name: 'Update Registration Questions',
				description: 'Add, change or remove questions on the registration form of a {noun}',
				action: 'Update {noun} registration questions',
			},
			fields: updateQuestionsFields,
		},
	],
	[
		'updateStatus',
		{
			load: async () =>
				anyOperation((await import('./updateStatus/updateStatus.operation')).updateStatus),
			resources: RESOURCES,
			choice: {
				name: 'Update Status',
				description:
					'{Approve} registrants of a {noun}, each by email or ID. To see what would change without changing it, turn on Options > Dry Run.',
				action: '{Approve} {noun} registrants',
			},
			governingFields: governingStatusFields,
			fields: updateStatusFields,
		},
	],
]);

/** Hides an operation's type of input, so that different operations fit into one table. */
function anyOperation<Input>(operation: Operation<Input>): AnyOperation {
	return (use) => use(operation);
}

/** *Operation*, once for each resource with the operations that Zoom offers for it. */
export const operationChoices = RESOURCES.map(
	(resource): INodeProperties => ({
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: choicesFor(resource),
		default: 'updateStatus',
	}),
);

/** The fields above the meeting or webinar. */
export const governingFields: INodeProperties[] = [...OPERATIONS.values()].flatMap(
	({ governingFields }) => governingFields ?? [],
);

/** The fields of all operations below it, in the order in which the form shows them. */
export const operationFields: INodeProperties[] = [
	...newRegistrantFields,
	...[...OPERATIONS.values()].flatMap(({ fields }) => fields),
];

/** The operation chosen in *Operation*; it's the same for all items. */
export async function operationOf(functions: IExecuteFunctions): Promise<AnyOperation> {
	const resource = asText(functions.getNodeParameter('resource', 0)) ?? '';
	const name = asText(functions.getNodeParameter('operation', 0)) ?? '';
	const offered = OPERATIONS.get(name);
	if (offered?.resources.some((one) => one === resource)) return await offered.load();
	throw new NodeOperationError(
		functions.getNode(),
		`Operation: "${name}" is not an operation of "${resource}"`,
		{ description: 'Choose Resource and Operation again in this node.' },
	);
}

function choicesFor(resource: Resource): INodePropertyOptions[] {
	const { name: noun, actions } = EVENT_KINDS[resource];
	const approve = oneOf(actions);
	const inCapitals = `${approve.charAt(0).toUpperCase()}${approve.slice(1)}`;
	const fill = (text: string) => text.replaceAll('{noun}', noun).replace('{Approve}', inCapitals);
	return [...OPERATIONS]
		.filter(([, { resources }]) => resources.includes(resource))
		.map(
			([
				value,
				{
					choice: { name, description, action },
				},
			]) => ({
				name,
				value,
				description: fill(description),
				action: fill(action),
			}),
		);
}
