import { SECOND_MS } from '../clock';
import type { SandboxContext } from '../context';
import { deliverOnce } from './sender';
import type { Delivery, Forged } from './types';

/** What is posted, and how it is forged. */
export interface DeliverOptions {
	url: string;
	/** Default: an empty object. */
	payload?: unknown;
	/** Epoch milliseconds; default now. */
	eventTs?: number;
	/** The text to send instead of the event built from the above. */
	body?: string;
	/** Default: that of the subscription with this address, else of the account's first app. */
	secretToken?: string;
	/** Moves the timestamp that is signed: -600 is ten minutes ago. */
	timestampOffsetSeconds?: number;
	/** Headers to send otherwise than signed; undefined leaves one out. */
	headers?: Record<string, string | undefined>;
	/** After how many milliseconds without an answer it hangs up; default three seconds. */
	hangUpAfterMs?: number;
	/** Changes the body after it was signed. */
	alterBody?: (body: string) => string;
}

/** Posts any event once, forged as asked for, and gives what came back. */
export async function deliver(
	{ state, sender, now }: SandboxContext,
	event: string,
	options: DeliverOptions,
): Promise<Delivery> {
	const { url, payload = {}, eventTs = now(), timestampOffsetSeconds = 0 } = options;
	const subscription = state.eventSubscriptions.find((one) => one.url === url);
	const app = Object.values(state.apps)[0];
	return await deliverOnce(sender, {
		url,
		event,
		body: options.body ?? JSON.stringify({ event, event_ts: eventTs, payload }),
		secretToken: options.secretToken ?? subscription?.secretToken ?? app?.secretToken ?? '',
		now,
		hangUpAfterMs: options.hangUpAfterMs,
		timestamp: () => Math.floor(now() / SECOND_MS) + timestampOffsetSeconds,
		forge: (headers, body) => forged(options, headers, body),
	});
}

function forged(
	{ headers: others = {}, alterBody }: DeliverOptions,
	headers: Record<string, string>,
	body: string,
): Forged {
	const sent = { ...headers };
	for (const [name, value] of Object.entries(others)) {
		if (value === undefined) delete sent[name.toLowerCase()];
		else sent[name.toLowerCase()] = value;
	}
	return { headers: sent, body: alterBody?.(body) ?? body };
}
