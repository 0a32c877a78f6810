import type { INodeProperties } from 'n8n-workflow';

import { occurrenceField, registrantField, shownFor } from './commonFields';

const fields: INodeProperties[] = [occurrenceField, registrantField];

export const description = shownFor(['delete'], fields);
