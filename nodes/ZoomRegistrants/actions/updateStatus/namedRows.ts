import type { Refusal } from '../../../transport/refusal';
import { whoIsNamed } from '../../run/namedInError';
import type { Recipient, Row } from './types';

/** The rows that a refusal points at. */
export function namedRows(recipients: Recipient[], refusal: Refusal): Row[] {
	const isNamed = whoIsNamed(refusal);
	return recipients.flatMap(({ rows }, place) => rows.filter(({ given }) => isNamed(given, place)));
}
