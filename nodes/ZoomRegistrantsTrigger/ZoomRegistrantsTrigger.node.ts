import {
	type IExecuteFunctions,
	type IHookFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type ITriggerFunctions,
	type ITriggerResponse,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { late } from '../fields/late';
import { eventFields } from './fields/eventFields';
import { subscriptionFields } from './fields/subscriptionFields';

export class ZoomRegistrantsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoom Registrants Trigger',
		name: 'zoomRegistrantsTrigger',
		icon: { light: 'file:zoomRegistrants.svg', dark: 'file:zoomRegistrants.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ $parameter["events"].length === 1 ? $parameter["events"][0].replace(".", " ").replace("_", " ") : $parameter["events"].length + " events" }}',
		description:
			'Register, approve and deny Zoom registrants, or start when someone registers or joins',
		eventTriggerDescription: 'Waiting for an event in Zoom',
		activationMessage:
			'Zoom can now send events here. With Subscription > Manual, click Validate and Save in your Zoom app.',
		triggerPanel: {
			header: 'Pull in an event from Zoom',
			executionsHelp: {
				inactive:
					'<b>To see a first event</b>, copy the Test URL, click the button, enter the URL in your Zoom app and click Validate there. Then register for the meeting or join it. <br /> <br /> <b>Without Zoom</b>, click <b>set mock data</b> in the output panel and paste this <a href="https://github.com/n8n-nodes-zoom-registrants/n8n-nodes-zoom-registrants/blob/main/docs/trigger.md#what-comes-out" target="_blank">sample registration</a>. <br /> <br /> <b>For everything after that</b>, enter the Production URL in Zoom and publish the workflow. Its executions appear in the executions list, not in the editor.',
				active:
					'<b>To see an event here</b>, copy the Test URL, click the button, enter the URL in your Zoom app and click Validate there. Then register for the meeting or join it. <br /> <br /> <b>The Production URL is live</b>: its executions appear in the <a data-key="executions">executions list</a>, not in the editor.',
			},
			activationHint:
				'Copy the Test URL under Webhook URLs before you click: the form is locked while n8n listens. Once your workflow is ready, publish it, so that events start it without this button.',
		},
		defaults: { name: 'Zoom Registrants Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
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
			{
				name: 'zoomRegistrantsAppOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['app'] } },
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				// Without it, n8n sends its own response and never reads `webhookResponse`.
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
						name: 'OAuth2',
						value: 'oAuth2',
						description: 'Connect as a single Zoom user, the meeting host',
					},
					{
						name: 'Server-to-Server',
						value: 'serverToServer',
						description: 'Connect as the whole Zoom account, for unattended automation',
					},
					{
						name: 'App',
						value: 'app',
						description: 'Connect as the Zoom app itself, for Subscription > Automatic',
					},
				],
				default: 'oAuth2',
			},
			...subscriptionFields,
			...eventFields,
			{
				displayName: 'Waiting URL',
				name: 'waitingUrl',
				type: 'hidden',
				default: '={{ $execution.resumeUrl }}',
			},
		],
	};

	methods = {
		listSearch: {
			searchMeetings: late(async () => (await import('./methods/listSearch')).searchMeetings),
			searchWebinars: late(async () => (await import('./methods/listSearch')).searchWebinars),
		},
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				const { isSubscribed } = await import('./subscription');
				return await isSubscribed(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				const { subscribe } = await import('./subscription');
				return await subscribe(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				const { unsubscribe } = await import('./subscription');
				return await unsubscribe(this);
			},
		},
	};

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		const { watch } = await import('./watch');
		return await watch(this);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { onlyOnce } = await import('./onlyOnce');
		return [await onlyOnce(this)];
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const { receive } = await import('./receive');
		return await receive(this);
	}
}
