import type { EventInput } from '../../../fields/givenEvent';
import { invalid, type Parsed } from '../../../fields/parsed';
import { connect, type ZoomConnection } from '../../../transport/connection';
import { isRecord } from '../../../transport/guards';
import { kindOf } from '../../run/itemFields';
import { type Outcome, sameForAll } from '../../run/outcome';
import { problemOfException } from '../../run/problems';
import { eventResolver } from '../../run/resolveEvents';
import { startRun } from '../../run/run';
import type { Operation } from '../operation';
import { type Entry, mergeEntries, unfitForBatch } from './batches';
import { createdJson } from './createdJson';
import { type NewRegistrant, readNewRegistrant } from './newRegistrant';
import { problemOfCreated } from './problemOfCreated';
import { type CreateManyOptions, registerAll } from './registerAll';
import type { EntryResult } from './settleBatch';

interface CreateManyInput extends EventInput {
	registrant: NewRegistrant;
}

/**
 * Registers many people: items of one event share requests of up to 30. The options of the first item
 * apply to all.
 */
export const createMany: Operation<CreateManyInput> = {
	read(fields) {
		const options = parseOptions(fields.get('options', {}));
		if ('error' in options) return options;
		const input = readNewRegistrant(fields);
		if ('error' in input || options.value.maySendOneByOne) return input;
		const unfit = unfitForBatch(input.value.registrant);
		return unfit.length === 0 ? input : notFit(unfit);
	},

	async execute(functions, inputs, clock) {
		// They're the same for all items, and were read with each.
		const parsed = parseOptions(functions.getNodeParameter('options', 0, {}));
		if ('error' in parsed) return sameForAll(inputs, { problem: parsed.error, details: {} });
		const options = parsed.value;
		const run = startRun(await connect(functions, clock));
		const resolve = eventResolver(run.connection, kindOf(functions));
		const outcomes = new Map<number, Outcome>();
		const entries: Entry[] = [];
		for (const [item, input] of inputs) {
			const event = await resolve(input);
			if ('error' in event) outcomes.set(item, { problem: event.error, details: {} });
			else entries.push({ event: event.value, registrant: input.registrant, items: [item] });
		}
		const results = await registerAll(run, options, mergeEntries(entries));
		for (const result of results) {
			// An object for each item, because later nodes may change it.
			for (const item of result.entry.items) outcomes.set(item, outcomeOf(run.connection, result));
		}
		return outcomes;
	},
};

function outcomeOf(connection: ZoomConnection, result: EntryResult): Outcome {
	const { event, registrant } = result.entry;
	const details = { [event.kind.idField]: event.eventId, email: registrant.email };
	try {
		if (result.type === 'created') return { json: createdJson(event, registrant, result.answer) };
		return { problem: problemOfCreated(connection, event, result), details };
	} catch (error) {
		return { problem: problemOfException(error as Error), details };
	}
}

function notFit(unfit: string[]): Parsed<never> {
	return {
		error: {
			message: `This registrant can't be added in a batch: ${unfit.join(', ')}`,
			description:
				'A batch accepts an email, a first name and a last name, nothing else. Turn on Options > Register One by One When Needed, or remove the fields.',
		},
	};
}

/** Reads *Options*. An option that isn't set has its default; invalid values are refused. */
function parseOptions(field: unknown): Parsed<CreateManyOptions> {
	const { createSingly = false, confirmationEmail } = isRecord(field) ? field : {};
	if (typeof createSingly !== 'boolean') return notBoolean('Register One by One When Needed');
	if (confirmationEmail !== undefined && typeof confirmationEmail !== 'boolean') {
		return notBoolean('Confirmation Email');
	}
	return { value: { maySendOneByOne: createSingly, confirmationEmail } };
}

function notBoolean(name: string): Parsed<never> {
	return invalid(
		`Options > ${name} must be true or false`,
		`Choose ${name} again, without an expression. It's the same for all items.`,
	);
}
