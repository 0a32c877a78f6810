import type { Refusal } from '../../transport/refusal';
import { isDailyLimit } from '../../transport/retry';

/**
 * What a refusal is about, and so what shares it:
 * `format` the body's format; `account` everything this login sends; `event` this meeting, webinar or
 * recording; `batch` all batches for this event, but no single requests; `change` this event,
 * occurrence and action; `registrant` one registrant; `serverFault` this request only, which may have
 * been carried out; `limit` this request only, which wasn't; `unclear` Zoom doesn't say, it may be one
 * registrant.
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

/** What to tell the user, with gaps such as `{event}` that `explain` fills in. */
export interface Diagnosis {
	affects: Scope;
	/** What it may affect as well; only a second refusal, for another event, can tell. */
	suspects?: 'account' | 'event';
	message: string;
	description: string;
}

interface Rule extends Diagnosis {
	applies(refusal: Refusal): boolean;
}

const says = (pattern: RegExp) => (refusal: Refusal) => pattern.test(refusal.message);
const hasCode =
	(...codes: number[]) =>
	({ code }: Refusal) =>
		code !== undefined && codes.includes(code);
const hasStatus =
	(from: number, to = from) =>
	({ httpStatus = 0 }: Refusal) =>
		httpStatus >= from && httpStatus <= to;

const hasBareStatus404 = ({ httpStatus, code }: Refusal) =>
	httpStatus === 404 && (code === undefined || code === 404);

/** Zoom lists the missing scopes in its message. */
export const MISSING_SCOPES = /does not contain scopes?\s*:?\s*\[([^\]]*)\]/i;

/**
 * Zoom's answers and what they mean here, the first that applies counts. Zoom uses one code for many
 * things, and one thing has many codes, so the words decide before the numbers do.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/put/meetings/{meetingId}/registrants/status
 */
