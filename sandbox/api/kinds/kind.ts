import type { EventType, Meeting, RegistrationForm } from '../../types';
import type { Scope } from '../call';
import type { Refusals } from './refusals';

/** What a client can ask for; scopes and wordings differ by it. */
export const OPERATIONS = ['userList', 'details', 'list', 'status', 'trackingSources'] as const;
export type Operation = (typeof OPERATIONS)[number];

/** Everything in which a meeting, a webinar or a recording differs from the others. */
export interface Kind {
	name: 'meeting' | 'webinar';
	/** Begins the path of the event's endpoints. */
	path: string;
	/** The types an event in the path may have. */
	eventTypes: readonly EventType[];
	/** What the host must have for registration. */
	hostNeeds: 'licensed' | 'webinars';
	/** An operation without a scope does not exist for the kind. */
	scopes: Partial<Record<Operation, Scope>>;
	refusals: Refusals;
	form: (event: Meeting) => RegistrationForm;
	/** The list of one user's events: the name of its rows and the values of `type`. */
	userList: { rows: string; types: string[]; query: string[] };
	list: { query: string[] };
	status: {
		/** What the daily limit calls the request. */
		limitName: string;
		/** Whether an e-mail among the registrants must look like one. */
		checksEmails: boolean;
	};
	/** Which fields a registrant's row has beyond the form. */
	row: { pin: boolean };
}
