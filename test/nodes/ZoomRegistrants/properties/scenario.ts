import fc from 'fast-check';
import type { INodePropertyCollection, INodePropertyOptions, INodeProperties } from 'n8n-workflow';

import type { Fault, Switches } from '../../../../sandbox';
import { ZoomRegistrants } from '../../../../nodes/ZoomRegistrants/ZoomRegistrants.node';
import type { RunOptions } from '../../../support/world';
import { type Named, named, PEOPLE } from './people';
import { faultOf, switches } from './zoom';

export const ACTIONS = ['approve', 'deny', 'cancel'] as const;
export const STATUSES = ['pending', 'approved', 'denied'] as const;

/** The last one repeats. */
export const MEETINGS = ['85200001000', '85200001001', '85200001002'];
export const REPEATING = 2;

/** Those of the meeting that repeats. */
export const OCCURRENCES = ['1700000000000', '1700600000000'];

/** Not one of them. */
export const NO_OCCURRENCE = '1999999999999';

/** One input item: the people of one event, or of one occurrence, and what to do with them. */
export interface Item {
	event: number;
	occurrence?: string;
	action: (typeof ACTIONS)[number];
	people: Named[];
}

/** Everything that one run depends on. */
export interface Scenario {
	/** Of each person, for all events. */
	statuses: Array<(typeof STATUSES)[number]>;
	/** People whose status has been changed ten times today, for all events. */
	exhausted: number[];
	items: Item[];
	onError: RunOptions['onError'];
	options: Record<string, string | boolean>;
	switches: Partial<Switches>;
	faults: Fault[];
	/** Whether the login may read lists of registrants. */
	mayRead: boolean;
}

const itemWith = (peopleEach: number, events: number): fc.Arbitrary<Item> =>
	fc
		.record({
			event: fc.nat(events - 1),
			occurrence: fc.option(
				fc.oneof(
					{ weight: 16, arbitrary: fc.constantFrom(...OCCURRENCES) },
					{ weight: 1, arbitrary: fc.constant(NO_OCCURRENCE) },
				),
				{ nil: undefined },
			),
			action: fc.oneof(
				{ weight: 4, arbitrary: fc.constant('approve' as const) },
				{ weight: 1, arbitrary: fc.constantFrom(...ACTIONS) },
			),
			people: fc.array(named, { minLength: peopleEach, maxLength: peopleEach }),
		})
		.map((item) => (item.event === REPEATING ? item : { ...item, occurrence: undefined }));

const options = fc.record(
	{
		verifyResult: fc.constantFrom(...verifyChoices()),
		bodyFormat: fc.constantFrom('automatic', 'multipart', 'json'),
		lookUpByEmail: fc.boolean(),
		ifAlreadyInStatus: fc.constantFrom('send', 'skip'),
		returnJoinUrl: fc.boolean(),
		dryRun: fc.constantFrom(false, false, false, true),
	},
	{ requiredKeys: [] },
);

/** Any run of Update Status; half of them without options. */
export const scenario: fc.Arbitrary<Scenario> = fc.record({
	statuses: fc.array(fc.constantFrom(...STATUSES), { minLength: PEOPLE, maxLength: PEOPLE }),
	exhausted: fc.oneof(fc.constant<number[]>([]), fc.array(fc.nat(PEOPLE - 1), { maxLength: 3 })),
	items: fc
		.tuple(
			fc.constantFrom(1, 1, 1, 2),
			fc.constantFrom(1, MEETINGS.length),
			fc.constantFrom(5, 5, 30, 80),
		)
		.chain(([peopleEach, events, maxLength]) =>
			fc.array(itemWith(peopleEach, events), { minLength: 1, maxLength, size: 'max' }),
		),
	onError: fc.constantFrom(
		'continueRegularOutput' as const,
		'continueErrorOutput' as const,
		'stopWorkflow' as const,
	),
	options: fc.oneof(fc.constant({}), options),
	switches: fc.oneof(fc.constant({}), switches),
	faults: fc.array(faultOf('PUT', 'GET'), { maxLength: 3 }),
	mayRead: fc.constantFrom(true, true, true, false),
});

/** Zoom does what its documentation says, and nobody's ID comes with the email of somebody else. */
const calmScenario: fc.Arbitrary<Scenario> = scenario.map((any) => ({
	...any,
	exhausted: [],
	items: any.items.map((item) => ({
		...item,
		people: item.people.map((one) => (isMixedUp(one) ? { ...one, way: 'idAndEmail' } : one)),
	})),
	onError: 'continueRegularOutput',
	options: {},
	switches: {},
	faults: [],
	mayRead: true,
}));

/** The same if everyone gets approved. */
export const approvals: fc.Arbitrary<Scenario> = calmScenario.map((any) => ({
	...any,
	items: any.items.map((item) => ({ ...item, action: 'approve' })),
}));

/** The same where every row wants something else. */
export const contradictions: fc.Arbitrary<Scenario> = fc
	.tuple(calmScenario, fc.infiniteStream(fc.constantFrom(...ACTIONS)))
	.map(([any, actions]) => ({
		...any,
		items: any.items.map((item) => ({ ...item, action: actions.next().value })),
	}));

const isMixedUp = ({ way }: Named) => way === 'idAndOtherEmail' || way === 'unknownIdAndEmail';

/** The field of the form by which the result is checked, or not. */
function verifyField(): INodeProperties {
	const { properties } = new ZoomRegistrants().description;
	const found = properties
		.filter(({ name }) => name === 'options')
		.flatMap((field) => (field.options ?? []).filter(isField))
		.find(({ name }) => name === 'verifyResult');
	if (found === undefined) throw new Error('The form has no Verify Result');
	return found;
}

function isField(
	option: INodePropertyOptions | INodeProperties | INodePropertyCollection,
): option is INodeProperties {
	return 'type' in option;
}

function verifyChoices(): Array<string | boolean> {
	const { type, options: choices = [] } = verifyField();
	if (type === 'boolean') return [true, false];
	return choices.flatMap((choice) => ('value' in choice ? String(choice.value) : []));
}

/** Whether a result is checked unless an option says otherwise. */
export const IS_CHECKED_BY_DEFAULT = verifyField().default === 'automatic';
