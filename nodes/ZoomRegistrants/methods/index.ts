import { late } from '../../fields/late';

/** The searches of the form's lists, by the names that its fields use. */
export const listSearch = {
	searchEvents: late(async () => (await import('./listSearch')).searchEvents),
	searchOccurrences: late(async () => (await import('./listSearch')).searchOccurrences),
	searchPastEvents: late(async () => (await import('./pastLists')).searchPastEvents),
	searchPastInstances: late(async () => (await import('./pastLists')).searchPastInstances),
	searchRegistrants: late(async () => (await import('./listSearch')).searchRegistrants),
};

/** The same for its dropdowns. */
export const loadOptions = {
	getCustomQuestions: late(async () => (await import('./loadOptions')).getCustomQuestions),
	getOccurrences: late(async () => (await import('./loadOptions')).getOccurrences),
	getTrackingSources: late(async () => (await import('./loadOptions')).getTrackingSources),
};
