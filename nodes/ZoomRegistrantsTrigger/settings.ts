import { type IWebhookFunctions, NodeOperationError } from 'n8n-workflow';

import { isRecord, textOf } from '../transport/guards';
import type { EventFilters } from '../webhook/filters';
import { SIGNATURE_MAX_AGE_SECONDS } from '../webhook/signature';
import { describeNode, triggerKey } from './names';
import { readField, readFilters } from './readFilters';

const MINUTE_SECONDS = 60;

/** Zoom's last try is 85 minutes after the first. Must be less than how long deliveries are kept. */
const MAX_AGE_MAX_MINUTES = 120;

/**
 * *Options > Maximum Age* in seconds. An expression that doesn't return a number counts as if the option
 * weren't set, and values are kept within the field's limits. If n8n can't evaluate the expression, the
 * maximum applies: `readSettings` then throws, and only if Zoom has sent the request, because Zoom
 * wouldn't resend it after 401.
 */
export function maxAgeSecondsOf(functions: IWebhookFunctions): number {
	const minutes = parseFloat(textOf(maxAgeMinutesOf(functions)));
	if (Number.isNaN(minutes)) return SIGNATURE_MAX_AGE_SECONDS;
	return Math.min(Math.max(minutes, 1), MAX_AGE_MAX_MINUTES) * MINUTE_SECONDS;
}

function maxAgeMinutesOf(functions: IWebhookFunctions): unknown {
	try {
		return optionsOf(functions).maxAgeMinutes;
	} catch {
		return MAX_AGE_MAX_MINUTES;
	}
}

/** Why each trigger's fields couldn't be read last time, so that many events log the reason once. */
const unreadable = new Map<string, string>();

/**
 * Reads the fields that apply to an event. If one can't be read, e.g. because its expression is broken,
 * logs the reason with the field's name, once, and throws: a filter must never silently accept or reject
 * everything. n8n then answers 500 and lists a failed execution with the same message. Zoom resends the
 * event 5, 25 and 85 minutes after the first try, so it starts the workflow if the field has been
 * corrected by then.
 */
export function readSettings(functions: IWebhookFunctions): {
	filters: EventFilters;
	includesPayload: boolean;
} {
	const trigger = triggerKey(functions);
	try {
		const filters = readFilters(functions);
		const includesPayload = optionsOf(functions).includePayload === true;
		unreadable.delete(trigger);
		return { filters, includesPayload };
	} catch (error) {
		const reason = (error as Error).message;
		if (unreadable.get(trigger) !== reason) {
			functions.logger.error(
				`${describeNode(functions)}: events can't start the workflow until this is corrected: ${reason}`,
			);
		}
		unreadable.set(trigger, reason);
		throw new NodeOperationError(functions.getNode(), error as Error);
	}
}

function optionsOf(functions: IWebhookFunctions): Record<string, unknown> {
	const options = readField(functions, 'Options', 'options', {});
	return isRecord(options) ? options : {};
}
