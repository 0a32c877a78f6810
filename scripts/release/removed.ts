import type { Parameters, Surface } from './surface';

/** What a release had and another doesn't, by name: each would break saved workflows. */
export function removedFrom(before: Surface, now: Surface): string[] {
	return [
		...each(before.nodes, now.nodes, 'node', (node, was, is) => [
			...missing(was.versions, is.versions, `${node}: version`),
			...missing(was.credentials, is.credentials, `${node}: credential`),
			...each(was.parameters, is.parameters, `${node}: operation`, (operation, had, has) =>
				changedParameters(had, has, `${node} ${operation}`),
			),
		]),
		...each(before.credentials, now.credentials, 'credential', (name, had, has) =>
			changedParameters(had, has, name),
		),
	];
}

function changedParameters(before: Parameters, now: Parameters, where: string): string[] {
	return each(before, now, `${where}: parameter`, (name, was, is) => [
		...(was.type === is.type ? [] : [`${where}: ${name} is ${is.type}, was ${was.type}`]),
		...(JSON.stringify(was.default) === JSON.stringify(is.default)
			? []
			: [
					`${where}: the default of ${name} is ${JSON.stringify(is.default)}, was ${JSON.stringify(was.default)}`,
				]),
		...missing(was.values ?? [], is.values ?? [], `${where}: ${name}: value`),
	]);
}

/** Compares what both have, and names what only the first one has. */
function each<T>(
	before: Record<string, T>,
	now: Record<string, T>,
	what: string,
	compare: (name: string, was: T, is: T) => string[],
): string[] {
	return Object.entries(before).flatMap(([name, was]) => {
		const is = now[name];
		return is === undefined ? [`${what} ${name} is gone`] : compare(name, was, is);
	});
}

function missing(before: unknown[], now: unknown[], what: string): string[] {
	return before
		.filter((value) => !now.includes(value))
		.map((value) => `${what} ${JSON.stringify(value)} is gone`);
}
