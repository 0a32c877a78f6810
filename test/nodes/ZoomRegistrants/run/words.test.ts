import type { INode } from 'n8n-workflow';

import type { Refusal } from '../../../../nodes/transport/refusal';
import { EVENT_KINDS } from '../../../../nodes/zoom/eventKinds';
import { isNamed, namedIn } from '../../../../nodes/ZoomRegistrants/run/namedInError';
import { sameForAll } from '../../../../nodes/ZoomRegistrants/run/outcome';
import { errorOf, outputItems } from '../../../../nodes/ZoomRegistrants/run/outputItems';
import { problemOfNotSent, problemOfRefusal } from '../../../../nodes/ZoomRegistrants/run/problems';
import { mayHaveSucceeded } from '../../../../nodes/ZoomRegistrants/run/reconcile';
import { eventResolver } from '../../../../nodes/ZoomRegistrants/run/resolveEvents';
import { fakeConnection, httpError } from '../../../support/fakeConnection';
import { LOST, NOT_HOST, SERVER_FAULT, UNKNOWN_PERSON } from './refusals';

const EVENT = { kind: EVENT_KINDS.meetingRegistrant, eventId: '85200000001' };
const NODE: INode = {
	id: 'n',
	name: 'Zoom',
	type: 't',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const nowhere = () => fakeConnection(() => ({ status: 200, body: {} }));

describe('a refusal names a registrant', () => {
	const ANN = { id: 'abc123', email: 'Ann@example.com' };

	it.each([
		['ann@example.com', true],
		['Registrant ANN@EXAMPLE.COM is unknown', true],
		['(ann@example.com).', true],
		['ann@example.com. Try again', true],
		['joann@example.com', false],
		['x.ann@example.com', false],
		['ann@example.com.au', false],
		['ann@example.common', false],
		['ann@example.com@x', false],
		['joann@example.com, ann@example.com', true],
		['ABC123 is unknown', true],
		['xabc123', false],
		['abc1234', false],
		['nobody', false],
	])('as a whole word: %s', (text, expected) => {
		expect(isNamed(ANN, text)).toBe(expected);
	});

	it('by an ID of at least six characters that are more than digits', () => {
		expect(isNamed({ id: 'abc12' }, 'abc12')).toBe(false);
		expect(isNamed({ id: '123456' }, '123456')).toBe(false);
		expect(isNamed({ id: '12345a' }, '12345a')).toBe(true);
		expect(isNamed({ email: '' }, 'anything')).toBe(false);
	});

	it('in a complaint about a field, or by the position of one', () => {
		const named = namedIn({
			message: 'Validation Failed.',
			fieldErrors: [
				{ field: 'email', message: 'ann@example.com' },
				{ field: 'Registrants[4].email', message: 'Invalid field.' },
			],
		});
		expect(named(ANN, 0)).toBe(true);
		expect(named({ email: 'bob@example.com' }, 4)).toBe(true);
		expect(named({ email: 'bob@example.com' }, 0)).toBe(false);
	});

	it('whose name is not made up of the end of one complaint and the beginning of the next', () => {
		const fieldErrors = [{ field: '', message: '@example.com' }];
		expect(namedIn({ message: 'ann', fieldErrors })({ email: 'ann@example.com' }, 0)).toBe(false);
	});
});

describe('a refusal as a problem', () => {
	it("has its meaning, Zoom's numbers, and why it failed in terms of n8n", () => {
		const refusal = { ...NOT_HOST, trackingId: 'v=2.0;rid=1' };
		expect(problemOfRefusal(nowhere(), EVENT, refusal)).toEqual({
			message: "This credential's Zoom user isn't the host of meeting 85200000001",
			description:
				'Connect the credential as the host, or use a Server-to-Server credential for the same account.',
			reference: '(HTTP 400, Zoom code 3003, tracking ID v=2.0;rid=1)',
			code: 3003,
			httpStatus: 400,
			trackingId: 'v=2.0;rid=1',
			failure: { cause: 'configuration-invalid' },
		});
	});
});

describe('what was not sent', () => {
	it('was refused for the same reason if that applies to it', () => {
		const connection = nowhere();
		expect(problemOfNotSent(connection, EVENT, NOT_HOST)).toEqual(
			problemOfRefusal(connection, EVENT, NOT_HOST),
		);
	});

	it('can be run again once Zoom works', () => {
		expect(problemOfNotSent(nowhere(), EVENT, SERVER_FAULT)).toEqual({
			message:
				"Not sent because Zoom didn't accept the previous requests: Zoom returned a server error (HTTP 500): Internal error",
			description: 'Nothing was done for this item. Check status.zoom.us, then run it again.',
		});
	});

	it('can be run again once there is a connection', () => {
		expect(problemOfNotSent(nowhere(), EVENT, LOST)).toEqual({
			message:
				"Not sent because Zoom didn't accept the previous requests: Couldn't reach Zoom at api.zoom.us: socket hang up",
			description:
				"Run this item again. Check n8n's network, proxy and firewall, and 'Environment' in the credential, then try again.",
		});
	});

	it('can be run again after refusals that were about others', () => {
		const { description } = problemOfRefusal(nowhere(), EVENT, UNKNOWN_PERSON);
		expect(problemOfNotSent(nowhere(), EVENT, UNKNOWN_PERSON).description).toBe(
			`Run this item again. ${description}`,
		);
	});
});

describe('a refused request may have gone through', () => {
	it.each<[Partial<Refusal>, boolean]>([
		[{ origin: 'network' }, true],
		[{ httpStatus: 200 }, true],
		[{ httpStatus: 299, code: 300 }, true],
		[{ httpStatus: 300 }, true],
		[{ httpStatus: 399 }, true],
		[{ httpStatus: 300, code: 300 }, false],
		[{ httpStatus: 399, code: 300 }, false],
		[{ httpStatus: 199 }, false],
		[{ httpStatus: 400 }, false],
		[{ httpStatus: 408, code: 1 }, true],
		[{ httpStatus: 409, code: 1 }, true],
		[{ httpStatus: 425, code: 1 }, true],
		[{ httpStatus: 499, code: 1 }, true],
		[{ httpStatus: 410, code: 1 }, false],
		[{ httpStatus: 500 }, true],
		[{}, false],
	])('%j: %j', (refusal, expected) => {
		expect(mayHaveSucceeded({ message: 'No.', fieldErrors: [], ...refusal })).toBe(expected);
	});
});

describe('the error that stops a workflow', () => {
	const problem = { message: 'Bad', description: 'Mend it.' };
	const failed = { problem, details: {} };
	const stopped = (...outcomes: Array<typeof failed | { json: object }>) => {
		try {
			outputItems(NODE, new Map(outcomes.map((one, n) => [n, one as typeof failed])), false);
		} catch (error) {
			return error as { message: string; description: string; context: object };
		}
		return undefined;
	};

	it('has the item in it, and says nothing of others if there are none', () => {
		expect(stopped(failed)).toMatchObject({
			message: 'Bad [item 0]',
			description: 'Mend it.',
			context: { itemIndex: 0 },
		});
	});

	it('says how many others failed or succeeded', () => {
		expect(stopped(failed, failed)?.description).toBe('Mend it. All 2 items failed.');
		expect(stopped({ json: {} }, failed)).toMatchObject({
			message: 'Bad [item 1]',
			description:
				'Mend it. 1 of 2 items failed; the other 1 succeeded. To get a result for every item, set Settings > On Error to Continue.',
		});
	});

	it("has Zoom's numbers if Zoom has answered", () => {
		const error = errorOf(NODE, { ...problem, httpStatus: 400, code: 3001, trackingId: 't' }, 2);
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message: 'Bad [item 2]',
			description: 'Mend it.',
			httpCode: '400',
			context: { itemIndex: 2 },
		});
		expect(errorOf(NODE, problem, undefined)).toMatchObject({
			name: 'NodeOperationError',
			message: 'Bad',
			description: 'Mend it.',
		});
	});

	it('is none where every item has a result, also one that belongs to no item', () => {
		const outcomes = new Map([
			[undefined, { json: { last: true } }],
			[1, { json: [{ b: 1 }, { b: 2 }] }],
			[0, { each: [{ json: { a: 1 } }] }],
		]);
		expect(outputItems(NODE, outcomes, false)).toEqual([
			{ json: { a: 1 }, pairedItem: { item: 0 } },
			{ json: { b: 1 }, pairedItem: { item: 1 } },
			{ json: { b: 2 }, pairedItem: { item: 1 } },
			{ json: { last: true }, pairedItem: [] },
		]);
	});
});

