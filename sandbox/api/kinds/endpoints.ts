import type { Endpoint, Scope } from '../call';
import { getEvent } from '../eventDetails';
import { addRegistrant } from '../registrants/add';
import { batchAddRegistrants } from '../registrants/batchAdd';
import { getRegistrant } from '../registrants/get';
import { listRegistrants } from '../registrants/list';
import { getQuestions, updateQuestions } from '../registrants/questions';
import { deleteRegistrant } from '../registrants/remove';
import { updateRegistrantStatus } from '../registrants/updateStatus';
import { listPanelists } from '../panelists';
import { listTrackingSources } from '../trackingSources';
import { listEvents } from '../userEvents';
import type { EventKind, Kind } from './kind';
import { type Operation, OPERATIONS } from './wording';
import { meeting } from './meeting';
import { recording } from './recording';
import { webinar } from './webinar';

type Builders<K extends Kind> = Partial<Record<Operation, (kind: K, scope: Scope) => Endpoint>>;

const EVENT: Builders<EventKind> = {
	userList: listEvents,
	details: getEvent,
	trackingSources: listTrackingSources,
	panelists: listPanelists,
	batch: batchAddRegistrants,
	get: getRegistrant,
	delete: deleteRegistrant,
};

const REGISTRANTS: Builders<Kind> = {
	list: listRegistrants,
	status: updateRegistrantStatus,
	add: addRegistrant,
	questions: getQuestions,
	updateQuestions,
};

/** Every endpoint of every kind of event: those the kind has a scope for. */
export const eventEndpoints: Endpoint[] = [
	...endpointsOf([meeting, webinar], EVENT),
	...endpointsOf([meeting, webinar, recording], REGISTRANTS),
];

function endpointsOf<K extends Kind>(kinds: K[], builders: Builders<K>): Endpoint[] {
	return kinds.flatMap((kind) =>
		OPERATIONS.flatMap((operation) => {
			const scope = kind.scopes[operation];
			const build = builders[operation];
			return scope && build ? [build(kind, scope)] : [];
		}),
	);
}
