import { type IExecuteFunctions, type INodeProperties, updateDisplayOptions } from 'n8n-workflow';

import { connect } from '../../../transport/connection';
import { isRecord } from '../../../transport/isRecord';
import { parseMeeting } from '../../input/meetingId';
import { parseOccurrence } from '../../input/occurrenceId';
import type { Parsed } from '../../input/parsed';
import { parseRegistrants, withoutMeetingId } from '../../input/registrants';
import { parseAction } from '../../input/statusAction';
import { MAX_REGISTRANTS_PER_REQUEST, parseStatusOptions } from '../../input/statusOptions';
import { errorOf } from '../../outputItems';
import { groupsOf } from '../../status/groups';
import { outcomesOf } from '../../status/outcomes';
import { resolveMeetings, type StatusInput } from '../../status/resolveMeetings';
import { startRun } from '../../status/run';
import { sendGroup } from '../../status/sendGroup';
import { sendAndVerify } from '../../status/verify';
import type { ManyItemsOperation } from '../operation';

const fields: INodeProperties[] = [
	{
		displayName: 'Action',
		name: 'action',
		type: 'options',
		options: [
			{
				name: 'Approve',
				value: 'approve',
				description: 'Let the registrant join the meeting',
				action: 'Approve registrants',
			},
			{
				name: 'Cancel',
				value: 'cancel',
				description:
					'Cancel a registration that was approved before. Zoom lists the person as denied afterwards.',
				action: 'Cancel registrants',
			},
			{
				name: 'Deny',
				value: 'deny',
				description:
					'Turn the registrant down. The person cannot register again with the same e-mail.',
				action: 'Deny registrants',
			},
		],
		default: 'approve',
		description:
			'What to do with the registrants. Zoom mails them if the meeting is set up that way; this cannot be chosen here.',
	},
	{
		displayName: 'Registrants',
		name: 'registrants',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Registrant' },
		default: { registrant: [{ id: '', email: '' }] },
		placeholder: 'Add Registrant',
		description:
			'Who to approve, cancel or deny. For each an ID, an e-mail or both; the ID counts where both are given.',
		options: [
			{
				displayName: 'Registrant',
				name: 'registrant',
				values: [
					{
						displayName: 'Email',
						name: 'email',
						type: 'string',
						default: '',
						placeholder: 'e.g. name@email.com',
						description: 'The e-mail that the person registered with',
					},
					{
						displayName: 'ID',
						name: 'id',
						type: 'string',
						default: '',
						placeholder: 'e.g. 9tboDiHUQAeOnbmudzWa5g',
						description:
							"The registrant's ID. In Zoom's answer to adding a registrant it is called registrant_id; the ID there is the meeting's.",
					},
				],
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Body Format',
				name: 'bodyFormat',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Automatic',
						value: 'automatic',
						description: 'Multipart, and JSON for the rest of the run once Zoom refuses multipart',
					},
					{ name: 'JSON', value: 'json', description: 'The two fields as a JSON object' },
					{
						name: 'Multipart Form Data',
						value: 'multipart',
						description: 'The two fields as a form',
					},
				],
				default: 'automatic',
				description:
					'How the request is written. Leave it at Automatic unless Zoom asks otherwise.',
			},
			{
				displayName: 'Registrants per Request',
				name: 'registrantsPerRequest',
				type: 'number',
				noDataExpression: true,
				typeOptions: { minValue: 1, maxValue: MAX_REGISTRANTS_PER_REQUEST },
				default: MAX_REGISTRANTS_PER_REQUEST,
				description:
					'How many registrants travel together at the most. Fewer means more requests, of which Zoom allows only so many.',
			},
			{
				displayName: 'Verify Result',
				name: 'verifyResult',
				type: 'boolean',
				noDataExpression: true,
				default: false,
				description:
					'Whether to read the registrants back after the change, and fail those that Zoom has not really changed. Costs at least one more request for each meeting.',
			},
		],
	},
];

export const description = updateDisplayOptions(
	{ show: { resource: ['meetingRegistrant'], operation: ['updateStatus'] } },
	fields,
);

/**
 * Approves, cancels or denies registrants. Items with the same meeting, occurrence and action share
 * requests; the options are those of the first item.
 */
export const updateStatus: ManyItemsOperation<StatusInput> = {
	read(functions, itemIndex) {
		const field = (name: string) => functions.getNodeParameter(name, itemIndex, undefined);
		const checked = <T>(parsed: Parsed<T>) => valueOf(functions, itemIndex, parsed);
		const meeting = checked(parseMeeting(field('meetingId')));
		const occurrenceId = checked(
			parseOccurrence(field('occurrenceId'), isExpression(functions, 'occurrenceId')),
		);
		const action = checked(parseAction(field('action')));
		const registrants = checked(parseRegistrants(field('registrants')));
		if ('id' in meeting) checked(withoutMeetingId(registrants, meeting.id));
		return { meeting, occurrenceId, action, registrants };
	},

	async run(functions, inputs) {
		const options = valueOf(
			functions,
			0,
			parseStatusOptions(functions.getNodeParameter('options', 0, {})),
		);
		const connection = await connect(functions);
		const { requests, problems } = await resolveMeetings(connection, inputs);
		const run = startRun(connection, options);
		const groups = groupsOf(requests);
		const send = options.verifyResult ? sendAndVerify : sendGroup;
		for (const group of groups) await send(run, group);
		return outcomesOf(requests, groups, run.outcomes, problems);
	},
};

function valueOf<T>(functions: IExecuteFunctions, itemIndex: number, parsed: Parsed<T>): T {
	if ('value' in parsed) return parsed.value;
	const problem = { message: parsed.problem, description: parsed.nextStep };
	throw errorOf(functions.getNode(), problem, itemIndex);
}

/** Whether the user has set a field by an expression, rather than left it or filled it in. */
function isExpression(functions: IExecuteFunctions, name: string): boolean {
	const field: unknown = functions.getNode().parameters[name];
	const value = isRecord(field) ? field.value : field;
	return typeof value === 'string' && value.startsWith('=');
}
