import type { RecordedRequest } from '../../../../sandbox';
import { sentRegistrants } from '../../../support/multipart';
import { MEETINGS, type Scenario } from './scenario';

/** How often one person may be sent for one change, without faults. */
const SENDS = 2;

/** While those at fault are searched for in halves, because the list may not be read. */
const SENDS_IN_HALVES = 1 + 10;

/** What comes on top: once more as JSON, if nothing was changed by multipart. */
const FORMATS = 2;

/** How often one request may be made: after faults, waits for limits, and logins. */
const TRIES = 1 + 2 + 6 + 2;

/** The first request of a run, refused for a reason that may be its format, is tried in the other one. */
const ON_TRIAL = 1;

/** Zoom's own maximum for one request. */
const MAX_PEOPLE = 30;

/** Requests that name too many, as texts. */
export function tooLarge(puts: readonly RecordedRequest[]): string[] {
	return puts.flatMap((put) => {
		const count = sentRegistrants(put).length;
		return count > 0 && count <= MAX_PEOPLE ? [] : [`${put.url}: ${count}`];
	});
}

/** Changes of one person, named in one way, that were sent more often than stated, as texts. */
export function sentTooOften(puts: readonly RecordedRequest[], scenario: Scenario): string[] {
	const isUndisturbed = scenario.faults.length === 0;
	const isCalm = isUndisturbed && Object.keys(scenario.switches).length === 0;
	const each =
		(scenario.mayRead && isUndisturbed ? SENDS : SENDS_IN_HALVES) *
			(isCalm ? 1 : FORMATS) *
			(isUndisturbed ? 1 : TRIES) +
		ON_TRIAL;
	const counts = new Map<string, number>();
	for (const put of puts) {
		const event = MEETINGS.findIndex((id) => put.path.includes(id));
		for (const { id, email } of sentRegistrants(put)) {
			const name = `${put.url} ${actionOf(put)} ${id ?? ''} ${email?.toLowerCase() ?? ''}`;
			const key = JSON.stringify([event, name]);
			counts.set(key, (counts.get(key) ?? 0) + 1);
		}
	}
	return [...counts].flatMap(([key, count]) => {
		const [event, name] = JSON.parse(key) as [number, string];
		const most = each * turns(scenario, event);
		return count > most ? [`${name}: ${count} times, ${most} at most`] : [];
	});
}

/** How often the rows of an event turn from one action to another: each time may need requests of its own. */
function turns({ items }: Scenario, event: number): number {
	const actions = items.filter((item) => item.event === event).map(({ action }) => action);
	return 1 + actions.filter((action, n) => n > 0 && action !== actions[n - 1]).length;
}

function actionOf({ rawBody }: RecordedRequest): string {
	const text = rawBody.toString('utf8');
	return /name="action"\r\n\r\n(\w+)|"action":"(\w+)"/.exec(text)?.slice(1).join('') ?? '';
}
