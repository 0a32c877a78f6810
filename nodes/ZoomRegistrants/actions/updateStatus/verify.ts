import { isText } from '../../../transport/guards';
import { diagnose } from '../../../zoom/errors/diagnose';
import { isDailyForRegistrant } from '../../run/circuitBreaker';
import { guarded } from '../../run/guarded';
import { problemOfException } from '../../run/problems';
import type { Run } from '../../run/run';
import type { BodyFormat } from './bodyFormat';
import { noteOf } from './messages';
import { type StatusOptions, wantsJoinUrl } from './options';
import { readBack } from './readBack';
import { send, type Sent } from './send';
import { failedByException, foundAs } from './settle';
import type { RowResult, RowSight, StatusChange } from './types';

/**
 * Reads back what was accepted, because Zoom also accepts what it doesn't do: a change counts as
 * made once it was seen. Whoever is listed but unchanged is sent once more if that can be done
 * differently: with the ID and email that Zoom has, or in the other format while it may change.
 * Returns the final result of every row; never throws. Nobody is sent again who has a status that
 * another change of this stage leads to (`contested`): it may be the later change of the same person.
 */
export async function verifyResults(
	run: Run,
	options: StatusOptions,
	format: BodyFormat,
	change: StatusChange,
	sent: Sent,
	contested: ReadonlySet<string> = NONE,
): Promise<RowResult[]> {
	return await guarded(
		async () => await readAndRepeat(run, options, format, change, sent, contested),
		(error) => sent.results.map((result) => withoutReading(options, result, error)),
	);
}

const NONE: ReadonlySet<string> = new Set();

async function readAndRepeat(
	run: Run,
	options: StatusOptions,
	format: BodyFormat,
	change: StatusChange,
	sent: Sent,
	contested: ReadonlySet<string>,
): Promise<RowResult[]> {
	const { final, sights } = await readAccepted(run, options, change, sent);
	if (isConvincing(sights)) format.prove();
	const repeated = sights.filter((seen) => isWorthRepeating(options, format, seen, contested));
	const isRepeated = new Set(repeated);
	const others = sights.filter((seen) => !isRepeated.has(seen));
	const results = [...final, ...others.map((seen) => resultOf(run, options, change, seen))];
	const rows = repeated.map(({ row }) => row);
	const again = await guarded(
		async () => await repeat(run, options, format, change, repeated),
		(error) => failedByException(rows, error),
	);
	return [...results, ...again];
}

/** A result that this package's own code failed to read back: what is settled stays as it is. */
export function withoutReading(
	{ verifyResult }: StatusOptions,
	result: RowResult,
	error: Error,
): RowResult {
	if (result.type !== 'accepted') return result;
	if (verifyResult === 'always' && !result.verified) {
		return { row: result.row, type: 'failed', cause: { reason: 'exception', error } };
	}
	return {
		...result,
		note: `Zoom accepted the change. Not checked: ${problemOfException(error).message}`,
	};
}

/** The results that are final already, and what Zoom shows of the other rows. */
async function readAccepted(
	run: Run,
	options: StatusOptions,
	change: StatusChange,
	{ results, requestCount }: Sent,
): Promise<{ final: RowResult[]; sights: RowSight[] }> {
	const wantsLink = wantsJoinUrl(options, change);
	const isFinal = (result: RowResult) =>
		result.type !== 'accepted' ||
		(!wantsLink && (result.verified || options.verifyResult === 'never'));
	const rows = results.filter((result) => !isFinal(result)).map(({ row }) => row);
	const isExhaustive = options.verifyResult === 'always';
	return {
		final: results.filter(isFinal),
		sights: await readBack(run, change, rows, { requestCount, isExhaustive, wantsLink }),
	};
}

/** Whether most of those who are listed were seen changed, so that the format works. */
function isConvincing(sights: readonly RowSight[]): boolean {
	const seen = sights.filter(({ sight }) => sight.type === 'seen').length;
	const unchanged = sights.filter(({ sight }) => sight.type === 'otherwise').length;
	return seen > unchanged;
}

