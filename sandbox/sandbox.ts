import type { MeetingInput } from './build';
import type { InstanceInput, ParticipantInput } from './buildInstances';
import type { RegistrantInput } from './buildRegistrants';
import type { Clock } from './clock';
import type { Fault } from './faults';
import type { TokenAnswer } from './oauth/tokens';
import type { SandboxSeed } from './state';
import type { Switches } from './switches';
import type {
	AccountState,
	EventSubscription,
	Instance,
	Meeting,
	Participant,
	RecordedRequest,
	Registrant,
} from './types';
import type { DeliverOptions } from './webhooks/deliver';
import type { FormInput } from './webhooks/fillForm';
import type { SubscriptionInput } from './webhooks/subscribe';
import type { Delivery } from './webhooks/types';

export interface SandboxOptions {
	/** Default 0: any free port. The server listens on 127.0.0.1 only. */
	port?: number;
	/** The clock in epoch milliseconds; default `Date.now`. */
	now?: Clock;
	/** Makes the pause of a fault's `delayMs`; default: real milliseconds. */
	pause?: (milliseconds: number) => Promise<void>;
	/** Default: a readable demo account relative to the clock. */
	seed?: SandboxSeed;
	switches?: Partial<Switches>;
	/** Pauses before a webhook is tried again, in real milliseconds; default 5, 20 and 60 minutes. */
	webhookRetryDelaysMs?: number[];
	/** How many webhooks are posted at the same time at most; default no limit. */
	webhookConnections?: number;
	/** After how long without an answer a webhook has failed, in real milliseconds; default three seconds. */
	webhookAnswerTimeoutMs?: number;
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
	/** Somebody fills in the public form of a meeting, a webinar, or its recording. */
	register: (
		meetingId: string | number,
		person: FormInput,
		place?: 'event' | 'recording',
	) => Registrant;
	/** Adds a time that a meeting or webinar was held, by default as planned and with nobody there. */
	addInstance: (meetingId: string | number, instance?: InstanceInput) => Instance;
	/** Adds stays to the instance of a UUID, or to the latest of a meeting or webinar; `common` applies to each. */
	addParticipants: (
		meetingIdOrUuid: string | number,
		who: number | ParticipantInput[],
		common?: ParticipantInput,
	) => Participant[];
	/** Somebody comes in now; the first one starts the meeting or webinar. Webhooks hear of it. */
	join: (meetingId: string | number, who: ParticipantInput) => Participant;
	/** Somebody leaves now, named by the `userId` that `join` gave. Webhooks hear of it. */
	leave: (meetingId: string | number, userId: string) => Participant;
	/** Everybody leaves and the meeting or webinar ends, now. Webhooks hear of it. */
	end: (meetingId: string | number) => Instance;
	/** Subscribes an address to events manually, with the validation Zoom makes; throws when it fails. */
	subscribe: (subscription: SubscriptionInput) => Promise<EventSubscription>;
	/** Posts any event once, forged as asked for. */
	deliver: (event: string, options: DeliverOptions) => Promise<Delivery>;
	/** Every attempt to post to a webhook address, in order of the answers; live. */
	deliveries: Delivery[];
	/** Waits until no delivery is under way; retries more than a second away are not waited for. */
	settled: () => Promise<void>;
	/** Gives tokens without the login; for a user app they speak for `userId`, by default the app's owner. */
	issueToken: (clientId: string, userId?: string) => TokenAnswer;
	/** Gives a token of the app itself, as `client_credentials` does. */
	issueAppToken: (clientId: string) => TokenAnswer;
	/** Makes every present access token expired. */
	expireTokens: () => void;
	/** What is in the sandbox, as readable text; `GET /` shows the same as a page. */
	summary: () => string;
	/** Back to the seed and the switches given at the start; journals, faults, tokens and counters are emptied. */
	reset: () => void;
	close: () => Promise<void>;
}
