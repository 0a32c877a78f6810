import type { ZoomConnection } from '../../transport/connection';
import { CircuitBreaker } from './circuitBreaker';
import { Rosters } from './roster';

/** The state of one execution of the node. */
export interface Run {
	readonly connection: ZoomConnection;
	readonly breaker: CircuitBreaker;
	readonly rosters: Rosters;
}

/** Starts a run with empty state. */
export function startRun(connection: ZoomConnection): Run {
	const breaker = new CircuitBreaker();
	return { connection, breaker, rosters: new Rosters(connection, breaker) };
}
