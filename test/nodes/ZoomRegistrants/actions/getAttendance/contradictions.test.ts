import { VIRTUAL_START } from '../../../../support/virtualClock';
import { useWorld } from '../../../../support/world';
import { attendance, HOST, MEETING, REGISTRANTS, summary, UUID } from './support';

const MINUTE = 60_000;

/** 29 November 2026, 15:30 UTC: two days ago, so nothing more is to come. */
const START = VIRTUAL_START - 2 * 24 * 60 * MINUTE;

const world = useWorld(({ sandbox }) => {
	const participants = [{ email: HOST }, { registrant: 'ann@example.com' }];
	const instances = [{ uuid: UUID, participants }];
	sandbox.addMeeting({ id: MEETING, startTime: START, registrants: REGISTRANTS, instances });
});

let rows = 0;

/** A row of Zoom's list, from and to a minute after the start. */
function row(person: string, from: number, to: number, more: Record<string, unknown> = {}) {
	rows += 1;
	return {
		user_id: String(16_000_000 + rows),
		registrant_id: `${person}-Registrant_id`,
		user_email: `${person}@example.com`,
		name: person,
		join_time: new Date(START + from * MINUTE).toISOString(),
		leave_time: new Date(START + to * MINUTE).toISOString(),
		duration: Math.max(0, (to - from) * 60),
		status: 'in_meeting',
		...more,
	};
}

const host = () => row('host', 0, 60, { registrant_id: '', user_email: HOST });

/** The next `times` that Zoom is asked, it returns these rows, whatever the token. */
function zoomLists(participants: unknown[], more: Record<string, unknown> = {}, times = 9): void {
	const total_records = participants.length;
	const body = { page_size: 300, total_records, next_page_token: '', participants, ...more };
	const answer = { status: 200, body };
	world.sandbox.addFault({ match: { pathIncludes: '/participants' }, times, answer });
}

describe('someone who was there at times that cannot be right', () => {
	it.each([
		['left before they joined', { leave_time: new Date(START).toISOString() }],
		['has no time of joining', { join_time: '' }],
		['has neither a time of leaving nor a duration', { leave_time: '', duration: undefined }],
		[
			'was there only after the end',
			{ join_time: '2026-11-29T18:00:00Z', leave_time: '2026-11-29T18:20:00Z' },
		],
	])('(%s) attended, but nothing is said about how long', async (_, times) => {
		zoomLists([host(), row('ann', 10, 40, times), row('bob', 0, 60)]);
		const { json } = await world.execute([{}], attendance());
		expect(json[0]).toMatchObject({ email: 'ann@example.com', attended: true });
		expect(json[0]).toHaveProperty('note');
		for (const field of ['minutes', 'joins', 'joinTime', 'leaveTime']) {
			expect(json[0]).not.toHaveProperty(field);
		}
	});

	it('is not called too short a time', async () => {
		const late = { join_time: '2026-11-29T18:00:00Z', leave_time: '2026-11-29T18:20:00Z' };
		zoomLists([host(), row('ann', 0, 5), row('ann', 10, 40, late), row('bob', 0, 60)]);
		const { json } = await world.execute([{}], attendance({ minimumMinutes: 10 }));
		expect(json[0]).toMatchObject({ email: 'ann@example.com', minutes: 5, joins: 1 });
		expect(json[0]).not.toHaveProperty('attended');
		expect(json[0]?.note).toMatch(/missing or contradict each other/);
		expect(json[1]).toMatchObject({ email: 'bob@example.com', attended: true, minutes: 60 });
		expect(json[2]).toMatchObject({ email: 'cem@example.com', attended: false });
	});
});

describe('a list that is shorter than Zoom says', () => {
	it('calls nobody absent', async () => {
		zoomLists([host(), row('ann', 0, 30), row('bob', 0, 60)], { total_records: 9 });
		const { json } = await world.execute([{}], attendance());
		expect(summary(json)).toEqual([
			['ann@example.com', true, 30],
			['bob@example.com', true, 60],
			['cem@example.com', undefined, undefined],
		]);
	});

	it('is complete with equal rows, such as those of an attendee who became a panelist', async () => {
		const ann = row('ann', 0, 30);
		zoomLists([host(), ann, ann], { total_records: 3 });
		const { json } = await world.execute([{}], attendance());
		expect(summary(json).slice(0, 2)).toEqual([
			['ann@example.com', true, 30],
			['bob@example.com', false, 0],
		]);
	});

	it('is not filled up by a page that repeats another', async () => {
		const page = [host(), row('ann', 0, 30)];
		zoomLists(page, { total_records: 4, next_page_token: 'next' }, 1);
		zoomLists(page, { total_records: 4 }, 1);
		const { json } = await world.execute([{}], attendance());
		expect(summary(json).slice(1)).toEqual([
			['bob@example.com', undefined, undefined],
			['cem@example.com', undefined, undefined],
		]);
	});
});

describe('someone of whom Zoom shows only a name', () => {
	const anonymous = { registrant_id: '', user_email: '' };
	const withoutId = { registrant_id: '' };

	it('may be any registrant where Zoom shows no registrant IDs', async () => {
		zoomLists([host(), row('ann', 0, 30, withoutId), row('iPad', 0, 60, anonymous)]);
		const { json } = await world.execute([{}], attendance());
		expect(summary(json)).toEqual([
			['ann@example.com', true, 30],
			['bob@example.com', undefined, undefined],
			['cem@example.com', undefined, undefined],
		]);
		expect(json[2]?.note).toMatch(/hides the identity/);
	});

	it('came without a personal link where Zoom shows the IDs of others', async () => {
		zoomLists([host(), row('ann', 0, 30), row('iPad', 0, 60, anonymous)]);
		const { json } = await world.execute([{}], attendance());
		expect(summary(json)[2]).toEqual(['cem@example.com', false, 0]);
	});

	it('is the host, even with the name of a registrant', async () => {
		zoomLists([{ ...host(), name: 'Cem Oz' }, row('ann', 0, 30)]);
		const parameters = attendance({ options: { matchByName: true } });
		const { json } = await world.execute([{}], parameters);
		expect(summary(json)[2]).toEqual(['cem@example.com', undefined, undefined]);
	});
});

it('a registrant whose email came with the link of another one is not called absent', async () => {
	zoomLists([host(), row('ann', 0, 30, { user_email: 'bob@example.com' })]);
	const { json } = await world.execute([{}], attendance());
	expect(summary(json)).toEqual([
		['ann@example.com', true, 30],
		['bob@example.com', undefined, undefined],
		['cem@example.com', false, 0],
	]);
	expect(json[1]?.note).toMatch(/personal link of another registrant/);
});

describe('a list of registrants that changes while it is read', () => {
	const registrants = REGISTRANTS.map(({ id, email }) => ({ id, email, status: 'approved' }));

	it('gives each registrant once', async () => {
		const match = { pathIncludes: '/registrants?' };
		const pageOf = (list: unknown[], next_page_token: string) => ({
			status: 200,
			body: { page_size: 300, total_records: 3, next_page_token, registrants: list },
		});
		world.sandbox.addFault({ match, times: 1, answer: pageOf(registrants.slice(0, 2), 'next') });
		const second = [registrants[0], registrants[2]];
		world.sandbox.addFault({ match, times: 1, answer: pageOf(second, '') });
		const { json } = await world.execute([{}], attendance());
		expect(json.map(({ email }) => email)).toEqual([
			'ann@example.com',
			'bob@example.com',
			'cem@example.com',
		]);
	});
});
