import type { BehaviourClass } from '../behaviour';
import { blocks } from './blocks';
import { creating } from './creating';
import { format } from './format';
import { limits } from './limits';
import { lists } from './lists';
import { lost } from './lost';
import { oneBad } from './oneBad';
import { otherYes } from './otherYes';
import { written } from './rows';
import { secrets } from './secrets';
import { silent } from './silent';

/** All the ways in which Zoom may behave that the matrix tries. */
export const classes: BehaviourClass[] = [
	silent,
	otherYes,
	lost,
	format,
	oneBad,
	blocks,
	limits,
	lists,
	creating,
	written,
	secrets,
];
