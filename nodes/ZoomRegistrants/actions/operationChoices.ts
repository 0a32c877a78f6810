import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { EVENT_KINDS, type Resource } from '../../zoom/eventKinds';

interface Choice {
	name: string;
	value: string;
	/** `{noun}` stands for meeting, webinar or recording. */
	description: string;
	action: string;
	/** Zoom has no single recording registrant to get or delete, and adds them one by one. */
	isForEventsOnly?: boolean;
}

const CHOICES: Choice[] = [
	{
		name: 'Create',
		value: 'create',
		description: 'Register one person for a {noun}',
		action: 'Create {noun} registrant',
	},
	{
		name: 'Create Many',
		value: 'createMany',
		description: 'Register many people for a {noun}, up to 30 in one request',
		action: 'Create many {noun} registrants',
		isForEventsOnly: true,
	},
	{
		name: 'Delete',
		value: 'delete',
		description: 'Remove a registrant of a {noun} from the list',
		action: 'Delete {noun} registrant',
		isForEventsOnly: true,
	},
	{
		name: 'Get',
		value: 'get',
		description: 'Get one registrant of a {noun}, by ID or e-mail',
		action: 'Get {noun} registrant',
		isForEventsOnly: true,
	},
	{
		name: 'Get Many',
		value: 'getAll',
		description: 'List the registrants of a {noun}',
		action: 'Get many {noun} registrants',
	},
	{
		name: 'Get Questions',
		value: 'getQuestions',
		description: 'Get the questions of the registration form of a {noun}',
		action: 'Get registration questions of {noun}',
	},
	{
		name: 'Update Questions',
		value: 'updateQuestions',
		description: 'Add, change or remove questions of the registration form of a {noun}',
		action: 'Update registration questions of {noun}',
	},
	{
		name: 'Update Status',
		value: 'updateStatus',
		description: 'Approve, cancel or deny registrants of a {noun}',
		action: 'Update {noun} registrant status',
	},
];

/** *Operation*, once for each resource with what Zoom offers for it. */
export const operationChoices = (Object.keys(EVENT_KINDS) as Resource[]).map(
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

/** Whether Zoom has an operation for a resource. */
export function isOffered(resource: string, operation: string): boolean {
	const choices = operationChoices.find(
		({ displayOptions }) => displayOptions?.show?.resource?.[0] === resource,
	);
	return (choices?.options ?? []).some((one) => 'value' in one && one.value === operation);
}

function choicesFor(resource: Resource): INodePropertyOptions[] {
	const { name: noun } = EVENT_KINDS[resource];
	const fill = (text: string) => text.replace('{noun}', noun);
	return CHOICES.filter((choice) => noun !== 'recording' || !choice.isForEventsOnly).map(
		({ name, value, description, action }) => ({
			name,
			value,
			description: fill(description),
			action: fill(action),
		}),
	);
}
