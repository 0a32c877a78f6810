import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';

import { connect } from '../../../transport/connection';
import { isRecord } from '../../../transport/guards';
import { batchesOf, mergeEntries, unfitForBatch } from './batches';
import { createSingly, type Creation, type Entry } from './creation';
import { type NewRegistrant } from './newRegistrant';
import { sendBatch } from './sendBatch';
import { fieldsOf, kindOf } from '../../run/itemFields';
import type { Parsed } from '../../../fields/parsed';
import type { EventInput } from '../../../fields/eventReference';
import { eventResolver } from '../../run/resolveEvents';
import { startRun } from '../../run/run';
import { readNewRegistrant } from './create.operation';
import type { Operation } from '../operation';

interface CreateManyInput extends EventInput {
	registrant: NewRegistrant;
}

const fields: INodeProperties[] = [
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Confirmation Email',
				name: 'confirmationEmail',
				type: 'boolean',
				noDataExpression: true,
				displayOptions: { show: { '/resource': ['meetingRegistrant'] } },
				default: true,
				description:
					"Whether Zoom mails those who are registered. Without this option the meeting's own setting decides.",
			},
			{
				displayName: 'Create Singly If Needed',
				name: 'createSingly',
				type: 'boolean',
				noDataExpression: true,
				default: false,
				description:
					'Whether people are registered one by one where Zoom takes no batch: with more fields than e-mail and names, or for a series. Costs one request for each of them.',
			},
		],
	},
];

export const description = updateDisplayOptions({ show: { operation: ['createMany'] } }, fields);

/**
 * Registers many people: items of one event travel together, up to 30 in one request. The options are
 * those of the first item.
 */
export const createMany: Operation<CreateManyInput> = {
	read(fields) {
		const { event, occurrenceId, registrant } = readNewRegistrant(fields);
		if (!maySendSingly(fields.get('options', {}))) fields.checked(fitForBatch(registrant));
		return { event, occurrenceId, registrant };
	},

	async run(functions, inputs) {
		const options = fieldsOf(functions, 0).get('options', {});
		const creation: Creation = {
			run: startRun(await connect(functions)),
			outcomes: new Map(),
			maySendSingly: maySendSingly(options),
			confirmationEmail: confirmationEmailOf(options),
			singlesOnly: new Set(),
		};
		const find = eventResolver(creation.run.connection, kindOf(functions));
		const entries: Entry[] = [];
		for (const [item, input] of inputs) {
			const found = await find(input);
			if ('problem' in found) creation.outcomes.set(item, { ...found, details: {} });
			else entries.push({ place: found.place, registrant: input.registrant, items: [item] });
		}
		const merged = mergeEntries(entries);
		const isFit = ({ registrant }: Entry) => unfitForBatch(registrant).length === 0;
		for (const batch of batchesOf(merged.filter(isFit))) await sendBatch(creation, batch);
		for (const entry of merged) if (!isFit(entry)) await createSingly(creation, entry);
		return creation.outcomes;
	},
};

function fitForBatch(registrant: NewRegistrant): Parsed<NewRegistrant> {
	const unfit = unfitForBatch(registrant);
	if (unfit.length === 0) return { value: registrant };
	return {
		problem: `Zoom's batch does not take this registrant: ${unfit.join(', ')}`,
		nextStep:
			'A batch takes an e-mail, a first and a last name, and nothing else. Switch on Options > Create Singly If Needed, or remove the fields.',
	};
}

function maySendSingly(options: unknown): boolean {
	return isRecord(options) && options.createSingly === true;
}

function confirmationEmailOf(options: unknown): boolean | undefined {
	return isRecord(options) && typeof options.confirmationEmail === 'boolean'
		? options.confirmationEmail
		: undefined;
}
