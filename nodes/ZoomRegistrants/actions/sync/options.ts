import { invalidChoice, type Parsed } from '../../../fields/parsed';
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
		return invalidChoice('People Not in the List', 'leave, deny, cancel or delete');
	}
	const options = isRecord(field) ? field : {};
	const { dryRun = false, summary = false, confirmationEmail } = options;
	const ifPendingOrDenied = options.ifPendingOrDenied ?? 'approve';
	if (
		ifPendingOrDenied !== 'approve' &&
		ifPendingOrDenied !== 'approvePending' &&
		ifPendingOrDenied !== 'leave'
	) {
		return invalidChoice('Options > If Pending or Denied', 'approve, approvePending or leave');
	}
	if (typeof dryRun !== 'boolean') return invalidChoice('Options > Dry Run', 'true or false');
	if (typeof summary !== 'boolean') return invalidChoice('Options > Summary Only', 'true or false');
	if (confirmationEmail !== undefined && typeof confirmationEmail !== 'boolean') {
		return invalidChoice('Options > Confirmation Email', 'true or false');
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
