import type { Slots } from './slots';

/** One attempt to post an event to a webhook address. */
export interface Delivery {
	url: string;
	event: string;
	/** Epoch milliseconds. */
	at: number;
	/** The HTTP status of the answer; null when none came within three seconds. */
	status: number | null;
	/** 1 for the first attempt. */
	attempt: number;
	/** Real milliseconds until the answer. */
	durationMs: number;
	headers: Record<string, string>;
	/** The text as it was sent. */
	body: string;
	/** The text of the answer. */
	answer: string;
}

/** An event to be posted. */
export interface Job {
	url: string;
	event: string;
	body: string;
	secretToken: string;
	/** The clock of the journal, in epoch milliseconds. */
	now: () => number;
	/** Unix seconds for the signature. */
	timestamp: () => number;
	/** After how many milliseconds without an answer it hangs up; default that of the sender. */
	hangUpAfterMs?: number;
	/** What a forger does to the headers and the body once they are signed. */
	forge?: (headers: Record<string, string>, body: string) => Forged;
}

export interface Forged {
	headers: Record<string, string>;
	body: string;
}

/** What the account's deliveries share; it stays the same object through a reset. */
export interface Sender {
	deliveries: Delivery[];
	retryDelaysMs: number[];
	/** After how many real milliseconds without an answer a delivery has failed. */
	answerTimeoutMs: number;
	/** Aborted by a reset and when the sandbox is closed. */
	stop: AbortController;
	/** Deliveries under way. */
	busy: number;
	/** Those that are being posted at this moment. */
	slots: Slots;
	/** Called as soon as none is. */
	waiting: Array<() => void>;
}
