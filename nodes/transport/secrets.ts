const SECRETS: Array<[RegExp, string]> = [
	[/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 ***'],
	[/\beyJ[\w-]+(\.[\w-]+)+/g, '***'],
	[
		/\b((?:access_token|refresh_token|client_secret|password|pwd|secret)["']?\s*[=:]\s*["']?)[^"'&\s,;]+/gi,
		'$1***',
	],
];

/**
 * A text of somebody else without tokens and passwords: gateways repeat the request in their errors
 * at times, with its Authorization header.
 */
export function withoutSecrets(text: string): string {
	return SECRETS.reduce((clean, [secret, mask]) => clean.replace(secret, mask), text);
}
