import type { INodeProperties } from 'n8n-workflow';

const BY_HAND_STEPS = [
	'In your app on <a href="https://marketplace.zoom.us/user/build" target="_blank">marketplace.zoom.us</a>, under <b>Features > Access</b>:',
	"1. <b>Token</b>: copy the <i>Secret Token</i> into this node's credential, field <i>Webhook Secret Token</i>.",
	'2. <b>Event Subscriptions</b>: switch it on, <i>Add New Event Subscription</i>, <i>Add Events</i>, and tick those of <i>Trigger On</i>.',
	'3. Paste the <b>Production URL</b> (above, under <i>Webhook URLs</i>) as <i>Event notification endpoint URL</i>.',
	'4. Activate (publish) this workflow so that it answers, then press <i>Validate</i> in Zoom, and <i>Save</i>.',
	'To try it out first, use the <b>Test URL</b> in the same way while n8n is listening for a test event.',
];

/** How Zoom gets to know this node's address, and what else that needs. */
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
					'Subscribed when the workflow is activated, and unsubscribed when it is deactivated',
			},
			{
				name: 'By Hand',
				value: 'byHand',
				description: "Enter this node's address in your Zoom app yourself, once",
			},
		],
		default: 'byHand',
		description: "How Zoom gets to know this node's address",
	},
	{
		displayName: BY_HAND_STEPS.join('<br />'),
		name: 'byHandNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { subscription: ['byHand'] } },
	},
	{
		displayName:
			'Zoom takes subscriptions from the app itself, not from a user: choose a <b>Zoom Registrants App OAuth2 API</b> credential (or a Server-to-Server one). Its <i>Webhook Secret Token</i> is needed as well. The app needs the scopes of the events, and has to be added to the account.',
		name: 'automaticNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { subscription: ['automatic'] } },
	},
	{
		displayName: 'Events Of',
		name: 'eventsOf',
		type: 'options',
		options: [
			{
				name: 'One User',
				value: 'user',
				description: 'The meetings and webinars of one host, for user-managed apps',
			},
			{
				name: 'Whole Account',
				value: 'account',
				description: 'The meetings and webinars of everyone, for admin-managed apps',
			},
		],
		default: 'account',
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
		description: 'Zoom wants the ID here, not the e-mail. It is the hostId in the output.',
		displayOptions: { show: { subscription: ['automatic'], eventsOf: ['user'] } },
	},
];
