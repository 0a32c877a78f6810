import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { SIGNATURE_MAX_AGE_SECONDS } from '../webhook/signature';

const MINUTE_SECONDS = 60;

/** Zoom's last try is 85 minutes after the first. Must stay below what events are remembered for. */
const MAX_AGE_MAX_MINUTES = 120;

/**
 * What *Options > Maximum Age* allows, in seconds. An expression that gives no number counts as if
 * the option was not there, and nothing goes beyond the limits of the field.
 */
export function maxAgeSecondsOf(functions: IWebhookFunctions): number {
	const { maxAgeMinutes } = functions.getNodeParameter('options', {}) as IDataObject;
	const minutes = parseFloat(String(maxAgeMinutes));
	if (Number.isNaN(minutes)) return SIGNATURE_MAX_AGE_SECONDS;
	return Math.min(Math.max(minutes, 1), MAX_AGE_MAX_MINUTES) * MINUTE_SECONDS;
}
