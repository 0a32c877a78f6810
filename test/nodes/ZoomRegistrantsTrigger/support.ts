import type { IHookFunctions, INodeParameters, INodeType, IWebhookFunctions } from 'n8n-workflow';

import { type Clock, SYSTEM_CLOCK } from '../../../nodes/transport/clock';
import { receive } from '../../../nodes/ZoomRegistrantsTrigger/receive';
import {
	isSubscribed,
	subscribe,
	unsubscribe,
} from '../../../nodes/ZoomRegistrantsTrigger/subscription';
import type * as trigger from '../../../nodes/ZoomRegistrantsTrigger/ZoomRegistrantsTrigger.node';
import { ZoomRegistrantsTrigger } from '../../../nodes/ZoomRegistrantsTrigger/ZoomRegistrantsTrigger.node';
import type { StoredCredential } from '../../support/credentials';
import { type N8nOptions, N8nWithWebhooks } from '../../support/n8nWithWebhooks';
import { SECRET_TOKEN } from '../../support/zoomSender';

/** The credential of *Manual*: never connected, nothing in it but the secret. */
export function secretOnly(webhookSecretToken: string = SECRET_TOKEN): StoredCredential {
	return { id: 'zoom', type: 'zoomRegistrantsOAuth2Api', data: { webhookSecretToken } };
}

const running: N8nWithWebhooks[] = [];

/** An n8n with the trigger as *Manual*, closed again after the test. */
export async function startN8n(
	parameters: INodeParameters = {},
	options: Partial<N8nOptions> = {},
): Promise<N8nWithWebhooks> {
	const n8n = new N8nWithWebhooks({
		nodeType: triggerWithoutSleep(),
		parameters: { events: ['meeting.registration_created'], ...parameters },
		credentials: { zoomRegistrantsOAuth2Api: 'zoom' },
		stored: [secretOnly()],
		webhookId: `hook-${running.length}`,
		...options,
	});
	// Every test has a node of its own, because the node's memory outlives one n8n here.
	n8n.node.id = `trigger-${Math.random()}`;
	running.push(n8n);
	return await n8n.start();
}

afterEach(async () => {
	await Promise.all(running.splice(0).map(async (n8n) => await n8n.close()));
});

/** The node as it is, but whenever it waits, its time jumps ahead instead. */
function triggerWithoutSleep(): INodeType {
	let aheadMs = 0;
	return triggerWithClock(
		() => SYSTEM_CLOCK.now() + aheadMs,
		async (ms) => {
			aheadMs += ms;
			return await SYSTEM_CLOCK.wait(0);
		},
	);
}

/** The node with a clock that shows what `now` says, in epoch milliseconds, and on which waits take no time. */
export function triggerWithClock(
	now: () => number,
	wait: Clock['wait'] = async () => true,
): INodeType {
	return new (class extends ZoomRegistrantsTrigger {
		override async webhook(this: IWebhookFunctions) {
			return await receive(this, { ...SYSTEM_CLOCK, now, wait });
		}
	})();
}

/** The node as it subscribes to events, but what it tries again it tries again at once. */
export function triggerWithoutWaits(): INodeType {
	const clock: Clock = {
		...SYSTEM_CLOCK,
		wait: async (_ms, cancel) => await SYSTEM_CLOCK.wait(0, cancel),
	};
	return new (class extends ZoomRegistrantsTrigger {
		override webhookMethods = {
			default: {
				async checkExists(this: IHookFunctions) {
					return await isSubscribed(this, clock);
				},
				async create(this: IHookFunctions) {
					return await subscribe(this, clock);
				},
				async delete(this: IHookFunctions) {
					return await unsubscribe(this, clock);
				},
			},
		};
	})();
}

/** The node's code once more, with a memory of its own, as another process has it. */
export function anotherProcess(): INodeType {
	let another: INodeType | undefined;
	jest.isolateModules(() => {
		const path = '../../../nodes/ZoomRegistrantsTrigger/ZoomRegistrantsTrigger.node';
		another = new (jest.requireActual<typeof trigger>(path).ZoomRegistrantsTrigger)();
	});
	if (another === undefined || another instanceof ZoomRegistrantsTrigger)
		throw new Error('The node could not be loaded again');
	return another;
}
