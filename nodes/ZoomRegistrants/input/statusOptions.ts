import { isRecord } from '../../transport/isRecord';
import type { Parsed } from './parsed';

/** Zoom's maximum of registrants in one status change. */
export const MAX_REGISTRANTS_PER_REQUEST = 30;

export interface StatusOptions {
	bodyFormat: 'automatic' | 'multipart' | 'json';
	/** 1 to 30. */
	registrantsPerRequest: number;
	verifyResult: boolean;
}

/** Reads the *Options* of Update Status; what is not set has its default, what is wrong is refused. */
export function parseStatusOptions(field: unknown): Parsed<StatusOptions> {
	const options = isRecord(field) ? field : {};
	const bodyFormat = options.bodyFormat ?? 'automatic';
	const perRequest = Number(options.registrantsPerRequest ?? MAX_REGISTRANTS_PER_REQUEST);
	const verifyResult = options.verifyResult ?? false;
	if (bodyFormat !== 'automatic' && bodyFormat !== 'multipart' && bodyFormat !== 'json') {
		return problem('Body Format', 'automatic, multipart or json');
	}
	if (!Number.isFinite(perRequest)) {
		return problem('Registrants per Request', 'a number from 1 to 30');
	}
	if (typeof verifyResult !== 'boolean') return problem('Verify Result', 'true or false');
	const registrantsPerRequest = Math.min(
		Math.max(1, Math.floor(perRequest)),
		MAX_REGISTRANTS_PER_REQUEST,
	);
	return { value: { bodyFormat, registrantsPerRequest, verifyResult } };
}

function problem(name: string, allowed: string): Parsed<never> {
	return {
		problem: `Options > ${name} is not ${allowed}`,
		nextStep: `Choose ${name} again, without an expression; options are the same for all items.`,
	};
}
