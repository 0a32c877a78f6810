import type { Refusal } from '../../transport/refusal';
import { isDailyLimit } from '../../transport/retry';

/**
 * What a refusal applies to:
 * `format`: the body's format; `account`: everything this login sends; `event`: this meeting, webinar
 * or recording; `batch`: all batches for this event, but not single requests; `change`: this event,
 * occurrence and action; `registrant`: one registrant; `serverFault`: this request only, which may
 * have been carried out; `limit`: this request only, which wasn't; `unclear`: Zoom doesn't say, so it
 * may be one registrant.
 */
type Scope =
	| 'format'
	| 'account'
	| 'event'
	| 'batch'
	| 'change'
	| 'registrant'
	| 'serverFault'
	| 'limit'
	| 'unclear';

/** What to tell the user, with placeholders such as `{event}` that `explain` fills in. */
export interface Diagnosis {
	affects: Scope;
	/** What else it may apply to; only a second refusal, for another event, can tell. */
	suspects?: 'account' | 'event';
	/** Whether part of the request may have been carried out. */
	isPartial?: true;
	message: string;
	description: string;
}

interface Rule extends Diagnosis {
	applies(refusal: Refusal): boolean;
}

const says = (pattern: RegExp) => (refusal: Refusal) => pattern.test(refusal.message);
const hasCode =
	(...codes: number[]) =>
	({ code = 0 }: Refusal) =>
		codes.includes(code);
const hasStatus =
	(from: number, to = from) =>
	({ httpStatus = 0 }: Refusal) =>
		httpStatus >= from && httpStatus <= to;

const hasBareStatus404 = ({ httpStatus, code }: Refusal) =>
	httpStatus === 404 && (code === undefined || code === 404);

/** Zoom lists the missing scopes in its message. */
export const MISSING_SCOPES = /does not contain scopes?\s*:?\s*\[([^\]]*)\]/i;

/**
 * What Zoom's refusals mean; the first rule that applies wins. Zoom uses one code for many causes and
 * many codes for one cause, so its wording is checked before its codes.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/put/meetings/{meetingId}/registrants/status
 */
