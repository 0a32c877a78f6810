/** How the check logs in, and what it may use. */
export interface LiveCheckOptions {
	accountId: string;
	clientId: string;
	clientSecret: string;
	oauthBaseUrl: string;
	apiBaseUrl: string;
	/** The email or user ID of a licensed user; undefined for the owner of the app. */
	host?: string;
	/** A mailbox that gets what Zoom sends: `me@acme.io` becomes `me+check-1@acme.io` and so on. */
	mailbox?: string;
	/** The ID of a webinar whose details may be read. */
	webinar?: string;
	webhook?: WebhookOptions;
}

/** Where Zoom can reach this computer, for the two points about webhooks. */
export interface WebhookOptions {
	/** The public https address of a tunnel to the port. */
	url: string;
	port: number;
	secretToken: string;
	/** How long to wait for a second delivery. */
	waitMs: number;
}

const FLAGS = [
	'--api-base-url',
	'--host',
	'--mailbox',
	'--oauth-base-url',
	'--port',
	'--webhook-url',
	'--webinar',
];
const SIX_MINUTES_MS = 6 * 60_000;

/** Reads the command line and the environment; throws an Error that says what is missing. */
export function readOptions(
	words: readonly string[],
	environment: Record<string, string | undefined>,
): LiveCheckOptions {
	const flags = flagsIn(words);
	const needed = (name: string) => {
		const value = environment[name];
		if (!value) throw new Error(`Set ${name}, from a Server-to-Server OAuth app.`);
		return value;
	};
	const webhookUrl = addressIn(flags, '--webhook-url');
	return {
		accountId: needed('ZOOM_ACCOUNT_ID'),
		clientId: needed('ZOOM_CLIENT_ID'),
		clientSecret: needed('ZOOM_CLIENT_SECRET'),
		oauthBaseUrl: baseOf(addressIn(flags, '--oauth-base-url') ?? 'https://zoom.us'),
		apiBaseUrl: baseOf(addressIn(flags, '--api-base-url') ?? 'https://api.zoom.us/v2'),
		host: flags.get('--host'),
		mailbox: checked(flags, '--mailbox', /^[^\s@+]+@[^\s@]+\.[^\s@]+$/, 'an email without a +'),
		webinar: checked(flags, '--webinar', /^\d+$/, 'the digits of its ID'),
		webhook:
			webhookUrl === undefined
				? undefined
				: {
						url: webhookUrl,
						port: Number(checked(flags, '--port', /^\d{1,5}$/, 'a number') ?? 8787),
						secretToken: needed('ZOOM_WEBHOOK_SECRET_TOKEN'),
						waitMs: SIX_MINUTES_MS,
					},
	};
}

/** A flag's value; undefined without it; throws an Error if the value isn't what the flag needs. */
function checked(flags: Map<string, string>, name: string, pattern: RegExp, what: string) {
	const value = flags.get(name);
	if (value === undefined || pattern.test(value)) return value;
	throw new Error(`${name} needs ${what}, not ${value}`);
}

function addressIn(flags: Map<string, string>, name: string): string | undefined {
	const what = 'an address that starts with http:// or https://';
	return checked(flags, name, /^https?:\/\/[^\s/]/, what);
}

/** An address without the slash at its end: paths are added to it. */
function baseOf(address: string): string {
	return address.replace(/\/+$/, '');
}

function flagsIn(words: readonly string[]): Map<string, string> {
	const flags = new Map<string, string>();
	for (let at = 0; at < words.length; at += 2) {
		const [name = '', value] = [words[at], words[at + 1]];
		if (!FLAGS.includes(name)) throw new Error(`${name} isn't known: ${FLAGS.join(', ')}`);
		if (value === undefined) throw new Error(`${name} needs a value`);
		flags.set(name, value);
	}
	return flags;
}
