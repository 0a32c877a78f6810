import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { governingFields, operationChoices, operationFields } from './actions';
import { eventFields } from './actions/commonFields';
import { loadOptions, listSearch } from './methods';

export class ZoomRegistrants implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoom Registrants',
		name: 'zoomRegistrants',
		icon: { light: 'file:zoomRegistrants.svg', dark: 'file:zoomRegistrants.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ $parameter["resource"].replace("Registrant", "") + ": " + ($parameter["operation"] === "updateStatus" ? (/^(approve|cancel|deny)$/.test($rawParameter["action"]) ? $rawParameter["action"] : "update status") : $parameter["operation"].replace("getAll", "get many").replace(/([A-Z])/g, " $1").toLowerCase()) }}',
		description:
			'Register people for Zoom meetings and webinars, and list, approve, cancel or deny registrants',
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
						description: 'Connect as a single Zoom user, the meeting host',
					},
					{
						name: 'Server-to-Server',
						value: 'serverToServer',
						description: 'Connect as the whole Zoom account, for unattended automation',
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
						description: 'People registered, or to be registered, for a meeting',
					},
					{
						name: 'Recording Registrant',
						value: 'recordingRegistrant',
						description: "People who requested access to a meeting's cloud recording",
					},
					{
						name: 'Webinar Registrant',
						value: 'webinarRegistrant',
						description: 'People registered, or to be registered, for a webinar',
					},
				],
				default: 'meetingRegistrant',
			},
			...operationChoices,
			...governingFields,
			{
				displayName: 'Host',
				name: 'host',
				type: 'string',
				default: '',
				placeholder: 'e.g. ada@example.com',
				description:
					'Email or user ID of the Zoom user whose meetings or webinars to list. Not needed if you enter the ID yourself.',
				displayOptions: { show: { authentication: ['serverToServer'] } },
			},
			...eventFields,
			...operationFields,
		],
	};

	methods = { listSearch, loadOptions };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { executeNode } = await import('./execute');
		return await executeNode(this);
	}
}
