import { hash, randomBytes } from 'node:crypto';

/** A 22-character base64url ID as Zoom gives to users and registrants; the same words give the same ID. */
export function zoomId(...words: string[]): string {
	return digest(words).slice(0, 22);
}

/** A longer opaque text for links and passcodes; the same words give the same text. */
export function opaqueText(length: number, ...words: string[]): string {
	return digest(words).slice(0, length);
}

/** A meeting UUID: base64 of 16 bytes with its padding, slashes included. */
export function meetingUuid(...words: string[]): string {
	return Buffer.from(digest(words), 'base64url').subarray(0, 16).toString('base64');
}

/** A secret nobody can guess: tokens, authorization codes. */
export function secretText(bytes = 48): string {
	return randomBytes(bytes).toString('base64url');
}

function digest(words: string[]): string {
	return hash('sha256', words.join('\n'), 'base64url');
}