/** Whether somebody is listed but unchanged, and can be sent differently. */
function isWorthRepeating(
	{ verifyResult }: StatusOptions,
	format: BodyFormat,
	{ row: { registrant }, sight }: RowSight,
	contested: ReadonlySet<string>,
): boolean {
	if (sight.type !== 'otherwise' || verifyResult === 'never') return false;
	if (contested.has(sight.listed.status)) return false;
	const { id, email } = registrant;
	const hasOtherSpelling = email !== undefined && email !== sight.listed.email;
	return format.other !== undefined || id === undefined || hasOtherSpelling;
}

/** Sends rows once more, with the ID and email that Zoom has, and reads them back. */
async function repeat(
	run: Run,
	options: StatusOptions,
	format: BodyFormat,
	change: StatusChange,
	unchanged: readonly RowSight[],
): Promise<RowResult[]> {
	if (unchanged.length === 0) return [];
	const formatBefore = format.current;
	format.change();
	const rows = unchanged.map(({ row, sight }) =>
		'listed' in sight ? { ...row, registrant: foundAs(row, sight.listed) } : row,
	);
	const sent = await send(run, format, { change, rows });
	const { final, sights } = await readAccepted(run, options, change, sent);
	if (isConvincing(sights)) format.prove();
	else format.stayWith(formatBefore);
	const before = new Map(unchanged.map((seen) => [seen.row.index, seen]));
	return [
		...final.map((result) => afterRepetition(result, before.get(result.row.index))),
		...sights.map((seen) => resultOf(run, options, change, seen)),
	];
}

/**
 * The result of a row that was sent once more. If something else than the registrant was refused then,
 * that says nothing about the change, which Zoom had accepted.
 */
function afterRepetition(result: RowResult, before: RowSight | undefined): RowResult {
	if (result.type !== 'failed' || before === undefined) return result;
	const { cause } = result;
	if (cause.reason !== 'notSent' && cause.reason !== 'refused') return result;
	const { refusal } = cause;
	const isAboutRegistrant =
		diagnose(refusal).affects === 'registrant' && !isDailyForRegistrant(refusal);
	if (cause.reason === 'refused' && isAboutRegistrant) return result;
	const { row, sight } = before;
	const isFormat = diagnose(refusal).affects === 'format';
	return {
		row,
		type: 'failed',
		cause: { reason: 'notChanged', sight, ...(!isFormat && { repetition: refusal }) },
	};
}

/** What was seen, as the result of a row that Zoom accepted. */
function resultOf(
	{ connection }: Run,
	options: StatusOptions,
	change: StatusChange,
	{ row, sight }: RowSight,
): RowResult {
	const wantsLink = wantsJoinUrl(options, change);
	if (sight.type === 'seen') {
		const joinUrl = sight.listed.fields.join_url;
		return {
			row,
			type: 'accepted',
			registrant: foundAs(row, sight.listed),
			verified: true,
			listed: sight.listed,
			...(wantsLink && (isText(joinUrl) ? { joinUrl } : { note: NO_LINK_YET })),
		};
	}
	const accepted = { row, type: 'accepted' as const, registrant: row.registrant, verified: false };
	if (options.verifyResult === 'never') {
		const isRead = sight.type !== 'unknown';
		return { ...accepted, note: isRead ? NO_LINK_YET : noteOf(connection, change, row, sight) };
	}
	const cannotTell =
		sight.type === 'unknown' ||
		sight.type === 'contradictory' ||
		(sight.type === 'absent' && change.action === 'cancel');
	if (!cannotTell) return { row, type: 'failed', cause: { reason: 'notChanged', sight } };
	return options.verifyResult === 'always'
		? { row, type: 'failed', cause: { reason: 'notChecked', sight } }
		: { ...accepted, note: noteOf(connection, change, row, sight) };
}

const NO_LINK_YET = "Zoom accepted the change, but doesn't show the join link yet.";
