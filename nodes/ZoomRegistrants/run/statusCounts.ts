import { domainOf } from '../../zoom/email';

interface Count {
	all: number;
	readonly byDomain: Map<string, number>;
}

/**
 * How many people have each status, in all and at each domain of their emails. Counted once for a
 * list, because every item of a run may ask.
 */
export class StatusCounts {
	private readonly counts = new Map<string, Count>();

	add(status: string, email: unknown): void {
		const count = this.counts.get(status) ?? { all: 0, byDomain: new Map<string, number>() };
		const domain = domainOf(email) ?? '';
		count.all += 1;
		count.byDomain.set(domain, (count.byDomain.get(domain) ?? 0) + 1);
		this.counts.set(status, count);
	}

	/** How many have the status, at these domains, or at all if there are none. */
	of({ status, domains }: { status: string; domains: readonly string[] }): number {
		const count = this.counts.get(status);
		if (count === undefined || domains.length === 0) return count?.all ?? 0;
		return [...new Set(domains)].reduce((sum, one) => sum + (count.byDomain.get(one) ?? 0), 0);
	}
}
