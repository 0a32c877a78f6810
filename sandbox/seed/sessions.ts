import type { InstanceInput } from '../buildInstances';
import { HOUR_MS, MINUTE_MS } from '../clock';

const HOST = 'ada@events.example';

/**
 * A meeting of an hour and a half that broke off after fifty minutes and was started again, so that it has two UUIDs;
 * the second is one that must be encoded twice. Amara Diallo and Sofia Rossi did not come, but for the waiting room.
 */
export function springLaunch(start: number): InstanceInput[] {
	return [
		{
			startTime: start + 2 * MINUTE_MS,
			duration: 50,
			participants: [
				{ email: HOST },
				{ registrant: 'grace.okafor@example.org', minutes: [1, 50] },
				{ registrant: 'mateo.fernandez@example.com', minutes: [0, 20] },
				{ registrant: 'mateo.fernandez@example.com', minutes: [22, 50] },
				{ registrant: 'sofia.rossi@example.com', minutes: [30, 34], status: 'in_waiting_room' },
				{ email: 'guest@elsewhere.example', name: 'Mateo F. (phone)', minutes: [21, 23] },
				{ phoneNumber: '442071234567', minutes: [5, 45] },
			],
		},
		{
			uuid: '/3kR//pQSbWmUe1hR0w2Yg==',
			startTime: start + HOUR_MS - 5 * MINUTE_MS,
			duration: 34,
			participants: [
				{ email: HOST },
				{ registrant: 'grace.okafor@example.org' },
				{ registrant: 'linh.tran@example.com', minutes: [3, 34] },
				{ registrant: 'noah.becker@example.org', minutes: [0, 30] },
				{ registrant: 'noah.becker@example.org', minutes: [20, 34], name: 'Noah on his phone' },
			],
		},
	];
}

/** A webinar of which half of the registrants heard at least a part. */
export const customerSummit: InstanceInput[] = [
	{
		participants: [
			{ email: HOST },
			{ email: 'lena@speakers.example' },
			{ registrant: 'yuki.tanaka@example.org', minutes: [0, 90] },
			{ registrant: 'priya.nair@example.com', minutes: [4, 88] },
			{ registrant: 'oliver.smith@example.com', minutes: [0, 31] },
			{ registrant: 'chloe.dubois@example.org', minutes: [10, 40] },
			{ registrant: 'chloe.dubois@example.org', minutes: [40, 90] },
		],
	},
];
