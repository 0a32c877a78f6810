import { startSandbox } from '../../sandbox';
import { part } from './checks';
import type { Installed, N8n } from './n8n';
import { automatic } from './trigger/automatic';
import { checkIn } from './trigger/checkIn';
import { forgeries, production } from './trigger/byHand';
import { crowd } from './trigger/crowd';
import { inBrowser } from './trigger/inBrowser';
import { hungUp } from './trigger/hungUp';
import { killedBetweenEvents } from './trigger/killed';
import { n8nWasDown } from './trigger/n8nWasDown';
import { renewed } from './trigger/renewed';

/** Zoom tries again after these pauses; n8n starts within one or two of them. */
const RETRY_DELAYS_MS = [8_000, 8_000, 16_000];

/** At most this many events n8n answers at the same time within three seconds, on a small and busy machine too. */
const CONNECTIONS = 5;

/** The trigger, with a Zoom of its own that sends events; gives n8n, which was started again. */
export async function trigger(
	installed: Installed,
	settings: Record<string, string>,
	n8n: N8n,
	pictures: string,
): Promise<N8n> {
	const sandbox = await startSandbox({
		switches: { plan: 'unlimited' },
		webhookRetryDelaysMs: RETRY_DELAYS_MS,
		webhookConnections: CONNECTIONS,
	});
	let running = n8n;
	try {
		await part('Trigger: Manual', async () => {
			const workflow = await production(running, sandbox);
			await forgeries(running, sandbox, workflow);
			await crowd(running, sandbox, workflow);
			running = await n8nWasDown(installed, settings, running, sandbox, workflow);
			running = await killedBetweenEvents(installed, settings, running, sandbox, workflow);
			await hungUp(running, sandbox, workflow);
		});
		await part('Trigger: Automatic', async () => await automatic(running, sandbox));
		await part('Trigger: check-in', async () => await checkIn(running, sandbox));
		await part('Trigger: renewed', async () => {
			running = await renewed(installed, settings, running, sandbox);
		});
		await part('Trigger: in the browser', async () => await inBrowser(running, sandbox, pictures));
	} finally {
		await sandbox.close();
	}
	return running;
}
