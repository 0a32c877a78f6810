import { type Settled, workThrough } from '../../../../nodes/ZoomRegistrants/run/workQueue';

/** Pieces of work are names; what follows from each is in the table. */
async function worked(
	work: string[],
	following: Record<string, string[]> = {},
	failing: string[] = [],
): Promise<{ order: string[]; results: string[] }> {
	const order: string[] = [];
	const results = await workThrough<string, string>(
		work,
		async (piece): Promise<Settled<string, string>> => {
			order.push(piece);
			await Promise.resolve();
			if (failing.includes(piece)) throw new Error(`no ${piece}`);
			return { results: [`${piece} done`], next: [...(following[piece] ?? [])] };
		},
		(piece, { message }) => [`${piece}: ${message}`],
	);
	return { order, results };
}

it('Without work there are no results.', async () => {
	expect(await worked([])).toEqual({ order: [], results: [] });
});

it('Work is done one piece after the other, in order.', async () => {
	expect((await worked(['a', 'b', 'c'])).order).toEqual(['a', 'b', 'c']);
});

it('What follows from a piece comes before what was waiting already, in its own order.', async () => {
	const { order } = await worked(['a', 'b'], { a: ['a1', 'a2'], a1: ['a11'] });
	expect(order).toEqual(['a', 'a1', 'a11', 'a2', 'b']);
});

it('Every piece has its results, in the order in which they came.', async () => {
	const { results } = await worked(['a', 'b'], { a: ['a1'] });
	expect(results).toEqual(['a done', 'a1 done', 'b done']);
});

it('A piece that throws fails alone: what was settled before stays, and the rest is still done.', async () => {
	const { results } = await worked(['a', 'b', 'c'], {}, ['b']);
	expect(results).toEqual(['a done', 'b: no b', 'c done']);
});

it('Nothing follows from a piece that throws.', async () => {
	expect((await worked(['a', 'b'], { a: ['a1'] }, ['a'])).order).toEqual(['a', 'b']);
});

it('The list of work that was handed over is left as it was.', async () => {
	const work = ['a', 'b'];
	await worked(work, { a: ['a1'] });
	expect(work).toEqual(['a', 'b']);
});

it('One piece may have more results than fit into the arguments of one call.', async () => {
	const results = await workThrough<number, number>(
		[0],
		async () => ({ results: Array<number>(200_000).fill(1), next: [] }),
		() => [],
	);
	expect(results).toHaveLength(200_000);
});

it('If what is learned from a piece fails, its results stay, and only what follows from it fails.', async () => {
	const order: string[] = [];
	const results = await workThrough<string, string>(
		['a', 'b'],
		async (piece) => {
			order.push(piece);
			return {
				results: [`${piece} done`],
				next: piece === 'a' ? ['a1', 'a2'] : [],
				afterwards() {
					throw new Error('no lesson');
				},
			};
		},
		(piece, { message }) => [`${piece}: ${message}`],
	);
	expect(results).toEqual(['a done', 'a1: no lesson', 'a2: no lesson', 'b done']);
	expect(order).toEqual(['a', 'b']);
});
