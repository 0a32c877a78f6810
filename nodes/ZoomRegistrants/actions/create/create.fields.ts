import { updateDisplayOptions } from 'n8n-workflow';

import { simplifyField } from '../commonFields';

export const description = updateDisplayOptions({ show: { operation: ['create'] } }, [
	simplifyField,
]);
