import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';

import type { EventRef } from '../../../zoom/events';
import { isRecord } from '../../../transport/guards';
import {
	type ListedRegistrant,
	listRegistrants,
	type RegistrantStatus,
} from '../../../zoom/registrants';
import type { Refusal } from '../../../transport/refusal';
import {
	type EmailFilter,
	parseEmailFilter,
	parseLimit,
	parseListedStatus,
	parseTrackingSource,
} from './listFilters';
import { registrantJson } from '../registrantJson';
import type { EventInput } from '../../../fields/givenEvent';
import type { Run } from '../../run/run';
import { occurrenceField, simplifyField } from '../commonFields';
import { itemByItem, type ItemResult, type ItemTask } from '../itemByItem';
import type { Operation } from '../operation';

interface GetAllInput extends EventInput {
	statuses: RegistrantStatus[];
	/** Infinity for all. */
	limit: number;
	email: EmailFilter;
	trackingSourceId?: string;
	simplify: boolean;
}

const fields: INodeProperties[] = [
	{ ...occurrenceField, displayOptions: { hide: { resource: ['recordingRegistrant'] } } },
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		options: [
			{ name: 'Any', value: 'any', description: 'Pending, approved and denied, in this order' },
			{ name: 'Approved', value: 'approved' },
			{ name: 'Denied', value: 'denied', description: 'Denied or cancelled' },
			{ name: 'Pending', value: 'pending', description: 'Waiting for approval' },
		],
		default: 'any',
		description: 'Which registrants to list',
	},
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		displayOptions: { show: { returnAll: [false] } },
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
	},
	simplifyField,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			{
				displayName: 'Email',
				name: 'email',
				type: 'string',
				default: '',
				placeholder: 'e.g. name@email.com or @example.com',
				description:
					'One person by the whole e-mail, or everyone of a domain by "@" and the domain; capitals do not matter. Zoom cannot search, so the node reads the list for it.',
			},
			{
				displayName: 'Tracking Source Name or ID',
				name: 'trackingSourceId',
				type: 'options',
				displayOptions: { show: { '/resource': ['webinarRegistrant'] } },
				typeOptions: { loadOptionsMethod: 'getTrackingSources' },
				default: '',
				description:
					'Only those who came through one of the webinar\'s tracking links. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			},
		],
	},
];

export const description = updateDisplayOptions({ show: { operation: ['getAll'] } }, fields);

/** Lists registrants, a page of 300 at a time, and no page more than is needed. */
export const getAll: Operation<GetAllInput> = {
	read(fields) {
		const { get } = fields;
		const input = fields.event();
		if ('error' in input) return input;
		const statuses = parseListedStatus(get('status', 'any'));
		if ('error' in statuses) return statuses;
		const limit = parseLimit(get('returnAll', false), get('limit', 50));
		if ('error' in limit) return limit;
		const given = get('filters', {});
		const filters = isRecord(given) ? given : {};
		const email = parseEmailFilter(filters);
		if ('error' in email) return email;
		const trackingSource = parseTrackingSource(filters);
		if ('error' in trackingSource) return trackingSource;
		return {
			value: {
				...input.value,
				statuses: statuses.value,
				limit: limit.value,
				email: email.value,
				trackingSourceId: trackingSource.value,
				simplify: get('simplify', true) !== false,
			},
		};
	},

	execute: itemByItem({ work: list, keyOf }),
};

async function list({ run, event, input }: ItemTask<GetAllInput>): Promise<ItemResult> {
	const found: ListedRegistrant[] = [];
	for (const status of input.statuses) {
		const refusal = await listInto(found, run, event, status, input);
		if (refusal !== undefined) return { refusal };
	}
	return {
		json: found
			.slice(0, input.limit)
			.map(({ fields, status }) => registrantJson(event, { ...fields, status }, input.simplify)),
	};
}

/** Items that ask for the same list share one reading. */
function keyOf({ statuses, limit, email, trackingSourceId, simplify }: GetAllInput): string {
	return JSON.stringify([statuses, limit, email.text, trackingSourceId, simplify]);
}

/** Reads those with one status until there are enough; no page is asked for that is not needed. */
async function listInto(
	found: ListedRegistrant[],
	{ connection }: Run,
	event: EventRef,
	status: RegistrantStatus,
	{ limit, email, trackingSourceId }: GetAllInput,
): Promise<Refusal | undefined> {
	const isEnough = () => found.length >= limit || (email.isForOne && found.length > 0);
	if (isEnough()) return undefined;
	for await (const page of listRegistrants(connection, event, { status, trackingSourceId })) {
		if ('error' in page) return page.error;
		for (const listed of [...page.value.registrants, ...(page.value.withoutId ?? [])]) {
			if (email.matches(listed.email)) found.push(listed);
		}
		if (isEnough()) return undefined;
	}
	return undefined;
}
