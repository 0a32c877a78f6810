import { delay } from './clock';
import type { SandboxContext } from './context';
import { clearFaults } from './faults';
import { createTokenStore } from './oauth/tokens';
import type { SandboxOptions } from './sandbox';
import { defaultSeed } from './seed/defaultSeed';
import { createState } from './state';
import { defaultSwitches } from './switches';
import { createSender, resetSender } from './webhooks/sender';

/** Everything the routes share, fresh from the seed. */
export function createContext(options: SandboxOptions): SandboxContext {
	const { now = Date.now, pause = delay, seed, switches } = options;
	const freshState = () => createState(seed ?? defaultSeed(now()), now());
	const context: SandboxContext = {
		now,
		pause,
		state: freshState(),
		switches: { ...defaultSwitches(), ...switches },
		requests: [],
		faults: [],
		tokens: createTokenStore(),
		pages: new Map(),
		sender: createSender(
			options.webhookRetryDelaysMs,
			options.webhookConnections,
			options.webhookAnswerTimeoutMs,
		),
		reset: () => {
			Object.assign(context.state, freshState());
			Object.assign(context.switches, defaultSwitches(), switches);
			context.requests.length = 0;
			clearFaults(context.faults);
			resetSender(context.sender);
			for (const map of [...Object.values(context.tokens), context.pages]) map.clear();
		},
	};
	return context;
}
