import type { BehaviourClass } from '../behaviour';
import { format } from './format';
import { lost } from './lost';
import { otherYes } from './otherYes';
import { silent } from './silent';

/** All the ways in which Zoom may behave that the matrix tries. */
export const classes: BehaviourClass[] = [silent, otherYes, lost, format];
