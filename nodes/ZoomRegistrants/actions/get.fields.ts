import type { INodeProperties } from 'n8n-workflow';

import { occurrenceField, registrantField, shownFor, simplifyField } from './commonFields';

const fields: INodeProperties[] = [
	{ ...occurrenceField, displayOptions: { show: { resource: ['webinarRegistrant'] } } },
	registrantField,
	simplifyField,
];

export const description = shownFor(['get'], fields);