export const RULES: Rule[] = [
	{
		applies: ({ origin }) => origin === 'network',
		affects: 'serverFault',
		suspects: 'account',
		message: 'Zoom cannot be reached at {host}: {zoom}',
		description:
			"Check this n8n's network, proxy and firewall, and the Environment in the credential, then run again.{maybe}",
	},
	{
		applies: ({ origin, afterUncertainAttempt }) =>
			origin === 'cancelled' && afterUncertainAttempt === true,
		affects: 'account',
		message: 'The execution was cancelled while this was on its way to Zoom',
		description:
			'Look it up in Zoom: it may have been done. Run again for this item if it was not.',
	},
	{
		applies: ({ origin }) => origin === 'cancelled',
		affects: 'account',
		message: 'Not sent, because the execution was cancelled',
		description: 'Run again for this item if you still want the change.',
	},
	{
		applies: ({ origin }) => origin === 'login',
		affects: 'account',
		message: 'n8n could not log in to Zoom: {zoom}',
		description:
			'Open the credential and connect it again. Server-to-server: check Account ID, Client ID and Client Secret, and that the app is activated in Zoom.',
	},
	{
		applies: ({ origin, httpStatus = 0 }) => origin === 'proxy' && httpStatus < 500,
		affects: 'unclear',
		suspects: 'account',
		message: 'The answer from {host} did not come from Zoom (HTTP {status}): {zoom}',
		description:
			'A proxy or gateway may be answering in place of Zoom. Check the Environment and API Base URL in the credential.',
	},
	{
		applies: (refusal) =>
			refusal.httpStatus === 415 ||
			says(/Unsupported Content Type|Request Body should be a valid JSON object/i)(refusal),
		affects: 'format',
		message: 'Zoom does not take the format of the request: {zoom}',
		description:
			'Set Options > Body Format to Automatic or JSON. If it is, Zoom takes neither format at present: please report it, with the tracking ID.',
	},
	{
		applies: says(MISSING_SCOPES),
		affects: 'account',
		message: 'The Zoom app lacks a scope{scopes}',
		description:
			'In your app on marketplace.zoom.us add it under Scopes, then open the credential here and connect again. Server-to-server: it counts once the current token has run out, after an hour at most.',
	},
	{
		applies: (refusal) =>
			hasCode(124, 4700, 4711, 4741, 104)(refusal) || refusal.httpStatus === 401,
		affects: 'unclear',
		suspects: 'account',
		message: 'Zoom does not accept the login: {zoom}',
		description:
			'Open the credential and connect it again. If another credential uses the same Zoom app and user, connecting that one has ended this one; use one credential for both.',
	},
	{
		applies: (refusal) =>
			isDailyLimit(refusal) && says(/\b(add|create|batch)\b.*registra/i)(refusal),
		affects: 'registrant',
		message: "Zoom's daily limit of registrations is reached: {zoom}",
		description:
			'Zoom takes the same person 3 times a day. It opens again at {opens}; run again for this item after that. Who is registered already need not be added again.',
	},
	{
		applies: (refusal) => isDailyLimit(refusal) && says(/registrant/i)(refusal),
		affects: 'registrant',
		message: "Zoom's daily limit of status changes is reached: {zoom}",
		description:
			'Zoom takes 10 status changes a day for one registrant of one {noun}. It opens again at {opens}; run again for this item after that.',
	},
	{
		applies: isDailyLimit,
		affects: 'account',
		message: "The Zoom account's daily limit of API requests is reached: {zoom}",
		description:
			'It is shared by all apps of the account and opens again at {opens}. Run again for the remaining items after that.',
	},
	{
		applies: (refusal) => hasStatus(429)(refusal) && says(/concurrent/i)(refusal),
		affects: 'limit',
		message: 'Zoom is still busy with another change of this account: {zoom}',
		description: 'Run again for this item in a minute.',
	},
	{
		applies: ({ httpStatus, retryAfter }) => httpStatus === 429 && retryAfter !== undefined,
		affects: 'limit',
		suspects: 'account',
		message: "Zoom's limit of requests is reached: {zoom}",
		description: 'It opens again at {opens}. Run again for the remaining items after that.',
	},
	{
		applies: hasStatus(429),
		affects: 'limit',
		suspects: 'account',
		message: "Zoom's limit of requests is {reached}: {zoom}",
		description:
			'Other workflows or apps are using up the same account. Run again later, or at a quieter time.',
	},
	{
		applies: hasStatus(500, 599),
		affects: 'serverFault',
		suspects: 'account',
		message: 'Zoom failed to answer (HTTP {status}){again}: {zoom}',
		description: 'See status.zoom.us, then run again for this item.{maybe}',
	},
	{
		applies: says(/meeting or registrant not found/i),
		affects: 'unclear',
		message: 'Zoom did not find {who}, or {event}: {zoom}',
		description: 'Check the {field} ID, and the ID or e-mail given. For a list, check Host.',
	},
	{
		applies: says(
			/registrant.*(not found|does not exist|invalid)|invalid(?! parameter).*registrant/i,
		),
		affects: 'registrant',
		message: 'Zoom does not know this registrant of {event}: {zoom}',
		description:
			"Check the registrant's ID or e-mail. In the answer of Zoom's Add call the registrant is registrant_id; id is the {field}.",
	},
	{
		applies: says(/page token/i),
		affects: 'serverFault',
		message: 'Reading the list took longer than the 15 minutes that Zoom allows: {zoom}',
		description: 'Run again.',
	},
	{
		applies: says(/(invalid|not exist|not found).{0,20}occurrence|occurrence.{0,3}ids?\b/i),
		affects: 'change',
		message: 'Zoom does not know this occurrence of {event}: {zoom}',
		description:
			'Choose the occurrence From List, or leave Occurrence empty to change the whole series.',
	},
	{
		applies: says(
			/registration (as )?required|registration has not been enabled|not have registration/i,
		),
		affects: 'event',
		message: 'Registration is not switched on for {event}',
		description:
			'In Zoom, edit the {noun} and tick Registration > Required; for approvals by hand choose Manually approve.',
	},
	{
		applies: says(/invalid webinar id/i),
		affects: 'event',
		message: '{Event} is not a webinar of this login: {zoom}',
		description:
			'The ID may belong to a meeting: then choose Resource > Meeting Registrant. Otherwise check the ID, and that the credential belongs to the host.',
	},
	{
		applies: says(/webinar (info|information)\b/i),
		affects: 'event',
		message: '{Event} cannot be used with this login: {zoom}',
		description:
			'The ID probably belongs to a webinar (then choose Resource > Webinar Registrant), or to another host. From List shows only what fits.',
	},
	{
		applies: (refusal) =>
			hasCode(3301)(refusal) || says(/recording.*(not exist|not found)|no recording/i)(refusal),
		affects: 'event',
		message: 'There is no cloud recording of this meeting: {zoom}',
		description:
			'Check the meeting ID. Only cloud recordings can have registrants, and Zoom needs some time after a meeting to make them.',
	},
	{
		applies: says(/can only be used for scheduled|batch registration is not supported/i),
		affects: 'batch',
		message: 'Zoom takes many registrants at once only for a {noun} that does not repeat: {zoom}',
		description: 'Switch on Options > Create Singly If Needed, or use the operation Create.',
	},
	{
		applies: (refusal) =>
			hasCode(3027, 3034, 3051)(refusal) ||
			says(/host cannot register|invited as a panelist|work email address/i)(refusal),
		affects: 'registrant',
		message: 'Zoom does not register this person for {event}: {zoom}',
		description: 'Leave this person out, or use another e-mail of theirs.',
	},
	{
		applies: hasCode(3003),
		affects: 'event',
		message: 'The Zoom user of this credential is not the host of {event}',
		description:
			'Connect the credential as the host, or use a server-to-server login of the same account.',
	},
	{
		applies: hasCode(1010),
		affects: 'event',
		message: 'The host of {event} does not belong to the Zoom account of this credential',
		description: 'Use a credential of the account that owns the meeting.',
	},
	{
		applies: says(/user does not exist:\s*[\w-]/i),
		affects: 'event',
		message: 'Zoom does not know the host of {event}: {zoom}',
		description: 'The user may have been removed from the account. Check the host in Zoom.',
	},
	{
		// With an email after it, which isn't looked at here, it may be one of the registrants.
		applies: says(/user does not exist/i),
		affects: 'unclear',
		suspects: 'event',
		message: 'Zoom does not know {who}: {zoom}',
		description:
			'Check the e-mail. It may also be that of the host of {event}; check the host in Zoom.',
	},
	{
		applies: (refusal) =>
			hasCode(3001)(refusal) || says(/(meeting|webinar) does not exist/i)(refusal),
		affects: 'event',
		message: '{Event} does not exist, or has ended for good',
		description: 'Check the {field} ID, or choose the {field} From List.',
	},
	{
		applies: says(/paid user|plan (subscription )?is missing|subscribe to/i),
		affects: 'event',
		message: "The host's Zoom plan does not include registration: {zoom}",
		description: 'Registration needs a licensed (Pro or higher) host. Assign a licence in Zoom.',
	},
	{
		applies: hasCode(3161),
		affects: 'event',
		message: 'The Zoom user may not host meetings: {zoom}',
		description: 'Ask the Zoom administrator to allow meeting hosting for this user.',
	},
	{
		applies: says(/maximum attendee capacity|limit for the number of/i),
		affects: 'change',
		message: '{Event} is full: {zoom}',
		description: 'Deny or cancel other registrants, or raise the limit in Zoom, then run again.',
	},
	{
		applies: hasCode(3038),
		affects: 'event',
		message: '{Event} is over',
		description: 'Nobody can be registered, and no registrant changed, once it has ended.',
	},
	{
		applies: says(/validation failed/i),
		affects: 'unclear',
		message: 'Zoom refused a value: {zoom}',
		description: 'Correct the field that Zoom names; for a registrant, its ID or e-mail.',
	},
	{
		applies: says(/paid registration/i),
		affects: 'event',
		message: '{Event} has paid registration, which Zoom does not open to other programs',
		description: 'Change these registrants in Zoom itself.',
	},
	{
		applies: (refusal) => says(/cannot access meeting|invalid meeting id/i)(refusal),
		affects: 'event',
		message: 'Zoom gives no access to {event}: {zoom}',
		description:
			'Check the {field} ID, and that the credential belongs to the host or to an administrator of the same account. The ID of a webinar needs Resource > Webinar Registrant, that of a meeting Resource > Meeting Registrant.',
	},
	{
		applies: says(/no permission/i),
		affects: 'event',
		message: 'The Zoom user of this credential may not do this for {event}: {zoom}',
		description: "Connect as the host, or have a Zoom administrator widen this user's role.",
	},
	{
		applies: hasStatus(403),
		affects: 'unclear',
		suspects: 'event',
		message: 'Zoom forbids access to {event}: {zoom}',
		description: 'Connect the credential as the host, or as an administrator of the account.',
	},
	{
		applies: hasBareStatus404,
		affects: 'unclear',
		message: 'Zoom did not find {who}, or {event}: {zoom}',
		description: 'Check the {field} ID, and the ID or e-mail given. For a list, check Host.',
	},
];
