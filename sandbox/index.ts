import {
	addMeeting,
	addRecordingRegistrants,
	addRegistrants,
	meetingOf,
	type MeetingInput,
} from './build';
import type { RegistrantInput } from './buildRegistrants';
import type { Clock } from './clock';
import type { SandboxContext } from './context';
import { summaryText } from './control/summaryText';
import { clearFaults, type Fault } from './faults';
import { createTokenStore, expireAccessTokens, mintTokens, type TokenAnswer } from './oauth/tokens';
import { defaultSeed } from './seed/defaultSeed';
import { createServer } from './server';
import { createState, type SandboxSeed } from './state';
import { defaultSwitches, type Switches } from './switches';
import type { AccountState, Meeting, RecordedRequest, Registrant } from './types';

export type { MeetingInput } from './build';
export type { RegistrantInput } from './buildRegistrants';
export type { Fault, FaultAnswer } from './faults';
export type { TokenAnswer } from './oauth/tokens';
export { defaultSeed } from './seed/defaultSeed';
export type { SandboxSeed } from './state';
export type { Switches } from './switches';
export type * from './types';

export interface SandboxOptions {
	/** Default 0: any free port. The server listens on 127.0.0.1 only. */
	port?: number;
	/** The clock in epoch milliseconds; default `Date.now`. */
	now?: Clock;
	/** Default: a readable demo account relative to the clock. */
	seed?: SandboxSeed;
	switches?: Partial<Switches>;
}

type AddRegistrants = (
	meetingId: string | number,
	who: number | RegistrantInput[],
	common?: Partial<Registrant>,
) => Registrant[];

export interface Sandbox {
	/** The OAuth base such as `http://127.0.0.1:41234`; the API is at `{url}/v2`. */
	url: string;
	/** Live: what tests change here holds from the next request on. */
	state: AccountState;
	/** Live. */
	switches: Switches;
	/** Every request except those to the sandbox's own pages, in order of arrival. */
	requests: RecordedRequest[];
	/** Queued faults, live. */
	faults: Fault[];
	/** Queues copies, so that a test may keep its faults in constants. */
	addFault: (...faults: Fault[]) => void;
	addMeeting: (meeting?: MeetingInput) => Meeting;
	/** Adds a list of registrants, or a number of made-up ones; `common` applies to each. */
	addRegistrants: AddRegistrants;
	/** The same for the recording of a meeting. */
	addRecordingRegistrants: AddRegistrants;
	/** Throws when the meeting is not there. */
	meeting: (meetingId: string | number) => Meeting;
	/** Gives tokens without the login; for a user app they speak for `userId`, by default the app's owner. */
	issueToken: (clientId: string, userId?: string) => TokenAnswer;
	/** Makes every present access token expired. */
	expireTokens: () => void;
	/** What is in the sandbox, as readable text; `GET /` shows the same as a page. */
	summary: () => string;
	/** Back to the seed and the switches given at the start; journal, faults, tokens and counters are emptied. */
	reset: () => void;
	close: () => Promise<void>;
}

/** Starts a small Zoom on this computer: OAuth and the registration part of the API, as strict as the real one. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const context = createContext(options);
	const { state, switches, requests, faults, tokens, now, reset } = context;
	const server = createServer(context);
	const url = await server.listen({ host: '127.0.0.1', port: options.port ?? 0 });
	return {
		url,
		state,
		switches,
		requests,
		faults,
		summary: () => summaryText(context, url),
		addFault: (...more) => void faults.push(...more.map((fault) => ({ ...fault }))),
		addMeeting: (meeting) => addMeeting(state, now(), meeting),
		addRegistrants: (meetingId, who, common) =>
			addRegistrants(state, now(), meetingId, who, common),
		addRecordingRegistrants: (meetingId, who, common) =>
			addRecordingRegistrants(state, now(), meetingId, who, common),
		meeting: (meetingId) => meetingOf(state, meetingId),
		issueToken: (clientId, userId) => {
			const app = state.apps[clientId];
			if (!app) throw new Error(`The sandbox has no app ${clientId}`);
			return mintTokens(tokens, app, userId ?? app.ownerId, now);
		},
		expireTokens: () => expireAccessTokens(tokens),
		reset,
		close: async () => await server.close(),
	};
}

function createContext({ now = Date.now, seed, switches }: SandboxOptions): SandboxContext {
	const freshState = () => createState(seed ?? defaultSeed(now()), now());
	const context: SandboxContext = {
		now,
		state: freshState(),
		switches: { ...defaultSwitches(), ...switches },
		requests: [],
		faults: [],
		tokens: createTokenStore(),
		pages: new Map(),
		reset: () => {
			Object.assign(context.state, freshState());
			Object.assign(context.switches, defaultSwitches(), switches);
			context.requests.length = 0;
			clearFaults(context.faults);
			for (const map of [...Object.values(context.tokens), context.pages]) map.clear();
		},
	};
	return context;
}
