import { byId, useWorld } from '../../../../support/world';

const MEETING = '85200000101';
const WEBINAR = '93300000101';
const RECORDED = '85200000102';

const world = useWorld((world) => {
	world.sandbox.addMeeting({
		id: MEETING,
		topic: 'Launch',
		startTime: Date.parse('2031-03-04T10:00:00Z'),
		customQuestions: [
			{ title: 'Why?', type: 'short', required: true, answers: [] },
			{ title: 'Lunch', type: 'single', required: false, answers: ['Yes', 'No'] },
		],
	});
	world.sandbox.addMeeting({
		id: WEBINAR,
		type: 5,
		approvalType: 0,
		trackingSources: [{ id: 'SRC1', name: 'Newsletter', visitors: 3 }],
	});
	world.sandbox.addMeeting({ id: RECORDED, recording: {} });
});

const body = () =>
	JSON.parse(world.apiRequests()[0]?.rawBody.toString('utf8') ?? 'null') as unknown;

const FORM_FIELDS = {
	address: '12 Market Street',
	city: 'Berlin',
	comments: 'Hello "there"\nand bye',
	country: 'DE',
	industry: 'Education',
	jobTitle: 'Head of Events',
	noOfEmployees: '501-1,000',
	org: 'Example Ltd',
	phone: '+49 30 1234567',
	purchasingTimeFrame: 'Within a month',
	roleInPurchaseProcess: 'Evaluator/Recommender',
	state: 'BE',
	zip: 10115,
};

const FORM_BODY = {
	address: '12 Market Street',
	city: 'Berlin',
	comments: 'Hello "there"\nand bye',
	country: 'DE',
	industry: 'Education',
	job_title: 'Head of Events',
	no_of_employees: '501-1,000',
	org: 'Example Ltd',
	phone: '+49 30 1234567',
	purchasing_time_frame: 'Within a month',
	role_in_purchase_process: 'Evaluator/Recommender',
	state: 'BE',
	zip: '10115',
};

