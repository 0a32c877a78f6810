import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';

import { fieldReader } from '../../../../nodes/ZoomRegistrants/run/itemFields';

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
