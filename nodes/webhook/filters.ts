import { domainOf } from '../zoom/email';
import { eventOccurrences, idOf, type RegistrationEvent } from './event';

/** Which events start the workflow. Where a set is empty, all do. */
export interface EventFilters {
	/** Names of events, e.g. `meeting.registration_created`. */
	events: ReadonlySet<string>;
	/** IDs; for events of meetings and recordings. */
	meetings: ReadonlySet<string>;
	/** IDs; for events of webinars. */
	webinars: ReadonlySet<string>;
	/** One of them has to be among the event's. */
	occurrences: ReadonlySet<string>;
	/** What stands after the @, in small letters. */
	emailDomains: ReadonlySet<string>;
}

/** Why an event does not start the workflow, in words; `undefined` when it does. */
export function whyFilteredOut(
	event: RegistrationEvent,
	filters: EventFilters,
): string | undefined {
	const { events, meetings, webinars, occurrences, emailDomains } = filters;
	const isWebinar = event.subject === 'webinar';
	if (!events.has(event.name)) return 'Trigger On does not list it';
	if (!allows(isWebinar ? webinars : meetings, [idOf(event.object.id)])) {
		return isWebinar ? 'it is another webinar' : 'it is another meeting';
	}
	if (
		!allows(
			occurrences,
			eventOccurrences(event).map(({ occurrenceId }) => occurrenceId),
		)
	) {
		return 'it is another occurrence';
	}
	if (!allows(emailDomains, [domainOf(event.registrant.email)])) {
		return 'the e-mail is of another domain';
	}
	return undefined;
}

function allows(allowed: ReadonlySet<string>, values: Array<string | undefined>): boolean {
	return allowed.size === 0 || values.some((value) => value !== undefined && allowed.has(value));
}
