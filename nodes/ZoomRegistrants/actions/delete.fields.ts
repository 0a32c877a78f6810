import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';

import { occurrenceField, registrantField } from './commonFields';

const fields: INodeProperties[] = [occurrenceField, registrantField];

export const description = updateDisplayOptions({ show: { operation: ['delete'] } }, fields);
