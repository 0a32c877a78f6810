import type { INodeProperties } from 'n8n-workflow';

/** n8n keeps only links and lists in a notice. */
const MANUAL_STEPS = [
	"Token: copy the Secret Token into the credential's Webhook Secret Token.",
	'Event Subscriptions: turn it on, add a subscription, and add the events of Trigger On.',
	'Endpoint URL: paste the Production URL shown above under Webhook URLs.',
	'Publish this workflow, then click Validate and Save in Zoom.',
];

const MANUAL_NOTICE = `In your app on <a href="https://marketplace.zoom.us/user/build" target="_blank">marketplace.zoom.us</a>, under Features > Access:<ul>${MANUAL_STEPS.map((step) => `<li>${step}</li>`).join('')}</ul>With a wrong token, all events are refused, and Zoom never resends them. If n8n's URL changes, enter the new one in Zoom.`;

const AUTOMATIC_NOTICES = [
	'Known to work: Authentication > App with a user-managed General App, and Subscribe For > One User.',
	'Whole Account needs an admin-managed app that an admin has added.',
	"Server-to-Server may work: Zoom's documentation contradicts itself.",
	'The app needs the scopes of the events, and must be added to the account (Local Test > Add App Now).',
	"n8n checks the subscription after each start and every hour, and renews it if it's gone.",
];

const AUTOMATIC_NOTICE = `Zoom accepts subscriptions only from the app itself:<ul>${AUTOMATIC_NOTICES.map((line) => `<li>${line}</li>`).join('')}</ul>`;

/** How Zoom learns this node's webhook URL, and what that requires. */
export const subscriptionFields: INodeProperties[] = [
	{
		displayName: 'Subscription',
		name: 'subscription',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Automatic',
				value: 'automatic',
				description:
					'Subscribes when you publish the workflow, and unsubscribes when you unpublish it',
			},
			{
				name: 'Manual',
				value: 'byHand',
				description: "Enter this node's URL in your Zoom app yourself, once",
			},
		],
		default: 'byHand',
		description: "How Zoom learns this node's webhook URL",
	},
	{
		displayName: MANUAL_NOTICE,
		name: 'byHandNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { subscription: ['byHand'] } },
	},
	{
		displayName: AUTOMATIC_NOTICE,
		name: 'automaticNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { subscription: ['automatic'] } },
	},
	{
		displayName: 'Subscribe For',
		name: 'eventsOf',
		type: 'options',
		options: [
			{
				name: 'One User',
				value: 'user',
				description: 'Meetings and webinars of one host, for user-managed apps. Known to work.',
			},
			{
				name: 'Whole Account',
				value: 'account',
				description:
					"Everyone's meetings and webinars, for admin-managed apps that an admin has added",
			},
		],
		default: 'user',
		description: 'Whose events Zoom sends',
		displayOptions: { show: { subscription: ['automatic'] } },
	},
	{
		displayName: 'User ID',
		name: 'userId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. z8yCxjabcdEFGHfp8uQ',
		description: "The Zoom user ID, not the email address (hostId in this node's output)",
		displayOptions: { show: { subscription: ['automatic'], eventsOf: ['user'] } },
	},
];
