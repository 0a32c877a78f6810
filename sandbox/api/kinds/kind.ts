import type {
	EventType,
	Meeting,
	RegistrantStatus,
	RegistrationChange,
	RegistrationForm,
} from '../../types';
import type { Scope } from '../call';
import type { Operation, Refusals, Wording } from './wording';

/** Everything in which a meeting, a webinar or a recording differs from the others. */
export interface Kind {
	name: 'meeting' | 'webinar' | 'recording';
	/** Begins the path of the event's endpoints. */
	path: string;
	/** The types an event in the path may have. */
	eventTypes: readonly EventType[];
	/** What the host must have for registration. */
	hostNeeds: 'licensed' | 'webinars';
	/** An operation without a scope does not exist for the kind. */
	scopes: Partial<Record<Operation, Scope>>;
	refusals: Refusals;
	/** Where people register; throws what Zoom answers when there is no such place. */
	form: (event: Meeting) => RegistrationForm;
	/** Tells the place from every other in the account's counters. */
	key: (event: Meeting) => string;
	list: { query: string[] };
	status: {
		query: string[];
		actions: Array<{ action: string; after: RegistrantStatus; event: RegistrationChange }>;
		/** How a registrant can be named. */
		names: ReadonlyArray<'id' | 'email'>;
		/** What the daily limit calls the request. */
		limitName: string;
		/** Whether an email among the registrants must look like one. */
		checksEmails: boolean;
	};
	add: {
		query: string[];
		/** The fields that not every kind knows. */
		fields: string[];
		/** The fields of the answer. */
		answer: string[];
		/** The 429 of the fourth registration in a day, in which `{email}` stands for the person; empty is no limit. */
		limitMessage: string;
	};
	/** The types of the host's own questions. */
	questionTypes: string[];
	/** Where the path may have the event's UUID for its number. */
	takesUuid: readonly Operation[];
	/** What a registrant's row has beyond the form. */
	row: string[];
}

/** A kind that users have a list of. */
export interface EventKind extends Kind {
	/** The name of the rows and the values of `type`. */
	userList: { rows: string; types: string[]; query: string[] };
	/** What is answered when the path names nobody who is registered. */
	noRegistrant: Record<'get' | 'delete', Wording>;
	get: {
		query: string[];
		/** Whether the answer has the registrant's language. */
		language: boolean;
	};
	batch: {
		/** The only type it can be used for. */
		eventType: EventType;
		/** True or false beside the registrants. */
		flags: string[];
		/** As that of `add`. */
		limitMessage: string;
	};
}
