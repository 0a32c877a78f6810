import type { Context } from './checks/context';
import { dailyLimit } from './checks/limits';
import { batch, batchInvalid, batchWithHost, comingBack, pages } from './checks/people';
import { capacity, host } from './checks/readings';
import {
	approvedTwice,
	capitals,
	firstRegistrant,
	overThirty,
	registrationOff,
	unknown,
} from './checks/statusChanges';
import { startWebhooks } from './checks/webhooks';
import type { LiveCheckOptions } from './options';
import { type Finding, open, type PointId, POINTS } from './points';
import { TestMeeting } from './testMeeting';
import { type Environment, isDone, Zoom } from './zoom';

/** The checks in their order: each builds on the people of those before it. */
const CHECKS: Array<[PointId[], (context: Context) => Promise<Finding | Finding[]>]> = [
	[['newLag', 'multipart', 'changeLag', 'linkLag'], firstRegistrant],
	[['batch'], batch],
	[['createTime', 'pages'], pages],
	[['capitals'], capitals],
	[['unknown'], unknown],
	[['overThirty'], overThirty],
	[['approvedTwice'], approvedTwice],
	[['afterDeny', 'afterDelete'], comingBack],
	[['batchInvalid'], batchInvalid],
	[['batchWithHost'], batchWithHost],
	[['registrationOff'], registrationOff],
	[['dailyLimit'], dailyLimit],
	[['capacity'], capacity],
];

/**
 * Asks Zoom everything in `POINTS`, with meetings that it makes for that and deletes, whatever happens.
 * Gives the findings in the order of `POINTS`; throws if there is no login or no meeting.
 */
export async function liveCheck(
	options: LiveCheckOptions,
	environment: Environment,
): Promise<Finding[]> {
	const zoom = new Zoom(options, environment);
	await zoom.logIn();
	const meetings: TestMeeting[] = [];
	const closing: Array<() => Promise<void>> = [];
	try {
		const webhooks = await startWebhooks(zoom, options);
		closing.push(webhooks.close);
		const anotherMeeting = async (approvalType: 1 | 2) => {
			const sendsEmails = options.mailbox !== undefined;
			const made = await TestMeeting.create(zoom, options.host ?? 'me', approvalType, sendsEmails);
			meetings.push(made);
			return made;
		};
		const me = await settled(zoom, ['host'], async () => await host({ zoom }));
		const meeting = await anotherMeeting(1);
		environment.say(`Made meeting ${meeting.id}`);
		const email = emailsOf(options.mailbox);
		const context: Context = { zoom, options, meeting, anotherMeeting, email };
		const findings = [...me, webhooks.subscribed];
		for (const [points, check] of CHECKS) {
			environment.say(`Checking ${points.join(', ')} …`);
			findings.push(...(await settled(zoom, points, async () => await check(context))));
		}
		findings.push(...(await settled(zoom, ['retryTime'], webhooks.retried)));
		const order = Object.keys(POINTS);
		return findings.sort((one, other) => order.indexOf(one.point) - order.indexOf(other.point));
	} finally {
		for (const close of closing) await close().catch((error) => say(zoom, error));
		for (const meeting of meetings) await deleted(zoom, meeting);
	}
}

/** The findings of one check; if it fails, its points stay open and say why. */
async function settled(
	zoom: Zoom,
	points: PointId[],
	check: () => Promise<Finding | Finding[]>,
): Promise<Finding[]> {
	const found = await check().catch((error: unknown) =>
		points.map((point) => open(point, zoom.masked(wordsOf(error)))),
	);
	if (zoom.environment.stop?.aborted) throw new Error('Stopped');
	return [found].flat();
}

async function deleted(zoom: Zoom, meeting: TestMeeting): Promise<void> {
	const answer = await meeting.delete().catch((error: unknown) => ({ said: wordsOf(error) }));
	// An earlier try may have deleted it, although its answer got lost.
	const isGone = 'json' in answer && (isDone(answer) || answer.status === 404);
	zoom.environment.say(
		isGone
			? `Deleted meeting ${meeting.id}`
			: `Meeting ${meeting.id} is still there, please delete it: ${zoom.masked(answer.said)}`,
	);
}

function say(zoom: Zoom, error: unknown): void {
	zoom.environment.say(zoom.masked(wordsOf(error)));
}

function wordsOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** Made-up people: at a domain that nobody owns, or all in one mailbox. */
function emailsOf(mailbox: string | undefined): (number: number) => string {
	const [name, domain] = mailbox?.split('@') ?? [];
	if (name === undefined || domain === undefined) return (number) => `check-${number}@example.com`;
	return (number) => `${name}+check-${number}@${domain}`;
}
