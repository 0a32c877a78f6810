import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { isRecord, textOf, wellFormed } from './guards';

/** The longest text of somebody else's that is quoted, in characters. */
export const MAX_QUOTE_LENGTH = 500;

/** The most that is read of such a text, in characters; only then is anything searched for in it. */
const MAX_READ_LENGTH = 20_000;

/** Each also matches the beginning of a secret, because the end may have been cut off. */
const SECRETS: Array<[RegExp, string]> = [
	[/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 ***'],
	[/\beyJ[\w-]+(\.[\w-]+)*/g, '***'],
	[
		/\b((?:access_token|refresh_token|client_secret|password|pwd|secret)["']?\s*[=:]\s*["']?)[^"'&\s,;]+/gi,
		'$1***',
	],
];

/** The beginning of a text of unknown length, short enough to be searched at no cost. */
export function beginningOf(text: string): string {
	return text.slice(0, MAX_READ_LENGTH);
}

/**
 * At most 500 characters of somebody else's text, without tokens and passwords: gateways sometimes
 * repeat the request in their errors, including its Authorization header. A secret is masked before
 * the text is cut, so that no part of it remains. `''` if it isn't text; never throws.
 */
export function quoteOf(foreign: unknown): string {
	const text = SECRETS.reduce(
		(clean, [secret, mask]) => clean.replace(secret, mask),
		beginningOf(textOf(foreign)),
	);
	return wellFormed(text.slice(0, MAX_QUOTE_LENGTH));
}

/** Fields of a credential that hold a secret, and not just the address where one is fetched. */
const SECRET_FIELD = /(token|secret|password)(?!.*(url|type))/i;

/** Shorter values could stand in any text. */
const MIN_SECRET_LENGTH = 8;

/**
 * The values of a credential that nobody may see: as they are, and as a server may repeat them, in a
 * web address, in base64, alone or behind the client ID as in a Basic login.
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
	// The longest first, so that none is left half masked behind another.
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

/** A value of any shape, with every secret in it masked; field names too. */
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
