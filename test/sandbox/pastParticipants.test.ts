import {
	addHeld,
	MEETING,
	SUNDAY,
	UUID,
	WEBINAR,
	WEBINAR_UUID,
	type Page,
} from './attendanceBench';
import {
	differences,
	ENVELOPE,
	PAST_DETAILS,
	PAST_ROW,
	REPORT_DETAILS,
	REPORT_ROW,
} from './attendanceShapes';
import { oddities, useBench } from './support';

const LISTS = [
	[`/past_meetings/${MEETING}/participants`, PAST_ROW],
	[`/past_webinars/${WEBINAR}/participants`, PAST_ROW],
	[`/report/meetings/${MEETING}/participants`, REPORT_ROW],
	[`/report/webinars/${WEBINAR}/participants`, REPORT_ROW],
] as const;
const REGISTRANT_IDS = '?include_fields=registrant_id';

describe('the participants of what was held', () => {
	const bench = useBench(addHeld, { switches: { plan: 'unlimited' } });

	const page = async (path: string) => {
		const answer = await bench.call(path);
		expect(answer.status).toBe(200);
		return answer.json as Page;
	};
	const rows = async (path: string) => (await page(path)).participants;
	const report = async (query = '') =>
		await rows(`/report/meetings/${MEETING}/participants${query}`);
	const ada = () => Object.values(bench.sandbox.state.users)[0]?.id;

	it.each(LISTS)('%s has the fields of the specification', async (path, shape) => {
		const withIds = await page(path + REGISTRANT_IDS);

		expect(differences(withIds, ENVELOPE)).toEqual([]);
		expect(withIds).toMatchObject({ page_count: 1, page_size: 30, total_records: 3 });
		for (const row of withIds.participants) expect(differences(row, shape)).toEqual([]);
		expect(withIds.participants.map((row) => row.registrant_id)).toEqual([
			'',
			'ann-Registrant_id',
			'bob-Registrant_id',
		]);
		for (const row of await rows(path)) expect(row).not.toHaveProperty('registrant_id');
		expect(oddities(bench)).toEqual([]);
	});

	it('the report of a meeting has these rows', async () => {
		expect(await report(REGISTRANT_IDS)).toEqual([
			{
				id: ada(),
				participant_user_id: ada(),
				registrant_id: '',
				user_id: '16778240',
				name: 'Ada Byron',
				user_email: 'ada@events.example',
				join_time: '2026-05-03T13:00:00Z',
				leave_time: '2026-05-03T14:00:00Z',
				duration: 3600,
				status: 'in_meeting',
				failover: false,
			},
			{
				id: '',
				participant_user_id: '',
				registrant_id: 'ann-Registrant_id',
				user_id: '16779264',
				name: 'ann Lee',
				user_email: 'ann@example.com',
				join_time: '2026-05-03T13:00:00Z',
				leave_time: '2026-05-03T13:30:00Z',
				duration: 1800,
				status: 'in_meeting',
				failover: false,
			},
			expect.objectContaining({ registrant_id: 'bob-Registrant_id', duration: 3000 }),
		]);
	});

	it('tells the account’s own people from others in the past lists', async () => {
		const list = await rows(`/past_meetings/${MEETING}/participants`);

		expect(list.map(({ internal_user: internal }) => internal)).toEqual([true, false, false]);
	});

	it('writes hundredths of a second for webinars', async () => {
		bench.sandbox.addParticipants(WEBINAR, [
			{ name: 'Guest', joinTime: SUNDAY + 12_660, leaveTime: SUNDAY + 32_660 },
		]);

		const list = await rows(`/report/webinars/${WEBINAR}/participants`);
		expect(list[3]).toMatchObject({
			join_time: '2026-05-03T13:00:12.66Z',
			leave_time: '2026-05-03T13:00:32.66Z',
			duration: 20,
		});
	});

	it('shows e-mails of registrants, of the account’s people and of panelists, and of nobody else', async () => {
		bench.sandbox.meeting(WEBINAR).panelists = [
			{ id: 'p', name: 'Lena Ortiz', email: 'lena@speakers.example' },
		];
		bench.sandbox.addParticipants(WEBINAR_UUID, [
			{ email: 'lena@speakers.example' },
			{ email: 'guest@elsewhere.example', name: 'Guest' },
			{ phoneNumber: '442071234567' },
			{ email: 'typed@elsewhere.example', emailShown: true },
		]);

		const list = await rows(`/report/webinars/${WEBINAR}/participants`);
		expect(list.map(({ name, user_email: email }) => [name, email])).toEqual([
			['Ada Byron', 'ada@events.example'],
			['ann Lee', 'ann@example.com'],
			['bob Lee', 'bob@example.com'],
			['Lena Ortiz', 'lena@speakers.example'],
			['Guest', ''],
			['442071234567', ''],
			['typed', 'typed@elsewhere.example'],
		]);
	});

	it.each(LISTS)('%s hides names and e-mails of an account with a BAA', async (path) => {
		bench.sandbox.switches.participantNames = 'hidden';
		const list = await rows(path + REGISTRANT_IDS);

		expect(list.map(({ name, user_email: email }) => [name, email])).toEqual(
			Array(3).fill(['', '']),
		);
		expect(list[1]).toMatchObject({ registrant_id: 'ann-Registrant_id', duration: 1800 });
	});

	it('has a row of its own for every stay, for two devices and for the waiting room', async () => {
		bench.sandbox.addParticipants(UUID, [
			{ registrant: 'ann@example.com', minutes: [31, 60] },
			{ registrant: 'ann@example.com', minutes: [50, 60], name: 'Ann on her phone' },
			{ registrant: 'cem@example.com', minutes: [5, 9], status: 'in_waiting_room' },
			{ email: 'guest@elsewhere.example', breakoutRoomId: '27423744', customerKey: 'k' },
		]);
		const list = await report(REGISTRANT_IDS);

		expect(list.slice(3).map((row) => [row.registrant_id, row.duration, row.status])).toEqual([
			['ann-Registrant_id', 1740, 'in_meeting'],
			['ann-Registrant_id', 600, 'in_meeting'],
			['cem-Registrant_id', 240, 'in_waiting_room'],
			['', 3600, 'in_meeting'],
		]);
		expect(new Set(list.map((row) => row.user_id)).size).toBe(7);
		expect(list[6]).toMatchObject({ bo_mtg_id: '27423744', customer_key: 'k' });
	});

	it('pages up to 300 rows with tokens that live 15 minutes', async () => {
		bench.sandbox.addParticipants(MEETING, 342);
		const path = `/report/meetings/${MEETING}/participants`;
		const first = await page(`${path}?page_size=300`);
		const next = `&next_page_token=${first.next_page_token}`;
		const last = await page(`${path}?page_size=300${next}`);

		expect(first).toMatchObject({ page_count: 2, page_size: 300, total_records: 345 });
		expect([first.participants.length, last.participants.length]).toEqual([300, 45]);
		expect(last.next_page_token).toBe('');
		expect((await bench.call(`${path}?page_size=301`)).json).toMatchObject({
			errors: [{ field: 'page_size' }],
		});
		bench.clock.now += 15 * 60_000;
		const late = await bench.call(`${path}?page_size=300${next}`);
		expect(late.status).toBe(400);
		expect(late.json).toEqual({
			code: 300,
			message: 'The next page token is invalid or expired.',
		});
	});

	it('past lists name the registrant when asked, always or never; reports when asked', async () => {
		const past = async (query = '') =>
			(await rows(`/past_meetings/${MEETING}/participants${query}`))[1]?.registrant_id;
		const asked = '?include_fields=registrant_id,user_email';

		expect([await past(), await past(asked)]).toEqual([undefined, 'ann-Registrant_id']);
		bench.sandbox.switches.pastRegistrantId = 'always';
		expect([await past(), (await report())[1]?.registrant_id]).toEqual([
			'ann-Registrant_id',
			undefined,
		]);
		bench.sandbox.switches.pastRegistrantId = 'never';
		expect([await past(asked), (await report(REGISTRANT_IDS))[1]?.registrant_id]).toEqual([
			undefined,
			'ann-Registrant_id',
		]);
		expect(oddities(bench)).toEqual([]);
		expect((await report(asked))[1]).not.toHaveProperty('registrant_id');
		expect(oddities(bench)).toEqual(['include_fields of a report can only be registrant_id']);
	});

	it('leaves the registrant’s ID out of rows without one if the switch says so', async () => {
		bench.sandbox.switches.noRegistrantId = 'absent';
		const [host, ann] = await report(REGISTRANT_IDS);

		expect(host).not.toHaveProperty('registrant_id');
		expect(ann).toHaveProperty('registrant_id', 'ann-Registrant_id');
	});

	it('counts those who were let in once, in the details', async () => {
		bench.sandbox.addParticipants(MEETING, [
			{ registrant: 'ann@example.com', minutes: [31, 60] },
			{ registrant: 'cem@example.com', minutes: [5, 9], status: 'in_waiting_room' },
		]);
		const past = await bench.call(`/past_meetings/${MEETING}`);

		expect(differences(past.json, PAST_DETAILS)).toEqual([]);
		expect(past.json).toMatchObject({
			uuid: UUID,
			id: MEETING,
			host_id: ada(),
			user_name: 'Ada Byron',
			user_email: 'ada@events.example',
			start_time: '2026-05-03T13:00:00Z',
			end_time: '2026-05-03T14:00:00Z',
			duration: 60,
			total_minutes: 173,
			participants_count: 3,
		});
		for (const path of [`/report/meetings/${MEETING}`, `/report/webinars/${WEBINAR}`]) {
			const { json } = await bench.call(path);
			expect(differences(json, REPORT_DETAILS)).toEqual([]);
			expect(json).toMatchObject({ participants_count: 3, custom_keys: [], tracking_fields: [] });
		}
	});
});
