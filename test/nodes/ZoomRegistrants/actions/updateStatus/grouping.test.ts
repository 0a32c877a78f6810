import { byId, oneRegistrant, useWorld } from '../../../../support/world';
import { multipartText, sentRegistrants } from '../../../../support/multipart';

const world = useWorld();

function meetingWith(id: string, people: number) {
	world.sandbox.addMeeting({ id });
	return world.sandbox.addRegistrants(id, people, { status: 'pending' });
}

const approve = {
	meetingId: byId('={{ $json.meeting }}'),
	action: '={{ $json.action ?? "approve" }}',
	registrants: oneRegistrant(),
};

it('sends 300 items of one meeting in exactly 10 requests of 30', async () => {
	const people = meetingWith('85200000300', 300);
	const { json, items } = await world.execute(
		people.map(({ id, email }) => ({ meeting: '85200000300', id, email })),
		approve,
	);

	expect(world.apiRequests().map(({ method, status }) => `${method} ${status}`)).toEqual([
		'PUT 204',
		'GET 200',
		...Array(9).fill('PUT 204'),
		'GET 200',
	]);
	expect(world.puts().map((put) => sentRegistrants(put).length)).toEqual(Array(10).fill(30));
	expect(json.map(({ registrants }) => registrants)).toEqual(
		people.map(({ id, email }) => [{ id, email }]),
	);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(people.map((_, item) => ({ item })));
	expect(json.every(({ success, status }) => success === true && status === 'approved')).toBe(true);
	const after = world.sandbox.meeting('85200000300').registrants;
	expect(after.filter(({ status, sends }) => status === 'approved' && sends === 1)).toHaveLength(
		300,
	);
});

it('keeps meetings, occurrences and actions apart, and answers in the order of the input', async () => {
	world.sandbox.addMeeting({ id: '111111111', occurrences: [{ id: '1700000000001' }] });
	const [ann] = world.sandbox.addRegistrants('111111111', [
		{ id: 'ann', email: 'ann@example.com' },
	]);
	const [ben, cem] = meetingWith('2222222222', 2);
	const rows = [
		{ meeting: '111111111', occurrence: '1700000000001', action: 'approve', id: ann?.id },
		{ meeting: '2222222222', occurrence: '', action: 'deny', id: ben?.id },
		{ meeting: '111111111', occurrence: '', action: 'approve', id: ann?.id },
		{ meeting: '2222222222', occurrence: '', action: 'approve', id: cem?.id },
		{ meeting: 2222222222, occurrence: '', action: 'Deny', id: ben?.id },
	];
	const { json } = await world.execute(rows, {
		...approve,
		occurrenceId: byId('={{ $json.occurrence }}'),
		registrants: oneRegistrant('={{ $json.id }}', ''),
	});

	const sentTo = (meeting: string) =>
		world
			.puts()
			.filter(({ url }) => url.includes(`/${meeting}/`))
			.map((put) => [
				put.url.replace(`/v2/meetings/${meeting}/`, ''),
				/name="action"\r\n\r\n(\w+)/.exec(multipartText(put))?.[1],
				sentRegistrants(put),
			]);
	expect(sentTo('111111111')).toEqual([
		['registrants/status?occurrence_id=1700000000001', 'approve', [{ id: 'ann' }]],
		['registrants/status', 'approve', [{ id: 'ann' }]],
	]);
	expect(sentTo('2222222222')).toEqual([
		['registrants/status', 'deny', [{ id: ben?.id }]],
		['registrants/status', 'approve', [{ id: cem?.id }]],
	]);
	expect(world.puts()).toHaveLength(4);
	expect(
		json.map(({ meetingId, occurrenceId, status }) => [meetingId, occurrenceId, status]),
	).toEqual([
		['111111111', '1700000000001', 'approved'],
		['2222222222', undefined, 'denied'],
		['111111111', undefined, 'approved'],
		['2222222222', undefined, 'approved'],
		['2222222222', undefined, 'denied'],
	]);
});

it('sends one who is named several times in one request, each spelling once, and answers every item', async () => {
	world.sandbox.addMeeting({ id: '333333333' });
	world.sandbox.addRegistrants('333333333', [{ id: 'AbC', email: 'Ida@Example.com' }]);
	const { json } = await world.execute(
		[
			{ id: '', email: 'ida@example.COM' },
			{ id: 'AbC', email: 'Ida@Example.com' },
			{ id: 'AbC', email: '' },
			{ id: '', email: 'IDA@example.com' },
		],
		{ ...approve, meetingId: byId('333333333') },
	);
	expect(world.puts().map(sentRegistrants)).toEqual([
		[{ email: 'ida@example.COM' }, { id: 'AbC', email: 'Ida@Example.com' }, { id: 'AbC' }],
	]);
	expect(json).toHaveLength(4);
	expect(json.every(({ success, verified }) => success === true && verified === true)).toBe(true);
});

it('does not take two IDs with one e-mail for one person', async () => {
	world.sandbox.addMeeting({ id: '333333334' });
	world.sandbox.addRegistrants('333333334', [
		{ id: 'first', email: 'team@example.com' },
		{ id: 'second', email: 'team@example.com' },
	]);
	await world.execute(
		[
			{ id: 'first', email: 'team@example.com' },
			{ id: 'second', email: 'team@example.com' },
		],
		{ ...approve, meetingId: byId('333333334') },
	);
	expect(world.puts().map(sentRegistrants)).toEqual([
		[
			{ id: 'first', email: 'team@example.com' },
			{ id: 'second', email: 'team@example.com' },
		],
	]);
});

it('sends the last change of one person alone when they contradict each other', async () => {
	const [ann, ben] = meetingWith('444444444', 2);
	const { json } = await world.execute(
		[
			{ meeting: '444444444', action: 'approve', id: ann?.id },
			{ meeting: '444444444', action: 'deny', id: ann?.id },
			{ meeting: '444444444', action: 'approve', id: ben?.id },
			{ meeting: '444444444', action: 'approve', id: ann?.id },
		],
		{ ...approve, registrants: oneRegistrant('={{ $json.id }}', '') },
	);
	expect(world.puts().map(sentRegistrants)).toEqual([[{ id: ann?.id }, { id: ben?.id }]]);
	expect(json[1]).toEqual({
		id: ann?.id,
		success: true,
		meetingId: '444444444',
		action: 'deny',
		registrants: [{ id: ann?.id, skipped: true }],
		skipped: true,
		note: 'Not sent, because item 3 sets a different status for the same registrant.',
	});
	expect(json.map(({ status }) => status)).toEqual(['approved', undefined, 'approved', 'approved']);
	expect(world.sandbox.meeting('444444444').registrants.map(({ status }) => status)).toEqual([
		'approved',
		'approved',
	]);
});

it('takes as many rows in one item as wanted, beyond what one request holds', async () => {
	const people = meetingWith('555555555', 65);
	const { json } = await world.execute([{}], {
		meetingId: byId('555555555'),
		action: 'approve',
		registrants: { registrant: people.map(({ id, email }) => ({ id, email })) },
	});
	expect(world.puts().map((put) => sentRegistrants(put).length)).toEqual([30, 30, 5]);
	expect(json).toHaveLength(1);
	expect(json[0]?.registrants).toEqual(people.map(({ id, email }) => ({ id, email })));
});
