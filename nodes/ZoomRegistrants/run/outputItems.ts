import {
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type JsonObject,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import type { ItemOutcome, Outcomes, Problem } from './outcome';

/** The input item that something is about; undefined if it belongs to none. */
type ItemIndex = number | undefined;

/**
 * The output items of each input item, in input order and linked to it, and then those that belong to
 * no input item, linked to none. If items may not fail, throws the first problem; everything else has been done by then, and the message says how much.
 */
export function outputItems(
	node: INode,
	outcomes: Outcomes,
	mayFail: boolean,
): INodeExecutionData[] {
	const ordered = [...outcomes]
		.sort(([one = Infinity], [other = Infinity]) => one - other)
		.flatMap(([itemIndex, outcome]) =>
			('each' in outcome ? outcome.each : [outcome]).map((one) => ({ itemIndex, outcome: one })),
		);
	return ordered.flatMap(({ itemIndex, outcome }): INodeExecutionData[] => {
		const pairedItem = pairedWith(itemIndex);
		if ('json' in outcome) return [outcome.json].flat().map((json) => ({ json, pairedItem }));
		if (!mayFail) {
			const all = ordered.map((one) => one.outcome);
			throw stoppingError(node, all, outcome.problem, itemIndex);
		}
		return [failedItem(node, outcome.problem, itemIndex, outcome.details)];
	});
}

function stoppingError(
	node: INode,
	outcomes: readonly ItemOutcome[],
	problem: Problem,
	itemIndex: ItemIndex,
): Error {
	const done = outcomes.filter((outcome) => 'json' in outcome).length;
	const failed = outcomes.length - done;
	const tally =
		done > 0
			? ` ${failed} of ${outcomes.length} items failed; the other ${done} succeeded. To get a result for every item, set Settings > On Error to Continue.`
			: ` All ${failed} items failed.`;
	return errorOf(
		node,
		{ ...problem, description: problem.description + (outcomes.length > 1 ? tally : '') },
		itemIndex,
	);
}

/**
 * A problem as n8n's error, with the item at the end of the message as in n8n's own errors. The
 * message is set again after construction, because n8n rewrites messages that contain the name of a
 * system error, even in the middle of an email address. Zoom's numbers go to the error's details.
 */
export function errorOf(
	node: INode,
	problem: Problem,
	itemIndex: ItemIndex,
): NodeApiError | NodeOperationError {
	const { code, description, httpStatus, reference, trackingId } = problem;
	const message = withItem(problem.message, itemIndex);
	const answer: JsonObject = {};
	if (code !== undefined) answer.code = code;
	if (trackingId !== undefined) answer.trackingId = trackingId;
	const error =
		httpStatus === undefined
			? new NodeOperationError(node, message, { description, itemIndex })
			: new NodeApiError(node, answer, {
					message,
					description,
					httpCode: String(httpStatus),
					itemIndex,
				});
	error.message = message;
	if (reference) error.messages.push(reference);
	error.failure = problem.failure;
	return error;
}

/**
 * A failed item for *Continue* and *Continue (using error output)*.
 *
 * n8n sends an item to the error output if it has an `error` property, but then discards the rest of
 * its JSON, unless that property is lost when the item is copied. Newer n8n also recognizes JSON with
 * only `error` and `details`. With both, the item arrives in any n8n version, next to the input's
 * fields.
 */
function failedItem(
	node: INode,
	problem: Problem,
	itemIndex: ItemIndex,
	details: IDataObject,
): INodeExecutionData {
	const { description, code, httpStatus, trackingId } = problem;
	const failure: IDataObject = {
		error: withItem(problem.message, itemIndex),
		details: {
			description,
			...(code !== undefined && { code }),
			...(httpStatus !== undefined && { httpStatus }),
			...(trackingId !== undefined && { trackingId }),
			...details,
		},
	};
	const pairedItem = pairedWith(itemIndex);
	if (node.onError !== 'continueErrorOutput') {
		return { json: { success: false, ...failure }, pairedItem };
	}
	const item: INodeExecutionData = { json: failure, pairedItem };
	const error = errorOf(node, problem, itemIndex);
	return Object.defineProperty(item, 'error', { value: error, enumerable: false });
}

/** The link to an input item. Without one, an empty list: n8n would make up a link if there were none. */
function pairedWith(itemIndex: ItemIndex): INodeExecutionData['pairedItem'] {
	return itemIndex === undefined ? [] : { item: itemIndex };
}

function withItem(message: string, itemIndex: ItemIndex): string {
	return itemIndex === undefined ? message : `${message} [item ${itemIndex}]`;
}
