import {
	type IExecuteFunctions,
	type INodeProperties,
	type INodePropertyOptions,
	NodeOperationError,
} from 'n8n-workflow';

import { asText } from '../../fields/parsed';
import { EVENT_KINDS, type Resource } from '../../zoom/eventKinds';
import { create, description as createFields } from './create/create.operation';
import { createMany, description as createManyFields } from './create/createMany.operation';
import { newRegistrantFields } from './create/fields';
import { deleteOne, description as deleteFields } from './delete.operation';
import { get, description as getFields } from './get.operation';
import { getAll, description as getAllFields } from './getAll/getAll.operation';
import { type AnyOperation, anyOperation } from './operation';
import { getQuestions } from './questions/getQuestions.operation';
import {
	description as updateQuestionsFields,
	updateQuestions,
} from './questions/updateQuestions.operation';
import { updateStatusFields } from './updateStatus/fields';
import { updateStatus } from './updateStatus/updateStatus.operation';

/** What the node can do, for what, and how the form shows it. */
interface OfferedOperation {
	operation: AnyOperation;
	resources: readonly Resource[];
	/** In *Operation*; `{noun}` stands for meeting, webinar or recording. */
	choice: { name: string; description: string; action: string };
	/** The fields that it has beside those of every operation. */
	fields: INodeProperties[];
}

const RESOURCES: Resource[] = ['meetingRegistrant', 'webinarRegistrant', 'recordingRegistrant'];

/** Zoom has no single recording registrant to get or delete, and adds them one by one. */
const EVENTS_ONLY: Resource[] = ['meetingRegistrant', 'webinarRegistrant'];

/** By the value of *Operation*, in the order in which the form shows them. */
const OPERATIONS: ReadonlyMap<string, OfferedOperation> = new Map([
	[
		'create',
		{
			operation: anyOperation(create),
			resources: RESOURCES,
			choice: {
				name: 'Create',
				description: 'Register one person for a {noun}',
				action: 'Create {noun} registrant',
			},
			fields: createFields,
		},
	],
	[
		'createMany',
		{
			operation: anyOperation(createMany),
			resources: EVENTS_ONLY,
			choice: {
				name: 'Create Many',
				description: 'Register many people for a {noun}, up to 30 in one request',
				action: 'Create many {noun} registrants',
			},
			fields: createManyFields,
		},
	],
	[
		'delete',
		{
			operation: anyOperation(deleteOne),
			resources: EVENTS_ONLY,
			choice: {
				name: 'Delete',
				description: 'Remove a registrant of a {noun} from the list',
				action: 'Delete {noun} registrant',
			},
			fields: deleteFields,
		},
	],
	[
		'get',
		{
			operation: anyOperation(get),
			resources: EVENTS_ONLY,
			choice: {
				name: 'Get',
				description: 'Get one registrant of a {noun}, by ID or e-mail',
				action: 'Get {noun} registrant',
			},
			fields: getFields,
		},
	],
	[
		'getAll',
		{
			operation: anyOperation(getAll),
			resources: RESOURCES,
			choice: {
				name: 'Get Many',
				description: 'List the registrants of a {noun}',
				action: 'Get many {noun} registrants',
			},
			fields: getAllFields,
		},
	],
	[
		'getQuestions',
		{
			operation: anyOperation(getQuestions),
			resources: RESOURCES,
			choice: {
				name: 'Get Questions',
				description: 'Get the questions of the registration form of a {noun}',
				action: 'Get registration questions of {noun}',
			},
			fields: [],
		},
	],
	[
		'updateQuestions',
		{
			operation: anyOperation(updateQuestions),
			resources: RESOURCES,
			choice: {
				name: 'Update Questions',
				description: 'Add, change or remove questions of the registration form of a {noun}',
				action: 'Update registration questions of {noun}',
			},
			fields: updateQuestionsFields,
		},
	],
	[
		'updateStatus',
		{
			operation: anyOperation(updateStatus),
			resources: RESOURCES,
			choice: {
				name: 'Update Status',
				description: 'Approve, cancel or deny registrants of a {noun}',
				action: 'Update {noun} registrant status',
			},
			fields: updateStatusFields,
		},
	],
]);

/** *Operation*, once for each resource with what Zoom offers for it. */
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

/** The fields of all operations, in the order in which the form shows them. */
export const operationFields: INodeProperties[] = [
	...newRegistrantFields,
	...[...OPERATIONS.values()].flatMap(({ fields }) => fields),
];

/** The operation that *Operation* chooses; it is the same for all items. */
export function operationOf(functions: IExecuteFunctions): AnyOperation {
	const resource = asText(functions.getNodeParameter('resource', 0)) ?? '';
	const name = asText(functions.getNodeParameter('operation', 0)) ?? '';
	const offered = OPERATIONS.get(name);
	if (offered?.resources.some((one) => one === resource)) return offered.operation;
	throw new NodeOperationError(
		functions.getNode(),
		`Operation: "${name}" is not an operation of "${resource}"`,
		{ description: 'Choose Resource and Operation again in this node.' },
	);
}

function choicesFor(resource: Resource): INodePropertyOptions[] {
	const { name: noun } = EVENT_KINDS[resource];
	const fill = (text: string) => text.replace('{noun}', noun);
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
