// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads the example files
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type INode, type INodeParameters, type INodeType, NodeHelpers } from 'n8n-workflow';

import type { WorkflowJson } from './support/engine';
import { NODE_TYPE, TRIGGER_TYPE } from './support/example';
import { thisPackage } from './support/thisPackage';

interface Example extends WorkflowJson {
	id: string;
	name: string;
}

const STICKY = 'n8n-nodes-base.stickyNote';
const ZOOM_TYPES = [NODE_TYPE, `${NODE_TYPE}Tool`, TRIGGER_TYPE];

/** Fields that n8n itself gives to a node that is used as a tool. */
const TOOL_FIELDS = ['descriptionType', 'toolDescription'];

const files = readdirSync('examples').filter((file) => file.endsWith('.json'));
const sources = files.map((file) => readFileSync(`examples/${file}`, 'utf8'));
const examples = sources.map((source) => JSON.parse(source) as Example);
const recipes = readFileSync('docs/recipes.md', 'utf8');

const isOfZoom = ({ type }: INode) => ZOOM_TYPES.includes(type);
const noteOf = ({ nodes }: Example) => nodes.filter(({ type }) => type === STICKY);

/** The parameters of one of this package's nodes that its form doesn't have, or doesn't show. */
function unknownParameters(node: INode): string[] {
	const { description } = thisPackage.nodes[node.type.replace(/Tool$/, '')] as INodeType;
	const given = Object.fromEntries(
		Object.entries(node.parameters).filter(([name]) => !TOOL_FIELDS.includes(name)),
	) as INodeParameters;
	const { properties } = description;
	const known =
		NodeHelpers.getNodeParameters(properties, given, true, false, node, description) ?? {};
	return missing(given, known, node.name);
}

/** Where `found` lacks something of `wanted`, as paths. */
function missing(wanted: unknown, found: unknown, path: string): string[] {
	if (typeof wanted !== 'object' || wanted === null) {
		return Object.is(wanted, found) ? [] : [path];
	}
	return Object.entries(wanted).flatMap(([name, value]) =>
		missing(value, (found as Record<string, unknown> | undefined)?.[name], `${path}.${name}`),
	);
}

/** How many of Zoom's nodes a note says the credential is for, if it says so at all. */
function nodesSpokenOf(note: string): number | undefined {
	const [, word] = /all (two|three|four|five) Zoom nodes/.exec(note) ?? [];
	return word === undefined ? undefined : ['two', 'three', 'four', 'five'].indexOf(word) + 2;
}

interface Box {
	name: string;
	left: number;
	top: number;
	right: number;
	bottom: number;
}

/** About what a node covers on the canvas, with its name below; an agent is wider. */
function boxOf({ name, type, position: [left, top], parameters }: INode): Box {
	const isAgent = type.endsWith('.agent');
	const width = type === STICKY ? Number(parameters.width) : isAgent ? 260 : 110;
	const height = type === STICKY ? Number(parameters.height) : 110;
	return { name, left, top, right: left + width, bottom: top + height };
}

const overlap = (one: Box, other: Box) =>
	one.left < other.right &&
	other.left < one.right &&
	one.top < other.bottom &&
	other.top < one.bottom;

it('no two examples share an ID, a name, or the address of a webhook', () => {
	const webhooks = examples.flatMap(({ nodes }) =>
		nodes.flatMap(({ webhookId }) => webhookId ?? []),
	);
	expect(webhooks.length).toBeGreaterThan(examples.length / 2);
	for (const values of [webhooks, examples.map(({ id }) => id), examples.map(({ name }) => name)]) {
		expect(new Set(values).size).toBe(values.length);
	}
});

it('a parameter that the form lacks or hides is found', () => {
	const node = {
		name: 'Zoom',
		type: NODE_TYPE,
		typeVersion: 1,
		parameters: { action: 'approve', applyTo: 'input', emailDomains: 'example.com', colour: 'red' },
	} as unknown as INode;
	expect(unknownParameters(node)).toEqual(['Zoom.emailDomains', 'Zoom.colour']);
	node.parameters = { options: { dryRun: true, dryRum: true } };
	expect(unknownParameters(node)).toEqual(['Zoom.options.dryRum']);
});

