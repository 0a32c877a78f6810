/** How a status change is written: as a form, or as a JSON object. */
export type Format = 'multipart' | 'json';

/**
 * The format in which changes were seen to work, by API address, for as long as n8n runs. It only says
 * what to begin with, so it can't do harm if Zoom changes its mind.
 */
const WORKED = new Map<string, Format>();

const OTHER: Record<Format, Format> = { multipart: 'json', json: 'multipart' };

/**
 * The format of request bodies in one run. *Automatic* begins with multipart, or with what worked
 * before, and changes at most once, so that the two never take turns.
 */
export class BodyFormat {
	current: Format;

	private mayChange: boolean;

	private isProven: boolean;

	constructor(
		option: Format | 'automatic',
		private readonly apiBaseUrl: string,
	) {
		const worked = option === 'automatic' ? WORKED.get(apiBaseUrl) : undefined;
		this.current = worked ?? (option === 'json' ? 'json' : 'multipart');
		this.mayChange = option === 'automatic';
		this.isProven = worked !== undefined;
	}

	/** Whether nothing has shown yet that the format works, so that its first change is read back at once. */
	get isOnTrial(): boolean {
		return this.mayChange && !this.isProven;
	}

	/** The format to try in place of the current one; undefined if there is none any more. */
	get other(): Format | undefined {
		return this.mayChange ? OTHER[this.current] : undefined;
	}

	/** Changes to the other format, if that can still be tried; tells whether it did. */
	change(): boolean {
		if (!this.mayChange) return false;
		this.current = OTHER[this.current];
		this.mayChange = false;
		return true;
	}

	/** The other format was tried and didn't work either: stays with this one. */
	stayWith(format: Format): void {
		this.current = format;
		this.mayChange = false;
	}

	/** Changes sent in the current format were seen. */
	prove(): void {
		this.isProven = true;
		this.mayChange = false;
		WORKED.set(this.apiBaseUrl, this.current);
	}
}
