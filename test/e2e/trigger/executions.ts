import type { N8n } from '../n8n';
import { until } from '../system';

/** An execution as n8n has recorded it. */
export interface Execution {
	id: string;
	/** Epoch milliseconds. */
	startedAt: number;
	/** The registrant that the trigger returned. */
	email: string;
	/** All of its data, as n8n has stored it. */
	data: string;
}

const AT_ONCE = 10;

/** The one with the highest ID is among this many of the newest. */
const PAGE = 50;

/** How many executions of a workflow have ended. */
export async function countExecutions(n8n: N8n, workflowId: string): Promise<number> {
	const { count } = await newest(n8n, workflowId);
	return count;
}

/** Waits until a workflow has had this many executions. */
export async function untilExecuted(
	n8n: N8n,
	workflowId: string,
	count: number,
	timeoutMs = 20_000,
): Promise<void> {
	const isThere = async () =>
		(await countExecutions(n8n, workflowId)) >= count ? true : undefined;
	await until(`${count} executions`, isThere, timeoutMs);
}

/** The newest executions of a workflow, which no other has come in between of. */
export async function executionsOf(
	n8n: N8n,
	workflowId: string,
	count: number,
): Promise<Execution[]> {
	const { results } = await newest(n8n, workflowId);
	// n8n sorts by the time of the start, which several may share, or which IDs may not follow.
	const last = Math.max(...results.map(({ id }) => Number(id)));
	const ids = Array.from({ length: count }, (_, n) => String(last - n));
	const found: Execution[] = [];
	const work = async () => {
		for (let id = ids.pop(); id !== undefined; id = ids.pop()) found.push(await one(n8n, id));
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
	return found;
}

async function newest(n8n: N8n, workflowId: string) {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const path = `/executions?filter=${filter}&limit=${PAGE}`;
	return await n8n.rest<{ count: number; results: Array<{ id: string }> }>('GET', path);
}

async function one(n8n: N8n, id: string): Promise<Execution> {
	const { startedAt, data } = await n8n.rest<{ startedAt: string; data: string }>(
		'GET',
		`/executions/${id}`,
	);
	const email = /"([\w.]+@example\.org)"/.exec(data)?.[1] ?? '';
	return { id, startedAt: Date.parse(startedAt), email, data };
}
