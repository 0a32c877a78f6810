import type { EventRef } from '../../../zoom/events';
import { isRecord } from '../../../transport/guards';
import {
	listRegistrants,
	type RegistrantPage,
	type RegistrantStatus,
} from '../../../zoom/registrants';
import { answerWithout } from '../../../transport/refusal';
import type { Result } from '../../../transport/result';
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

/** Lists registrants in pages of 300, and reads no more pages than needed. */
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
				simplify: get('simplify') !== false,
			},
		};
	},

	execute: itemByItem({ work: list, keyOf }),
};

async function list({ run, event, input }: ItemTask<GetAllInput>): Promise<ItemResult> {
	let found: Found = new Map();
	for (const status of input.statuses) {
		if (isEnough(found, input)) break;
		const reading = await withStatus(run, event, status, input, found);
		if ('error' in reading) return { refusal: reading.error };
		found = reading.value;
	}
	return {
		json: [...found.values()]
			.slice(0, input.limit)
			.map((fields) => registrantJson(event, fields, input.simplify)),
	};
}

/** Entries by who they're about, in the order of the output. */
type Found = ReadonlyMap<string, Record<string, unknown>>;

function isEnough({ size }: Found, { limit, email }: GetAllInput): boolean {
	return size >= limit || (email.isForOne && size > 0);
}

/** Items that ask for the same list share one reading. */
function keyOf({ statuses, limit, email, trackingSourceId, simplify }: GetAllInput): string {
	return JSON.stringify([statuses, limit, email.text, trackingSourceId, simplify]);
}

/**
 * What was found, and the registrants with one more status, read until there are enough. Someone whose
 * status changes between two readings is in both; the later one counts. An entry that isn't a
 * registrant, or has no email to filter by, makes the list an error: somebody would be missing from it.
 */
async function withStatus(
	{ connection }: Run,
	event: EventRef,
	status: RegistrantStatus,
	input: GetAllInput,
	earlier: Found,
): Promise<Result<Found>> {
	const { email: filter, trackingSourceId } = input;
	const found = new Map(earlier);
	for await (const page of listRegistrants(connection, event, { status, trackingSourceId })) {
		if ('error' in page) return page;
		const entries = entriesOf(page.value, status, found.size);
		for (const { key, fields } of entries.filter(({ email }) => filter.matches(email))) {
			found.delete(key);
			found.set(key, fields);
		}
		if (isEnough(found, input)) break;
		if (page.value.unreadable.some(({ fields }) => fields === undefined)) {
			return { error: answerWithout('a valid list of registrants') };
		}
		if (filter.text !== '' && entries.some(({ email }) => email === undefined)) {
			return { error: answerWithout('the emails to filter by') };
		}
	}
	return { value: found };
}

/** Every entry of a page that has fields, with a key that two entries of one person share. */
function entriesOf(
	{ registrants, unreadable }: RegistrantPage,
	status: RegistrantStatus,
	foundBefore: number,
): Array<{ key: string; email?: string; fields: Record<string, unknown> }> {
	return [
		...registrants.map(({ id, email, fields, status: own }) => ({
			key: JSON.stringify([id, email]),
			email,
			fields: { ...fields, status: own },
		})),
		...unreadable.flatMap(({ email, fields }, place) =>
			fields === undefined
				? []
				: [{ key: `${status} ${foundBefore + place}`, email, fields: { status, ...fields } }],
		),
	];
}
