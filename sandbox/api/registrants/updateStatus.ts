import { notAJsonObject, unsupportedContentType, validationFailed } from '../../errors';
import type { Switches } from '../../switches';
import type { Occurrence, Registrant } from '../../types';
import { registrationOf, requestedOccurrence, type Registration } from '../access';
import type { ApiCall, Endpoint, Scope } from '../call';
import type { Kind } from '../kinds/kind';
import { refuse } from '../kinds/refusals';
import { changeStatus } from './changeStatus';
import { namedRegistrants, requestedEntries } from './namedRegistrants';
import { bodyFormat, readStatusBody } from './statusBody';
import { statusFor } from './statusFor';
import { countStatusChange, refuseOverDailyLimit, type Named } from './statusLimit';

/**
 * `PUT …/registrants/status`: approve, cancel or deny up to 30 registrants. 204 without a body when accepted; when
 * refused, nothing has changed and nothing counts.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/PUT/meetings/{meetingId}/registrants/status
 */
export function updateRegistrantStatus(kind: Kind, scope: Scope): Endpoint {
	return {
		method: 'PUT',
		path: `${kind.path}/registrants/status`,
		label: 'Medium',
		scope,
		query: kind.status.query,
		handle: async (call) => await handle(call, kind),
	};
}

async function handle(call: ApiCall, kind: Kind): Promise<undefined> {
	const { context } = call;
	const format = bodyFormat(call);
	if (format === 'multipart') refuseMultipart(context.switches.multipart);
	const body = ignoresBody(call, format) ? undefined : await readStatusBody(call, format);
	const registration = registrationOf(call, kind, 'status');
	if (!body) return;
	const chosen = kind.status.actions.find(({ action }) => action === body.action);
	if (!chosen) throw validationFailed('action');
	const entries = requestedEntries(call, registration, body.registrants);
	const occurrence = requestedOccurrence(call, registration.event);
	const named = namedRegistrants(call, registration, occurrence, entries);
	if (named.length === 0) return;
	if (chosen.after === 'approved') refuseBeyondCapacity(call, registration, named, occurrence);
	refuseOverDailyLimit(context, registration, named);
	countStatusChange(context, registration, named);
	const registrants = [...new Set(named.map(({ registrant }) => registrant))];
	const operator = context.state.users[call.caller.userId];
	changeStatus(context, { registration, registrants, occurrence, operator, ...chosen });
}

function refuseMultipart(multipart: Switches['multipart']): void {
	if (multipart === 'refuse415') throw unsupportedContentType();
	if (multipart === 'refuse400') throw notAJsonObject();
}

function ignoresBody(call: ApiCall, format: string): boolean {
	return format === 'multipart' && call.context.switches.multipart === 'ignore204';
}

/** A webinar's limit counts those approved, with the named ones among them. */
function refuseBeyondCapacity(
	call: ApiCall,
	{ kind, event, form }: Registration,
	named: Named[],
	occurrence: Occurrence | undefined,
): void {
	const isApproved = (one: Registrant) => statusFor(one, occurrence) === 'approved';
	const approved = new Set(form.registrants.filter(isApproved));
	const before = approved.size;
	for (const { registrant } of named) approved.add(registrant);
	const { registrantsLimit: limit, id } = event;
	if (limit > 0 && approved.size > before && approved.size > limit) {
		refuse(call, kind, 'status', 'full', { id });
	}
}
