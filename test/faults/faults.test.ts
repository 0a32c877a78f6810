// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- a host that isn't Zoom's
import { createServer, type Server } from 'node:http';
// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- its address
import type { AddressInfo } from 'node:net';

import { useWorld } from '../support/world';
import { type Case, FAULTS, SHORT, USUAL, WHOLE } from './matrix';
import { countRequests, prepare, runCase } from './run';
import { emptyTable, tableOf } from './table';

// eslint-disable-next-line @n8n/community-nodes/no-restricted-globals -- jest.faults.config.js asks for it
const isWhole = process.env.FAULTS === 'whole';

const world = useWorld(prepare);
const table = emptyTable([...FAULTS.keys()]);
const reachedTrap: string[] = [];
let server: Server;
let trap = '';
let requestCount = 0;

beforeAll(async () => {
	server = createServer((request, response) => {
		reachedTrap.push(`${request.method} ${String(request.headers.authorization)}`);
		response.end('{}');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	trap = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2/trap`;
});

afterAll(() => {
	server.close();
	// eslint-disable-next-line @n8n/community-nodes/no-restricted-globals -- prints the table
	process.stdout.write(`\n${tableOf(table)}\n`);
});

beforeEach(async () => {
	requestCount = await countRequests(world);
	world.reset();
	prepare(world);
});

async function expectTruth(cases: readonly Case[]): Promise<void> {
	const wrongs: string[] = [];
	for (const one of cases) {
		world.reset();
		prepare(world);
		reachedTrap.length = 0;
		const result = await runCase(world, one, { trap, requestCount });
		table.add(one, result);
		const elsewhere = reachedTrap.map((request) => `another host was asked: ${request}`);
		for (const wrong of [...result.wrongs, ...elsewhere]) {
			wrongs.push(`${one.place}, ${one.onError}, ${JSON.stringify(one.switches)}: ${wrong}`);
		}
	}
	expect(wrongs).toEqual([]);
}

describe('Every item has exactly one true result, in bounded time and requests, with no token in it', () => {
	it.each([...FAULTS.keys()])('if a request meets: %s', async (fault) => {
		await expectTruth(USUAL.filter((one) => one.fault === fault));
	});

	it('if Zoom behaves otherwise in any of the ways that its sources leave open', async () => {
		await expectTruth(isWhole ? WHOLE : SHORT);
	}, 3_600_000);
});
