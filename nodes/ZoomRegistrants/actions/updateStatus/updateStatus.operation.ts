import type { Parsed } from '../../../fields/parsed';
import { parseRegistrants, withoutEventId } from '../../../fields/registrants';
import { parseAction } from '../../../fields/statusAction';
import { connect } from '../../../transport/connection';
import { type ItemFields, kindOf } from '../../run/itemFields';
import { sameForAll } from '../../run/outcome';
import { type Run, startRun } from '../../run/run';
import type { Operation } from '../operation';
import { parseEveryone } from './everyone';
import { parseIncoming } from './incoming';
import { parseStatusOptions, type StatusOptions, wantsJoinUrl } from './options';
import { makePlan, type StatusInput } from './plan';
import { BodyFormat } from './putStatus';
import { report } from './report';
import { send } from './send';
import type { Batch, RowResult } from './types';
import { type Unchanged, verify } from './verify';

/**
 * Approves, cancels or denies registrants: plan, send, verify, report. Items with the same event,
 * occurrence and action share requests; the options are those of the first item.
 */
export const updateStatus: Operation<StatusInput> = {
	read,

	async execute(functions, inputs, clock) {
		const options = parseStatusOptions(functions.getNodeParameter('options', 0, {}));
		if ('error' in options) return sameForAll(inputs, { problem: options.error, details: {} });
		const run = startRun(await connect(functions, clock));
		const format = new BodyFormat(options.value.bodyFormat);
		const plan = await makePlan(run, kindOf(functions), options.value, inputs);
		const results = [...plan.settled];
		for (const batch of plan.batches) {
			const settled = await carryOut(run, options.value, format, batch);
			for (const result of settled) results.push(result);
		}
		return report(run.connection, options.value, plan, results);
	},
};

/**
 * Sends a batch and, if the options ask for it, reads it back before the next one is sent. Registrants
 * whom a multipart request left unchanged are sent once more as JSON, if the format may change.
 */
async function carryOut(
	run: Run,
	options: StatusOptions,
	format: BodyFormat,
	batch: Batch,
): Promise<RowResult[]> {
	const { change } = batch;
	const sent = await send(run, format, batch);
	if (!options.verifyResult && !wantsJoinUrl(options, change)) return sent;
	const { results, unchanged } = await verify(run, options, change, sent);
	const listed = unchanged.filter((row) => row.listed !== undefined);
	if (listed.length === 0 || !format.changeToJson()) {
		return results.concat(unchanged.map(failedUnchanged));
	}
	const unlisted = unchanged.filter((row) => row.listed === undefined);
	const sentAgain = await send(run, format, { change, rows: listed.map(({ row }) => row) });
	const again = await verify(run, options, change, sentAgain);
	return results.concat(again.results, [...unlisted, ...again.unchanged].map(failedUnchanged));
}

function failedUnchanged({ row, listed }: Unchanged): RowResult {
	return { row, type: 'failed', cause: { reason: 'notChanged', listed } };
}

/** Reads what one item asks for: the action, and whom it is about. */
function read(fields: ItemFields): Parsed<StatusInput> {
	const { kind, get } = fields;
	const action = parseAction(get('action'), kind);
	if ('error' in action) return action;
	const applyTo = get('applyTo', 'registrants');
	if (applyTo === 'input') {
		const incoming = parseIncoming(fields.json(), kind);
		if ('error' in incoming) return incoming;
		const { registrants, ...input } = incoming.value;
		return { value: { ...input, action: action.value, who: { registrants } } };
	}
	const input = fields.event();
	if ('error' in input) return input;
	const { event, occurrenceId } = input.value;
	const about = { event, occurrenceId, action: action.value };
	if (applyTo === 'everyone') {
		const everyone = parseEveryone(get('currentStatus'), get('emailDomains', ''), action.value);
		return 'error' in everyone
			? everyone
			: { value: { ...about, who: { everyone: everyone.value } } };
	}
	const registrants = parseRegistrants(get('registrants'));
	if ('error' in registrants) return registrants;
	const checked = 'id' in event ? withoutEventId(registrants.value, kind, event.id) : registrants;
	return 'error' in checked
		? checked
		: { value: { ...about, who: { registrants: checked.value } } };
}
