import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { isRecord, textOf, wellFormed } from './guards';
import { holdsSecret, masked, MIN_SECRET_LENGTH } from './mask';

/** How much of a foreign string is quoted at most, in characters. */
export const MAX_QUOTE_LENGTH = 500;

/** How much of a foreign string is read and searched at most, in characters. */
const MAX_READ_LENGTH = 20_000;

/** The most that a quote is made from: what is masked leaves room for what follows. */
const MAX_QUOTED_FROM_LENGTH = 4_000;

/** Each pattern also matches the beginning of a secret, because the end may be cut off. */
const SECRETS: Array<[RegExp, string]> = [
	[/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 ***'],
	[/\beyJ[\w-]+(\.[\w-]+)*/g, '***'],
	[
		/\b((?:access_token|refresh_token|client_secret|password|pwd|secret)["']?\s*[=:]\s*["']?)[^"'&\s,;]+/gi,
		'$1***',
	],
];

/** The beginning of a string of unknown length, short enough to search cheaply. */
export function beginningOf(text: string): string {
	return text.slice(0, MAX_READ_LENGTH);
}

/**
 * At most 500 characters of somebody else's text, without `secrets` in any encoding, and without
 * whatever else looks like a token or password: gateways sometimes
 * repeat the request in their errors, including its Authorization header. A secret is masked before
 * the text is cut, so that no part of it remains. `''` if it isn't text; never throws.
 */
export function quoteOf(foreign: unknown, secrets: readonly string[] = []): string {
	const read = textOf(foreign).slice(0, MAX_QUOTED_FROM_LENGTH);
	const text = SECRETS.reduce(
		(clean, [secret, mask]) => clean.replace(secret, mask),
		masked(read, secrets, { beginnings: true }),
	);
	return wellFormed(text.slice(0, MAX_QUOTE_LENGTH));
}

/** Credential fields that contain a secret, not just the URL that issues one. */
const SECRET_FIELD = /(token|secret|password)(?!.*(url|type))/i;

/** The secret values of a credential: tokens, secrets and passwords of 8 characters or more. */
export function secretsOf(credentials: ICredentialDataDecryptedObject): string[] {
	return [...new Set(valuesIn(credentials))];
}

function valuesIn(record: object): string[] {
	return Object.entries(record).flatMap(([name, value]: [string, unknown]) => {
		if (isRecord(value)) return valuesIn(value);
		const isSecret = SECRET_FIELD.test(name) && typeof value === 'string';
		return isSecret && value.length >= MIN_SECRET_LENGTH ? [value] : [];
	});
}

/**
 * The body of a good answer with every secret in it masked, field names included. Beginnings of secrets
 * stay, because a registrant's own data, e.g. a join link, may begin like a token.
 */
export function withoutSecrets(body: unknown, secrets: readonly string[]): unknown {
	return holdsSecret(JSON.stringify(body ?? null), secrets) ? maskedIn(body, secrets) : body;
}

function maskedIn(value: unknown, secrets: readonly string[]): unknown {
	if (typeof value === 'string') return masked(value, secrets);
	if (Array.isArray(value)) return value.map((one: unknown) => maskedIn(one, secrets));
	if (!isRecord(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, one]) => [masked(name, secrets), maskedIn(one, secrets)]),
	);
}
