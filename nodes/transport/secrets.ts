import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { isRecord, textOf, wellFormed } from './guards';

/** How much of a foreign string is quoted at most, in characters. */
export const MAX_QUOTE_LENGTH = 500;

/** How much of a foreign string is read and searched at most, in characters. */
const MAX_READ_LENGTH = 20_000;

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
 * At most 500 characters of a foreign string, without tokens and passwords: gateways sometimes repeat
 * the request, including its Authorization header, in their errors. Secrets are masked before the
 * string is cut, so that no part of one remains. `''` for other values; never throws.
 */
export function quoteOf(foreign: unknown): string {
	const text = SECRETS.reduce(
		(clean, [secret, mask]) => clean.replace(secret, mask),
		beginningOf(textOf(foreign)),
	);
	return wellFormed(text.slice(0, MAX_QUOTE_LENGTH));
}

/** Credential fields that contain a secret, not just the URL that issues one. */
const SECRET_FIELD = /(token|secret|password)(?!.*(url|type))/i;

/** Shorter values could occur in any string by chance. */
const MIN_SECRET_LENGTH = 8;

/**
 * The secret values of a credential, in every form in which a server may repeat them: plain, URL
 * encoded, and in base64, alone or after the client ID as in Basic authentication.
 */
export function secretsOf(credentials: ICredentialDataDecryptedObject): string[] {
	const values = valuesIn(credentials);
	const clientId = textOf(credentials.clientId);
	const logins = values.map((value) => `${clientId}:${value}`);
	const encoded = [...values, ...logins].flatMap((value) => [
		encodeURIComponent(wellFormed(value)),
		base64(value),
		base64(value).replace(/=+$/, ''),
	]);
	// Longest first, so that masking one never leaves part of another.
	return [...new Set([...values, ...encoded])].sort((a, b) => b.length - a.length);
}

function valuesIn(record: object): string[] {
	return Object.entries(record).flatMap(([name, value]: [string, unknown]) => {
		if (isRecord(value)) return valuesIn(value);
		const isSecret = SECRET_FIELD.test(name) && typeof value === 'string';
		return isSecret && value.length >= MIN_SECRET_LENGTH ? [value] : [];
	});
}

function base64(text: string): string {
	return Buffer.from(text).toString('base64');
}

/** A value of any shape with every secret in it masked, field names included. */
export function withoutSecrets(value: unknown, secrets: readonly string[]): unknown {
	if (typeof value === 'string') {
		return secrets.reduce((text, secret) => text.replaceAll(secret, '***'), value);
	}
	if (Array.isArray(value)) return value.map((one: unknown) => withoutSecrets(one, secrets));
	if (!isRecord(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, one]) => [
			withoutSecrets(name, secrets),
			withoutSecrets(one, secrets),
		]),
	);
}
