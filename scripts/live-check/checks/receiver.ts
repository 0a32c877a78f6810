/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a program of its own, which Zoom calls */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';

/** The signed times, in Unix seconds, of the deliveries of one event. */
export interface Receiver {
	times: string[];
	close: () => Promise<void>;
}

/**
 * Listens for Zoom's webhooks on this computer: answers its validation, refuses the first event so
 * that Zoom sends it again, and notes the signed time of both deliveries.
 */
export async function startReceiver(port: number, secretToken: string): Promise<Receiver> {
	const times: string[] = [];
	let awaited: string | undefined;
	const server = createServer((request, response) => {
		void bodyOf(request).then((body) => {
			const { event, event_ts: time, payload = {} } = parsed(body);
			const { plainToken } = payload;
			if (event === 'endpoint.url_validation' && plainToken !== undefined) {
				const encryptedToken = createHmac('sha256', secretToken).update(plainToken).digest('hex');
				response.writeHead(200, { 'content-type': 'application/json' });
				response.end(JSON.stringify({ plainToken, encryptedToken }));
				return;
			}
			const key = `${event} ${time} ${JSON.stringify(payload)}`;
			awaited ??= key;
			if (key === awaited) times.push(String(request.headers['x-zm-request-timestamp']));
			response.writeHead(key === awaited && times.length === 1 ? 500 : 200).end();
		});
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	const close = async () =>
		await new Promise<void>((resolve) => {
			server.close(() => resolve());
			server.closeAllConnections();
		});
	return { times, close };
}

interface WebhookBody {
	event?: string;
	event_ts?: number;
	payload?: { plainToken?: string };
}

function parsed(text: string): WebhookBody {
	try {
		return Object(JSON.parse(text)) as WebhookBody;
	} catch {
		return {};
	}
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
}
