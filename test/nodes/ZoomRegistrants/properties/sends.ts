import type { RecordedRequest, Sandbox } from '../../../../sandbox';
import { sentRegistrants } from '../../../support/multipart';
import { MEETINGS, type Scenario } from './scenario';

// How often one person may be sent for one change, by what Zoom answered. The node's own words for it
// are in `settle.ts`; the numbers here are written once more, so that they can't change unnoticed.

/** Refused: with others, and once more by themselves or with those who are left. */
const REFUSED = 2;

/** The first request of a run, refused for a reason that may be its format, is tried in the other one. */
const ON_TRIAL = 1;

/** Answers that get lost before it's given up, with the same people. */
const LOST = 3;

/** Waits for limits, and new logins, before one request is given up. */
const WAITS = 6 + 2;

/** Zoom's own maximum for one request. */
const MAX_PEOPLE = 30;

/** Requests that name too many, as texts. */
export function tooLarge(puts: readonly RecordedRequest[]): string[] {
	return puts.flatMap((put) => {
		const count = sentRegistrants(put).length;
		return count > 0 && count <= MAX_PEOPLE ? [] : [`${put.url}: ${count}`];
	});
}

/** One person's requests for one change, by how they were answered. */
interface Sends {
	event: number;
	accepted: number;
	refused: number;
	/** No answer, or a fault of the server. */
	lost: number;
	/** Zoom said to wait, or to log in again. */
	deferred: number;
	/** The most people in one of these requests. */
	together: number;
}

/** Changes of one person, named in one way, that were sent more often than stated, as texts. */
export function sentTooOften(
	{ requests }: Pick<Sandbox, 'requests'>,
	scenario: Scenario,
): string[] {
	const puts = requests.filter(({ method }) => method === 'PUT');
	const isReadingRefused = requests.some(
		({ method, path, status }) => method === 'GET' && path.startsWith('/v2/') && status !== 200,
	);
	return [...sendsByPerson(puts)].flatMap(([name, sends]) => {
		const most = mostSends(scenario, sends, isReadingRefused);
		const kinds = ['accepted', 'refused', 'lost', 'deferred'] as const;
		return kinds
			.filter((kind) => sends[kind] > most[kind])
			.map((kind) => `${name}: ${sends[kind]} ${kind}, ${most[kind]} at most`);
	});
}

function sendsByPerson(puts: readonly RecordedRequest[]): Map<string, Sends> {
	const byPerson = new Map<string, Sends>();
	for (const put of puts) {
		const people = sentRegistrants(put);
		const event = MEETINGS.findIndex((id) => put.path.includes(id));
		for (const { id, email } of people) {
			const name = `${put.url} ${actionOf(put)} ${id ?? ''} ${email?.toLowerCase() ?? ''}`;
			const sends = byPerson.get(name) ?? {
				event,
				accepted: 0,
				refused: 0,
				lost: 0,
				deferred: 0,
				together: 0,
			};
			sends[kindOf(put)] += 1;
			sends.together = Math.max(sends.together, people.length);
			byPerson.set(name, sends);
		}
	}
	return byPerson;
}

function kindOf({ status }: RecordedRequest): 'accepted' | 'refused' | 'lost' | 'deferred' {
	if (status === null || status >= 500) return 'lost';
	if (status === 401 || status === 429) return 'deferred';
	return status < 300 ? 'accepted' : 'refused';
}

/** The bounds, from what was really answered: where nothing was refused or lost, nothing is repeated. */
function mostSends(
	scenario: Scenario,
	{ event, accepted, refused, lost, together }: Sends,
	isReadingRefused: boolean,
): Pick<Sends, 'accepted' | 'refused' | 'lost' | 'deferred'> {
	const { exhausted, faults, mayRead, options, switches } = scenario;
	const isCalm = faults.length === 0 && Object.keys(switches).length === 0;
	const turnsOfEvent = turns(scenario, event);
	// Whoever was accepted but is listed unchanged is sent once more.
	const mayRepeat = accepted > 0 && !isCalm && options.verifyResult !== 'never';
	const rounds = turnsOfEvent * (mayRepeat ? 2 : 1);
	const mayHalve = !isCalm || !mayRead || isReadingRefused || exhausted.length > 0;
	// Halves of halves, and once more for each who was taken out because they were named.
	const parts = mayHalve && together > 1 ? Math.ceil(Math.log2(together)) + exhausted.length : 0;
	const wasLost = lost > 0 && together > 1 ? parts : 0;
	return {
		accepted: rounds,
		refused: rounds * (REFUSED + parts) + ON_TRIAL,
		lost: rounds * (LOST * (refused > 0 ? 2 : 1) + wasLost),
		deferred: WAITS * (accepted + refused + lost + rounds),
	};
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
