import type { SandboxContext } from '../context';
import { secretText } from '../ids';
import type { EventSubscription } from '../types';
import { validateUrl } from './validateUrl';

/** A subscription as it is made manually on the page of an app. */
export interface SubscriptionInput {
	url: string;
	events: string[];
	/** Default: that of the app. */
	secretToken?: string;
	name?: string;
	/** Default: the account's first app. */
	clientId?: string;
	/** The hosts whose events are sent; default everybody's. */
	userIds?: string[];
	/** False saves the address without asking it first, which Zoom would not do. */
	validate?: boolean;
}

/** Subscribes an address to events manually; throws when it does not answer the validation right. */
export async function subscribe(
	context: SandboxContext,
	{ url, events, validate = true, ...input }: SubscriptionInput,
): Promise<EventSubscription> {
	const { apps } = context.state;
	const app = input.clientId === undefined ? Object.values(apps)[0] : apps[input.clientId];
	if (!app) throw new Error(`The sandbox has no app ${input.clientId}`);
	const secretToken = input.secretToken ?? app.secretToken;
	if (validate && !(await validateUrl(context, url, secretToken))) {
		throw new Error(`${url} did not answer the validation right within three seconds.`);
	}
	return addSubscription(context, {
		name: input.name ?? 'Registration events',
		url,
		events,
		secretToken,
		scope: 'account',
		userIds: input.userIds ?? null,
		clientId: app.clientId,
		validated: validate,
		createdByApp: false,
	});
}

/** Keeps a subscription; events go there from now on. */
export function addSubscription(
	{ state }: SandboxContext,
	input: Omit<EventSubscription, 'id'>,
): EventSubscription {
	const subscription = { id: secretText(16), ...input };
	state.eventSubscriptions.push(subscription);
	return subscription;
}

/** Checks a subscription that came over HTTP; throws an Error that says what is wrong. */
export function checkedSubscription(input: unknown): SubscriptionInput {
	const { url, events, secretToken, ...rest } = Object(input);
	if (typeof url !== 'string' || !URL.canParse(url)) {
		throw new Error('Send a JSON object with the url of the webhook.');
	}
	if (!isListOfTexts(events) || events.length === 0) {
		throw new Error('events is a list such as ["meeting.registration_created"].');
	}
	if (secretToken !== undefined && typeof secretToken !== 'string') {
		throw new Error('secretToken is a text.');
	}
	const [unknownKey] = Object.keys(rest);
	if (unknownKey !== undefined) throw new Error(`A subscription has no "${unknownKey}".`);
	return { url, events, secretToken };
}

function isListOfTexts(value: unknown): value is string[] {
	return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
