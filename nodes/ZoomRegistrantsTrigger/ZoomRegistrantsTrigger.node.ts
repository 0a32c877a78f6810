import {
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { eventFields } from './fields/eventFields';
import { subscriptionFields } from './fields/subscriptionFields';
import { searchMeetings, searchWebinars } from './methods/listSearch';
import { receive } from './receive';
import { isSubscribed, subscribe, unsubscribe } from './subscription';

export class ZoomRegistrantsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoom Registrants Trigger',
		name: 'zoomRegistrantsTrigger',
		icon: { light: 'file:zoomRegistrants.svg', dark: 'file:zoomRegistrants.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ $parameter["events"].length === 1 ? $parameter["events"][0].replace(".registration_", " registration ") : $parameter["events"].length + " events" }}',
		description: 'Starts the workflow when someone registers for a Zoom meeting or webinar',
		defaults: { name: 'Zoom Registrants Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'zoomRegistrantsAppOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['app'] } },
			},
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
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				// Left out, n8n would answer with a word of its own and never ask for `webhookResponse`.
				responseData: '',
				path: 'webhook',
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
						name: 'App',
						value: 'app',
						description: 'Log in as the Zoom app itself, for Subscription > Automatic',
					},
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
			...subscriptionFields,
			{
				displayName: 'Host',
				name: 'host',
				type: 'string',
				default: '',
				placeholder: 'e.g. ada@example.com',
				description:
					'E-mail or user ID of the Zoom user whose meetings and webinars are listed below. Not needed when they are given by ID.',
				displayOptions: { show: { authentication: ['serverToServer'] } },
			},
			...eventFields,
		],
	};

	methods = { listSearch: { searchMeetings, searchWebinars } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await isSubscribed(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await subscribe(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await unsubscribe(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
