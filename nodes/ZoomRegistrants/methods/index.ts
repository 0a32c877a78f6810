import type { ILoadOptionsFunctions } from 'n8n-workflow';

type Method<Args extends unknown[], R> = (this: ILoadOptionsFunctions, ...args: Args) => Promise<R>;

/** A method whose code is loaded when it's called for the first time, so that n8n starts without it. */
function late<Args extends unknown[], R>(load: () => Promise<Method<Args, R>>): Method<Args, R> {
	return async function (...args) {
		return await (await load()).apply(this, args);
	};
}

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
