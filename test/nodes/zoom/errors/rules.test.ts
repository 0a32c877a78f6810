import type { Refusal } from '../../../../nodes/transport/refusal';
import { diagnose } from '../../../../nodes/zoom/errors/diagnose';
import { explain } from '../../../../nodes/zoom/errors/explain';
import { type Diagnosis } from '../../../../nodes/zoom/errors/rules';
import { EVENT_KINDS } from '../../../../nodes/zoom/eventKinds';

const NOW = Date.UTC(2026, 11, 1, 15, 30);
const CONTEXT = {
	kind: EVENT_KINDS.meetingRegistrant,
	eventId: '85212345678',
	apiBaseUrl: 'https://api.zoom.us/v2',
};

/** A refusal, what it affects, and the words for the user. */
type Row = [
	refusal: Partial<Refusal>,
	meaning: Partial<Diagnosis>,
	message: string,
	description: string,
];

const ROWS: Row[] = [
	[
		{ origin: 'network', message: 'read ECONNRESET' },
		{ affects: 'serverFault', suspects: 'account' },
		"Couldn't reach Zoom at api.zoom.us: read ECONNRESET",
		"Check n8n's network, proxy and firewall, and 'Environment' in the credential, then try again.",
	],
	[
		{ origin: 'network', message: 'read ECONNRESET', afterUncertainAttempt: true },
		{ affects: 'serverFault', suspects: 'account' },
		"Couldn't reach Zoom at api.zoom.us: read ECONNRESET",
		"Check n8n's network, proxy and firewall, and 'Environment' in the credential, then try again. The change may still have gone through.",
	],
	[
		{ origin: 'cancelled', message: 'x', afterUncertainAttempt: true },
		{ affects: 'account' },
		'The execution was cancelled while this request was in progress',
		"Check in Zoom whether it went through. If it didn't, run this item again.",
	],
	[
		{ origin: 'cancelled', message: 'x' },
		{ affects: 'account' },
		'Not sent because the execution was cancelled',
		'Run this item again if you still want it done.',
	],
	[
		{ message: "Zoom's response didn't contain the event" },
		{ affects: 'unclear' },
		"Zoom's response didn't contain the event",
		"Run this item again. If it happens again, check 'Environment' and 'API Base URL' in the credential, then status.zoom.us.",
	],
	[
		{ origin: 'login', message: 'Invalid Token!' },
		{ affects: 'account' },
		"Couldn't authenticate with Zoom: Invalid Token!",
		"Open the credential and reconnect it. Server-to-Server: check 'Account ID', 'Client ID' and 'Client Secret', and make sure the app is activated in Zoom.",
	],
	[
		{ origin: 'proxy', httpStatus: 403, message: 'Company Gateway' },
		{ affects: 'unclear', suspects: 'account' },
		"The response from api.zoom.us didn't come from Zoom (HTTP 403): Company Gateway",
		"A proxy or gateway may be responding in place of Zoom. Check 'Environment' and 'API Base URL' in the credential.",
	],
	[
		{ httpStatus: 415, message: 'No.' },
		{ affects: 'format' },
		'Zoom rejected the request format: No.',
		'Set Options > Body Format to Automatic or JSON. If it already is, Zoom currently accepts neither; please report it with the tracking ID.',
	],
	[
		{ httpStatus: 400, message: 'Unsupported Content Type' },
		{ affects: 'format' },
		'Zoom rejected the request format: Unsupported Content Type',
		'Set Options > Body Format to Automatic or JSON. If it already is, Zoom currently accepts neither; please report it with the tracking ID.',
	],
	[
		{ message: 'does not contain scopes:[a:b]' },
		{ affects: 'account' },
		'The Zoom app is missing a scope: a:b',
		'Add it to your app on marketplace.zoom.us under Scopes, then reconnect the credential. Server-to-Server: it takes effect when the current token expires, within an hour.',
	],
	[
		{ httpStatus: 401, message: 'No.' },
		{ affects: 'unclear', suspects: 'account' },
		'Zoom rejected the login: No.',
		'Open the credential and reconnect it. If another credential uses the same Zoom app and user, connecting it revoked this one; share one credential instead.',
	],
	[
		{
			httpStatus: 429,
			message:
				'You have exceeded the daily rate limit of (3) for Add meeting registrant API requests.',
		},
		{ affects: 'registrant' },
		"Zoom's daily registration limit has been reached: You have exceeded the daily rate limit of (3) for Add meeting registrant API requests.",
		"Zoom accepts 3 registrations per person per day. The limit resets at 2026-12-02 00:00 UTC; run this item again after that. Anyone already registered doesn't need to be added again.",
	],
	[
		{
			httpStatus: 429,
			message:
				'You have exceeded the daily rate limit of (10) for status API requests for the registrant.',
		},
		{ affects: 'registrant' },
		"Zoom's daily limit for status changes has been reached: You have exceeded the daily rate limit of (10) for status API requests for the registrant.",
		'Zoom allows 10 status changes per registrant, per meeting, per day. The limit resets at 2026-12-02 00:00 UTC; run this item again after that.',
	],
	[
		{ httpStatus: 429, message: 'You have reached the maximum daily rate limit for this API.' },
		{ affects: 'account' },
		"The Zoom account's daily limit for API requests has been reached: You have reached the maximum daily rate limit for this API.",
		'All apps in the account share this limit. It resets at 2026-12-02 00:00 UTC; run the remaining items again after that.',
	],
	[
		{ httpStatus: 429, message: 'Too many concurrent requests.' },
		{ affects: 'limit' },
		'Zoom is still processing another change for this account: Too many concurrent requests.',
		'Run this item again in a minute.',
	],
	[
		{ httpStatus: 429, message: 'Too many.', retryAfter: '3600' },
		{ affects: 'limit', suspects: 'account' },
		'Rate-limited by Zoom: Too many.',
		'The limit resets at 2026-12-01 16:30 UTC. Run the remaining items again after that.',
	],
	[
		{ httpStatus: 429, message: 'Too many.' },
		{ affects: 'limit', suspects: 'account' },
		'Rate-limited by Zoom: Too many.',
		"Other workflows or apps may be using up the account's limit. Try again later, or at a quieter time.",
	],
	[
		{ httpStatus: 503, message: 'Busy.' },
		{ affects: 'serverFault', suspects: 'account' },
		'Zoom returned a server error (HTTP 503): Busy.',
		'Check status.zoom.us, then run this item again.',
	],
	[
		{ httpStatus: 404, message: 'Meeting or registrant not found.' },
		{ affects: 'unclear' },
		"Zoom couldn't find the registrant or meeting 85212345678: Meeting or registrant not found.",
		"Check the meeting ID and any other ID or email you entered. For a list, check 'Host'.",
	],
	[
		{ httpStatus: 404, message: 'Registrant not found.' },
		{ affects: 'registrant' },
		"Zoom doesn't recognize this registrant of meeting 85212345678: Registrant not found.",
		"Check the registrant's ID or email. In Zoom's response to adding a registrant, registrant_id is the registrant and id is the meeting.",
	],
	[
		{ httpStatus: 400, message: 'Invalid page token.' },
		{ affects: 'serverFault' },
		"Zoom didn't continue its list: Invalid page token.",
		'Zoom keeps the place in a list for 15 minutes. Run this item again.',
	],
	[
		{ httpStatus: 400, message: 'Invalid occurrence.' },
		{ affects: 'change' },
		"Zoom doesn't recognize this occurrence of meeting 85212345678: Invalid occurrence.",
		"Choose the occurrence From List, or leave 'Occurrence' empty to change the whole series.",
	],
	[
		{ httpStatus: 400, message: 'Registration has not been enabled.' },
		{ affects: 'event' },
		"Registration isn't enabled for meeting 85212345678",
		'In Zoom, edit the meeting and tick Registration > Required. To approve people yourself, choose Manually approve.',
	],
	[
		{ httpStatus: 400, message: 'Invalid webinar ID.' },
		{ affects: 'event' },
		"Meeting 85212345678 isn't a webinar this credential can access: Invalid webinar ID.",
		'If the ID belongs to a meeting, choose Resource > Meeting Registrant. Otherwise, check the ID and make sure the credential belongs to the host.',
	],
	[
		{ httpStatus: 400, message: 'Cannot access webinar info.' },
		{ affects: 'event' },
		"Meeting 85212345678 can't be used with this credential: Cannot access webinar info.",
		'The ID probably belongs to a webinar (if so, choose Resource > Webinar Registrant) or to another host. From List shows only IDs that fit.',
	],
	[
		{ httpStatus: 400, code: 3301, message: 'No.' },
		{ affects: 'event' },
		'This meeting has no cloud recording: No.',
		'Check the meeting ID. Only cloud recordings can have registrants, and Zoom needs some time after a meeting to process them.',
	],
	[
		{ httpStatus: 400, message: 'Batch registration is not supported.' },
		{ affects: 'batch' },
		'Zoom supports batch registration only for a non-recurring meeting: Batch registration is not supported.',
		'Turn on Options > Register One by One When Needed, or use the Create operation.',
	],
	[
		{ httpStatus: 400, message: 'Host cannot register.' },
		{ affects: 'registrant' },
		"Zoom doesn't register hosts or alternative hosts for meeting 85212345678: Host cannot register.",
		'Remove this person, who joins without registering, or use a different email address for them.',
	],
	[
		{ httpStatus: 400, code: 3027, message: 'No.' },
		{ affects: 'registrant' },
		"Zoom won't register this person for meeting 85212345678: No.",
		'Remove this person, or use a different email address for them.',
	],
	[
		{ httpStatus: 400, code: 3003, message: 'No.' },
		{ affects: 'event' },
		"This credential's Zoom user isn't the host of meeting 85212345678",
		'Connect the credential as the host, or use a Server-to-Server credential for the same account.',
	],
	[
		{ httpStatus: 400, code: 1010, message: 'No.' },
		{ affects: 'event' },
		"The host of meeting 85212345678 doesn't belong to this credential's Zoom account",
		'Use a credential for the account that owns the meeting.',
	],
	[
		{ httpStatus: 404, message: 'User does not exist: abc123.' },
		{ affects: 'event' },
		"Zoom doesn't recognize the host of meeting 85212345678: User does not exist: abc123.",
		'The user may have been removed from the account. Check the host in Zoom.',
	],
	[
		{ httpStatus: 404, message: 'User does not exist: ann@example.com' },
		{ affects: 'unclear', suspects: 'event' },
		"Zoom doesn't recognize the registrant: User does not exist: ann@example.com",
		'Check the email. It may also belong to the host of meeting 85212345678; check the host in Zoom.',
	],
	[
		{ httpStatus: 404, code: 3001, message: 'No.' },
		{ affects: 'event' },
		"Meeting 85212345678 doesn't exist or has expired",
		'Check the meeting ID, or choose the meeting From List.',
	],
	[
		{ httpStatus: 400, message: 'Only available for paid users.' },
		{ affects: 'event' },
		"The host's Zoom plan doesn't include registration: Only available for paid users.",
		'Registration requires a licensed host (Pro or higher). Assign a license in Zoom.',
	],
	[
		{ httpStatus: 400, code: 3161, message: 'No.' },
		{ affects: 'event' },
		"The Zoom user isn't allowed to host meetings: No.",
		'Ask your Zoom administrator to let this user host meetings.',
	],
	[
		{ httpStatus: 400, message: 'Meeting has reached maximum attendee capacity.' },
		{ affects: 'change', isPartial: true },
		'Meeting 85212345678 is full: Meeting has reached maximum attendee capacity.',
		'Deny or cancel other registrants, or raise the limit in Zoom, then run this item again.',
	],
	[
		{ httpStatus: 400, code: 3038, message: 'No.' },
		{ affects: 'event' },
		'Meeting 85212345678 has ended',
		"Registrants can't be added or changed after it has ended.",
	],
	[
		{ httpStatus: 400, message: 'Validation Failed.' },
		{ affects: 'unclear' },
		'Zoom rejected a value: Validation Failed.',
		'Correct the field that Zoom names. For a registrant, correct the ID or email.',
	],
	[
		{ httpStatus: 400, message: 'Paid registration.' },
		{ affects: 'event' },
		"Meeting 85212345678 uses paid registration, which Zoom's API doesn't support",
		'Change these registrants in Zoom itself.',
	],
	[
		{ httpStatus: 400, message: 'Cannot access meeting.' },
		{ affects: 'event' },
		"Meeting 85212345678 isn't accessible with this credential: Cannot access meeting.",
		'Check the meeting ID, and make sure the credential belongs to the host or to an administrator of the same account. Webinar IDs need Resource > Webinar Registrant, meeting IDs need Resource > Meeting Registrant.',
	],
	[
		{ httpStatus: 400, message: 'No permission.' },
		{ affects: 'event' },
		"This credential's Zoom user isn't allowed to do this for meeting 85212345678: No permission.",
		"Connect as the host, or ask a Zoom administrator to extend this user's role.",
	],
	[
		{ httpStatus: 403, message: 'No.' },
		{ affects: 'unclear', suspects: 'event' },
		'Zoom denied access to meeting 85212345678: No.',
		'Connect the credential as the host, or as an administrator of the account.',
	],
	[
		{ httpStatus: 404, message: 'No.' },
		{ affects: 'unclear' },
		"Zoom couldn't find the registrant or meeting 85212345678: No.",
		"Check the meeting ID and any other ID or email you entered. For a list, check 'Host'.",
	],
	[
		{ httpStatus: 400, message: 'Hm.' },
		{ affects: 'unclear' },
		'Zoom rejected the request: Hm.',
		'Zoom gave no further details. Check the meeting and the registrant. If a tracking ID is shown, Zoom support can look it up.',
	],
];

it.each(ROWS)('%j has one meaning, and these words.', (given, meaning, message, description) => {
	const refusal: Refusal = { message: '', fieldErrors: [], ...given };
	const { affects, suspects, isPartial } = diagnose(refusal);
	expect({ affects, suspects, isPartial }).toEqual(meaning);
	expect(explain(refusal, CONTEXT, NOW)).toMatchObject({ message, description });
});
