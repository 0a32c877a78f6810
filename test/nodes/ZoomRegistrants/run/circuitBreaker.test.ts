import type { Refusal } from '../../../../nodes/transport/refusal';
import {
	type BreakerScope,
	CircuitBreaker,
	isDailyForRegistrant,
} from '../../../../nodes/ZoomRegistrants/run/circuitBreaker';
import {
	DAILY_OF_A_PERSON,
	MISSING_SCOPE,
	NO_BATCHES,
	NO_JSON,
	NO_OCCURRENCE,
	NOT_DOCUMENTED,
	NOT_HOST,
	SERVER_FAULT,
	UNKNOWN_PERSON,
} from './refusals';

const HERE: BreakerScope = { eventId: '1', part: 'approve' };
const OTHER_PART: BreakerScope = { eventId: '1', part: 'deny' };
const BATCH: BreakerScope = { eventId: '1', isBatch: true };
const OTHER_EVENT: BreakerScope = { eventId: '2', part: 'approve' };
const OTHER_BATCH: BreakerScope = { eventId: '2', isBatch: true };

const SCOPES = { HERE, OTHER_PART, BATCH, OTHER_EVENT, OTHER_BATCH };

let breaker: CircuitBreaker;
beforeEach(() => {
	breaker = new CircuitBreaker();
});

/** The names of the scopes for which nothing is sent any more. */
function closedOff(): string[] {
	return Object.entries(SCOPES).flatMap(([name, scope]) =>
		breaker.openFor(scope) === undefined ? [] : [name],
	);
}

function times(count: number, record: () => void): void {
	for (let n = 0; n < count; n += 1) record();
}

it('A new run sends everything.', () => {
	expect(closedOff()).toEqual([]);
});

describe('One clear refusal closes off all that it applies to, and nothing else:', () => {
	it.each<[string, Refusal, string[]]>([
		[
			'A missing scope closes off everything.',
			MISSING_SCOPE,
			['HERE', 'OTHER_PART', 'BATCH', 'OTHER_EVENT', 'OTHER_BATCH'],
		],
		[
			'A body format that Zoom rejects closes off everything.',
			NO_JSON,
			['HERE', 'OTHER_PART', 'BATCH', 'OTHER_EVENT', 'OTHER_BATCH'],
		],
		['A foreign host closes off that event.', NOT_HOST, ['HERE', 'OTHER_PART', 'BATCH']],
		['An event without batches closes off its batches only.', NO_BATCHES, ['BATCH']],
		['An unknown occurrence closes off that occurrence and action.', NO_OCCURRENCE, ['HERE']],
		['An unknown person closes off nothing.', UNKNOWN_PERSON, []],
		['Words that nobody knows close off nothing.', NOT_DOCUMENTED, []],
		['A fault of the server closes off nothing.', SERVER_FAULT, []],
		["A person's daily limit closes off nothing.", DAILY_OF_A_PERSON, []],
	])('%s', (_, refusal, expected) => {
		breaker.recordRefusal(HERE, refusal);
		expect(closedOff()).toEqual(expected);
	});
});

it('What is closed off says by which refusal.', () => {
	breaker.recordRefusal(HERE, NOT_HOST);
	expect(breaker.openFor(OTHER_PART)).toBe(NOT_HOST);
});

describe('Failures in a row close off what they may be about:', () => {
	it.each<[string, Refusal, number, string[]]>([
		[
			'Three faults of the server in a row close off the event.',
			SERVER_FAULT,
			3,
			['HERE', 'OTHER_PART', 'BATCH'],
		],
		[
			'Three requests in a row refused for reasons unknown close off that occurrence and action.',
			NOT_DOCUMENTED,
			3,
			['HERE'],
		],
		[
			"Two requests in a row at somebody's daily limit close off the event: then it is counted per event.",
			DAILY_OF_A_PERSON,
			2,
			['HERE', 'OTHER_PART', 'BATCH'],
		],
	])('%s', (_, refusal, limit, expected) => {
		times(limit - 1, () => breaker.recordFailure(HERE, refusal));
		expect(closedOff()).toEqual([]);
		breaker.recordFailure(HERE, refusal);
		expect(closedOff()).toEqual(expected);
	});

	it('A success in between starts the count anew.', () => {
		times(2, () => breaker.recordFailure(HERE, SERVER_FAULT));
		breaker.recordSuccess(HERE);
		times(2, () => breaker.recordFailure(HERE, SERVER_FAULT));
		expect(closedOff()).toEqual([]);
	});

	it('Failures of different events are not counted together, unless the server is at fault.', () => {
		times(2, () => breaker.recordFailure(HERE, NOT_DOCUMENTED));
		breaker.recordFailure(OTHER_EVENT, NOT_DOCUMENTED);
		expect(closedOff()).toEqual([]);
		times(2, () => breaker.recordFailure(HERE, SERVER_FAULT));
		breaker.recordFailure(OTHER_EVENT, SERVER_FAULT);
		expect(closedOff()).toHaveLength(5);
	});

	it('A success does not open again what a clear refusal has closed off.', () => {
		breaker.recordRefusal(HERE, NOT_HOST);
		breaker.recordSuccess(HERE);
		expect(closedOff()).toEqual(['HERE', 'OTHER_PART', 'BATCH']);
	});
});

describe('The answer for one person or item', () => {
	it('says nothing about the next person, however often somebody is refused.', () => {
		times(20, () => breaker.recordAnswer(HERE, UNKNOWN_PERSON));
		times(20, () => breaker.recordAnswer(HERE, NOT_DOCUMENTED));
		expect(closedOff()).toEqual([]);
	});

	it('counts as a failure if the server is at fault, and three of them, for two events, end the run.', () => {
		times(2, () => breaker.recordAnswer(HERE, SERVER_FAULT));
		expect(closedOff()).toEqual([]);
		breaker.recordAnswer(OTHER_EVENT, SERVER_FAULT);
		expect(closedOff()).toHaveLength(5);
	});

	it('starts the count anew if it is a success.', () => {
		times(2, () => breaker.recordAnswer(HERE, SERVER_FAULT));
		breaker.recordAnswer(HERE, undefined);
		times(2, () => breaker.recordAnswer(HERE, SERVER_FAULT));
		expect(closedOff()).toEqual([]);
	});

	it('closes off the event if it is clear that the event is the reason.', () => {
		breaker.recordAnswer(HERE, NOT_HOST);
		expect(closedOff()).toEqual(['HERE', 'OTHER_PART', 'BATCH']);
	});
});

describe("Whether a refusal is one person's daily limit:", () => {
	it.each<[string, Refusal, boolean]>([
		['It is if it names a registrant.', DAILY_OF_A_PERSON, true],
		['A limit per second is not.', { ...NOT_DOCUMENTED, httpStatus: 429 }, false],
		[
			"The account's daily limit is not.",
			{
				httpStatus: 429,
				message: 'You have reached the maximum daily rate limit for this API.',
				fieldErrors: [],
			},
			false,
		],
		['An unknown person is not.', UNKNOWN_PERSON, false],
	])('%s', (_, refusal, expected) => {
		expect(isDailyForRegistrant(refusal)).toBe(expected);
	});
});
