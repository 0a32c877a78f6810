import {
	type ILoadOptionsFunctions,
	type INodeListSearchItems,
	type INodeListSearchResult,
	NodeOperationError,
} from 'n8n-workflow';

import { connect, type ZoomConnection } from '../../transport/connection';
import { explain } from '../../transport/explain';
import { listOccurrences, listUpcomingMeetings, type Reading } from '../../transport/meetings';
import { parseMeeting } from '../input/meetingId';

/** Fills *Meeting*: the host's upcoming meetings whose topic or ID holds the filter. */
export async function searchMeetings(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const connection = await connect(this);
	const meetings = valueOf(connection, await listUpcomingMeetings(connection));
	const wanted = filter.trim().toLowerCase();
	const digits = wanted.replace(/[\s-]/g, '');
	const results = meetings
		.filter(
			({ id, topic }) =>
				topic.toLowerCase().includes(wanted) || (digits !== '' && id.includes(digits)),
		)
		.map(
			({ id, topic, startTime }): INodeListSearchItems => ({
				name: [topic || id, startTime && inTimeZone(startTime, this.getTimezone())]
					.filter(Boolean)
					.join(' · '),
				value: id,
			}),
		);
	return { results };
}

/** Fills *Occurrence* from the chosen meeting. */
export async function searchOccurrences(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const meeting = parseMeeting(this.getCurrentNodeParameter('meetingId'));
	if ('problem' in meeting) {
		throw new NodeOperationError(this.getNode(), 'Choose the meeting first', {
			description: meeting.nextStep,
		});
	}
	if (!('id' in meeting.value)) {
		throw new NodeOperationError(
			this.getNode(),
			'A registration link does not hold the meeting ID',
			{
				description: 'Choose the meeting From List or give its ID to see its occurrences.',
			},
		);
	}
	const { id } = meeting.value;
	const connection = await connect(this);
	const occurrences = valueOf(connection, await listOccurrences(connection, id), id);
	const results = occurrences
		.map(
			(occurrence): INodeListSearchItems => ({
				name: `${inTimeZone(occurrence.startTime, this.getTimezone())} · ${occurrence.duration} min`,
				value: occurrence.id,
			}),
		)
		.filter(({ name }) => name.toLowerCase().includes(filter.trim().toLowerCase()));
	return { results };
}

function valueOf<T>(connection: ZoomConnection, reading: Reading<T>, meetingId?: string): T {
	if ('value' in reading) return reading.value;
	const { apiBaseUrl, functions, host } = connection;
	const { message, description, reference } = explain(
		reading.refusal,
		{ meetingId, apiBaseUrl },
		Date.now(),
	);
	const isWithoutHost =
		host === 'me' && functions.getNodeParameter('authentication', 0) === 'serverToServer';
	const hint = isWithoutHost
		? ' Fill in Host: a server-to-server login may not have meetings of its own.'
		: '';
	throw new NodeOperationError(functions.getNode(), message, {
		description: `${description}${hint} ${reference}`.trim(),
	});
}

/** e.g. `Tue, 1 Dec 2026, 18:00`; the text as it is when it is not a time. */
function inTimeZone(time: string, timeZone: string): string {
	const date = new Date(time);
	if (Number.isNaN(date.getTime())) return time;
	return new Intl.DateTimeFormat('en-GB', {
		timeZone,
		weekday: 'short',
		day: 'numeric',
		month: 'short',
		year: 'numeric',
		hour: '2-digit',
		minute: '2-digit',
	}).format(date);
}
