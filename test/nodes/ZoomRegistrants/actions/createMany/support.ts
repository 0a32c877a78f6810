import type { RecordedRequest } from '../../../../../sandbox';
import { byId } from '../../../../support/world';

/** Create Many with people from the input's fields. */
export const createMany = (meetingId: string) => ({
	operation: 'createMany',
	meetingId: byId(meetingId),
	email: '={{ $json.email }}',
	firstName: 'Guest',
	lastName: '={{ $json.lastName }}',
});

export const people = (count: number) =>
	Array.from({ length: count }, (_, n) => ({ email: `p${n}@example.com`, lastName: `No. ${n}` }));

/** The emails in the body of a request that adds people, one or many. */
export function sentPeople({ rawBody }: RecordedRequest): string[] {
	const body = JSON.parse(rawBody.toString('utf8') || '{}') as {
		email?: string;
		registrants?: Array<{ email: string }>;
	};
	return body.registrants?.map(({ email }) => email) ?? [body.email ?? ''];
}

/** The requests that add people, without the reading of who hosts the event. */
export function additions(requests: readonly RecordedRequest[]): RecordedRequest[] {
	return requests.filter(({ method }) => method === 'POST');
}

/** The numbers of the items that failed. */
export const failures = (json: Array<{ success?: unknown }>) =>
	json.flatMap(({ success }, index) => (success === false ? [index] : []));
