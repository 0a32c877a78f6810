import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';

import type { Parsed } from '../fields/parsed';
import { type Clock, SYSTEM_CLOCK } from '../transport/clock';
import { isText } from '../transport/guards';
import type { ErrorText } from '../transport/result';
import { operationOf } from './actions';
import type { Operation } from './actions/operation';
import { fieldReader, type ItemFields } from './run/itemFields';
import type { Outcome } from './run/outcome';
import { errorOf, outputItems } from './run/outputItems';

/** Executes the node: runs the selected operation on all input items. */
export async function executeNode(
	functions: IExecuteFunctions,
	clock: Clock = SYSTEM_CLOCK,
): Promise<INodeExecutionData[][]> {
	const use = await operationOf(functions);
	return await use((operation) => executeItems(functions, operation, clock));
}

/**
 * Reads every item before anything is sent, so that with *Stop Workflow* an invalid field is found
 * before anything is changed; then passes all valid items to the operation together.
 */
async function executeItems<Input>(
	functions: IExecuteFunctions,
	operation: Operation<Input>,
	clock: Clock,
): Promise<INodeExecutionData[][]> {
	const node = functions.getNode();
	const mayFail = functions.continueOnFail();
	const inputs = new Map<number, Input>();
	const outcomes = new Map<number | undefined, Outcome>();
	const fieldsOf = fieldReader(functions);
	for (const itemIndex of functions.getInputData().keys()) {
		const input = readItem(functions, operation, fieldsOf, itemIndex);
		if ('value' in input) inputs.set(itemIndex, input.value);
		else if (mayFail) outcomes.set(itemIndex, { problem: input.error, details: {} });
		else throw errorOf(node, input.error, itemIndex);
	}
	try {
		const done = inputs.size > 0 ? await operation.execute(functions, inputs, clock) : [];
		for (const [itemIndex, outcome] of done) outcomes.set(itemIndex, outcome);
	} catch (error) {
		if (!mayFail) throw new NodeOperationError(node, error as Error);
		const problem = textOfError(error as Error, CHECK_NODE);
		for (const itemIndex of inputs.keys()) {
			if (!outcomes.has(itemIndex)) outcomes.set(itemIndex, { problem, details: {} });
		}
	}
	return [outputItems(node, outcomes, mayFail)];
}

/** One item's input. An expression that fails is the item's own problem, like an invalid field. */
function readItem<Input>(
	functions: IExecuteFunctions,
	{ read }: Operation<Input>,
	fieldsOf: (itemIndex: number) => ItemFields,
	itemIndex: number,
): Parsed<Input> {
	try {
		return read(fieldsOf(itemIndex));
	} catch (error) {
		if (functions.continueOnFail())
			return { error: textOfError(error as Error, CHECK_EXPRESSIONS) };
		throw new NodeOperationError(functions.getNode(), error as Error, { itemIndex });
	}
}

const CHECK_EXPRESSIONS = "Check the expressions in this node's fields.";

const CHECK_NODE = "Check this node's credential and fields, and run it again.";

/** What n8n or this package says of an error; n8n often says nothing but the message. */
function textOfError(
	{ message, description }: Error & { description?: string | null },
	nextStep: string,
): ErrorText {
	return { message, description: isText(description) ? description : nextStep };
}
