import fc from 'fast-check';

import { byId, useWorld } from '../../../support/world';
import { EXAMPLES, SETTINGS, TIMEOUT_MS } from './settings';

const world = useWorld();

const STATUSES = ['pending', 'approved', 'denied'] as const;
const ORDERS = ['oldestFirst', 'newestFirst', 'byEmail'] as const;
const NOW = Date.UTC(2026, 4, 3);

/** Few minutes, so that many register in the same one. */
const people = fc.array(fc.record({ status: fc.constantFrom(...STATUSES), minute: fc.nat(5) }), {
	maxLength: 70,
});

it(
	`Fill Up To lets in exactly those who have waited longest, never beyond the number, and a second run changes nothing (${EXAMPLES}).`,
	async () => {
		await fc.assert(
			fc.asyncProperty(
				people,
				fc.nat(40),
				fc.constantFrom(...ORDERS),
				fc.option(fc.nat(20), { nil: undefined }),
				async (list, fillUpTo, order, limit) => {
					world.reset();
					const { id } = world.sandbox.addMeeting();
					world.sandbox.switches.registrantOrder = order;
					world.sandbox.addRegistrants(
						id,
						list.map(({ status, minute }, index) => ({
							email: `p${index}@example.com`,
							status,
							createTime: NOW + minute * 60_000,
						})),
					);
					const statuses = () =>
						new Map(world.sandbox.meeting(id).registrants.map((one) => [one.email, one.status]));
					const before = statuses();
					const approved = [...before.values()].filter((one) => one === 'approved').length;
					const waiting = pendingInOrder(id, order);
					const places = Math.max(0, fillUpTo - approved);
					const chosen = waiting.slice(0, Math.min(places, limit ?? Infinity));
					const parameters = {
						meetingId: byId(id),
						action: 'approve',
						applyTo: 'everyone',
						currentStatus: 'pending',
						options: { fillUpTo, ...(limit !== undefined && { maxRegistrants: limit }) },
					};

					const { json } = await world.execute([{}], parameters);
					const expected = new Map(before);
					for (const email of chosen) expected.set(email, 'approved');
					expect(statuses()).toEqual(expected);
					const now = [...statuses().values()].filter((one) => one === 'approved').length;
					expect(now).toBeLessThanOrEqual(Math.max(fillUpTo, approved));
					for (const output of json) {
						expect(output).toMatchObject({
							approvedBefore: approved,
							notIncluded: waiting.length - chosen.length,
						});
					}
					expect(json.flatMap(({ email }) => email ?? [])).toEqual(chosen);

					if (limit !== undefined && places > limit) return;
					const sent = world.puts().length;
					await world.execute([{}], parameters);
					expect(world.puts()).toHaveLength(sent);
				},
			),
			SETTINGS,
		);
	},
	TIMEOUT_MS,
);

/** The emails of those waiting: by the minute, and within one as Zoom's list has them. */
function pendingInOrder(id: string, order: (typeof ORDERS)[number]): string[] {
	const pending = world.sandbox
		.meeting(id)
		.registrants.filter(({ status }) => status === 'pending')
		.map(({ email, createTime }) => ({ email, createTime }));
	const byEmail = (one: { email: string }, other: { email: string }) =>
		one.email < other.email ? -1 : 1;
	const ties = order === 'byEmail' ? pending.toSorted(byEmail) : pending;
	return ties.toSorted((one, other) => one.createTime - other.createTime).map(({ email }) => email);
}
