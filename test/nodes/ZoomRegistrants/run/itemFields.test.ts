import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';

import { EVENT_KINDS } from '../../../../nodes/zoom/eventKinds';
import { fieldReader, kindOf } from '../../../../nodes/ZoomRegistrants/run/itemFields';

const byId = (value: unknown) => ({ __rl: true, mode: 'id', value });

/** n8n with these parameters; each evaluation is noted, and gives the parameter's name and item. */
function n8nWith(parameters: INodeParameters) {
	const evaluated: string[] = [];
	const functions = {
		getNode: () => ({ parameters }),
		getNodeParameter(name: string, itemIndex: number, fallback?: unknown) {
			evaluated.push(`${name} ${itemIndex}`);
			if (name === 'resource') return 'meetingRegistrant';
			return name in parameters ? { name, itemIndex } : fallback;
		},
	} as unknown as IExecuteFunctions;
	const fieldsOf = fieldReader(functions);
	evaluated.length = 0;
	return { evaluated, valueOf: (name: string, item: number) => fieldsOf(item).get(name, 'none') };
}

describe('A field', () => {
	it.each([
		['a text', 'approve'],
		['a list of rows', { registrant: [{ id: '', email: 'ann@example.com' }] }],
		['an empty collection', {}],
		['a text with = in it', 'a=b'],
	])('that holds %s is read once for all items', (_what, value) => {
		const { evaluated, valueOf } = n8nWith({ field: value });
		expect([0, 1, 2].map((item) => valueOf('field', item))).toEqual(
			Array(3).fill({ name: 'field', itemIndex: 0 }),
		);
		expect(evaluated).toEqual(['field 0']);
	});

	it.each([
		['an expression', '={{ $json.action }}'],
		['an expression in a row', { registrant: [{ id: '', email: '={{ $json.email }}' }] }],
		['an expression in a locator', { __rl: true, mode: 'id', value: '={{ $json.meeting }}' }],
		['an expression in a list in an option', { occurrenceIds: ['1', '={{ $json.date }}'] }],
	])('that holds %s is read for every item', (_what, value) => {
		const { evaluated, valueOf } = n8nWith({ field: value });
		expect([0, 1].map((item) => valueOf('field', item))).toEqual([
			{ name: 'field', itemIndex: 0 },
			{ name: 'field', itemIndex: 1 },
		]);
		expect(evaluated).toEqual(['field 0', 'field 1']);
	});

	it('that the node does not have is read for every item, with the fallback given there', () => {
		const { evaluated, valueOf } = n8nWith({});
		expect([valueOf('field', 0), valueOf('field', 1)]).toEqual(['none', 'none']);
		expect(evaluated).toEqual(['field 0', 'field 1']);
	});
});

/** n8n with these values of parameters, whose expressions are in `parameters`, and these items. */
function n8nReading(
	values: Record<string, unknown>,
	parameters: INodeParameters = {},
	items: object[] = [],
): IExecuteFunctions {
	return {
		getNode: () => ({ name: 'Zoom', type: 't', typeVersion: 1, parameters }),
		getNodeParameter: (name: string, _: number, fallback?: unknown) =>
			name in values ? values[name] : fallback,
		getInputData: () => items,
	} as unknown as IExecuteFunctions;
}

describe('The resource', () => {
	it.each([
		['meetingRegistrant', EVENT_KINDS.meetingRegistrant],
		['webinarRegistrant', EVENT_KINDS.webinarRegistrant],
		['recordingRegistrant', EVENT_KINDS.recordingRegistrant],
	])('%s is the kind of event of all items.', (resource, kind) => {
		const functions = n8nReading({ resource });
		expect(kindOf(functions)).toBe(kind);
		expect(fieldReader(functions)(1).kind).toBe(kind);
	});

	it('is meetings where the node has no such field.', () => {
		expect(kindOf(n8nReading({}))).toBe(EVENT_KINDS.meetingRegistrant);
	});

	it.each([
		['toString', 'Resource: "toString" doesn\'t exist'],
		['', 'Resource: "" doesn\'t exist'],
		[{}, 'Resource: "" doesn\'t exist'],
	])('is asked for again if there is none of its name: %j', (resource, message) => {
		expect(() => kindOf(n8nReading({ resource }))).toThrow(
			expect.objectContaining({
				message,
				description: "Select 'Resource' again in this node.",
			}),
		);
	});
});

describe('The event of an item', () => {
	const eventOf = (values: Record<string, unknown>, parameters?: INodeParameters) =>
		fieldReader(n8nReading(values, parameters))(0).event();
	const meetingId = byId('852 1234 5678');

	it('is the meeting or webinar, and its occurrence if there is one.', () => {
		expect(eventOf({ meetingId })).toEqual({ value: { event: { id: '85212345678' } } });
		expect(eventOf({ meetingId, occurrenceId: byId('17') })).toEqual({
			value: { event: { id: '85212345678' }, occurrenceId: '17' },
		});
		expect(eventOf({ resource: 'webinarRegistrant', meetingId, webinarId: byId('933') })).toEqual({
			value: { event: { id: '933' } },
		});
	});

	it('is what is wrong with the meeting, or else with the occurrence.', () => {
		const occurrenceId = byId(true);
		expect(eventOf({ meetingId: byId('x'), occurrenceId })).toMatchObject({
			error: { message: 'Meeting: "x" isn\'t a meeting ID' },
		});
		expect(eventOf({ meetingId, occurrenceId })).toMatchObject({
			error: { message: 'The Occurrence expression returned no occurrence ID' },
		});
	});

	it('is never the whole series because an expression for its occurrence returned nothing.', () => {
		const values = { meetingId, occurrenceId: byId(undefined) };
		expect(eventOf(values, { occurrenceId: '={{ $json.date }}' })).toMatchObject({
			error: { message: 'The Occurrence expression returned no occurrence ID' },
		});
		expect(eventOf(values, { occurrenceId: '' })).toEqual({
			value: { event: { id: '85212345678' } },
		});
	});
});

it('The JSON of an item is that of the input item, and empty if there is none.', () => {
	const fieldsOf = fieldReader(n8nReading({}, {}, [{ json: { a: 1 } }, { json: { b: 2 } }]));
	expect([0, 1, 2].map((item) => fieldsOf(item).json())).toEqual([{ a: 1 }, { b: 2 }, {}]);
});
