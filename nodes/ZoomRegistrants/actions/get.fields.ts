import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';

import { occurrenceField, registrantField, simplifyField } from './commonFields';

const fields: INodeProperties[] = [
	{ ...occurrenceField, displayOptions: { show: { resource: ['webinarRegistrant'] } } },
	registrantField,
	simplifyField,
];

export const description = updateDisplayOptions({ show: { operation: ['get'] } }, fields);
