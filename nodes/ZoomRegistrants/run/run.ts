import type { ZoomConnection } from '../../transport/connection';
import { CircuitBreaker } from './circuitBreaker';
import { Rosters } from './roster';

/** One execution of the node, and all that it remembers. */
export interface Run {
	readonly connection: ZoomConnection;
	readonly breaker: CircuitBreaker;
	readonly rosters: Rosters;
}

/** Starts a run with an empty memory. */
export function startRun(connection: ZoomConnection): Run {
	const breaker = new CircuitBreaker();
	return { connection, breaker, rosters: new Rosters(connection, breaker) };
}
