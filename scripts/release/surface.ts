/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a program for contributors */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

import type {
	ICredentialType,
	INodeProperties,
	INodePropertyCollection,
	INodeType,
} from 'n8n-workflow';

/** What saved workflows rely on, as it was in the last release. */
export const SURFACE_FILE = 'test/release/surface.json';

/** One parameter. Its default counts too, because n8n doesn't save what equals the default. */
export interface Parameter {
	type: string;
	default: unknown;
	/** The values that can be chosen. */
	values?: unknown[];
}

/** Parameters by path, e.g. `options.dryRun`. */
export type Parameters = Record<string, Parameter>;

/** What saved workflows rely on. Parameters are listed by resource and operation. */
export interface Surface {
	nodes: Record<
		string,
		{ versions: number[]; credentials: string[]; parameters: Record<string, Parameters> }
	>;
	credentials: Record<string, Parameters>;
}

export function surfaceOf(
	nodes: readonly INodeType[],
	credentials: readonly ICredentialType[],
): Surface {
	return {
		nodes: Object.fromEntries(
			nodes.map(({ description }) => [
				description.name,
				{
					versions: [description.version].flat(),
					credentials: (description.credentials ?? []).map(({ name }) => name),
					parameters: byOperation(description.properties),
				},
			]),
		),
		credentials: Object.fromEntries(
			credentials.map(({ name, properties }) => [name, parametersOf(properties)]),
		),
	};
}

/** The surface of the built package, i.e. of everything that index.js exports. */
export function builtSurface(): Surface {
	const classes = createRequire(resolve('index.js'))('./index.js') as Record<
		string,
		new () => INodeType | ICredentialType
	>;
	const all = Object.values(classes).map((one) => new one());
	return surfaceOf(
		all.flatMap((one) => ('description' in one ? [one] : [])),
		all.flatMap((one) => ('description' in one ? [] : [one])),
	);
}

export function readSurface(): Surface {
	return JSON.parse(readFileSync(SURFACE_FILE, 'utf8')) as Surface;
}

/** The parameters of each operation of each resource; of everything together if there are none. */
function byOperation(properties: INodeProperties[]): Record<string, Parameters> {
	const cases = properties
		.filter(({ name }) => name === 'operation')
		.flatMap((choice) =>
			(choice.displayOptions?.show?.resource ?? []).flatMap((resource) =>
				valuesOf(choice).map((operation) => ({ resource, operation })),
			),
		);
	if (cases.length === 0) return { all: parametersOf(properties) };
	return Object.fromEntries(
		cases.map((values) => [
			`${String(values.resource)}.${String(values.operation)}`,
			parametersOf(properties, values),
		]),
	);
}

/** The parameters that a resource and operation may show, with those inside collections. */
function parametersOf(
	properties: INodeProperties[],
	values: Record<string, unknown> = {},
	path = '',
): Parameters {
	const found: Parameters = {};
	const shown = properties.filter((one) => one.type !== 'notice' && mayShow(one, values));
	for (const property of shown) {
		const name = `${path}${property.name}`;
		const choices = valuesOf(property);
		const known = found[name];
		const all = [...new Set([...(known?.values ?? []), ...choices])];
		found[name] = {
			type: property.type,
			default: known?.default ?? property.default,
			...(all.length > 0 && { values: all }),
		};
		for (const { inside, list } of innerOf(property)) {
			Object.assign(found, parametersOf(list, values, `${name}.${inside}`));
		}
	}
	return found;
}

/** Whether the conditions on resource and operation hold; all others may. */
function mayShow({ displayOptions }: INodeProperties, values: Record<string, unknown>): boolean {
	return Object.entries(values).every(([name, value]) => {
		const shownFor = conditionOn(displayOptions?.show, name);
		const hiddenFor = conditionOn(displayOptions?.hide, name);
		return (shownFor?.includes(value) ?? true) && !(hiddenFor?.includes(value) ?? false);
	});
}

function conditionOn(conditions: object | undefined, name: string): unknown[] | undefined {
	const lists = new Map<string, unknown[]>(Object.entries(conditions ?? {}));
	return lists.get(name) ?? lists.get(`/${name}`);
}

/** The values of a choice, or the modes of a list of meetings and the like. */
function valuesOf({ options = [], modes = [] }: INodeProperties): unknown[] {
	return [
		...options.flatMap((one) => ('value' in one ? [one.value] : [])),
		...modes.map(({ name }) => name),
	];
}

/** The lists of parameters inside a collection, or inside each group of a fixed collection. */
function innerOf({ options = [] }: INodeProperties): Array<{
	inside: string;
	list: INodeProperties[];
}> {
	const own = options.filter((one): one is INodeProperties => 'type' in one);
	const groups = options.filter((one): one is INodePropertyCollection => 'values' in one);
	return [
		{ inside: '', list: own },
		...groups.map(({ name, values }) => ({ inside: `${name}.`, list: values })),
	];
}
