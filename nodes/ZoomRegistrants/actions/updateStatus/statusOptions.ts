import { isRecord } from '../../../transport/guards';
import type { Parsed } from '../../../fields/parsed';

/** Zoom's maximum of registrants in one status change. */
export const MAX_REGISTRANTS_PER_REQUEST = 30;

export interface StatusOptions {
	bodyFormat: 'automatic' | 'multipart' | 'json';
	dryRun: boolean;
	ifAlreadyInStatus: 'send' | 'skip';
	lookUpByEmail: boolean;
	/** 1 to 30. */
	registrantsPerRequest: number;
	returnJoinUrl: boolean;
	verifyResult: boolean;
}

/** Reads the *Options* of Update Status; what is not set has its default, what is wrong is refused. */
export function parseStatusOptions(field: unknown): Parsed<StatusOptions> {
	const options = isRecord(field) ? field : {};
	const bodyFormat = options.bodyFormat ?? 'automatic';
	const ifAlreadyInStatus = options.ifAlreadyInStatus ?? 'send';
	const perRequest = Number(options.registrantsPerRequest ?? MAX_REGISTRANTS_PER_REQUEST);
	const { dryRun, lookUpByEmail, returnJoinUrl, verifyResult } = { ...SWITCHED_OFF, ...options };
	if (bodyFormat !== 'automatic' && bodyFormat !== 'multipart' && bodyFormat !== 'json') {
		return problem('Body Format', 'automatic, multipart or json');
	}
	if (ifAlreadyInStatus !== 'send' && ifAlreadyInStatus !== 'skip') {
		return problem('If Already in That Status', 'send or skip');
	}
	if (!Number.isFinite(perRequest)) {
		return problem('Registrants per Request', 'a number from 1 to 30');
	}
	if (typeof dryRun !== 'boolean') return problem('Dry Run', TRUE_OR_FALSE);
	if (typeof lookUpByEmail !== 'boolean') return problem('Look Up ID by Email', TRUE_OR_FALSE);
	if (typeof returnJoinUrl !== 'boolean') return problem('Return Join URL', TRUE_OR_FALSE);
	if (typeof verifyResult !== 'boolean') return problem('Verify Result', TRUE_OR_FALSE);
	const registrantsPerRequest = Math.min(
		Math.max(1, Math.floor(perRequest)),
		MAX_REGISTRANTS_PER_REQUEST,
	);
	return {
		value: {
			bodyFormat,
			dryRun,
			ifAlreadyInStatus,
			lookUpByEmail,
			registrantsPerRequest,
			returnJoinUrl,
			verifyResult,
		},
	};
}

const TRUE_OR_FALSE = 'true or false';

const SWITCHED_OFF: Record<string, unknown> = {
	dryRun: false,
	lookUpByEmail: false,
	returnJoinUrl: false,
	verifyResult: false,
};

function problem(name: string, allowed: string): Parsed<never> {
	return {
		problem: `Options > ${name} is not ${allowed}`,
		nextStep: `Choose ${name} again, without an expression; options are the same for all items.`,
	};
}
