import type { INodeParameters } from 'n8n-workflow';

import { sentRegistrants } from '../../../../support/multipart';
import { byId, carryOn, useWorld } from '../../../../support/world';

const MEETING = '85200000781';
const WEBINAR = '93300000781';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
	world.sandbox.addMeeting({ id: WEBINAR, type: 5, seats: 3 });
});

const everyone = (options: INodeParameters, more: INodeParameters = {}): INodeParameters => ({
	meetingId: byId(MEETING),
	action: 'approve',
	applyTo: 'everyone',
	currentStatus: 'pending',
	options,
	...more,
});
const ofWebinar = (options: INodeParameters, more: INodeParameters = {}) =>
	everyone(options, { resource: 'webinarRegistrant', webinarId: byId(WEBINAR), ...more });

/** Somebody pending who registered at a minute of an hour of the day before. */
const at = (minute: number, email: string) => ({
	email,
	createTime: Date.UTC(2026, 4, 3, 10, minute),
});
const sentEmails = () =>
	world.puts().flatMap((put) => sentRegistrants(put).map(({ email }) => email));
const withStatus = (status: string, event = MEETING) =>
	world.sandbox
		.meeting(event)
		.registrants.filter((one) => one.status === status)
		.map(({ email }) => email);

describe('Fill Up To', () => {
	it.each(['oldestFirst', 'newestFirst', 'byEmail'] as const)(
		'approves those who have waited longest until the number is reached, however Zoom orders its list: %s.',
		async (order) => {
			world.sandbox.switches.registrantOrder = order;
			world.sandbox.addRegistrants(MEETING, 3, { status: 'approved' });
			world.sandbox.addRegistrants(MEETING, [
				at(30, 'late@example.com'),
				at(10, 'second@example.com'),
				at(5, 'first@example.com'),
			]);
			const { json, items } = await world.execute([{}], everyone({ fillUpTo: 5 }));
			expect(world.steps()).toEqual(['pending', 'approved', 'PUT', 'approved']);
			expect(sentEmails()).toEqual(['first@example.com', 'second@example.com']);
			expect(withStatus('pending')).toEqual(['late@example.com']);
			const { registrants } = world.sandbox.meeting(MEETING);
			const { id } = registrants.find(({ email }) => email === 'first@example.com') ?? {};
			expect(json[0]).toEqual({
				id,
				email: 'first@example.com',
				success: true,
				meetingId: MEETING,
				action: 'approve',
				fillUpTo: 5,
				approvedBefore: 3,
				notIncluded: 1,
				status: 'approved',
				verified: true,
				registrants: [{ id, email: 'first@example.com' }],
			});
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
		},
	);

	it('lets the next one in each time somebody cancels, and changes nothing in between.', async () => {
		world.sandbox.addRegistrants(MEETING, 4);
		const run = async () => (await world.execute([{}], everyone({ fillUpTo: 2 }))).json;
		expect((await run()).map(({ email }) => email)).toEqual([
			'guest1@example.com',
			'guest2@example.com',
		]);
		expect(await run()).toHaveLength(1);
		expect(world.puts()).toHaveLength(1);
		world.sandbox.meeting(MEETING).registrants[0]!.status = 'denied';
		expect((await run()).map(({ email }) => email)).toEqual(['guest3@example.com']);
		expect(withStatus('approved')).toEqual(['guest2@example.com', 'guest3@example.com']);
	});

	describe('run again while the lists lag', () => {
		const unchecked = { verifyResult: 'never' };

		it('sends nobody again, nobody beyond the number gets in, and the output says what was counted.', async () => {
			world.sandbox.switches.listLagReads = 10;
			world.sandbox.addRegistrants(MEETING, 4);
			const options = { fillUpTo: 2, ...unchecked };
			await world.execute([{}], everyone(options));
			const { json } = await world.execute([{}], everyone(options));
			expect(world.puts()).toHaveLength(1);
			expect(json).toEqual([
				{
					success: true,
					meetingId: MEETING,
					action: 'approve',
					fillUpTo: 2,
					approvedBefore: 0,
					approvedUnlisted: 2,
					notIncluded: 2,
					count: 0,
					registrants: [],
					note: "There are 0 approved registrants in meeting 85200000781, this n8n has just approved 2 more, whom Zoom doesn't list yet, and Fill Up To is 2, so nothing was sent.",
				},
			]);
			expect(withStatus('approved')).toEqual(['guest1@example.com', 'guest2@example.com']);
		});

		it('says so if nobody else is listed.', async () => {
			world.sandbox.switches.listLagReads = 10;
			world.sandbox.addRegistrants(MEETING, 1);
			await world.execute([{}], everyone({ fillUpTo: 2, ...unchecked }));
			const { json } = await world.execute([{}], everyone({ fillUpTo: 2, ...unchecked }));
			expect(json[0]?.note).toBe(
				'This n8n has just approved the 1 pending registrant that Zoom lists for meeting 85200000781, so nothing was sent.',
			);
		});

		it('fills the places that are left with the next ones.', async () => {
			world.sandbox.switches.listLagReads = 10;
			world.sandbox.addRegistrants(MEETING, 4);
			await world.execute([{}], everyone({ fillUpTo: 2, ...unchecked }));
			await world.execute([{}], everyone({ fillUpTo: 3, ...unchecked }));
			expect(sentEmails()).toEqual([1, 2, 3].map((n) => `guest${n}@example.com`));
			expect(withStatus('approved')).toHaveLength(3);
		});

		it('counts those who have left the one list and are not in the other yet.', async () => {
			world.sandbox.addRegistrants(MEETING, 4);
			await world.execute([{}], everyone({ fillUpTo: 2, ...unchecked }));
			world.sandbox.addFault({
				match: { pathIncludes: 'status=approved' },
				answer: { status: 200, body: { registrants: [] } },
			});
			const { json } = await world.execute([{}], everyone({ fillUpTo: 2, ...unchecked }));
			expect(world.puts()).toHaveLength(1);
			expect(json[0]).toMatchObject({ approvedBefore: 0, approvedUnlisted: 2, notIncluded: 2 });
		});

		it('goes by the lists alone after a minute.', async () => {
			world.sandbox.switches.listLagReads = 10;
			world.sandbox.addRegistrants(MEETING, 4);
			await world.execute([{}], everyone({ fillUpTo: 2, ...unchecked }));
			await world.clock.pause(60_000);
			const { json } = await world.execute([{}], everyone({ fillUpTo: 2, ...unchecked }));
			expect(world.puts()).toHaveLength(2);
			expect(json.map(({ email }) => email)).toEqual(['guest1@example.com', 'guest2@example.com']);
			expect(json[0]).not.toHaveProperty('approvedUnlisted');
		});

		it('of an occurrence counts those whom this n8n has just approved for the whole series.', async () => {
			const SERIES = '85200000783';
			const occurrence = '1700000000001';
			world.sandbox.addMeeting({ id: SERIES, occurrences: [occurrence] });
			world.sandbox.switches.listLagReads = 10;
			world.sandbox.addRegistrants(SERIES, 2, { occurrenceIds: [occurrence] });
			const of = (occurrenceId: string) =>
				everyone(
					{ fillUpTo: 1, ...unchecked },
					{
						meetingId: byId(SERIES),
						occurrenceId: byId(occurrenceId),
					},
				);
			await world.execute([{}], of(''));
			const { json } = await world.execute([{}], of(occurrence));
			expect(world.puts()).toHaveLength(1);
			expect(json[0]).toMatchObject({ count: 0, approvedUnlisted: 1 });
		});
	});

	it.each([
		[3, 3, 'There are 3 approved registrants in meeting 85200000781, and Fill Up To is 3'],
		[5, 3, 'There are 5 approved registrants in meeting 85200000781, and Fill Up To is 3'],
		[1, 1, 'There is 1 approved registrant in meeting 85200000781, and Fill Up To is 1'],
		[0, 0, 'There are 0 approved registrants in meeting 85200000781, and Fill Up To is 0'],
	])(
		'with %i approved and a number of %i is one item with the numbers, and nothing is sent.',
		async (approved, fillUpTo, why) => {
			world.sandbox.addRegistrants(MEETING, approved, { status: 'approved' });
			world.sandbox.addRegistrants(MEETING, 2);
			const { json } = await world.execute([{}], everyone({ fillUpTo }));
			expect(world.steps()).toEqual(['pending', 'approved']);
			expect(json).toEqual([
				{
					success: true,
					meetingId: MEETING,
					action: 'approve',
					fillUpTo,
					approvedBefore: approved,
					notIncluded: 2,
					count: 0,
					registrants: [],
					note: `${why}, so nothing was sent.`,
				},
			]);
		},
	);

	it('with nobody waiting says so, with the numbers.', async () => {
		world.sandbox.addRegistrants(MEETING, 1, { status: 'approved' });
		const { json } = await world.execute([{}], everyone({ fillUpTo: 5 }));
		expect(json).toEqual([
			expect.objectContaining({
				approvedBefore: 1,
				fillUpTo: 5,
				notIncluded: 0,
				count: 0,
				note: 'There are no pending registrants in meeting 85200000781, so nothing was sent.',
			}),
		]);
	});

	it('counts everyone approved, whatever their domain, and approves only the domains asked for.', async () => {
		world.sandbox.addRegistrants(MEETING, 2, { status: 'approved' });
		world.sandbox.addRegistrants(MEETING, [
			at(1, 'first@example.com'),
			at(2, 'ann@example.org'),
			at(3, 'bob@example.org'),
		]);
		const { json } = await world.execute(
			[{}],
			everyone({ fillUpTo: 3 }, { emailDomains: 'example.org' }),
		);
		expect(sentEmails()).toEqual(['ann@example.org']);
		expect(json[0]).toMatchObject({ approvedBefore: 2, notIncluded: 1 });
	});

	it('of one occurrence counts and approves in that occurrence.', async () => {
		const SERIES = '85200000782';
		world.sandbox.addMeeting({ id: SERIES, occurrences: ['1700000000001', '1700000000002'] });
		world.sandbox.addRegistrants(SERIES, [
			{ email: 'in@example.com', status: 'approved', occurrenceIds: ['1700000000001'] },
			{ email: 'ann@example.com', occurrenceIds: ['1700000000002'] },
			{ email: 'bob@example.com', occurrenceIds: ['1700000000002'] },
		]);
		const { json } = await world.execute(
			[{}],
			everyone({ fillUpTo: 1 }, { meetingId: byId(SERIES), occurrenceId: byId('1700000000002') }),
		);
		expect(sentEmails()).toEqual(['ann@example.com']);
		expect(json[0]).toMatchObject({ approvedBefore: 0, notIncluded: 1 });
	});

	it('sends nothing if the approved list has fewer rows than Zoom counts, and the item fails by name.', async () => {
		world.sandbox.addRegistrants(MEETING, 2);
		for (const registrants of [[{ id: 'x', email: 'x@example.com' }], []]) {
			world.sandbox.addFault({
				match: { pathIncludes: 'status=approved' },
				answer: { status: 200, body: { registrants, total_records: 5 } },
			});
		}
		const { json } = await world.execute([{}], everyone({ fillUpTo: 5 }), carryOn);
		expect(world.puts()).toEqual([]);
		expect(json[0]).toMatchObject({ success: false });
		expect(json[0]?.error).toContain('the whole list of registrants (1 of 5 entries)');
	});

	it('counts approved rows without an ID or listed twice as places taken, and says so.', async () => {
		world.sandbox.addRegistrants(MEETING, 3);
		const one = { id: 'x', email: 'x@example.com', status: 'approved' };
		world.sandbox.addFault({
			match: { pathIncludes: 'status=approved' },
			answer: {
				status: 200,
				body: {
					registrants: [
						one,
						one,
						{ email: 'y@example.com' },
						'?',
						{ id: 'z', email: 'z@example.com', status: 'denied' },
					],
				},
			},
		});
		const { json } = await world.execute([{}], everyone({ fillUpTo: 5 }));
		expect(sentEmails()).toEqual(['guest1@example.com']);
		expect(json[0]).toMatchObject({
			approvedBefore: 4,
			note: 'Zoom lists 2 approved registrants without an ID. They are counted.',
		});
	});

	it.each<[string, INodeParameters, INodeParameters, string]>([
		['of all', { fillUpTo: 2 }, {}, 'There are no pending registrants with an ID in'],
		[
			'at a domain',
			{ fillUpTo: 2 },
			{ emailDomains: 'example.com' },
			' with an ID and an email at example.com in',
		],
		['without an option', {}, {}, 'There are no pending registrants with an ID in'],
	])(
		"doesn't say that nobody is pending if Zoom lists people without an ID: %s.",
		async (_, options, more, why) => {
			world.sandbox.addFault({
				match: { pathIncludes: 'status=pending' },
				answer: {
					status: 200,
					body: {
						registrants: [
							{ email: 'x@example.com' },
							{ email: 'y@example.com', status: 'pending' },
						],
					},
				},
			});
			const { json } = await world.execute([{}], everyone(options, more));
			expect(world.puts()).toEqual([]);
			expect(json).toHaveLength(1);
			expect(json[0]).toMatchObject({ success: true, count: 0 });
			expect(json[0]?.notIncluded).toBe('fillUpTo' in options ? 2 : undefined);
			expect(json[0]?.note).toContain(why);
			expect(json[0]?.note).toMatch(
				/, so nothing was sent\. Zoom lists 2 pending registrants without an ID, so they can't be updated\.$/,
			);
		},
	);

	it('counts those without an ID among the people who are not included, by the domains asked for.', async () => {
		const [guest] = world.sandbox.addRegistrants(MEETING, 1);
		world.sandbox.addFault({
			match: { pathIncludes: 'status=pending' },
			answer: {
				status: 200,
				body: {
					registrants: [
						{ id: guest?.id, email: guest?.email, create_time: '2026-05-03T10:00:00Z' },
						{ email: 'x@example.com' },
						{ email: 'x@example.org' },
						{ email: 'x@example.com', status: 'approved' },
					],
				},
			},
		});
		const { json } = await world.execute(
			[{}],
			everyone({ fillUpTo: 5 }, { emailDomains: 'example.com' }),
		);
		expect(sentEmails()).toEqual(['guest1@example.com']);
		expect(json).toHaveLength(1);
		expect(json[0]).toMatchObject({
			notIncluded: 1,
			note: "Zoom lists 1 pending registrant without an ID, so they can't be updated.",
		});
	});

	it("doesn't choose someone who is listed as pending and approved: they are counted already.", async () => {
		const [guest] = world.sandbox.addRegistrants(MEETING, 2);
		world.sandbox.addFault({
			match: { pathIncludes: 'status=approved' },
			answer: {
				status: 200,
				body: { registrants: [{ id: guest?.id, email: guest?.email, status: 'approved' }] },
			},
		});
		const { json } = await world.execute([{}], everyone({ fillUpTo: 2 }));
		expect(sentEmails()).toEqual(['guest2@example.com']);
		expect(json[0]).toMatchObject({ approvedBefore: 1, notIncluded: 0 });
	});

	it('takes people whose time Zoom withholds in the order of the list, and a note says so.', async () => {
		world.sandbox.switches.createTimes = 'absent';
		world.sandbox.addRegistrants(MEETING, 2);
		const { json } = await world.execute([{}], everyone({ fillUpTo: 1 }));
		expect(sentEmails()).toEqual(['guest1@example.com']);
		expect(json[0]?.note).toBe(
			"Zoom shows no registration time for 2 pending registrants. They come last, in the order of Zoom's list.",
		);
	});

	it('leaves the place of someone whom Zoom refuses free, and the next run tries the same person, or the next one once they are denied.', async () => {
		const guests = world.sandbox.addRegistrants(MEETING, 3);
		world.sandbox.state.dailyStatusChanges.perRegistrant[`${MEETING} ${guests[1]?.id}`] = 10;
		const { json } = await world.execute([{}], everyone({ fillUpTo: 2 }), carryOn);
		expect(json.map(({ success, email }) => [success, email])).toEqual([
			[true, 'guest1@example.com'],
			[false, undefined],
		]);
		expect(json[1]?.details).toMatchObject({
			description: expect.stringMatching(
				/ Nobody was approved in this person's place\. If it's still free, a later run tries this person again as long as they are pending, otherwise the next one\.$/,
			),
			fillUpTo: 2,
			approvedBefore: 0,
			notIncluded: 1,
			registrants: [{ email: 'guest2@example.com', success: false }],
		});
		expect(withStatus('approved')).toEqual(['guest1@example.com']);
		const [again] = (await world.execute([{}], everyone({ fillUpTo: 2 }), carryOn)).json;
		expect(again?.details).toMatchObject({ registrants: [{ email: 'guest2@example.com' }] });
		world.sandbox.meeting(MEETING).registrants[1]!.status = 'denied';
		await world.execute([{}], everyone({ fillUpTo: 2 }), carryOn);
		expect(withStatus('approved')).toEqual(['guest1@example.com', 'guest3@example.com']);
	});

	it('in several items is counted as if one ran after the other, and each event has a number of its own.', async () => {
		const OTHER = '85200000783';
		world.sandbox.addMeeting({ id: OTHER });
		world.sandbox.addRegistrants(MEETING, 5);
		world.sandbox.addRegistrants(OTHER, 5);
		const rows = [
			{ meeting: MEETING, places: 1 },
			{ meeting: OTHER, places: '2' },
			{ meeting: MEETING, places: 3 },
			{ meeting: MEETING, places: 3 },
		];
		const { json, items } = await world.execute(
			rows,
			everyone({ fillUpTo: '={{ $json.places }}' }, { meetingId: byId('={{ $json.meeting }}') }),
		);
		expect(items.map(({ pairedItem, json: { email } }) => [pairedItem, email])).toEqual([
			[{ item: 0 }, 'guest1@example.com'],
			[{ item: 1 }, 'guest1@example.com'],
			[{ item: 1 }, 'guest2@example.com'],
			[{ item: 2 }, 'guest2@example.com'],
			[{ item: 2 }, 'guest3@example.com'],
			[{ item: 3 }, undefined],
		]);
		expect(json[3]).toMatchObject({
			approvedBefore: 0,
			reservedByEarlierItems: 1,
			fillUpTo: 3,
			notIncluded: 2,
		});
		expect(json[5]?.note).toBe(
			'There are 0 approved registrants in meeting 85200000781, earlier items approve 3 more, and Fill Up To is 3, so nothing was sent.',
		);
		expect(withStatus('approved')).toHaveLength(3);
		expect(withStatus('approved', OTHER)).toHaveLength(2);
		expect(world.apiRequests().filter(({ method }) => method === 'PUT')).toHaveLength(2);
	});

	it('as a Dry Run shows who would be let in and who not, and sends nothing.', async () => {
		world.sandbox.addRegistrants(MEETING, 1, { status: 'approved' });
		world.sandbox.addRegistrants(MEETING, 3);
		const { json } = await world.execute([{}], everyone({ fillUpTo: 2, dryRun: true }));
		expect(world.steps()).toEqual(['pending', 'approved']);
		expect(json.map(({ email, registrants }) => [email, registrants])).toEqual(
			[2, 3, 4].map((number) => [
				`guest${number}@example.com`,
				[expect.objectContaining({ currentStatus: 'pending', wouldBeSent: number === 2 })],
			]),
		);
		expect(json[0]).not.toHaveProperty('note');
		expect(json[1]).toMatchObject({
			dryRun: true,
			approvedBefore: 1,
			fillUpTo: 2,
			notIncluded: 2,
			note: 'There is 1 approved registrant in meeting 85200000781, this item would approve 1 more, and Fill Up To is 2.',
		});
	});

	it('works with Skip and Return Join URL as everyone does without it.', async () => {
		world.sandbox.addRegistrants(MEETING, 2);
		const { json } = await world.execute(
			[{}],
			everyone({ fillUpTo: 1, ifAlreadyInStatus: 'skip', returnJoinUrl: true }),
		);
		expect(json).toHaveLength(1);
		expect(json[0]).toMatchObject({ verified: true, joinUrl: expect.stringContaining('https://') });
	});

	it.each([
		[{ fillUpTo: '={{ $json.nothing }}' }, 'The Options > Fill Up To expression returned nothing'],
		[{ fillUpTo: -1 }, 'Options > Fill Up To: "-1" isn\'t a whole number, 0 or higher'],
		[{ maxRegistrants: '={{ $json.nothing }}' }, 'The Options > Limit expression returned nothing'],
	])('is refused before anything is sent if it is none: %j.', async (options, message) => {
		const { json } = await world.execute([{}], everyone(options), carryOn);
		expect(json[0]?.error).toBe(`${message} [item 0]`);
		expect(world.sandbox.requests).toEqual([]);
	});

	it('whose expression fails for the first item leaves the other items alone.', async () => {
		world.sandbox.addRegistrants(MEETING, 2);
		const fillUpTo = '={{ $json.places ?? $("Nowhere").first().json.places }}';
		const { json } = await world.execute([{}, { places: 1 }], everyone({ fillUpTo }), carryOn);
		expect(json.map(({ success, email }) => [success, email])).toEqual([
			[false, undefined],
			[true, 'guest1@example.com'],
		]);
	});

	it('is refused before anything is sent with another action than approve.', async () => {
		const { json } = await world.execute(
			[{}],
			everyone({ fillUpTo: 5 }, { action: 'deny' }),
			carryOn,
		);
		expect(json[0]?.error).toContain("Options > Fill Up To doesn't work with the action deny");
		expect(world.sandbox.requests).toEqual([]);
	});
});

