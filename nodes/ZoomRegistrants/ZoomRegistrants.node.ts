import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
	NodeOperationError,
} from 'n8n-workflow';

import { operationFields, operationOf } from './actions/operations';
import { searchMeetings, searchOccurrences } from './methods/listSearch';
import type { Outcome } from './outcome';
import { outputItems, problemOfError } from './outputItems';

export class ZoomRegistrants implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoom Registrants',
		name: 'zoomRegistrants',
		icon: { light: 'file:zoomRegistrants.svg', dark: 'file:zoomRegistrants.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"].replace(/([A-Z])/g, " $1").toLowerCase() }}',
		description: 'Approve, cancel or deny the registrants of Zoom meetings',
		defaults: { name: 'Zoom Registrants' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [
			{
				name: 'zoomRegistrantsOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
			{
				name: 'zoomRegistrantsServerToServerOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['serverToServer'] } },
			},
		],
		properties: [
			{
				displayName: 'Authentication',
				name: 'authentication',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'OAuth2',
						value: 'oAuth2',
						description: 'Log in as one Zoom user, who hosts the meetings',
					},
					{
						name: 'Server-to-Server',
						value: 'serverToServer',
						description: 'Log in as the whole Zoom account, for automation without a person',
					},
				],
				default: 'oAuth2',
			},
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [{ name: 'Meeting Registrant', value: 'meetingRegistrant' }],
				default: 'meetingRegistrant',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['meetingRegistrant'] } },
				options: [
					{
						name: 'Update Status',
						value: 'updateStatus',
						description: 'Approve, cancel or deny registrants',
						action: 'Update registrant status',
					},
				],
				default: 'updateStatus',
			},
			{
				displayName: 'Host',
				name: 'host',
				type: 'string',
				default: '',
				placeholder: 'e.g. ada@example.com',
				description:
					'E-mail or user ID of the Zoom user whose meetings are listed below. Not needed when the meeting is given by ID.',
				displayOptions: { show: { authentication: ['serverToServer'] } },
			},
			{
				displayName: 'Meeting',
				name: 'meetingId',
				type: 'resourceLocator',
				default: { mode: 'list', value: '' },
				required: true,
				description: 'The meeting that people have registered for',
				displayOptions: { show: { resource: ['meetingRegistrant'] } },
				modes: [
					{
						displayName: 'From List',
						name: 'list',
						type: 'list',
						placeholder: 'Select a meeting…',
						typeOptions: { searchListMethod: 'searchMeetings', searchable: true },
					},
					{
						displayName: 'By ID',
						name: 'id',
						type: 'string',
						placeholder: 'e.g. 852 1234 5678',
					},
					{
						displayName: 'By URL',
						name: 'url',
						type: 'string',
						placeholder: 'e.g. https://zoom.us/j/85212345678',
						hint: 'A join link or a registration link',
					},
				],
			},
			{
				displayName: 'Occurrence',
				name: 'occurrenceId',
				type: 'resourceLocator',
				default: { mode: 'list', value: '' },
				description:
					'For a meeting that repeats: the one occurrence to change. Leave empty to change the whole series.',
				displayOptions: { show: { resource: ['meetingRegistrant'] } },
				modes: [
					{
						displayName: 'From List',
						name: 'list',
						type: 'list',
						placeholder: 'The whole series',
						typeOptions: { searchListMethod: 'searchOccurrences', searchable: true },
					},
					{
						displayName: 'By ID',
						name: 'id',
						type: 'string',
						placeholder: 'e.g. 1648194360000',
					},
				],
			},
			...operationFields,
		],
	};

	methods = { listSearch: { searchMeetings, searchOccurrences } };

	/**
	 * Reads every item before anything is sent, so that with *Stop Workflow* one bad field is found
	 * while nothing has been changed yet; then hands all good items to the operation at once.
	 */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const node = this.getNode();
		const operation = operationOf(this);
		const inputs = new Map<number, unknown>();
		const outcomes = new Map<number, Outcome>();
		for (const itemIndex of this.getInputData().keys()) {
			try {
				inputs.set(itemIndex, operation.read(this, itemIndex));
			} catch (error) {
				if (!this.continueOnFail()) {
					throw new NodeOperationError(node, error as Error, { itemIndex });
				}
				outcomes.set(itemIndex, { problem: problemOfError(error as Error), details: {} });
			}
		}
		try {
			const done = inputs.size > 0 ? await operation.run(this, inputs) : [];
			for (const [itemIndex, outcome] of done) outcomes.set(itemIndex, outcome);
		} catch (error) {
			if (!this.continueOnFail()) throw new NodeOperationError(node, error as Error);
			const problem = problemOfError(error as Error);
			for (const itemIndex of inputs.keys()) outcomes.set(itemIndex, { problem, details: {} });
		}
		return [outputItems(node, outcomes, this.continueOnFail())];
	}
}
