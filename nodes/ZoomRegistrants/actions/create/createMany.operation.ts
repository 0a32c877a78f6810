import type { EventInput } from '../../../fields/givenEvent';
import { invalidChoice, type Parsed } from '../../../fields/parsed';
import { connect, type ZoomConnection } from '../../../transport/connection';
import { isRecord } from '../../../transport/guards';
import { kindOf } from '../../run/itemFields';
import type { Outcome } from '../../run/outcome';
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
	options: CreateManyOptions;
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
		if ('error' in input) return input;
		const unfit = options.value.maySendOneByOne ? [] : unfitForBatch(input.value.registrant);
		if (unfit.length > 0) return notFit(unfit);
		return { value: { ...input.value, options: options.value } };
	},

	async execute(functions, inputs, clock) {
		const [first] = inputs.values();
		if (first === undefined) return new Map();
		const run = startRun(await connect(functions, clock));
		const resolve = eventResolver(run.connection, kindOf(functions));
		const outcomes = new Map<number, Outcome>();
		const entries: Entry[] = [];
		for (const [item, input] of inputs) {
			const event = await resolve(input);
			if ('error' in event) outcomes.set(item, { problem: event.error, details: {} });
			else entries.push({ event: event.value, registrant: input.registrant, items: [item] });
		}
		const results = await registerAll(run, first.options, mergeEntries(entries));
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
	if (typeof createSingly !== 'boolean')
		return invalidChoice('Options > Register One by One When Needed', 'true or false');
	if (confirmationEmail !== undefined && typeof confirmationEmail !== 'boolean') {
		return invalidChoice('Options > Confirmation Email', 'true or false');
	}
	return { value: { maySendOneByOne: createSingly, confirmationEmail } };
}
