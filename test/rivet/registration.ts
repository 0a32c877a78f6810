import type { Registrant } from '../../sandbox';
import { check } from '../e2e/checks';
import type { RivetKind } from './kinds';

const ANN = { email: 'ann@example.com', first_name: 'Ann', last_name: 'Lee' };
const BATCH = ['bob', 'cid', 'dee'].map((name) => ({
	email: `${name}@example.com`,
	first_name: name,
	last_name: 'Example',
}));

interface Row {
	id: string;
	email: string;
	first_name: string;
	status: string;
}

/** Every call about one kind's registrants, its answer, and what the sandbox holds afterwards. */
export async function registration(kind: RivetKind): Promise<void> {
	check(`${kind.name}: the list is empty at first`, (await everyone(kind, 'pending')).length === 0);
	const id = await add(kind);
	await addBatch(kind);
	await readList(kind);
	await getOne(kind, id);
	await changeStatus(kind, id);
	await questions(kind);
	await remove(kind, id);
}

async function add(kind: RivetKind): Promise<string> {
	const { statusCode, data } = await kind.add({ path: kind.path, body: ANN });
	const { registrant_id: id } = data as { registrant_id: string };
	const held = kind.form().registrants;
	check(`${kind.name}: someone is added with 201`, statusCode === 201, statusCode);
	check(
		'… and is there, pending, under the ID of the answer',
		held.length === 1 && held[0]?.id === id && isAnn(held[0]) && held[0].status === 'pending',
		held,
	);
	const refused = await failure(kind.add({ path: kind.path, body: { first_name: 'Nobody' } }));
	check('… without an email it is refused', refused.startsWith('[400/300]'), refused);
	check('… and nobody is added', kind.form().registrants.length === 1);
	return id;
}

async function addBatch({ name, path, form, single }: RivetKind): Promise<void> {
	if (single === undefined) return;
	const { statusCode, data } = await single.addBatch({ path, body: { registrants: BATCH } });
	const { registrants } = data as { registrants: Array<{ email: string; registrant_id: string }> };
	check(`${name}: a batch of ${BATCH.length} is added with 201`, statusCode === 201, statusCode);
	const held = new Map(form().registrants.map((one) => [one.email, one.id]));
	check(
		'… each is there under the ID of the answer',
		held.size === 1 + BATCH.length &&
			registrants.length === BATCH.length &&
			registrants.every(({ email, registrant_id: id }) => held.get(email) === id),
		registrants,
	);
}

async function readList(kind: RivetKind): Promise<void> {
	const held = kind.form().registrants;
	const rows = await everyone(kind, 'pending');
	check(
		`${kind.name}: the list, a person a page, has the ${held.length} that the sandbox holds`,
		sorted(rows.map(({ id }) => id)) === sorted(held.map(({ id }) => id)),
		rows,
	);
	const ann = rows.find(({ email }) => email === ANN.email);
	check('… with their names', ann?.first_name === ANN.first_name, ann);
}

async function getOne({ name, path, single }: RivetKind, id: string): Promise<void> {
	if (single === undefined) return;
	const { statusCode, data } = await single.get({ path: { ...path, registrantId: id } });
	const row = data as Row;
	check(
		`${name}: one registrant is read`,
		statusCode === 200 && row.id === id && row.email === ANN.email && row.status === 'pending',
		row,
	);
	const refused = await failure(single.get({ path: { ...path, registrantId: 'nobody' } }));
	check('… an unknown one is refused', /^\[4\d\d\//.test(refused), refused);
}

async function changeStatus(kind: RivetKind, id: string): Promise<void> {
	const registrants = [kind.named(id, ANN.email)];
	for (const [action, status] of kind.actions) {
		const body = { action, registrants };
		const { statusCode } = await kind.updateStatus({ path: kind.path, body });
		const held = kind.form().registrants.find((one) => one.id === id);
		const listed = (await everyone(kind, status)).map((row) => row.id);
		check(
			`${kind.name}: ${action} answers 204, and she is ${status}, in the list too`,
			statusCode === 204 && held?.status === status && listed.includes(id),
			{ statusCode, held, listed },
		);
	}
	const refused = await failure(
		kind.updateStatus({ path: kind.path, body: { action: 'welcome', registrants } }),
	);
	check('… an unknown action is refused', refused.startsWith('[400/300]'), refused);
}

async function questions(kind: RivetKind): Promise<void> {
	const asked = {
		questions: [{ field_name: 'org', required: true }],
		custom_questions: [
			{ title: 'Why?', type: 'short', required: false, answers: [] },
			{ title: 'Lunch?', type: kind.choiceType, required: true, answers: ['yes', 'no'] },
		],
	};
	const { statusCode } = await kind.updateQuestions({ path: kind.path, body: asked });
	const { questions: own, customQuestions } = kind.form();
	check(
		`${kind.name}: the questions are replaced with 204, and the sandbox holds them`,
		statusCode === 204 &&
			JSON.stringify(own) === JSON.stringify([{ fieldName: 'org', required: true }]) &&
			JSON.stringify(customQuestions) === JSON.stringify(asked.custom_questions),
		{ statusCode, own, customQuestions },
	);
	const { data } = await kind.getQuestions({ path: kind.path });
	const given = data as typeof asked;
	check(
		'… and they are read as they were sent',
		JSON.stringify([given.questions, given.custom_questions]) ===
			JSON.stringify([asked.questions, asked.custom_questions]),
		given,
	);
}

async function remove(kind: RivetKind, id: string): Promise<void> {
	if (kind.single === undefined) return;
	const path = { ...kind.path, registrantId: id };
	const { statusCode } = await kind.single.remove({ path });
	const held = kind.form().registrants;
	check(
		`${kind.name}: deleting answers 204, and only that one is gone`,
		statusCode === 204 && held.length === BATCH.length && held.every((one) => one.id !== id),
		{ statusCode, held },
	);
	const refused = await failure(kind.single.remove({ path }));
	check('… deleting again is refused', /^\[4\d\d\//.test(refused), refused);
}

/** All pages of the list of one status, a person a page. */
async function everyone({ list, path }: RivetKind, status: string): Promise<Row[]> {
	const rows: Row[] = [];
	let token: string | undefined;
	do {
		const query = { status, page_size: 1, ...(token && { next_page_token: token }) };
		const { data } = await list({ path, query });
		const page = data as { registrants: Row[]; next_page_token?: string };
		rows.push(...page.registrants);
		token = page.next_page_token;
	} while (token);
	return rows;
}

/** The client's own words for a refusal: `[status/code]: "message"`. */
async function failure(request: Promise<unknown>): Promise<string> {
	return await request.then(
		() => 'accepted',
		(error: Error) => error.message,
	);
}

const isAnn = ({ email, firstName, lastName }: Registrant) =>
	email === ANN.email && firstName === ANN.first_name && lastName === ANN.last_name;

const sorted = (texts: string[]) => [...texts].sort().join();
