import { isRecord } from '../../../transport/guards';
import type { Parsed } from '../../../fields/parsed';
import type { StatusChange } from './types';

export interface StatusOptions {
	bodyFormat: 'automatic' | 'multipart' | 'json';
	dryRun: boolean;
	ifAlreadyInStatus: 'send' | 'skip';
	lookUpByEmail: boolean;
	returnJoinUrl: boolean;
	verifyResult: 'automatic' | 'always' | 'never';
}

/** Reads the *Options* of Update Status. An option that isn't set has its default; invalid values are refused. */
export function parseStatusOptions(field: unknown): Parsed<StatusOptions> {
	const options = isRecord(field) ? field : {};
	const bodyFormat = options.bodyFormat ?? 'automatic';
	const ifAlreadyInStatus = options.ifAlreadyInStatus ?? 'send';
	const verifyResult = options.verifyResult ?? 'automatic';
	const { dryRun, lookUpByEmail, returnJoinUrl } = { ...SWITCHED_OFF, ...options };
	if (bodyFormat !== 'automatic' && bodyFormat !== 'multipart' && bodyFormat !== 'json') {
		return wrong('Body Format', 'automatic, multipart or json');
	}
	if (ifAlreadyInStatus !== 'send' && ifAlreadyInStatus !== 'skip') {
		return wrong('If Already in That Status', 'send or skip');
	}
	if (typeof dryRun !== 'boolean') return wrong('Dry Run', TRUE_OR_FALSE);
	if (typeof lookUpByEmail !== 'boolean') return wrong('Check Emails First', TRUE_OR_FALSE);
	if (typeof returnJoinUrl !== 'boolean') return wrong('Return Join URL', TRUE_OR_FALSE);
	if (verifyResult !== 'automatic' && verifyResult !== 'always' && verifyResult !== 'never') {
		return wrong('Check Result', 'automatic, always or never');
	}
	return {
		value: {
			bodyFormat,
			dryRun,
			ifAlreadyInStatus,
			lookUpByEmail,
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
};

function wrong(name: string, allowed: string): Parsed<never> {
	return {
		error: {
			message: `Options > ${name} must be ${allowed}`,
			description: `Choose ${name} again, without an expression. Options are the same for all items.`,
		},
	};
}

/** Whether approved registrants get their join links added; recordings have none. */
export function wantsJoinUrl(
	{ returnJoinUrl }: StatusOptions,
	{ action, kind }: StatusChange,
): boolean {
	return returnJoinUrl && action === 'approve' && kind.name !== 'recording';
}
