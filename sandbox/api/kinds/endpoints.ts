import type { Endpoint, Scope } from '../call';
import { getEvent } from '../eventDetails';
import { listRegistrants } from '../registrants/list';
import { updateRegistrantStatus } from '../registrants/updateStatus';
import { listTrackingSources } from '../trackingSources';
import { listEvents } from '../userEvents';
import { OPERATIONS, type Kind, type Operation } from './kind';
import { meeting } from './meeting';
import { webinar } from './webinar';

const KINDS = [meeting, webinar];

const BUILD: Record<Operation, (kind: Kind, scope: Scope) => Endpoint> = {
	userList: listEvents,
	details: getEvent,
	list: listRegistrants,
	status: updateRegistrantStatus,
	trackingSources: listTrackingSources,
};

/** Every endpoint of every kind of event: those the kind has a scope for. */
export const eventEndpoints: Endpoint[] = KINDS.flatMap((kind) =>
	OPERATIONS.flatMap((operation) => {
		const scope = kind.scopes[operation];
		return scope ? [BUILD[operation](kind, scope)] : [];
	}),
);