describe('Fill Up To Capacity', () => {
	const requests = () => world.sent();

	it.each(['number', 'text'] as const)(
		"reads the webinar's own capacity once, as a %s, and approves up to it.",
		async (webinarCapacity) => {
			world.sandbox.switches.webinarCapacity = webinarCapacity;
			world.sandbox.addRegistrants(WEBINAR, 1, { status: 'approved' });
			world.sandbox.addRegistrants(WEBINAR, 4);
			const { json } = await world.execute([{}, {}], ofWebinar({ fillUpToCapacity: true }));
			expect(requests()).toEqual([
				'GET /v2/webinars/93300000781/registrants?status=pending&page_size=300',
				'GET /v2/webinars/93300000781/registrants?status=approved&page_size=300',
				'GET /v2/webinars/93300000781',
				'PUT /v2/webinars/93300000781/registrants/status',
				'GET /v2/webinars/93300000781/registrants?status=approved&page_size=300',
			]);
			expect(withStatus('approved', WEBINAR)).toHaveLength(3);
			expect(json[0]).toMatchObject({ capacity: 3, approvedBefore: 1, notIncluded: 2 });
			expect(json[0]).not.toHaveProperty('fillUpTo');
			expect(json[2]?.note).toBe(
				"There is 1 approved registrant in webinar 93300000781, earlier items approve 2 more, and the webinar's capacity is 3, so nothing was sent.",
			);
		},
	);

	it.each([
		['meetingRegistrant', 'meeting'],
		['recordingRegistrant', 'recording'],
	])(
		'left over from a webinar is refused for a %s, and approves nobody.',
		async (resource, noun) => {
			world.sandbox.addRegistrants(MEETING, 2);
			const { json } = await world.execute(
				[{}],
				everyone({ fillUpToCapacity: true }, { resource }),
				carryOn,
			);
			expect(json).toHaveLength(1);
			expect(json[0]?.error).toBe(
				`Options > Fill Up To Capacity is for webinars only; Zoom shows no capacity for a ${noun} [item 0]`,
			);
			expect(world.sandbox.requests).toEqual([]);
		},
	);

	it.each([
		[2, 2],
		[10, 3],
	])('with Fill Up To %i approves up to the smaller number, %i.', async (fillUpTo, approved) => {
		world.sandbox.addRegistrants(WEBINAR, 5);
		const { json } = await world.execute([{}], ofWebinar({ fillUpToCapacity: true, fillUpTo }));
		expect(withStatus('approved', WEBINAR)).toHaveLength(approved);
		expect(json[0]).toMatchObject({ capacity: 3, fillUpTo });
	});

	it('repeats at most 40 characters of what Zoom shows for a capacity.', async () => {
		world.sandbox.addRegistrants(WEBINAR, 5);
		world.sandbox.addFault({
			match: { pathIncludes: `/webinars/${WEBINAR}`, method: 'GET' },
			skip: 2,
			answer: { status: 200, body: { id: WEBINAR, capacity: 'y'.repeat(41) } },
		});
		const { json } = await world.execute([{}], ofWebinar({ fillUpToCapacity: true }), carryOn);
		expect(json[0]?.error).toBe(
			`Zoom shows the capacity of webinar 93300000781 as "${'y'.repeat(40)}", which can't be used [item 0]`,
		);
	});

	it('fails by name if Zoom shows no capacity, and sends nothing.', async () => {
		world.sandbox.switches.webinarCapacity = 'absent';
		world.sandbox.addRegistrants(WEBINAR, 5);
		const { json } = await world.execute([{}], ofWebinar({ fillUpToCapacity: true }), carryOn);
		expect(world.puts()).toEqual([]);
		expect(json).toHaveLength(1);
		expect(json[0]?.error).toBe('Zoom shows no capacity for webinar 93300000781 [item 0]');
	});

	it.each([0, '0', -1, 10.5, '1,000', 1e9, 'unlimited', 'x'.repeat(40)])(
		'fails with what Zoom shows if that is no capacity that can be used: %j.',
		async (capacity) => {
			world.sandbox.addRegistrants(WEBINAR, 5);
			world.sandbox.addFault({
				match: { pathIncludes: `/webinars/${WEBINAR}`, method: 'GET' },
				skip: 2,
				answer: { status: 200, body: { id: WEBINAR, capacity } },
			});
			const { json } = await world.execute([{}], ofWebinar({ fillUpToCapacity: true }), carryOn);
			expect(world.puts()).toEqual([]);
			expect(json[0]?.error).toBe(
				`Zoom shows the capacity of webinar 93300000781 as "${capacity}", which can't be used [item 0]`,
			);
		},
	);

	it('fails by the name of the scope if the webinar may not be read, asks once, and sends nothing.', async () => {
		world.sandbox.addRegistrants(WEBINAR, 5);
		world.revokeScopes(/^webinar:read:webinar/);
		const { json } = await world.execute([{}, {}], ofWebinar({ fillUpToCapacity: true }), carryOn);
		expect(world.puts()).toEqual([]);
		expect(requests().filter((one) => one === 'GET /v2/webinars/93300000781')).toHaveLength(1);
		for (const { error } of json)
			expect(error).toContain('is missing a scope: webinar:read:webinar');
	});

	it('is not asked for once the scope was missing for another webinar, nor is its list.', async () => {
		const OTHER = '93300000782';
		world.sandbox.addMeeting({ id: OTHER, type: 5, seats: 3 });
		for (const id of [WEBINAR, OTHER]) world.sandbox.addRegistrants(id, 2);
		world.revokeScopes(/^webinar:read:webinar/);
		const webinarId = byId('={{ $json.webinar }}');
		const { json } = await world.execute(
			[{ webinar: WEBINAR }, { webinar: OTHER }, { webinar: WEBINAR }],
			ofWebinar({ fillUpToCapacity: true }, { webinarId }),
			carryOn,
		);
		expect(json.map(({ success }) => success)).toEqual([false, false, false]);
		expect(requests().map((one) => one.split('?')[0])).toEqual([
			`GET /v2/webinars/${WEBINAR}/registrants`,
			`GET /v2/webinars/${WEBINAR}/registrants`,
			`GET /v2/webinars/${WEBINAR}`,
		]);
	});
});

