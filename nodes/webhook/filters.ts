import { isText } from '../transport/guards';
import { domainOf } from '../zoom/email';
import { eventOccurrences, idOf, registrantIdOf, type TriggerEvent } from './event';

/** Which events start the workflow. An empty set includes all. */
export interface EventFilters {
	/** Names of events, e.g. `meeting.registration_created`. */
	events: ReadonlySet<string>;
	/** IDs; for events of meetings and recordings. */
	meetings: ReadonlySet<string>;
	/** IDs; for events of webinars. */
	webinars: ReadonlySet<string>;
	/** At least one has to be among the event's occurrences. */
	occurrences: ReadonlySet<string>;
	/** The part after the @, in lower case. */
	emailDomains: ReadonlySet<string>;
	/** Of participants, only those for whom Zoom names a registrant. */
	onlyRegistrants: boolean;
}

/** Why an event doesn't start the workflow, in words; `undefined` if it does. */
export function whyFilteredOut(event: TriggerEvent, filters: EventFilters): string | undefined {
	const { events, meetings, webinars, occurrences, emailDomains, onlyRegistrants } = filters;
	const isWebinar = event.subject === 'webinar';
	if (!events.has(event.name)) return "it isn't selected in 'Trigger On'";
	if (!allows(isWebinar ? webinars : meetings, [idOf(event.object.id)])) {
		return isWebinar ? "it's for another webinar" : "it's for another meeting";
	}
	if (
		!allows(
			occurrences,
			eventOccurrences(event).map(({ occurrenceId }) => occurrenceId),
		)
	) {
		return "it's for another occurrence";
	}
	const { email } = event.type === 'registration' ? event.registrant : event.participant;
	if (!allows(emailDomains, [domainOf(email)])) {
		return isText(email) ? 'the email is from another domain' : "Zoom doesn't show the email";
	}
	if (onlyRegistrants && event.type === 'participant' && registrantIdOf(event) === undefined) {
		return "Zoom doesn't name a registrant";
	}
	return undefined;
}

function allows(allowed: ReadonlySet<string>, values: Array<string | undefined>): boolean {
	return allowed.size === 0 || values.some((value) => value !== undefined && allowed.has(value));
}