it('an outcome may be the same for all items', () => {
	const outcome = { json: { a: 1 } };
	expect(
		sameForAll(
			new Map([
				[0, 'x'],
				[3, 'y'],
			]),
			outcome,
		),
	).toEqual(
		new Map([
			[0, outcome],
			[3, outcome],
		]),
	);
});

describe('an event that an item names by a registration link', () => {
	const LINK = 'https://zoom.us/meeting/register/abc';
	const named = { event: { registrationLink: LINK }, occurrenceId: '17' };
	const zoom = (registration_url: string) =>
		fakeConnection(({ url }) => ({
			status: 200,
			body: url.includes('/users/') ? { meetings: [{ id: 1 }] } : { id: 1, registration_url },
		}));

	it('is the one that has the link', async () => {
		const resolve = eventResolver(zoom(LINK), EVENT.kind);
		expect(await resolve(named)).toEqual({
			value: { kind: EVENT.kind, eventId: '1', occurrenceId: '17' },
		});
		expect(await resolve({ event: { id: '2' } })).toEqual({
			value: { kind: EVENT.kind, eventId: '2', occurrenceId: undefined },
		});
	});

	it('is said to be none of those that were opened', async () => {
		expect(await eventResolver(zoom('https://zoom.us/x'), EVENT.kind)(named)).toEqual({
			error: {
				message: `Meeting: none of this Zoom user's next 1 meetings has the registration link ${LINK}`,
				description:
					"Registration links don't contain the meeting ID. Choose the meeting From List, or enter its ID or join link.",
			},
		});
	});

	it('is unknown where the meetings cannot be listed', async () => {
		const refusing = fakeConnection(() => httpError(401, { code: 124, message: 'No' }));
		expect(await eventResolver(refusing, EVENT.kind)(named)).toMatchObject({
			error: { message: 'Zoom rejected the login: No', httpStatus: 401, code: 124 },
		});
	});

	it('is a problem of this item alone if this package has a fault', async () => {
		const connection = nowhere();
		connection.clock.now = () => {
			throw new Error('no clock');
		};
		expect(await eventResolver(connection, EVENT.kind)(named)).toEqual({
			error: {
				message: 'Something unexpected happened in this node: no clock',
				description:
					'Please report it. Before you run the workflow again, check in Zoom what happened to this item.',
				failure: { cause: 'node-defect' },
			},
		});
	});
});