describe.each(examples.map((example, index) => [files[index] ?? '', example] as const))(
	'%s',
	(file, example) => {
		const { nodes, connections, pinData = {} } = example;

		it('has only nodes of n8n and of this package, and no credentials', () => {
			expect(JSON.stringify(example)).not.toContain('"credentials"');
			for (const { type } of nodes) {
				expect(type).toMatch(
					/^(n8n-nodes-(base|zoom-registrants)|@n8n\/n8n-nodes-langchain)\.\w+$/,
				);
			}
			expect(example.id).toMatch(/^\w{16,21}$/);
			expect(nodes.filter(isOfZoom).length).toBeGreaterThan(0);
		});

		it('connects only nodes that are there, and leaves none unconnected', () => {
			const names = nodes.filter(({ type }) => type !== STICKY).map(({ name }) => name);
			const connected = Object.entries(connections).flatMap(([from, byKind]) => [
				from,
				...Object.values(byKind).flatMap((outputs) =>
					outputs.flatMap((to) => (to ?? []).map(({ node }) => node)),
				),
			]);
			expect(new Set(names).size).toBe(names.length);
			expect([...new Set(connected)].sort()).toEqual([...names].sort());
		});

		it('sets only parameters that the form has and shows', () => {
			expect(nodes.filter(isOfZoom).flatMap(unknownParameters)).toEqual([]);
		});

		it('has one note, with the name of the workflow, steps, and every node that needs a login', () => {
			const notes = noteOf(example).map(({ parameters }) => String(parameters.content));
			expect(notes).toHaveLength(1);
			const [note = ''] = notes;
			expect(note.startsWith(`## ${example.name}\n`)).toBe(true);
			expect(note).toMatch(/^1\. .+\n2\. .+/m);
			const ofZoom = nodes.filter(isOfZoom);
			const unnamed = ofZoom.filter(({ name }) => !note.includes(`**${name}**`));
			if (nodesSpokenOf(note) !== ofZoom.length) {
				expect(unnamed.map(({ name }) => name)).toEqual([]);
			}
		});

		it('covers no node with another one or with the note', () => {
			const boxes = nodes.map(boxOf);
			const pairs = boxes.flatMap((one, index) =>
				boxes.slice(index + 1).map((other) => [one, other] as const),
			);
			const covered = pairs.filter(([one, other]) => overlap(one, other));
			expect(covered.map(([one, other]) => `${one.name} and ${other.name}`)).toEqual([]);
		});

		it('has sample data pinned, with people at domains that nobody can have', () => {
			const names = nodes.map(({ name }) => name);
			const rows = Object.values(pinData).flat();
			expect(rows.length).toBeGreaterThan(0);
			for (const name of Object.keys(pinData)) expect(names).toContain(name);
			const emails = JSON.stringify(example).match(/[\w.]+@[\w.]+/g) ?? [];
			for (const email of emails.filter((one) => one !== '@n8n')) {
				expect(email).toMatch(/@(\w+\.)*example(\.com|\.org|\.net)?$/);
			}
		});

		it('writes to nobody until the node that sends is turned on', () => {
			const senders = nodes.filter(({ type }) => /\.(emailSend|googleSheets)$/.test(type));
			expect(senders.filter(({ disabled }) => disabled !== true)).toEqual([]);
		});

		it('is in the recipes, with a picture in light and dark', () => {
			const section = recipes
				.split(/^## /m)
				.find((text) => text.includes(`](../examples/${file})`));
			const pictures = [...(section ?? '').matchAll(/(?:src|srcset)="([\w.-]+\.png)"/g)];
			expect(pictures.length).toBeGreaterThanOrEqual(2);
			for (const [, picture = ''] of pictures) expect(existsSync(`docs/${picture}`)).toBe(true);
		});
	},
);