describe('Limit', () => {
	it('updates at most that many, those who registered first, with any action.', async () => {
		world.sandbox.addRegistrants(MEETING, 4);
		const { json } = await world.execute([{}], everyone({ maxRegistrants: 3 }, { action: 'deny' }));
		expect(world.steps()).toEqual(['pending', 'PUT', 'denied']);
		expect(withStatus('denied')).toEqual([1, 2, 3].map((number) => `guest${number}@example.com`));
		expect(json[0]).toMatchObject({ status: 'denied', limit: 3, notIncluded: 1 });
		expect(json[0]).not.toHaveProperty('approvedBefore');
	});

	it('of approved people denies that many of them.', async () => {
		world.sandbox.addRegistrants(MEETING, 3, { status: 'approved' });
		const parameters = everyone(
			{ maxRegistrants: 2 },
			{ action: 'deny', currentStatus: 'approved' },
		);
		const { json } = await world.execute([{}], parameters);
		expect(json.map(({ status }) => status)).toEqual(['denied', 'denied']);
		expect(withStatus('approved')).toHaveLength(1);
	});

	it('is for each item, and the second item of an event updates the next ones.', async () => {
		world.sandbox.addRegistrants(MEETING, 3);
		const { items } = await world.execute([{}, {}, {}, {}], everyone({ maxRegistrants: 1 }));
		expect(items.map(({ pairedItem, json }) => [pairedItem, json.email ?? json.note])).toEqual([
			[{ item: 0 }, 'guest1@example.com'],
			[{ item: 1 }, 'guest2@example.com'],
			[{ item: 2 }, 'guest3@example.com'],
			[
				{ item: 3 },
				'Earlier items include all pending registrants of meeting 85200000781, so nothing was sent.',
			],
		]);
		expect(world.puts()).toHaveLength(1);
	});

	it('and Fill Up To hold together.', async () => {
		world.sandbox.addRegistrants(MEETING, 9);
		const { json } = await world.execute([{}], everyone({ maxRegistrants: 2, fillUpTo: 5 }));
		expect(withStatus('approved')).toHaveLength(2);
		expect(json[0]).toMatchObject({ limit: 2, fillUpTo: 5, approvedBefore: 0, notIncluded: 7 });
	});

	it('of 0 updates nobody and says so.', async () => {
		world.sandbox.addRegistrants(MEETING, 2);
		const { json } = await world.execute([{}], everyone({ maxRegistrants: 0 }));
		expect(world.puts()).toEqual([]);
		expect(json[0]?.note).toBe('Options > Limit is 0, so nothing was sent.');
	});
});

