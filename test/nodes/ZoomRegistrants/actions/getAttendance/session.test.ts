import { readSession } from '../../../../../nodes/ZoomRegistrants/actions/getAttendance/session';
import type { Sources } from '../../../../../nodes/ZoomRegistrants/actions/getAttendance/sources';
import type { ZoomConnection } from '../../../../../nodes/transport/connection';
import { EVENT_KINDS } from '../../../../../nodes/zoom/eventKinds';

const DAY = 24 * 60 * 60_000;
const event = { kind: EVENT_KINDS.meetingRegistrant, eventId: '85200000001' };

/** What is said of starts without any list, that ended at these times, with these numbers of people. */
async function problemOf(
	now: number,
	starts: ReadonlyArray<{ endTime: number; count: number; scope?: string }>,
): Promise<string | undefined> {
	const instances = starts.map((_, n) => ({ uuid: String(n), startTime: 0 }));
	const sources = {
		details: async (_: unknown, uuid: string) => {
			const { endTime, count } = starts[Number(uuid)] ?? { endTime: 0, count: 0 };
			return { value: { startTime: 0, endTime, participantsCount: count } };
		},
		participants: async (_: unknown, uuid: string) => {
			const { scope } = starts[Number(uuid)] ?? {};
			return { value: { participants: [], scopesOfOther: scope === undefined ? [] : [scope] } };
		},
	} as unknown as Sources;
	const connection = { clock: { now: () => now } } as ZoomConnection;
	const read = await readSession(connection, event, instances, sources);
	return 'error' in read && 'problem' in read.error ? read.error.problem.description : undefined;
}

const NOBODY = 'Nobody can be said to have been absent.';

describe('Of starts for which Zoom has no list, it is said', () => {
	it('how many people Zoom counts at the largest of them.', async () => {
		const starts = [
			{ endTime: DAY, count: 3 },
			{ endTime: DAY, count: 7 },
		];
		const text = `Zoom counts 7, but lists nobody, though more than a day has passed. Look in Zoom under Reports. ${NOBODY}`;
		expect(await problemOf(3 * DAY, starts)).toBe(text);
		expect(await problemOf(3 * DAY, starts.reverse())).toBe(text);
	});

	it('which scopes another list needs, each once.', async () => {
		const starts = [
			{ endTime: DAY, count: 3, scope: 'report:read' },
			{ endTime: DAY, count: 3, scope: 'report:read' },
		];
		expect(await problemOf(3 * DAY, starts)).toMatch(/; that needs report:read\.$/);
	});

	it('that reports are not kept, from 180 days after the last of them on.', async () => {
		const old = `Zoom's reports cover a year, those of webinars six months. ${NOBODY}`;
		const starts = [
			{ endTime: DAY, count: 3 },
			{ endTime: 2 * DAY, count: 3 },
		];
		expect(await problemOf(182 * DAY, starts)).toMatch(/^Zoom counts 3/);
		expect(await problemOf(182 * DAY + 1, starts)).toBe(old);
	});
});
