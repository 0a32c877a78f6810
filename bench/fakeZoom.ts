import type { IHttpRequestOptions } from 'n8n-workflow';

import { httpError } from '../test/support/fakeConnection';
import { cpuMs } from './cpuMs';

interface Person {
	id: string;
	email: string;
	status: 'pending' | 'approved' | 'denied';
}

interface Answer {
	statusCode: number;
	headers: Record<string, string>;
	body: unknown;
}

const PAGE_SIZE = 300;

const STATUS_AFTER = new Map<string, Person['status']>([
	['approve', 'approved'],
	['deny', 'denied'],
	['cancel', 'denied'],
]);

const EVENT: Answer = {
	statusCode: 200,
	headers: {},
	body: { id: 1, host_email: 'host@example.com' },
};

/**
 * As much of Zoom as a run needs that goes well, without a network: changes of status, the list of
 * registrants, and batches. It keeps count of its own time, which isn't the package's.
 */
export class FakeZoom {
	requests = 0;

	/** Processor milliseconds spent in here. */
	spentMs = 0;

	private readonly byId = new Map<string, Person>();

	private readonly byEmail = new Map<string, Person>();

	private readonly lists = new Map<string, Person[]>();

	constructor(
		people: Iterable<Omit<Person, 'status'>>,
		/** The error that a status change of this person is answered with. */
		private readonly refusalOf: (person: { id?: string }) => Error | undefined = () => undefined,
	) {
		for (const { id, email } of people) {
			const person: Person = { id, email, status: 'pending' };
			this.byId.set(id, person);
			this.byEmail.set(email.toLowerCase(), person);
		}
	}

	/** Answers as n8n's request helper does: with a response, or by throwing. */
	answer(request: IHttpRequestOptions): Answer {
		const started = cpuMs();
		this.requests += 1;
		try {
			const { pathname, searchParams } = new URL(request.url);
			if (request.method === 'PUT') return this.changeStatus(request);
			if (request.method === 'POST') return batch(request);
			if (/\/meetings\/\d+$/.test(pathname)) return EVENT;
			return pathname.endsWith('/registrants')
				? this.list(searchParams)
				: this.one(decodeURIComponent(pathname.split('/').pop() ?? ''));
		} finally {
			this.spentMs += cpuMs() - started;
		}
	}

	private changeStatus({ body }: IHttpRequestOptions): Answer {
		const { action, registrants } = statusBody(body);
		const status = STATUS_AFTER.get(action);
		for (const registrant of registrants) {
			const refusal = this.refusalOf(registrant);
			if (refusal !== undefined) throw refusal;
		}
		for (const { id, email = '' } of registrants) {
			const person = id === undefined ? this.byEmail.get(email.toLowerCase()) : this.byId.get(id);
			if (person !== undefined && status !== undefined) person.status = status;
		}
		return { statusCode: 204, headers: {}, body: '' };
	}

	private list(query: URLSearchParams): Answer {
		const from = Number(query.get('next_page_token') ?? 0);
		const status = query.get('status') ?? 'approved';
		if (from === 0) {
			this.lists.set(
				status,
				[...this.byId.values()].filter((person) => person.status === status),
			);
		}
		const people = this.lists.get(status) ?? [];
		const to = from + PAGE_SIZE;
		return {
			statusCode: 200,
			headers: {},
			body: {
				page_size: PAGE_SIZE,
				total_records: people.length,
				next_page_token: to < people.length ? String(to) : '',
				registrants: people.slice(from, to).map((person) => ({ ...person })),
			},
		};
	}

	private one(id: string): Answer {
		const person = this.byId.get(id);
		if (person !== undefined) return { statusCode: 200, headers: {}, body: { ...person } };
		throw httpError(404, { code: 3001, message: 'Registrant does not exist.' });
	}
}

function batch({ body }: IHttpRequestOptions): Answer {
	const { registrants } = body as { registrants: Array<{ email: string }> };
	const created = registrants.map(({ email }) => ({
		email,
		registrant_id: `id of ${email}`,
		join_url: 'https://zoom.us/w/1?tk=1',
	}));
	return { statusCode: 201, headers: {}, body: { registrants: created } };
}

function statusBody(body: unknown): {
	action: string;
	registrants: Array<{ id?: string; email?: string }>;
} {
	if (!(body instanceof FormData)) return body as ReturnType<typeof statusBody>;
	const [action, registrants] = [body.get('action'), body.get('registrants')];
	return {
		action: String(action),
		registrants: JSON.parse(String(registrants)) as Array<{ id?: string; email?: string }>,
	};
}
