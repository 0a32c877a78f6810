/** What the double answers. */
export interface Answer {
	status: number;
	/** An object is sent as JSON, text as it is; without it the answer is empty. */
	body?: unknown;
	headers?: Record<string, string>;
	/** `all`: the connection ends without an answer. `half`: it ends inside the body. */
	lost?: 'all' | 'half';
	/** What a reader with common sense takes it for; by default a 2xx is a yes, all else a no. */
	says?: 'yes' | 'no' | 'unclear';
}

/** A refusal in Zoom's form. */
export function refusal(status: number, code: number, message: string, more: object = {}): Answer {
	return { status, body: { code, message, ...more } };
}

/** A page as a gateway or a firewall sends it. */
export function page(status: number, title: string): Answer {
	return {
		status,
		body: `<!DOCTYPE html><html><head><title>${title}</title></head><body><center><h1>${title}</h1></center><hr><center>gateway</center></body></html>`,
		headers: { 'content-type': 'text/html; charset=utf-8' },
	};
}

/** Text of a kind that is not JSON. */
export function text(status: number, body: string, type = 'text/plain'): Answer {
	return { status, body, headers: { 'content-type': type } };
}

/** No answer at all. */
export const LOST: Answer = { status: 0, lost: 'all', says: 'unclear' };

/** What the answer says about whether it has been done. */
export function meaningOf({ says, status }: Answer): 'yes' | 'no' | 'unclear' {
	return says ?? (status >= 200 && status < 300 ? 'yes' : 'no');
}
