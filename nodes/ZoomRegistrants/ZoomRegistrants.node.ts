import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { SYSTEM_CLOCK } from '../transport/clock';
import { operationChoices, operationFields } from './actions';
import { eventFields } from './actions/commonFields';
import { executeNode } from './execute';
import { searchEvents, searchOccurrences, searchRegistrants } from './methods/listSearch';
import { getCustomQuestions, getOccurrences, getTrackingSources } from './methods/loadOptions';

export class ZoomRegistrants implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoom Registrants',
		name: 'zoomRegistrants',
		icon: { light: 'file:zoomRegistrants.svg', dark: 'file:zoomRegistrants.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ $parameter["resource"].replace("Registrant", "") + ": " + $parameter["operation"].replace("getAll", "get many").replace(/([A-Z])/g, " $1").toLowerCase() }}',
		description: 'Register people for Zoom meetings and webinars, and approve, cancel or deny them',
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
				options: [
					{
						name: 'Meeting Registrant',
						value: 'meetingRegistrant',
						description: 'Who has registered, or is to register, for a meeting',
					},
					{
						name: 'Recording Registrant',
						value: 'recordingRegistrant',
						description: 'Who has asked to see the cloud recording of a meeting',
					},
					{
						name: 'Webinar Registrant',
						value: 'webinarRegistrant',
						description: 'Who has registered, or is to register, for a webinar',
					},
				],
				default: 'meetingRegistrant',
			},
			...operationChoices,
			{
				displayName: 'Host',
				name: 'host',
				type: 'string',
				default: '',
				placeholder: 'e.g. ada@example.com',
				description:
					'E-mail or user ID of the Zoom user whose meetings or webinars are listed below. Not needed when the event is given by ID.',
				displayOptions: { show: { authentication: ['serverToServer'] } },
			},
			...eventFields,
			...operationFields,
		],
	};

	methods = {
		listSearch: { searchEvents, searchOccurrences, searchRegistrants },
		loadOptions: { getCustomQuestions, getOccurrences, getTrackingSources },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeNode(this, SYSTEM_CLOCK);
	}
}
