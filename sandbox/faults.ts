/** A disturbance for the next matching request; without `answer` and `drop` the request is then handled as usual. */
export interface Fault {
	match?: { method?: string; pathIncludes?: string };
	/** How many matching requests it hits; default 1. */
	times?: number;
	/** How many matching requests pass unharmed first. */
	skip?: number;
	/** The change is carried out, then the fault's answer is given. */
	applyFirst?: boolean;
	/** Milliseconds before the answer. */
	delayMs?: number;
	/** Closes the connection without an answer, before or after the change is carried out. */
	drop?: 'before' | 'after';
	answer?: FaultAnswer;
	/** Expires every access token just before the request is handled. */
	expireTokens?: boolean;
}

export interface FaultAnswer {
	status: number;
	headers?: Record<string, string>;
	/** An object is sent as JSON, text as it is. */
	body?: unknown;
	contentType?: string;
}

interface Progress {
	skip: number;
	times: number;
}

const KNOWN_KEYS = 'match times skip applyFirst delayMs drop answer expireTokens'.split(' ');
const progressOf = new WeakMap<Fault, Progress>();

/** Takes the fault that hits this request, if any, and removes it from the queue once it is used up. */
export function takeFault(faults: Fault[], method: string, url: string): Fault | undefined {
	for (const fault of faults) {
		if (!matches(fault, method, url)) continue;
		const progress = progressOf.get(fault) ?? { skip: fault.skip ?? 0, times: fault.times ?? 1 };
		progressOf.set(fault, progress);
		if (progress.skip > 0) {
			progress.skip -= 1;
			continue;
		}
		progress.times -= 1;
		if (progress.times <= 0) {
			faults.splice(faults.indexOf(fault), 1);
			progressOf.delete(fault);
		}
		return fault;
	}
	return undefined;
}

/** Empties the queue; a fault that is queued again later starts from the beginning. */
export function clearFaults(faults: Fault[]): void {
	for (const fault of faults.splice(0)) progressOf.delete(fault);
}

/** Checks faults that came over HTTP (one, or a list); throws an Error that says what is wrong. */
export function checkedFaults(input: unknown): Fault[] {
	return (Array.isArray(input) ? input : [input]).map((one: unknown): Fault => {
		if (typeof one !== 'object' || one === null) throw new Error('A fault is a JSON object.');
		const unknownKey = Object.keys(one).find((key) => !KNOWN_KEYS.includes(key));
		if (unknownKey !== undefined) {
			throw new Error(`A fault has no "${unknownKey}": ${KNOWN_KEYS.join(', ')}.`);
		}
		const fault: Fault = one;
		if (fault.answer !== undefined && !Number.isInteger(fault.answer?.status)) {
			throw new Error('The answer of a fault needs a status such as 503.');
		}
		return fault;
	});
}

function matches(fault: Fault, method: string, url: string): boolean {
	const { method: wanted, pathIncludes } = fault.match ?? {};
	if (wanted !== undefined && wanted.toUpperCase() !== method) return false;
	return pathIncludes === undefined || url.includes(pathIncludes);
}
