import type { Registrant } from '../../../fields/registrants';
import { domainOf } from '../../../zoom/email';
import { timeOf } from '../../../zoom/pastInstances';
import type { ListedRegistrant } from '../../../zoom/registrants';

interface Person {
	readonly registrant: Registrant;
	/** In lower case; `''` without an email. */
	readonly domain: string;
	/** When the person registered, in epoch milliseconds; undefined if Zoom doesn't say. */
	readonly time?: number;
	readonly position: number;
}

/** The people at some domains, and how far they were looked through. */
interface Queue {
	readonly people: readonly Person[];
	readonly withoutTime: number;
	next: number;
}

/**
 * People in the order in which they registered; those without a time come last, and ties keep the
 * order of Zoom's list. The items of a run take from it one after the other, and nobody is taken
 * twice. Takes time in proportion to the people and to what is taken, not to their product: each
 * choice of domains has a queue of its own, which is looked through once.
 */
export class WaitingList {
	private readonly people: readonly Person[];

	private readonly byDomain = new Map<string, Person[]>();

	/** How many at each domain haven't been taken yet. */
	private readonly leftAt = new Map<string, number>();

	private readonly queues = new Map<string, Queue>();

	private readonly taken = new Set<Person>();

	constructor(listed: readonly ListedRegistrant[]) {
		this.people = listed
			.map(({ id, email, fields }, position): Person => {
				const domain = domainOf(email) ?? '';
				return { registrant: { id, email }, domain, time: timeOf(fields.create_time), position };
			})
			.sort(inOrder);
		for (const person of this.people) {
			const others = this.byDomain.get(person.domain) ?? [];
			others.push(person);
			this.byDomain.set(person.domain, others);
			this.leftAt.set(person.domain, others.length);
		}
	}

	/** Takes the first `max` of those left at these domains, or of all if there are none. */
	take(domains: readonly string[], max: number): Registrant[] {
		const queue = this.queueOf(domains);
		const taken: Registrant[] = [];
		while (taken.length < max) {
			const person = queue.people[queue.next];
			if (person === undefined) break;
			queue.next += 1;
			if (this.taken.has(person)) continue;
			this.taken.add(person);
			this.leftAt.set(person.domain, (this.leftAt.get(person.domain) ?? 0) - 1);
			taken.push(person.registrant);
		}
		return taken;
	}

	/** How many there are at these domains, those taken included. */
	count(domains: readonly string[]): number {
		return this.queueOf(domains).people.length;
	}

	/** How many there are at these domains of whom Zoom doesn't say when they registered. */
	countWithoutTime(domains: readonly string[]): number {
		return this.queueOf(domains).withoutTime;
	}

	/** How many at these domains nobody has taken. */
	countLeft(domains: readonly string[]): number {
		if (domains.length === 0) return this.people.length - this.taken.size;
		let left = 0;
		for (const domain of new Set(domains)) left += this.leftAt.get(domain) ?? 0;
		return left;
	}

	/** Those at these domains whom nobody has taken. */
	left(domains: readonly string[]): Registrant[] {
		const { people, next } = this.queueOf(domains);
		return people
			.slice(next)
			.filter((person) => !this.taken.has(person))
			.map(({ registrant }) => registrant);
	}

	private queueOf(domains: readonly string[]): Queue {
		const wanted = [...new Set(domains)].sort();
		const key = wanted.join(' ');
		const known = this.queues.get(key);
		if (known !== undefined) return known;
		const people =
			wanted.length === 0
				? this.people
				: wanted.flatMap((domain) => this.byDomain.get(domain) ?? []).sort(inOrder);
		const withoutTime = people.filter(({ time }) => time === undefined).length;
		const queue = { people, withoutTime, next: 0 };
		this.queues.set(key, queue);
		return queue;
	}
}

function inOrder(one: Person, other: Person): number {
	const { time = Infinity } = one;
	const { time: otherTime = Infinity } = other;
	return time === otherTime ? one.position - other.position : time - otherTime;
}
