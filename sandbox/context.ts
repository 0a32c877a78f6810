import type { Clock } from './clock';
import type { Fault } from './faults';
import type { TokenStore } from './oauth/tokens';
import type { Switches } from './switches';
import type { AccountState, RecordedRequest } from './types';
import type { Sender } from './webhooks/types';

/** Where each issued page token goes on, and for which request it was made. */
export type PageTokens = Map<string, { offset: number; request: string; expiresAt: number }>;

/** Everything the routes share. The objects stay the same through a reset, so that tests may hold on to them. */
export interface SandboxContext {
	now: Clock;
	pause: (milliseconds: number) => Promise<void>;
	state: AccountState;
	switches: Switches;
	requests: RecordedRequest[];
	faults: Fault[];
	tokens: TokenStore;
	pages: PageTokens;
	sender: Sender;
	reset: () => void;
}
