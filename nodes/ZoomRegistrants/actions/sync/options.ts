import { invalid, type Parsed } from '../../../fields/parsed';
import { isRecord } from '../../../transport/guards';
import { parseMaximumRemovals } from './removals';
import type { SyncOptions } from './types';

/** Reads *People Not in the List* and *Options*. An option that isn't set has its default. */
export function parseSyncOptions(notInList: unknown, field: unknown): Parsed<SyncOptions> {
	if (
		notInList !== 'leave' &&
		notInList !== 'deny' &&
		notInList !== 'cancel' &&
		notInList !== 'delete'
	) {
		return wrong('People Not in the List', 'leave, deny, cancel or delete');
	}
	const options = isRecord(field) ? field : {};
	const { dryRun = false, summary = false, confirmationEmail } = options;
	const ifPendingOrDenied = options.ifPendingOrDenied ?? 'approve';
	if (
		ifPendingOrDenied !== 'approve' &&
		ifPendingOrDenied !== 'approvePending' &&
		ifPendingOrDenied !== 'leave'
	) {
		return wrong('Options > If Pending or Denied', 'approve, approvePending or leave');
	}
	if (typeof dryRun !== 'boolean') return wrong('Options > Dry Run', 'true or false');
	if (typeof summary !== 'boolean') return wrong('Options > Summary Only', 'true or false');
	if (confirmationEmail !== undefined && typeof confirmationEmail !== 'boolean') {
		return wrong('Options > Confirmation Email', 'true or false');
	}
	const maximumRemovals = parseMaximumRemovals(options.maximumRemovals);
	if ('error' in maximumRemovals) return maximumRemovals;
	return {
		value: {
			notInList,
			ifPendingOrDenied,
			maximumRemovals: maximumRemovals.value,
			dryRun,
			isSummary: summary,
			...(confirmationEmail !== undefined && { confirmationEmail }),
		},
	};
}

function wrong(name: string, allowed: string): Parsed<never> {
	return invalid(
		`${name} must be ${allowed}`,
		`Choose ${name.replace('Options > ', '')} again, without an expression. It's the same for all items.`,
	);
}
