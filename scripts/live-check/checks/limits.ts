import { type Finding, finding, open } from '../points';
import { type Answer, isDone, Unsettled } from '../zoom';
import type { Context } from './context';

/** Zoom documents ten a day. */
const LIMIT = 10;

/** The first of the people whom no check before this one looked at alone. */
const FIRST = 5;

/**
 * Changes eleven people of the meeting, each in a request of their own; if that goes well, one person
 * eleven times. Uses up what it asks about, so it comes last.
 */
export async function dailyLimit(context: Context): Promise<Finding> {
	const { meeting, email } = context;
	for (let number = FIRST; number <= FIRST + LIMIT; number += 1) {
		const answer = await orDaily(meeting.change('deny', [{ email: email(number) }]));
		if (isDaily(answer)) return await eventOrUser(context, answer);
		if (!isDone(answer)) throw new Error(answer.said);
	}
	const who = [{ email: email(31) }];
	for (let count = 1; count <= LIMIT + 1; count += 1) {
		const answer = await orDaily(meeting.change(count % 2 === 1 ? 'deny' : 'approve', who));
		const seen = `${answer.said} at change ${count} of one person, after ${meeting.changes} requests`;
		if (isDaily(answer)) return finding('dailyLimit', 'registrant', seen);
		if (!isDone(answer)) throw new Error(answer.said);
	}
	return finding('dailyLimit', 'none', `${meeting.changes} requests, eleven for one person`);
}

/** The limit was met with people who were changed once or twice: is it the meeting's, or the user's? */
async function eventOrUser(
	{ meeting, anotherMeeting, email }: Context,
	refusal: Answer,
): Promise<Finding> {
	const other = await anotherMeeting(1);
	await other.add(email(40));
	await other.waitFor(email(40), 'pending');
	const elsewhere = await orDaily(other.change('approve', [{ email: email(40) }]));
	const seen = `${refusal.said} after ${meeting.changes} requests; in another meeting ${elsewhere.said}`;
	if (isDaily(elsewhere)) return finding('dailyLimit', 'user', seen);
	return isDone(elsewhere) ? finding('dailyLimit', 'event', seen) : open('dailyLimit', seen);
}

/** An answer that may be the daily limit. */
async function orDaily(request: Promise<Answer>): Promise<Answer> {
	return await request.catch((error: unknown) => {
		if (error instanceof Unsettled && isDaily(error.answer)) return error.answer;
		throw error;
	});
}

/** A limit of status changes, not that of all the account's requests, which says "for this API". */
function isDaily({ status, said }: Answer): boolean {
	return status === 429 && /daily/i.test(said) && !/limit for this API/i.test(said);
}