describe('What Fill Up To costs', () => {
	it.each([
		// A page of each list. Then two changes, each of them looked at once.
		[300, 200, 260, { readingsBefore: 2, changes: 2, readingsAfter: 2 }],
		// 14 pages of pending and 4 of approved. Then ten changes; the first is looked at by itself.
		[5000, 1000, 1300, { readingsBefore: 18, changes: 10, readingsAfter: 9 }],
	])(
		'of %i registrants, %i of them approved, up to %i: the pages of two lists, a change for thirty, and the readings of any change.',
		async (all, approved, fillUpTo, expected) => {
			world.sandbox.addMeeting({ id: '85200000784', capacity: 10_000 });
			world.sandbox.addRegistrants('85200000784', approved, { status: 'approved' });
			world.sandbox.addRegistrants('85200000784', all - approved);
			await world.execute([{}], everyone({ fillUpTo }, { meetingId: byId('85200000784') }));
			const methods = world.apiRequests().map(({ method }) => method);
			const first = methods.indexOf('PUT');
			const isReading = (method: string) => method === 'GET';
			expect({
				readingsBefore: methods.slice(0, first).filter(isReading).length,
				changes: world.puts().length,
				readingsAfter: methods.slice(first).filter(isReading).length,
			}).toEqual(expected);
			expect(withStatus('approved', '85200000784')).toHaveLength(fillUpTo);
		},
		60_000,
	);
});
