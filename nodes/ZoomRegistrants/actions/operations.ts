import { type IExecuteFunctions, type INodeProperties, NodeOperationError } from 'n8n-workflow';

import { create, description as createFields } from './create/create.operation';
import { createMany, description as createManyFields } from './create/createMany.operation';
import { deleteOne, description as deleteFields } from './delete.operation';
import { newRegistrantFields } from './create/fields';
import { get, description as getFields } from './get.operation';
import { getAll, description as getAllFields } from './getAll/getAll.operation';
import { getQuestions } from './questions/getQuestions.operation';
import type { Operation } from './operation';
import { isOffered } from './operationChoices';
import {
	updateQuestions,
	description as updateQuestionsFields,
} from './questions/updateQuestions.operation';
import {
	updateStatus,
	description as updateStatusFields,
} from './updateStatus/updateStatus.operation';

/** Operation → its code. What Zoom does not offer for a resource is not in `operationChoices`. */
const OPERATIONS: Record<string, Operation> = {
	create,
	createMany,
	delete: deleteOne,
	get,
	getAll,
	getQuestions,
	updateQuestions,
	updateStatus,
};

/** The fields of all operations, in the order in which the form shows them. */
export const operationFields: INodeProperties[] = [
	...newRegistrantFields,
	...createFields,
	...createManyFields,
	...deleteFields,
	...getFields,
	...getAllFields,
	...updateQuestionsFields,
	...updateStatusFields,
];

/** The operation that *Operation* chooses; it is the same for all items. */
export function operationOf(functions: IExecuteFunctions): Operation {
	const resource = functions.getNodeParameter('resource', 0) as string;
	const name = functions.getNodeParameter('operation', 0) as string;
	const operation = isOffered(resource, name) ? OPERATIONS[name] : undefined;
	if (operation !== undefined) return operation;
	throw new NodeOperationError(
		functions.getNode(),
		`Operation: "${name}" is not an operation of "${resource}"`,
		{ description: 'Choose Resource and Operation again in this node.' },
	);
}
