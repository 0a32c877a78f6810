import { multipartText, sentRegistrants } from '../../support/multipart';
import { unchecked } from '../../support/statusOutput';
import { byId, carryOn, oneRegistrant, useWorld } from '../../support/world';

const WEBINAR = '93300000801';
const MEETING = '85200000801';

const world = useWorld((world) => {
	world.sandbox.addMeeting({
		id: WEBINAR,
		type: 9,
		occurrences: ['1700000000001', '1700000000002'],
	});
	world.sandbox.addMeeting({ id: MEETING });
	world.sandbox.addRegistrants(WEBINAR, [
		{ id: 'annsID', email: 'ann@example.com' },
		{ id: 'bobsID', email: 'bob@example.com' },
	]);
});

const parameters = {
	resource: 'webinarRegistrant',
	webinarId: byId('933-0000-0801'),
	action: 'approve',
	registrants: oneRegistrant(),
};
const rows = [{ id: 'annsID' }, { email: 'bob@example.com' }];

it('a status change goes to the webinar, with the occurrence in the query', async () => {
	const { json } = await world.execute(rows, {
		...parameters,
		action: 'deny',
		occurrenceId: byId('1700000000002'),
		options: { verifyResult: 'never' },
	});
	expect(world.sent()).toEqual([
		'PUT /v2/webinars/93300000801/registrants/status?occurrence_id=1700000000002',
	]);
	expect(multipartText(world.puts()[0]!)).toBe(
		[
			'--BOUNDARY',
			'Content-Disposition: form-data; name="action"',
			'',
			'deny',
			'--BOUNDARY',
			'Content-Disposition: form-data; name="registrants"',
			'',
			'[{"id":"annsID"},{"email":"bob@example.com"}]',
			'--BOUNDARY--',
			'',
		].join('\r\n'),
	);
	expect(json[0]).toEqual(
		unchecked('deny', {
			webinarId: WEBINAR,
			occurrenceId: '1700000000002',
			registrants: [{ id: 'annsID' }],
		}),
	);
	const [ann] = world.sandbox.meeting(WEBINAR).registrants;
	expect(ann).toMatchObject({ status: 'pending', occurrenceStatus: { '1700000000002': 'denied' } });
	expect(world.sandbox.state.oddities).toEqual([]);
});

it('an occurrence by an expression that finds nothing changes nobody', async () => {
	const occurrenceId = byId('={{ $json.occurence }}');
	const { json } = await world.execute(rows, { ...parameters, occurrenceId }, carryOn);
	expect(json[0]?.error).toContain('The Occurrence expression returned no');
	expect(world.sent()).toEqual([]);
});

it('looking up, verifying and join links read the webinar', async () => {
	const options = { lookUpByEmail: true, verifyResult: 'always', returnJoinUrl: true };
	const { json } = await world.execute(rows, { ...parameters, options });
	expect(world.sent()).toEqual([
		'GET /v2/webinars/93300000801/registrants?status=pending&page_size=300',
		'PUT /v2/webinars/93300000801/registrants/status',
		'GET /v2/webinars/93300000801/registrants?status=approved&page_size=300',
	]);
	expect(json[1]).toMatchObject({
		webinarId: WEBINAR,
		verified: true,
		joinUrl: expect.any(String),
	});
});

it('one who does not exist fails alone', async () => {
	const { json } = await world.execute(
		[...rows, { email: 'typo@example.con' }],
		parameters,
		carryOn,
	);
	expect(json.map(({ success }) => success)).toEqual([true, true, false]);
	expect(json[2]?.error).toBe(
		'typo@example.con is not among the registrants of webinar 93300000801 [item 2]',
	);
	expect(world.puts().map((put) => sentRegistrants(put).length)).toEqual([3, 3, 2, 1]);
});

it('A full webinar says so after one look at who is approved, and the rest is not tried.', async () => {
	world.sandbox.meeting(WEBINAR).registrantsLimit = 1;
	const people = world.sandbox.addRegistrants(WEBINAR, 60).map(({ id }) => ({ id }));
	const { json } = await world.execute(people, parameters, carryOn);
	expect(world.sent()).toEqual([
		'PUT /v2/webinars/93300000801/registrants/status',
		'GET /v2/webinars/93300000801/registrants?status=approved&page_size=300',
	]);
	expect(json[59]?.error).toContain('Webinar 93300000801 is full');
});

describe('the wrong kind of ID', () => {
	it.each(['updateStatus', 'getAll', 'getQuestions'])(
		'a meeting ID under Webinar tells which resource to choose: %s',
		async (operation) => {
			const { json } = await world.execute(
				[{ id: 'annsID' }, { id: 'bobsID' }],
				{ ...parameters, operation, webinarId: byId(MEETING) },
				carryOn,
			);
			expect(world.sent()).toHaveLength(1);
			expect(json[0]?.error).toContain(
				"Webinar 85200000801 isn't a webinar this credential can access",
			);
			expect(JSON.stringify(json[0]?.details)).toContain('Resource > Meeting Registrant');
		},
	);

	it.each(['updateStatus', 'getAll', 'getQuestions', 'create', 'createMany'])(
		'a webinar ID under Meeting tells which resource to choose: %s',
		async (operation) => {
			const { json } = await world.execute(
				[{ id: 'annsID' }],
				{
					operation,
					meetingId: byId(WEBINAR),
					action: 'approve',
					registrants: oneRegistrant(),
					email: 'x@example.com',
					firstName: 'X',
				},
				carryOn,
			);
			expect(world.sent()).toHaveLength(1);
			expect(JSON.stringify(json[0]?.details)).toContain('Resource > Webinar Registrant');
		},
	);
});

it.each(['http400', 'http200'] as const)(
	'a host without the webinar plan is told so, also with %s',
	async (webinarPlanMissing) => {
		world.sandbox.switches.webinarPlanMissing = webinarPlanMissing;
		for (const user of Object.values(world.sandbox.state.users)) user.webinars = false;
		const { json } = await world.execute(
			[{}],
			{ resource: 'webinarRegistrant', operation: 'getAll', webinarId: byId(WEBINAR) },
			carryOn,
		);
		expect(json[0]?.error).toContain("The host's Zoom plan doesn't include registration");
	},
);
