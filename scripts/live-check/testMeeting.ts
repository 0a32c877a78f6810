import { type Answer, isDone, Unanswered, Unsettled, type Zoom } from './zoom';

/** A registrant as a status change names one. */
export type Named = { id: string } | { email: string };
export type Action = 'approve' | 'deny';
export type Status = 'approved' | 'pending' | 'denied';

/** How a change came into view: after how many readings and milliseconds; or that it didn't. */
export interface Sight {
	isSeen: boolean;
	reads: number;
	ms: number;
}

/** Pauses before each reading; a minute in all. */
const READ_AFTER_MS = [0, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
const TOPIC = 'Live check of n8n-nodes-zoom-registrants (deletes itself)';
const DAY_MS = 24 * 60 * 60 * 1000;

/** A meeting that the check made for itself, and what the check does with its registrants. */
export class TestMeeting {
	/** How many status changes Zoom has accepted. */
	changes = 0;

	private constructor(
		private readonly zoom: Zoom,
		readonly id: string,
		readonly hostEmail: string,
	) {}

	/** Makes a meeting for a week from now; `approvalType` 1 is manual approval, 2 no registration. */
	static async create(
		zoom: Zoom,
		host: string,
		approvalType: 1 | 2,
		sendsEmails: boolean,
	): Promise<TestMeeting> {
		const start = new Date(zoom.environment.now() + 7 * DAY_MS).toISOString();
		const request = zoom.call('POST', `/users/${encodeURIComponent(host)}/meetings`, {
			json: {
				topic: TOPIC,
				type: 2,
				start_time: `${start.slice(0, 19)}Z`,
				duration: 30,
				timezone: 'UTC',
				settings: {
					approval_type: approvalType,
					registrants_email_notification: sendsEmails,
					registrants_confirmation_email: sendsEmails,
				},
			},
		});
		const answer = await request.catch((error: unknown) => {
			if (mayBeDone(error)) {
				zoom.environment.say(
					`Zoom may have made a meeting without answering. If there is one called "${TOPIC}" on ${start.slice(0, 16)} UTC, please delete it`,
				);
			}
			throw error;
		});
		const { id, host_email: hostEmail = '' } = answer.json;
		if (!isDone(answer) || id === undefined) throw new Error(`No meeting: ${answer.said}`);
		return new TestMeeting(zoom, String(id), String(hostEmail));
	}

	/** Deletes the meeting, in three tries; throws the last one's reason if Zoom didn't answer it. */
	async delete(tries = 3): Promise<Answer> {
		const request = this.zoom.call('DELETE', `/meetings/${this.id}`, {}, true);
		if (tries <= 1) return await request;
		return await request.catch(async () => {
			await this.zoom.environment.pause(1_000);
			return await this.delete(tries - 1);
		});
	}

	async add(email: string): Promise<Answer> {
		return await this.zoom.call('POST', this.path('registrants'), { json: person(email) });
	}

	async addBatch(emails: readonly string[]): Promise<Answer> {
		const registrants = emails.map(person);
		return await this.zoom.call('POST', this.path('batch_registrants'), { json: { registrants } });
	}

	async remove(id: string): Promise<Answer> {
		return await this.zoom.call('DELETE', this.path(`registrants/${id}`));
	}

	/** Sends a status change as JSON, which every newer document of Zoom's names, or as a form. */
	async change(
		action: Action,
		registrants: readonly Named[],
		format: 'json' | 'form' = 'json',
	): Promise<Answer> {
		const path = this.path('registrants/status');
		const form = new FormData();
		form.append('action', action);
		form.append('registrants', JSON.stringify(registrants));
		const body = format === 'form' ? { form } : { json: { action, registrants } };
		const answer = await this.zoom.call('PUT', path, body);
		if (isDone(answer)) this.changes += 1;
		return answer;
	}

	/** One page of the registrants with a status; throws if it can't be read. */
	async page(status: Status, query: Record<string, string> = {}): Promise<Answer> {
		const answer = await this.zoom.call('GET', this.path('registrants'), {
			query: { status, page_size: '300', ...query },
		});
		if (!isDone(answer)) throw new Error(`The list can't be read: ${answer.said}`);
		return answer;
	}

	/** The registrant in the list of a status, by email; undefined if they aren't in it. */
	async find(email: string, status: Status): Promise<Record<string, unknown> | undefined> {
		const { json } = await this.page(status);
		return rowsOf(json).find((row) => String(row.email).toLowerCase() === email.toLowerCase());
	}

	/** Reads the list of a status until it has the person, and `accepts` their row. */
	async waitFor(
		email: string,
		status: Status,
		accepts: (row: Record<string, unknown>) => boolean = () => true,
	): Promise<Sight> {
		return await this.readUntil(async () => {
			const row = await this.find(email, status);
			return row !== undefined && accepts(row);
		});
	}

	/** Reads the list of a status until it no longer has the person. */
	async waitUntilGone(email: string, status: Status): Promise<Sight> {
		return await this.readUntil(async () => (await this.find(email, status)) === undefined);
	}

	private async readUntil(isThere: () => Promise<boolean>): Promise<Sight> {
		const { now, pause } = this.zoom.environment;
		const start = now();
		let reads = 0;
		for (const delay of READ_AFTER_MS) {
			if (delay > 0) await pause(delay);
			reads += 1;
			if (await isThere()) return { isSeen: true, reads, ms: now() - start };
		}
		return { isSeen: false, reads, ms: now() - start };
	}

	private path(rest: string): string {
		return `/meetings/${this.id}/${rest}`;
	}
}

export function rowsOf(json: Record<string, unknown>): Array<Record<string, unknown>> {
	const rows: unknown[] = Array.isArray(json.registrants) ? json.registrants : [];
	return rows.map((row) => Object(row) as Record<string, unknown>);
}

/** Whether a request may have succeeded although it ended with this error. */
function mayBeDone(error: unknown): boolean {
	if (error instanceof Unanswered) return true;
	return error instanceof Unsettled && error.answer.status >= 500;
}

function person(email: string): Record<string, string> {
	return { email, first_name: 'Check', last_name: email.split('@')[0]?.slice(-64) ?? '' };
}