describe('every field', () => {
	it('of a meeting', async () => {
		const { json, items } = await world.execute([{}], {
			operation: 'create',
			meetingId: byId('852 0000 0101'),
			email: ' Jill@Example.com ',
			firstName: 'Jill',
			lastName: 'Chill',
			additionalFields: {
				...FORM_FIELDS,
				language: 'ko-KO',
				autoApprove: true,
				customQuestions: {
					question: [
						{ title: 'Why?', value: 'Because' },
						{ title: 'Lunch', value: 'Yes' },
					],
				},
			},
		});

		expect(world.apiRequests()).toHaveLength(1);
		const [request] = world.apiRequests();
		expect(request?.method).toBe('POST');
		expect(request?.url).toBe('/v2/meetings/85200000101/registrants');
		expect(request?.headers['content-type']).toBe('application/json');
		expect(request?.headers.accept).toBe('application/json');
		expect(request?.status).toBe(201);
		expect(body()).toEqual({
			email: 'Jill@Example.com',
			first_name: 'Jill',
			last_name: 'Chill',
			...FORM_BODY,
			language: 'ko-KO',
			auto_approve: true,
			custom_questions: [
				{ title: 'Why?', value: 'Because' },
				{ title: 'Lunch', value: 'Yes' },
			],
		});
		expect(world.sandbox.state.oddities).toEqual([]);

		const [registrant] = world.sandbox.meeting(MEETING).registrants;
		expect(json).toEqual([
			{
				id: registrant?.id,
				joinUrl: expect.stringMatching(/^https:\/\/us02web\.zoom\.us\/w\/85200000101\?tk=/),
				email: 'Jill@Example.com',
				firstName: 'Jill',
				lastName: 'Chill',
				status: 'approved',
				meetingId: MEETING,
				topic: 'Launch',
				startTime: '2031-03-04T10:00:00Z',
				participantPinCode: expect.stringMatching(/^\d+$/),
			},
		]);
		expect(Object.keys(json[0] ?? {}).slice(0, 6)).toEqual([
			'id',
			'email',
			'firstName',
			'lastName',
			'status',
			'joinUrl',
		]);
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
	});

	it('of a webinar: with the tracking source, without auto_approve', async () => {
		const { json } = await world.execute([{}], {
			resource: 'webinarRegistrant',
			operation: 'create',
			webinarId: byId(WEBINAR),
			email: 'jill@example.com',
			firstName: 'Jill',
			lastName: 'Chill',
			additionalFields: { ...FORM_FIELDS, language: 'Tr-TR', sourceId: 'SRC1' },
		});
		expect(world.sent()).toEqual(['POST /v2/webinars/93300000101/registrants']);
		expect(body()).toEqual({
			email: 'jill@example.com',
			first_name: 'Jill',
			last_name: 'Chill',
			...FORM_BODY,
			language: 'Tr-TR',
			source_id: 'SRC1',
		});
		expect(json[0]).toMatchObject({ webinarId: WEBINAR, joinUrl: expect.any(String) });
		expect(json[0]).not.toHaveProperty('meetingId');
	});

	it('of a recording: with the status, without language', async () => {
		const { json } = await world.execute([{}], {
			resource: 'recordingRegistrant',
			operation: 'create',
			meetingId: byId(RECORDED),
			email: 'jill@example.com',
			firstName: 'Jill',
			additionalFields: { ...FORM_FIELDS, status: 'approved' },
		});
		expect(world.sent()).toEqual(['POST /v2/meetings/85200000102/recordings/registrants']);
		expect(body()).toEqual({
			email: 'jill@example.com',
			first_name: 'Jill',
			...FORM_BODY,
			status: 'approved',
		});
		expect(json[0]).toMatchObject({
			id: world.sandbox.meeting(RECORDED).recording?.registrants[0]?.id,
			shareUrl: expect.stringContaining('/rec/share/'),
			meetingId: RECORDED,
		});
		expect(json[0]).not.toHaveProperty('joinUrl');
	});

	it.each([
		['meetingRegistrant', { meetingId: byId(MEETING) }, ['status', 'source_id']],
		['webinarRegistrant', { webinarId: byId(WEBINAR) }, ['status', 'auto_approve']],
		[
			'recordingRegistrant',
			{ meetingId: byId(RECORDED) },
			['language', 'auto_approve', 'source_id'],
		],
	])('left over from another resource is not sent: %s', async (resource, event, names) => {
		await world.execute([{}], {
			resource,
			operation: 'create',
			...event,
			email: 'jill@example.com',
			firstName: 'Jill',
			additionalFields: {
				status: 'approved',
				language: 'de-DE',
				sourceId: 'SRC1',
				autoApprove: true,
				customQuestions: { question: [{ title: 'Why?', value: 'x' }] },
			},
		});
		for (const name of names) expect(body()).not.toHaveProperty(name);
	});
});

it('sends nothing beyond e-mail and first name when nothing else is given', async () => {
	await world.execute([{}], {
		resource: 'webinarRegistrant',
		operation: 'create',
		webinarId: byId(WEBINAR),
		email: 'jill@example.com',
		firstName: 'Jill',
		additionalFields: { city: '', org: '  ', customQuestions: {} },
	});
	expect(body()).toEqual({ email: 'jill@example.com', first_name: 'Jill' });
	expect(world.apiRequests()[0]?.url).not.toContain('?');
});

it('Without Simplify the output is Zoom’s answer as it is, in which id is the meeting and registrant_id the registrant.', async () => {
	world.sandbox.meeting(MEETING).customQuestions = [];
	const { json } = await world.execute([{}], {
		operation: 'create',
		meetingId: byId(MEETING),
		email: 'jill@example.com',
		firstName: 'Jill',
		simplify: false,
	});
	expect(json[0]).toMatchObject({
		id: Number(MEETING),
		registrant_id: world.sandbox.meeting(MEETING).registrants[0]?.id,
		start_time: '2031-03-04T10:00:00Z',
	});
	expect(json[0]).not.toHaveProperty('registrantId');
	expect(json[0]).not.toHaveProperty('status');
	expect(json[0]).not.toHaveProperty('note');
});

it('Someone waiting for approval is pending, without a join link, and a note says when there will be one.', async () => {
	world.sandbox.meeting(MEETING).customQuestions = [];
	const { json } = await world.execute([{}], {
		operation: 'create',
		meetingId: byId(MEETING),
		email: 'jill@example.com',
		firstName: 'Jill',
	});
	expect(json[0]).not.toHaveProperty('joinUrl');
	expect(json[0]).toMatchObject({
		status: 'pending',
		note: 'Pending: Zoom provides the join link once the registration is approved, e.g. with Update Status.',
	});
	expect(world.sandbox.meeting(MEETING).registrants[0]?.status).toBe('pending');
});
