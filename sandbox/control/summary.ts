import { WEBINAR_TYPES } from '../build';
import type { SandboxContext } from '../context';
import { SWITCH_VALUES } from '../switches';
import type { Meeting, RegistrationForm } from '../types';

/** One thing the sandbox holds, as a table with a heading. */
export interface SummaryTable {
	title: string;
	head: string[];
	rows: string[][];
}

/** What is in the sandbox, for the terminal and the page alike. */
export function summaryTables(context: SandboxContext, url: string): SummaryTable[] {
	const { state } = context;
	return [
		{
			title: 'Addresses, for a credential with Environment: Custom',
			head: ['Field of the credential', 'Value'],
			rows: [
				['OAuth Base URL', url],
				['API Base URL', `${url}/v2`],
				['(to look inside)', `${url}/_sandbox/state and ${url}/_sandbox/requests`],
			],
		},
		{
			title: `Apps of account ${state.accountId}`,
			head: ['App', 'Client ID', 'Client secret', 'Secret token', 'Login'],
			rows: Object.values(state.apps).map((app) => [
				app.name,
				app.clientId,
				app.clientSecret,
				app.secretToken,
				app.kind === 'user' ? 'OAuth2' : `server-to-server, account ID ${state.accountId}`,
			]),
		},
		{
			title: 'Users',
			head: ['Name', 'Email', 'ID', 'Plan'],
			rows: Object.values(state.users).map((user) => [
				user.displayName,
				user.email,
				user.id,
				`${user.licensed ? 'licensed' : 'basic'}${user.accountId === state.accountId ? '' : ', other account'}`,
			]),
		},
		{
			title: 'Meetings and webinars',
			head: ['ID', 'Topic', 'Host', 'Registration', 'Registrants', 'Occurrences', 'Held'],
			rows: Object.values(state.meetings).map((meeting) => meetingRow(context, meeting)),
		},
		{
			title: 'Event subscriptions',
			head: ['Address', 'Events', 'Made'],
			rows: state.eventSubscriptions.map(({ url: address, events, createdByApp }) => [
				address,
				events.join(', '),
				createdByApp ? 'through the API' : 'by hand',
			]),
		},
		{
			title: 'Switches',
			head: ['Name', 'Now', 'Can be'],
			rows: Object.entries(SWITCH_VALUES).map(([name, values]) => [
				name,
				String(Object.entries(context.switches).find(([known]) => known === name)?.[1]),
				values.join(', '),
			]),
		},
	];
}

/** Commands that change the sandbox while it runs. */
export function summaryCommands(url: string): string[] {
	return [
		`curl -X PATCH ${url}/_sandbox/switches -d '{"multipart":"refuse415"}'`,
		`curl -X POST ${url}/_sandbox/faults -d '{"match":{"method":"PUT"},"answer":{"status":503,"body":"busy"}}'`,
		`curl -X POST ${url}/_sandbox/subscriptions -d '{"url":"http://127.0.0.1:5678/webhook/zoom","events":["meeting.registration_created"]}'`,
		`curl -X POST ${url}/_sandbox/register -d '{"meetingId":"85212345678","email":"new@example.com"}'`,
		`curl -X POST ${url}/_sandbox/join -d '{"meetingId":"85212345678","registrant":"samuel.mensah@example.org"}'`,
		`curl -X POST ${url}/_sandbox/end -d '{"meetingId":"85212345678"}'`,
		`curl -X POST ${url}/_sandbox/reset`,
	];
}

function meetingRow(context: SandboxContext, meeting: Meeting): string[] {
	const host = context.state.users[meeting.hostId];
	const isWebinar = WEBINAR_TYPES.includes(meeting.type);
	const registration = ['automatic', 'manual', 'off'][meeting.approvalType] ?? '';
	return [
		meeting.id,
		`${meeting.topic}${isWebinar ? ' (webinar)' : ''}${meeting.recording ? ' (recorded)' : ''}`,
		host?.displayName ?? meeting.hostId,
		registration,
		counts(meeting) + (meeting.recording ? `; recording: ${counts(meeting.recording)}` : ''),
		String(meeting.occurrences.length || '-'),
		held(meeting),
	];
}

/** How often it was held, and how many rows its lists of participants have. */
function held({ instances }: Meeting): string {
	if (instances.length === 0) return '-';
	const rows = instances.map(({ participants }) => participants.length);
	const times = instances.length === 1 ? 'once' : `${instances.length} times`;
	return `${times}, participants: ${rows.join(' + ')}`;
}

function counts({ registrants }: RegistrationForm): string {
	return (['pending', 'approved', 'denied'] as const)
		.map((status) => `${registrants.filter((one) => one.status === status).length} ${status}`)
		.join(', ');
}
