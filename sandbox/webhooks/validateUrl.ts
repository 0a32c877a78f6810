import { SECOND_MS } from '../clock';
import type { SandboxContext } from '../context';
import { secretText } from '../ids';
import { deliverOnce } from './sender';
import { hmac } from './signature';

const EVENT = 'endpoint.url_validation';

/**
 * Asks an address to encrypt a random text with the secret token, as Zoom does before it sends events there. True for
 * the right answer with status 200 within three seconds.
 * https://developers.zoom.us/docs/api/webhooks/#validate-your-webhook-endpoint
 */
export async function validateUrl(
	{ sender, now }: SandboxContext,
	url: string,
	secretToken: string,
): Promise<boolean> {
	const plainToken = secretText(16);
	const body = JSON.stringify({ payload: { plainToken }, event_ts: now(), event: EVENT });
	const timestamp = () => Math.floor(now() / SECOND_MS);
	const job = { url, event: EVENT, body, secretToken, now, timestamp };
	const { status, answer } = await deliverOnce(sender, job);
	const expected = { plainToken, encryptedToken: hmac(secretToken, plainToken) };
	return status === 200 && holds(answer, expected);
}

function holds(answer: string, expected: Record<string, string>): boolean {
	try {
		const given = new Map<string, unknown>(Object.entries(Object(JSON.parse(answer))));
		return Object.entries(expected).every(([name, value]) => given.get(name) === value);
	} catch {
		return false;
	}
}
