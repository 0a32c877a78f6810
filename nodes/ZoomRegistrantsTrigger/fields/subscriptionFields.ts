import type { INodeProperties } from 'n8n-workflow';

/** n8n leaves links and lists in a notice, and takes away all other markup. */
const BY_HAND_STEPS = [
	'1. Token: copy the Secret Token into the credential chosen here, field Webhook Secret Token.',
	'2. Event Subscriptions: switch it on, Add New Event Subscription, Add Events, and tick those of Trigger On.',
	'3. Event notification endpoint URL: paste the Production URL, which stands above under Webhook URLs.',
	'4. Publish (activate) this workflow so that it answers. Then press Validate in Zoom, and Save.',
];

const BY_HAND_NOTICE = `In your app on <a href="https://marketplace.zoom.us/user/build" target="_blank">marketplace.zoom.us</a>, under Features > Access:<ul>${BY_HAND_STEPS.map((step) => `<li>${step}</li>`).join('')}</ul>To try it out first, do the same with the Test URL while n8n is listening for a test event.`;

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
		displayName: BY_HAND_NOTICE,
		name: 'byHandNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { subscription: ['byHand'] } },
	},
	{
		displayName:
			'Zoom takes subscriptions from the app itself, not from a user: choose a Zoom Registrants App OAuth2 API credential, or try a Server-to-Server one. Its Webhook Secret Token is needed as well. The app needs the scopes of the events, and has to be added to the account.',
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
