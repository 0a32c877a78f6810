import type { PageTokens } from './api/paging';
import type { Clock } from './clock';
import type { Fault } from './faults';
import type { TokenStore } from './oauth/tokens';
import type { Switches } from './switches';
import type { AccountState, RecordedRequest } from './types';

/** Everything the routes share. The objects stay the same through a reset, so that tests may hold on to them. */
export interface SandboxContext {
	now: Clock;
	state: AccountState;
	switches: Switches;
	requests: RecordedRequest[];
	faults: Fault[];
	tokens: TokenStore;
	pages: PageTokens;
	reset: () => void;
}
