import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

import * as updateMeetingRegistrantStatus from './meetingRegistrant/updateStatus.operation';
import type { ManyItemsOperation } from './operation';

/** Resource → operation → its code. */
const OPERATIONS: Record<string, Record<string, ManyItemsOperation>> = {
	meetingRegistrant: { updateStatus: updateMeetingRegistrantStatus.updateStatus },
};

/** The fields of all operations, in the order in which the form shows them. */
export const operationFields = [...updateMeetingRegistrantStatus.description];

/** The operation that *Resource* and *Operation* choose; they are the same for all items. */
export function operationOf(functions: IExecuteFunctions): ManyItemsOperation {
	const resource = functions.getNodeParameter('resource', 0) as string;
	const name = functions.getNodeParameter('operation', 0) as string;
	const operation = OPERATIONS[resource]?.[name];
	if (operation !== undefined) return operation;
	throw new NodeOperationError(
		functions.getNode(),
		`Operation: "${name}" is not an operation of "${resource}"`,
		{ description: 'Choose Resource and Operation again in this node.' },
	);
}
