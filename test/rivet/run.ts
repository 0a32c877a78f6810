import { startSandbox } from '../../sandbox';
import { contractProblems } from '../contract/requests';
import { check, concluded, part } from '../e2e/checks';
import { clientFor, loadRivet } from './client';
import { kindsOf } from './kinds';
import { registration } from './registration';
import { webhooks } from './webhooks';

/**
 * `npm run check:rivet`: Zoom's own client for TypeScript, which nobody here has written, makes every
 * call about registrants to the sandbox, and its receiver takes the sandbox's webhooks. Both sides must
 * agree on what Zoom is.
 */
async function main(): Promise<void> {
	const rivet = await loadRivet();
	const sandbox = await startSandbox({ switches: { plan: 'unlimited' } });
	try {
		const client = await clientFor(rivet, sandbox);
		const kinds = kindsOf(sandbox, client);
		for (const kind of kinds) {
			await part(`Registrants of a ${kind.name}`, async () => await registration(kind));
		}
		await part('Webhooks', async () => await webhooks(sandbox, client, kinds));
		await part('All requests', async () => {
			const api = sandbox.requests.filter(({ path }) => path.startsWith('/v2/'));
			const isRivet = api.every(({ headers }) =>
				String(headers['user-agent']).startsWith('rivet/'),
			);
			check(`${api.length} requests came from the client`, api.length > 0 && isRivet);
			const { oddities } = sandbox.state;
			check('the sandbox found nothing odd in them', oddities.length === 0, oddities);
			const problems = [
				...new Set(api.filter(({ status }) => (status ?? 500) < 400).flatMap(contractProblems)),
			];
			check("those it accepted are within Zoom's OpenAPI text", problems.length === 0, problems);
		});
	} finally {
		await sandbox.close();
	}
}

void concluded(main());
