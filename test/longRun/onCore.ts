import type { INodeType } from 'n8n-workflow';

import { builtPackage } from '../../demo/builtPackage';
import type { N8nOptions, N8nWithWebhooks } from '../support/n8nWithWebhooks';
import { created } from '../support/zoomEvents';
import { deliver, SECRET_TOKEN } from '../support/zoomSender';
import { BYTES_PER_EVENT, type Comparison } from './phase';

const TYPE = 'n8n-nodes-zoom-registrants.zoomRegistrantsTrigger';

/** Events on n8n-core in this process, and what ends it all. */
export interface OnCore {
	comparison: Comparison;
	close: () => Promise<void>;
}

/**
 * More events than the real n8n takes in a reasonable time, which writes each execution to its database:
 * on n8n-core with the webhook server of the tests, first for a trigger that takes everything.
 */
export async function eventsOnCore(times: number): Promise<OnCore> {
	const trigger = (await builtPackage()).nodes[TYPE];
	if (trigger === undefined) throw new Error('The built package has no trigger');
	// Not before: n8n-core takes its settings from the environment when it's loaded.
	const { N8nWithWebhooks } = await import('../support/n8nWithWebhooks');
	const common: Omit<N8nOptions, 'nodeType'> = {
		parameters: { events: ['meeting.registration_created'] },
		credentials: { zoomRegistrantsOAuth2Api: 'zoom' },
		stored: [
			{ id: 'zoom', type: 'zoomRegistrantsOAuth2Api', data: { webhookSecretToken: SECRET_TOKEN } },
		],
	};
	const control = await new N8nWithWebhooks({ ...common, nodeType: takingAll(trigger) }).start();
	const ours = await new N8nWithWebhooks({ ...common, nodeType: trigger }).start();
	const phase = { times, unit: 'events', atOnce: 5 };
	return {
		comparison: {
			remembers: BYTES_PER_EVENT,
			control: {
				...phase,
				name: 'On n8n-core: a trigger that takes everything',
				once: async (n) => await post(control, n),
			},
			ours: {
				...phase,
				name: 'On n8n-core: Zoom Registrants Trigger',
				once: async (n) => await post(ours, n),
			},
		},
		async close() {
			await control.close();
			await ours.close();
		},
	};
}

/** A node with the same form that starts the workflow with every request. */
function takingAll({ description }: INodeType): INodeType {
	return {
		description,
		async webhook() {
			return { workflowData: [[{ json: this.getBodyData() }]] };
		},
	};
}

/** Delivers one event, which must start the workflow once. */
async function post(n8n: N8nWithWebhooks, n: number): Promise<void> {
	const email = `guest${n}@example.org`;
	const { status } = await deliver(n8n.webhookUrl(), created({ id: `guest-${n}`, email }));
	const isAbout = (items: unknown) => JSON.stringify(items).includes(`"${email}"`);
	const starts = n8n.started.filter(isAbout).length;
	if (status !== 200 || starts !== 1) {
		throw new Error(`Event ${n}: answered ${status}, started the workflow ${starts} times`);
	}
	n8n.started.splice(n8n.started.findIndex(isAbout), 1);
	n8n.logs.length = 0;
}
