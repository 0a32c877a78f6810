import type { Parsed } from '../../../fields/parsed';
import { parseRegistrants, withoutEventId } from '../../../fields/registrants';
import { parseAction } from '../../../fields/statusAction';
import { connect } from '../../../transport/connection';
import { type ItemFields, kindOf } from '../../run/itemFields';
import { sameForAll } from '../../run/outcome';
import { startRun } from '../../run/run';
import type { Operation } from '../operation';
import { BodyFormat } from './bodyFormat';
import { carryOut } from './carryOut';
import { parseEveryone } from './everyone';
import { parseIncoming } from './incoming';
import { parseStatusOptions } from './options';
import { makePlan } from './plan';
import { report } from './report';
import type { StatusInput } from './resolveItems';
import { parseSelection } from './selection';

/**
 * Approves, cancels or denies registrants: plan, send, verify, report. Items with the same event,
 * occurrence and action share requests. Each item has a *Limit* and *Fill Up To* of its own; the other
 * options are the same for all items.
 */
export const updateStatus: Operation<StatusInput> = {
	read,

	async execute(functions, inputs, clock) {
		// Of an item that could be read, because an expression of Fill Up To may have failed for others.
		const [first = 0] = inputs.keys();
		const options = parseStatusOptions(functions.getNodeParameter('options', first, {}));
		if ('error' in options) return sameForAll(inputs, { problem: options.error, details: {} });
		const run = startRun(await connect(functions, clock));
		const format = new BodyFormat(options.value.bodyFormat, run.connection.apiBaseUrl);
		const plan = await makePlan(run, kindOf(functions), options.value, inputs);
		const results = await carryOut(run, options.value, format, plan.batches);
		return report(run.connection, options.value, plan, [...plan.settled, ...results]);
	},
};

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
		if ('error' in everyone) return everyone;
		const selection = parseSelection(get('options', {}), action.value, kind);
		if ('error' in selection) return selection;
		return {
			value: { ...about, who: { everyone: { ...everyone.value, selection: selection.value } } },
		};
	}
	const registrants = parseRegistrants(get('registrants'));
	if ('error' in registrants) return registrants;
	const checked = 'id' in event ? withoutEventId(registrants.value, kind, event.id) : registrants;
	return 'error' in checked
		? checked
		: { value: { ...about, who: { registrants: checked.value } } };
}
