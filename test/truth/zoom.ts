/** The resources that Zoom keeps registrants for. */
export type EventKind = 'meeting' | 'webinar' | 'recording';

export type Status = 'pending' | 'approved' | 'denied';

/** What Zoom holds about somebody: a status, or nothing at all any more. */
export type Held = Status | 'gone';

/** Somebody as a request names them. */
export interface Reference {
	id?: string;
	email?: string;
}

export interface Person {
	id: string;
	email: string;
	firstName: string;
	lastName: string;
	/** Every status that this person has had, oldest first; `occurrence` is empty for the series. */
	log: Array<{ at: number; held: Held; occurrence: string }>;
}

export interface ZoomEvent {
	kind: EventKind;
	id: string;
	people: Person[];
	occurrences: string[];
	/** Whether those who register wait for an approval. */
	approvesManually: boolean;
}

const RESULT_OF: Record<string, Status> = { approve: 'approved', deny: 'denied', cancel: 'denied' };

/** What Zoom knows, without any server: events, their registrants, and who has had which status when. */
export class Zoom {
	readonly events: ZoomEvent[] = [];

	/** Whether an email that was sent means the one that is kept. */
	sameEmail = (kept: string, sent: string) => kept.toLowerCase() === sent.trim().toLowerCase();

	/** Whether cancelling takes somebody off the lists, as people cancelling by themselves do. */
	cancelRemoves = false;

	private due: Array<{ at: number; run: () => void }> = [];

	private lastPerson = 0;

	/** `now` gives the time that it shares with the node, in epoch milliseconds. */
	constructor(readonly now: () => number) {}

	addEvent(kind: EventKind, id: string, more: Partial<ZoomEvent> = {}): ZoomEvent {
		const event = { kind, id, people: [], occurrences: [], approvesManually: true, ...more };
		this.events.push(event);
		return event;
	}

	find(kind: EventKind, id: string): ZoomEvent | undefined {
		return this.events.find((event) => event.kind === kind && event.id === id);
	}

	register(event: ZoomEvent, email: string, held: Status = 'pending', firstName = 'Ada'): Person {
		this.lastPerson += 1;
		const person: Person = {
			id: `rg${event.id.slice(-2)}K${String(this.lastPerson).padStart(4, '0')}vBqzTfLmWxYc`,
			email,
			firstName,
			lastName: 'Tester',
			log: [{ at: this.now(), held, occurrence: '' }],
		};
		event.people.push(person);
		return person;
	}

	/** The registrant that a reference means: the ID counts where there is one. */
	lookUp(event: ZoomEvent, { id, email }: Reference): Person | undefined {
		if (id !== undefined && id !== '') return event.people.find((person) => person.id === id);
		return event.people.find(
			(person) => email !== undefined && this.sameEmail(person.email, email),
		);
	}

	/** Changes those of the people who are known, and ignores all others. */
	change(event: ZoomEvent, action: string, people: Reference[], occurrence = ''): void {
		const held = action === 'cancel' && this.cancelRemoves ? 'gone' : RESULT_OF[action];
		if (held === undefined) return;
		for (const reference of people) {
			const person = this.lookUp(event, reference);
			if (person !== undefined && heldOf(person) !== 'gone') this.set(person, held, occurrence);
		}
	}

	set(person: Person, held: Held, occurrence = ''): void {
		person.log.push({ at: this.now(), held, occurrence });
	}

	/** Does something when that many seconds have passed. */
	later(seconds: number, run: () => void): void {
		this.due.push({ at: this.now() + seconds * 1000, run });
	}

	/** Does what has become due; called before every request, and at the end of time. */
	catchUp(): void {
		const due = this.due.filter(({ at }) => at <= this.now()).sort((a, b) => a.at - b.at);
		this.due = this.due.filter(({ at }) => at > this.now());
		for (const { run } of due) run();
	}
}

/** What Zoom held about somebody at a moment, by default now. */
export function heldOf(person: Person, occurrence = '', at = Infinity): Held | undefined {
	return person.log.findLast(
		(entry) => entry.at <= at && (entry.occurrence === '' || entry.occurrence === occurrence),
	)?.held;
}