export const RULES: Rule[] = [
	{
		applies: ({ origin }) => origin === 'network',
		affects: 'serverFault',
		suspects: 'account',
		message: "Couldn't reach Zoom at {host}: {zoom}",
		description:
			"Check n8n's network, proxy and firewall, and 'Environment' in the credential, then try again.{maybe}",
	},
	{
		applies: ({ origin, afterUncertainAttempt }) =>
			origin === 'cancelled' && afterUncertainAttempt === true,
		affects: 'account',
		message: 'The execution was cancelled while this request was in progress',
		description: "Check in Zoom whether it went through. If it didn't, run this item again.",
	},
	{
		applies: ({ origin }) => origin === 'cancelled',
		affects: 'account',
		message: 'Not sent because the execution was cancelled',
		description: 'Run this item again if you still want it done.',
	},
	{
		// Not Zoom's words: a response that can't be right, see `answerWithout`.
		applies: says(/^Zoom's response didn't contain /),
		affects: 'unclear',
		message: '{zoom}',
		description:
			"Run this item again. If it happens again, check 'Environment' and 'API Base URL' in the credential, then status.zoom.us.",
	},
	{
		applies: ({ origin }) => origin === 'login',
		affects: 'account',
		message: "Couldn't authenticate with Zoom: {zoom}",
		description:
			"Open the credential and reconnect it. Server-to-Server: check 'Account ID', 'Client ID' and 'Client Secret', and make sure the app is activated in Zoom.",
	},
	{
		applies: ({ origin, httpStatus = 0 }) => origin === 'proxy' && httpStatus < 500,
		affects: 'unclear',
		suspects: 'account',
		message: "The response from {host} didn't come from Zoom (HTTP {status}): {zoom}",
		description:
			"A proxy or gateway may be responding in place of Zoom. Check 'Environment' and 'API Base URL' in the credential.",
	},
	{
		applies: (refusal) =>
			refusal.httpStatus === 415 ||
			says(/Unsupported Content Type|Request Body should be a valid JSON object/i)(refusal),
		affects: 'format',
		message: 'Zoom rejected the request format: {zoom}',
		description:
			'Set Options > Body Format to Automatic or JSON. If it already is, Zoom currently accepts neither; please report it with the tracking ID.',
	},
	{
		applies: says(MISSING_SCOPES),
		affects: 'account',
		message: 'The Zoom app is missing a scope{scopes}',
		description:
			'Add it to your app on marketplace.zoom.us under Scopes, then reconnect the credential. Server-to-Server: it takes effect when the current token expires, within an hour.',
	},
	{
		applies: (refusal) =>
			hasCode(124, 4700, 4711, 4741, 104)(refusal) || refusal.httpStatus === 401,
		affects: 'unclear',
		suspects: 'account',
		message: 'Zoom rejected the login: {zoom}',
		description:
			'Open the credential and reconnect it. If another credential uses the same Zoom app and user, connecting it revoked this one; share one credential instead.',
	},
	{
		applies: (refusal) =>
			isDailyLimit(refusal) && says(/\b(add|create|batch)\b.*registra/i)(refusal),
		affects: 'registrant',
		message: "Zoom's daily registration limit has been reached: {zoom}",
		description:
			"Zoom accepts 3 registrations per person per day. The limit resets at {opens}; run this item again after that. Anyone already registered doesn't need to be added again.",
	},
	{
		applies: (refusal) => isDailyLimit(refusal) && says(/registrant/i)(refusal),
		affects: 'registrant',
		message: "Zoom's daily limit for status changes has been reached: {zoom}",
		description:
			'Zoom allows 10 status changes per registrant, per {noun}, per day. The limit resets at {opens}; run this item again after that.',
	},
	{
		applies: isDailyLimit,
		affects: 'account',
		message: "The Zoom account's daily limit for API requests has been reached: {zoom}",
		description:
			'All apps in the account share this limit. It resets at {opens}; run the remaining items again after that.',
	},
	{
		applies: (refusal) => hasStatus(429)(refusal) && says(/concurrent/i)(refusal),
		affects: 'limit',
		message: 'Zoom is still processing another change for this account: {zoom}',
		description: 'Run this item again in a minute.',
	},
	{
		applies: ({ httpStatus, retryAfter }) => httpStatus === 429 && retryAfter !== undefined,
		affects: 'limit',
		suspects: 'account',
		message: 'Rate-limited by Zoom: {zoom}',
		description: 'The limit resets at {opens}. Run the remaining items again after that.',
	},
	{
		applies: hasStatus(429),
		affects: 'limit',
		suspects: 'account',
		message: '{Limited}: {zoom}',
		description:
			"Other workflows or apps may be using up the account's limit. Try again later, or at a quieter time.",
	},
	{
		applies: hasStatus(500, 599),
		affects: 'serverFault',
		suspects: 'account',
		message: 'Zoom returned a server error (HTTP {status}){again}: {zoom}',
		description: 'Check status.zoom.us, then run this item again.{maybe}',
	},
	{
		applies: says(/meeting or registrant not found/i),
		affects: 'unclear',
		message: "Zoom couldn't find {who} or {event}: {zoom}",
		description:
			"Check the {field} ID and any other ID or email you entered. For a list, check 'Host'.",
	},
	{
		applies: says(
			/registrant.*(not found|does not exist|invalid)|invalid(?! parameter).*registrant/i,
		),
		affects: 'registrant',
		message: "Zoom doesn't recognize this registrant of {event}: {zoom}",
		description:
			"Check the registrant's ID or email. In Zoom's response to adding a registrant, registrant_id is the registrant and id is the {field}.",
	},
	{
		applies: says(/page token/i),
		affects: 'serverFault',
		message: "Zoom didn't continue its list: {zoom}",
		description: 'Zoom keeps the place in a list for 15 minutes. Run this item again.',
	},
	{
		applies: says(/(invalid|not exist|not found).{0,20}occurrence|occurrence.{0,3}ids?\b/i),
		affects: 'change',
		message: "Zoom doesn't recognize this occurrence of {event}: {zoom}",
		description:
			"Choose the occurrence From List, or leave 'Occurrence' empty to change the whole series.",
	},
	{
		applies: says(
			/registration (as )?required|registration has not been enabled|not have registration/i,
		),
		affects: 'event',
		message: "Registration isn't enabled for {event}",
		description:
			'In Zoom, edit the {noun} and tick Registration > Required. To approve people yourself, choose Manually approve.',
	},
	{
		applies: says(/invalid webinar id/i),
		affects: 'event',
		message: "{Event} isn't a webinar this credential can access: {zoom}",
		description:
			'If the ID belongs to a meeting, choose Resource > Meeting Registrant. Otherwise, check the ID and make sure the credential belongs to the host.',
	},
	{
		applies: says(/webinar (info|information)\b/i),
		affects: 'event',
		message: "{Event} can't be used with this credential: {zoom}",
		description:
			'The ID probably belongs to a webinar (if so, choose Resource > Webinar Registrant) or to another host. From List shows only IDs that fit.',
	},
	{
		applies: (refusal) =>
			hasCode(3301)(refusal) || says(/recording.*(not exist|not found)|no recording/i)(refusal),
		affects: 'event',
		message: 'This meeting has no cloud recording: {zoom}',
		description:
			'Check the meeting ID. Only cloud recordings can have registrants, and Zoom needs some time after a meeting to process them.',
	},
	{
		applies: says(/can only be used for scheduled|batch registration is not supported/i),
		affects: 'batch',
		message: 'Zoom supports batch registration only for a non-recurring {noun}: {zoom}',
		description: 'Turn on Options > Register One by One When Needed, or use the Create operation.',
	},
	{
		// The code alone isn't enough: 3027 may also say that someone is registered already.
		applies: says(/host cannot register/i),
		affects: 'registrant',
		message: "Zoom doesn't register hosts or alternative hosts for {event}: {zoom}",
		description:
			'Remove this person, who joins without registering, or use a different email address for them.',
	},
	{
		applies: (refusal) =>
			hasCode(3027, 3034, 3051)(refusal) ||
			says(/invited as a panelist|work email address/i)(refusal),
		affects: 'registrant',
		message: "Zoom won't register this person for {event}: {zoom}",
		description: 'Remove this person, or use a different email address for them.',
	},
	{
		applies: hasCode(3003),
		affects: 'event',
		message: "This credential's Zoom user isn't the host of {event}",
		description:
			'Connect the credential as the host, or use a Server-to-Server credential for the same account.',
	},
	{
		applies: hasCode(1010),
		affects: 'event',
		message: "The host of {event} doesn't belong to this credential's Zoom account",
		description: 'Use a credential for the account that owns the {field}.',
	},
	{
		applies: says(/user does not exist:\s*[\w-]/i),
		affects: 'event',
		message: "Zoom doesn't recognize the host of {event}: {zoom}",
		description: 'The user may have been removed from the account. Check the host in Zoom.',
	},
	{
		// `diagnose` removes email addresses; with one after these words, it may be a registrant's.
		applies: says(/user does not exist/i),
		affects: 'unclear',
		suspects: 'event',
		message: "Zoom doesn't recognize {who}: {zoom}",
		description:
			'Check the email. It may also belong to the host of {event}; check the host in Zoom.',
	},
	{
		applies: (refusal) =>
			hasCode(3001)(refusal) || says(/(meeting|webinar) does not exist/i)(refusal),
		affects: 'event',
		message: "{Event} doesn't exist or has expired",
		description: 'Check the {field} ID, or choose the {field} From List.',
	},
	{
		applies: says(/paid user|plan (subscription )?is missing|subscribe to/i),
		affects: 'event',
		message: "The host's Zoom plan doesn't include registration: {zoom}",
		description: 'Registration requires a licensed host (Pro or higher). Assign a license in Zoom.',
	},
	{
		applies: hasCode(3161),
		affects: 'event',
		message: "The Zoom user isn't allowed to host meetings: {zoom}",
		description: 'Ask your Zoom administrator to let this user host meetings.',
	},
	{
		applies: says(/maximum attendee capacity|limit for the number of/i),
		affects: 'change',
		isPartial: true,
		message: '{Event} is full: {zoom}',
		description:
			'Deny or cancel other registrants, or raise the limit in Zoom, then run this item again.',
	},
	{
		applies: hasCode(3038),
		affects: 'event',
		message: '{Event} has ended',
		description: "Registrants can't be added or changed after it has ended.",
	},
	{
		applies: says(/validation failed/i),
		affects: 'unclear',
		message: 'Zoom rejected a value: {zoom}',
		description: 'Correct the field that Zoom names. For a registrant, correct the ID or email.',
	},
	{
		applies: says(/paid registration/i),
		affects: 'event',
		message: "{Event} uses paid registration, which Zoom's API doesn't support",
		description: 'Change these registrants in Zoom itself.',
	},
	{
		applies: (refusal) => says(/cannot access meeting|invalid meeting id/i)(refusal),
		affects: 'event',
		message: "{Event} isn't accessible with this credential: {zoom}",
		description:
			'Check the {field} ID, and make sure the credential belongs to the host or to an administrator of the same account. Webinar IDs need Resource > Webinar Registrant, meeting IDs need Resource > Meeting Registrant.',
	},
	{
		applies: says(/no permission/i),
		affects: 'event',
		message: "This credential's Zoom user isn't allowed to do this for {event}: {zoom}",
		description: "Connect as the host, or ask a Zoom administrator to extend this user's role.",
	},
	{
		applies: hasStatus(403),
		affects: 'unclear',
		suspects: 'event',
		message: 'Zoom denied access to {event}: {zoom}',
		description: 'Connect the credential as the host, or as an administrator of the account.',
	},
	{
		applies: hasBareStatus404,
		affects: 'unclear',
		message: "Zoom couldn't find {who} or {event}: {zoom}",
		description:
			"Check the {field} ID and any other ID or email you entered. For a list, check 'Host'.",
	},
];
