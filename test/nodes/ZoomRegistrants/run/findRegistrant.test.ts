import { EVENT_KINDS } from '../../../../nodes/zoom/eventKinds';
import { findRegistrant } from '../../../../nodes/ZoomRegistrants/run/findRegistrant';
import { startRun } from '../../../../nodes/ZoomRegistrants/run/run';
import { type FakeAnswer, fakeConnection, httpError } from '../../../support/fakeConnection';
import { FORBIDDEN_LIST } from './refusals';

const EVENT = { kind: EVENT_KINDS.meetingRegistrant, eventId: '85200000001' };

/** Looks for Ann, or somebody else, where every list of Zoom's is the same. */
async function looking(
	answer: FakeAnswer,
	{
		registrant = { email: 'ann@example.com' } as { id?: string; email?: string },
		itemCount = 1,
	} = {},
) {
	const connection = fakeConnection(() => answer);
	const result = await findRegistrant(startRun(connection), EVENT, registrant, itemCount);
	return { result, requests: connection.requests.length };
}

const listOf = (...registrants: unknown[]) => ({ status: 200, body: { registrants } });
const ANN = { id: 'annsID', email: 'Ann@example.com', status: 'pending' };

it('Somebody in the list is found; for one item it is read only until then, for several to its end.', async () => {
	const one = await looking(listOf(ANN));
	expect(one).toMatchObject({ result: { found: { id: 'annsID' } }, requests: 1 });
	const several = await looking(listOf(ANN), { itemCount: 2 });
	expect(several).toMatchObject({ result: { found: { id: 'annsID' } }, requests: 3 });
});

it.each([
	[{ email: 'bob@example.com' }, 'bob@example.com'],
	[{ id: 'bobsID', email: 'bob@example.com' }, 'bob@example.com'],
	[{ id: 'bobsID' }, 'bobsID'],
])('Somebody who is missing is named as they were entered: %j', async (registrant, name) => {
	const { result } = await looking(listOf(ANN), { registrant });
	expect(result).toEqual({
		problem: {
			message: `${name} is not among the registrants of meeting 85200000001`,
			description:
				'Check the spelling. Someone who just registered may not be listed yet; if so, run this item again.',
		},
	});
});

it('Nobody can be said to be missing from a list with rows that have no ID.', async () => {
	const { result } = await looking(listOf({ email: 'bob@example.com' }));
	expect(result).toEqual({
		refusal: expect.objectContaining({
			message: "Zoom's response didn't contain an ID for each registrant in its list",
		}),
	});
});

it('A list that may not be read is the problem of the item alone, as others have an ID.', async () => {
	const { message, code } = FORBIDDEN_LIST;
	expect(await looking(httpError(400, { code, message }))).toMatchObject({
		result: {
			problem: {
				message: 'The Zoom app is missing a scope: meeting:read:list_registrants',
				code: 4711,
				httpStatus: 400,
			},
		},
	});
});

it('Another refusal of the list stays a refusal, which may concern other items as well.', async () => {
	const { result } = await looking(httpError(400, { code: 3003, message: 'Not meeting host.' }));
	expect(result).toEqual({
		refusal: expect.objectContaining({ httpStatus: 400, code: 3003, message: 'Not meeting host.' }),
	});
});
