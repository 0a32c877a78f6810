import { sightOf } from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/readBack';
import type { Sight } from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/types';
import type { Roster } from '../../../../../nodes/ZoomRegistrants/run/roster';
import { StatusCounts } from '../../../../../nodes/ZoomRegistrants/run/statusCounts';
import { emailKey } from '../../../../../nodes/zoom/email';
import type { ListedRegistrant, RegistrantStatus } from '../../../../../nodes/zoom/registrants';
import type { StatusAction } from '../../../../../nodes/zoom/statusAction';

const listed = (id: string, email: string | undefined, status: string): ListedRegistrant => ({
	id,
	email,
	status,
	fields: {},
});

const ANN_APPROVED = listed('ann', 'Ann@x.org', 'approved');
const ANN_PENDING = listed('ann', 'Ann@x.org', 'pending');
const ANN_DENIED = listed('ann', 'Ann@x.org', 'denied');
const ANN_CANCELLED = listed('ann', 'Ann@x.org', 'cancelled');
const TWIN = listed('ann2', 'ann@x.org', 'pending');
const NAMELESS = listed('someone', undefined, 'approved');

const ALL: RegistrantStatus[] = ['pending', 'approved', 'denied'];

function rosterOf(complete: RegistrantStatus[], ...people: ListedRegistrant[]): Roster {
	const byId = new Map<string, ListedRegistrant[]>();
	const byEmail = new Map<string, ListedRegistrant[]>();
	for (const one of people) {
		byId.set(one.id, [...(byId.get(one.id) ?? []), one]);
		if (one.email === undefined) continue;
		const key = emailKey(one.email);
		byEmail.set(key, [...(byEmail.get(key) ?? []), one]);
	}
	return {
		complete: new Set(complete),
		byId,
		byEmail,
		hasEntriesWithoutEmail: people.some(({ email }) => email === undefined),
		hasEntriesWithoutId: false,
		approvedRows: 0,
		withoutId: new StatusCounts(),
		pagesRead: 1,
	};
}

const BY_ID = { id: 'ann' };
const BY_EMAIL = { email: 'ANN@x.org' };

it.each<[string, Roster[], StatusAction, { id?: string; email?: string }, Sight]>([
	[
		'as wanted',
		[rosterOf(['approved'], ANN_APPROVED)],
		'approve',
		BY_ID,
		{ type: 'seen', listed: ANN_APPROVED },
	],
	[
		'by email in other capitals',
		[rosterOf(['approved'], ANN_APPROVED)],
		'approve',
		BY_EMAIL,
		{ type: 'seen', listed: ANN_APPROVED },
	],
	[
		'in a list that was not read to its end',
		[rosterOf([], ANN_APPROVED)],
		'approve',
		BY_ID,
		{ type: 'seen', listed: ANN_APPROVED },
	],
	[
		'by the row’s own status, not by the list it came in',
		[rosterOf(['approved'], ANN_PENDING)],
		'approve',
		BY_ID,
		{ type: 'otherwise', listed: ANN_PENDING },
	],
	[
		'in the second list',
		[rosterOf(['approved']), rosterOf(['pending'], ANN_PENDING)],
		'approve',
		BY_ID,
		{ type: 'otherwise', listed: ANN_PENDING },
	],
	[
		'cancelled, listed as denied',
		[rosterOf(['denied'], ANN_DENIED)],
		'cancel',
		BY_ID,
		{ type: 'seen', listed: ANN_DENIED },
	],
	[
		'cancelled, listed as cancelled',
		[rosterOf(['denied'], ANN_CANCELLED)],
		'cancel',
		BY_ID,
		{ type: 'seen', listed: ANN_CANCELLED },
	],
	[
		'denied, but listed as cancelled',
		[rosterOf(['denied'], ANN_CANCELLED)],
		'deny',
		BY_ID,
		{ type: 'otherwise', listed: ANN_CANCELLED },
	],
	[
		'with another email',
		[rosterOf(['approved'], ANN_APPROVED)],
		'approve',
		{ id: 'ann', email: 'bob@x.org' },
		{ type: 'otherEmail', listed: ANN_APPROVED },
	],
	[
		'with the same email in other capitals',
		[rosterOf(['approved'], ANN_APPROVED)],
		'approve',
		{ id: 'ann', email: 'ANN@X.ORG' },
		{ type: 'seen', listed: ANN_APPROVED },
	],
	[
		'with an email, where the list has none',
		[rosterOf(['approved'], NAMELESS)],
		'approve',
		{ id: 'someone', email: 'ann@x.org' },
		{ type: 'seen', listed: NAMELESS },
	],
	[
		'an email of two people in two states',
		[rosterOf(['approved'], ANN_APPROVED), rosterOf(['pending'], TWIN)],
		'approve',
		BY_EMAIL,
		{ type: 'contradictory', statuses: ['approved', 'pending'] },
	],
	[
		'the ID of one of the two',
		[rosterOf(['approved'], ANN_APPROVED), rosterOf(['pending'], TWIN)],
		'approve',
		BY_ID,
		{ type: 'seen', listed: ANN_APPROVED },
	],
	[
		'one ID in two lists',
		[rosterOf(['approved'], ANN_APPROVED), rosterOf(['pending'], ANN_PENDING)],
		'approve',
		BY_ID,
		{ type: 'contradictory', statuses: ['approved', 'pending'] },
	],
	[
		'in none of the lists',
		[rosterOf(['approved']), rosterOf(['pending', 'denied'])],
		'approve',
		BY_ID,
		{ type: 'absent', searched: 'everywhere' },
	],
	[
		'not where they should be, and nothing else was read',
		[rosterOf(['approved'])],
		'approve',
		BY_ID,
		{ type: 'absent', searched: 'expected' },
	],
	[
		'not in the part of the list that was read',
		[rosterOf([])],
		'approve',
		BY_ID,
		{ type: 'unknown', because: 'tooLong' },
	],
	[
		'not in the part of the wanted list, but all others were read',
		[rosterOf(['pending', 'denied'])],
		'approve',
		BY_ID,
		{ type: 'unknown', because: 'tooLong' },
	],
	[
		'by email, where entries have none',
		[rosterOf(ALL, NAMELESS)],
		'approve',
		BY_EMAIL,
		{ type: 'unknown', because: 'withoutEmails' },
	],
	[
		'by ID, where entries have no email',
		[rosterOf(ALL, NAMELESS)],
		'approve',
		BY_ID,
		{ type: 'absent', searched: 'everywhere' },
	],
])('%s', (_, rosters, action, registrant, expected) => {
	expect(sightOf(rosters, action, registrant)).toEqual(expected);
});
