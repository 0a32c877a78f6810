import type { INode } from 'n8n-workflow';

import type { Problem } from '../../../../nodes/ZoomRegistrants/run/outcome';
import { errorOf, outputItems } from '../../../../nodes/ZoomRegistrants/run/outputItems';

const node = (onError: INode['onError']): INode => ({
	id: 'n',
	name: 'Zoom',
	type: 't',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
	onError,
});

const BAD: Problem = { message: 'Bad', description: 'Mend it.' };
const REFUSED: Problem = {
	...BAD,
	code: 3001,
	httpStatus: 400,
	trackingId: 'v=2.0;rid=1',
	reference: '(HTTP 400, Zoom code 3001)',
	failure: { cause: 'configuration-invalid' },
};

/** The one output item of a failed input item. */
function failed(onError: INode['onError'], problem: Problem, itemIndex: number | undefined = 2) {
	const outcomes = new Map([[itemIndex, { problem, details: { action: 'approve' } }]]);
	const [item, ...others] = outputItems(node(onError), outcomes, true);
	expect(others).toEqual([]);
	return item;
}

describe('A failed item of a node that continues', () => {
	it('has success: false, the problem with the number of the item, what it was about, and a link to it.', () => {
		expect(failed('continueRegularOutput', BAD)).toStrictEqual({
			json: {
				success: false,
				error: 'Bad [item 2]',
				details: { description: 'Mend it.', action: 'approve' },
			},
			pairedItem: { item: 2 },
		});
	});

	it("has Zoom's numbers as well, each only if there is one.", () => {
		const details = (problem: Problem) => failed('continueRegularOutput', problem)?.json.details;
		expect(details(REFUSED)).toStrictEqual({
			description: 'Mend it.',
			code: 3001,
			httpStatus: 400,
			trackingId: 'v=2.0;rid=1',
			action: 'approve',
		});
		expect(details({ ...BAD, code: 3001 })).toStrictEqual({
			description: 'Mend it.',
			code: 3001,
			action: 'approve',
		});
		expect(details({ ...BAD, httpStatus: 502 })).toStrictEqual({
			description: 'Mend it.',
			httpStatus: 502,
			action: 'approve',
		});
		expect(details({ ...BAD, trackingId: 't' })).toStrictEqual({
			description: 'Mend it.',
			trackingId: 't',
			action: 'approve',
		});
	});

	it('has neither a number nor a link if it belongs to no input item.', () => {
		const outcomes = new Map([[undefined, { problem: BAD, details: {} }]]);
		expect(outputItems(node('continueRegularOutput'), outcomes, true)).toStrictEqual([
			{
				json: { success: false, error: 'Bad', details: { description: 'Mend it.' } },
				pairedItem: [],
			},
		]);
	});
});

describe('A failed item for the error output', () => {
	const item = failed('continueErrorOutput', REFUSED);

	it('says in its JSON what is wrong, and nothing of success.', () => {
		expect(item?.json).toStrictEqual({
			error: 'Bad [item 2]',
			details: {
				description: 'Mend it.',
				code: 3001,
				httpStatus: 400,
				trackingId: 'v=2.0;rid=1',
				action: 'approve',
			},
		});
		expect(item?.pairedItem).toEqual({ item: 2 });
	});

	it('has the error, which n8n looks at, and which is lost when the item is copied.', () => {
		expect(item?.error).toMatchObject({
			name: 'NodeApiError',
			message: 'Bad [item 2]',
			description: 'Mend it.',
			httpCode: '400',
		});
		expect(Object.keys({ ...item })).toEqual(['json', 'pairedItem']);
	});
});

describe("n8n's error", () => {
	const numbers = (problem: Problem) =>
		(errorOf(node(undefined), problem, 0) as { errorResponse?: unknown }).errorResponse;

	it("has Zoom's code and tracking ID, each only if there is one.", () => {
		expect(numbers(REFUSED)).toStrictEqual({ code: 3001, trackingId: 'v=2.0;rid=1' });
		expect(numbers({ ...BAD, httpStatus: 400, code: 300 })).toStrictEqual({ code: 300 });
		expect(numbers({ ...BAD, httpStatus: 400, trackingId: 't' })).toStrictEqual({
			trackingId: 't',
		});
		expect(numbers({ ...BAD, httpStatus: 502 })).toStrictEqual({});
	});

	it('has the numbers as text in its details, and why it failed in terms of n8n, only if there are any.', () => {
		const refused = errorOf(node(undefined), REFUSED, 0);
		expect(refused.messages).toEqual(['(HTTP 400, Zoom code 3001)']);
		expect(refused.failure).toEqual({ cause: 'configuration-invalid' });
		const bad = errorOf(node(undefined), { ...BAD, reference: '' }, 0);
		expect(bad.messages).toEqual([]);
		expect(bad).not.toHaveProperty('failure.cause');
	});

	it('keeps its words even if they contain the name of a system error, as in an email address.', () => {
		const message = 'econnrefused@example.com is not a registrant';
		for (const problem of [
			{ ...BAD, message },
			{ ...REFUSED, message },
		]) {
			expect(errorOf(node(undefined), problem, 3).message).toBe(`${message} [item 3]`);
		}
	});
});
