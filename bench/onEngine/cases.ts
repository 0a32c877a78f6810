import type { INodeParameters } from 'n8n-workflow';

import { FakeZoom } from '../fakeZoom';

/** A person as a sheet or form has them: one input item. */
export interface PersonRow {
	id: string;
	email: string;
	firstName: string;
	lastName: string;
}

/** An operation as it's usually set up: what differs by row comes from expressions, the rest is fixed. */
export interface EngineCase {
	name: string;
	/** Without the meeting, which is another one for each run. */
	parameters: INodeParameters;
	zoomFor: (people: readonly PersonRow[]) => FakeZoom;
}

const NAMED = {
	email: '={{ $json.email }}',
	firstName: '={{ $json.firstName }}',
	lastName: '={{ $json.lastName }}',
};

const withEveryone = (people: readonly PersonRow[]) => new FakeZoom(people);

export const ENGINE_CASES: EngineCase[] = [
	{
		name: 'Update Status: an ID and an email in each row',
		parameters: {
			operation: 'updateStatus',
			action: 'approve',
			registrants: { registrant: [{ id: '={{ $json.id }}', email: '={{ $json.email }}' }] },
		},
		zoomFor: withEveryone,
	},
	{
		name: 'Create Many: email, first and last name',
		parameters: { ...NAMED, operation: 'createMany' },
		zoomFor: () => new FakeZoom([]),
	},
	{
		name: 'Sync With List: people to approve',
		parameters: { ...NAMED, operation: 'sync', options: { maximumRemovals: '100%' } },
		zoomFor: withEveryone,
	},
];

/** People who are all different. */
export function peopleRows(count: number): PersonRow[] {
	return Array.from({ length: count }, (_, n) => ({
		id: `id-${n}`,
		email: `p${n}@example.com`,
		firstName: `Ann ${n}`,
		lastName: 'Example',
	}));
}
