import type { Sandbox } from '../../sandbox';

/** Rows to approve, and the meetings of the sandbox that they're about. */
export interface Case {
	name: string;
	rows: Array<{ meetingId: string; email: string }>;
	meetingIds: string[];
	/** Rows that Zoom can approve. */
	valid: number;
	/** Whether the careful HTTP Request takes minutes; it's measured at the first latency only. */
	isLong?: true;
	/** Whether the chart shows it. */
	isInChart?: true;
}

/** What is measured, by name. A case makes meetings of its own, with everyone still pending. */
export const CASES: ReadonlyMap<string, (sandbox: Sandbox) => Case> = new Map<
	string,
	(sandbox: Sandbox) => Case
>([
	[
		'300',
		(sandbox) => ({
			name: '300 of one meeting',
			...approving(sandbox, 300, 1),
			isInChart: true,
		}),
	],
	[
		'3000',
		(sandbox) => ({
			name: '3,000 of one meeting',
			...approving(sandbox, 3_000, 1),
			isLong: true,
		}),
	],
	[
		'1000',
		(sandbox) => ({
			name: '1,000 over 100 meetings',
			...approving(sandbox, 1_000, 100),
			isInChart: true,
		}),
	],
	[
		'bad',
		(sandbox) => ({
			name: '300 with one bad email',
			...withOneBad(sandbox),
			isInChart: true,
		}),
	],
	[
		'10000',
		(sandbox) => ({
			name: '10,000 of one meeting',
			...approving(sandbox, 10_000, 1),
			isLong: true,
		}),
	],
]);

let nextMeeting = 86_000_000_000;

function approving(sandbox: Sandbox, count: number, meetings: number): Omit<Case, 'name'> {
	const meetingIds = Array.from({ length: meetings }, () => {
		const id = nextMeeting++;
		sandbox.addMeeting({ id, topic: 'Benchmark' });
		sandbox.addRegistrants(id, count / meetings, { status: 'pending' });
		return String(id);
	});
	const rows = meetingIds.flatMap((meetingId) =>
		sandbox.meeting(meetingId).registrants.map(({ email }) => ({ meetingId, email })),
	);
	return { rows, meetingIds, valid: rows.length };
}

function withOneBad(sandbox: Sandbox): Omit<Case, 'name'> {
	const { rows, ...rest } = approving(sandbox, 300, 1);
	const middle = rows[150];
	if (middle !== undefined) middle.email = 'not.registered@example.com';
	return { ...rest, rows, valid: 299 };
}

/** How many of a case's registrants the sandbox has as approved. */
export function approvedIn(sandbox: Sandbox, { meetingIds }: Case): number {
	return meetingIds
		.flatMap((id) => sandbox.meeting(id).registrants)
		.filter(({ status }) => status === 'approved').length;
}
