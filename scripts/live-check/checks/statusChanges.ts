import { type Finding, finding, open } from '../points';
import { isDone } from '../zoom';
import { type Context, inWords, lagOf } from './context';

/** The first person: registered, approved as a form or else as JSON, and looked at after each. */
export async function firstRegistrant({ meeting, email }: Context): Promise<Finding[]> {
	const who = email(1);
	const added = await meeting.add(who);
	if (!isDone(added)) throw new Error(`Nobody could be registered: ${added.said}`);
	const shown = await meeting.waitFor(who, 'pending');
	const findings = [finding('newLag', shown.isSeen ? lagOf(shown) : 'long', inWords(shown))];

	const asForm = await meeting.change('approve', [{ email: who }], 'form');
	let sight = isDone(asForm) ? await meeting.waitFor(who, 'approved') : undefined;
	const seen = sight ? `${asForm.said}, ${inWords(sight)}` : asForm.said;
	const answer = sight === undefined ? 'refused' : sight.isSeen ? 'works' : 'ignored';
	findings.push(finding('multipart', answer, seen));
	if (!sight?.isSeen) {
		const asJson = await meeting.change('approve', [{ email: who }]);
		sight = await meeting.waitFor(who, 'approved');
		if (!sight.isSeen) {
			const why = `${asJson.said}, ${inWords(sight)}`;
			return [...findings, finding('changeLag', 'never', why), open('linkLag', why)];
		}
	}
	const link = await meeting.waitFor(who, 'approved', (row) => Boolean(row.join_url));
	return [
		...findings,
		finding('changeLag', lagOf(sight), inWords(sight)),
		finding('linkLag', link.isSeen ? lagOf(link) : 'long', inWords(link)),
	];
}

/** Someone named in capitals; if that changes nothing, the same without capitals for comparison. */
export async function capitals({ meeting, email }: Context): Promise<Finding> {
	const who = email(2);
	const answer = await meeting.change('approve', [{ email: who.toUpperCase() }]);
	const sight = isDone(answer) ? await meeting.waitFor(who, 'approved') : undefined;
	const seen = sight ? `${answer.said}, ${inWords(sight)}` : answer.said;
	if (sight?.isSeen) return finding('capitals', 'ignored', seen);
	const comparison = await meeting.change('approve', [{ email: who }]);
	const { isSeen } = await meeting.waitFor(who, 'approved');
	const both = `${seen}; without capitals ${comparison.said}`;
	return isSeen ? finding('capitals', 'matters', both) : open('capitals', both);
}

/** Someone who is registered, together with someone who isn't; if refused, alone for comparison. */
export async function unknown({ meeting, email }: Context): Promise<Finding> {
	const [who, stranger] = [email(3), email(99)];
	const answer = await meeting.change('approve', [{ email: who }, { email: stranger }]);
	if (isDone(answer)) {
		const sight = await meeting.waitFor(who, 'approved');
		const seen = `${answer.said}, the other one ${inWords(sight)}`;
		return sight.isSeen ? finding('unknown', 'skipped', seen) : open('unknown', seen);
	}
	const alone = await meeting.change('approve', [{ email: who }]);
	const seen = `${answer.said}; without the stranger ${alone.said}`;
	if (!isDone(alone)) return open('unknown', seen);
	const isNamed = answer.said.toLowerCase().includes(stranger.toLowerCase());
	return finding('unknown', isNamed ? 'refusedByName' : 'refused', seen);
}

/** One more than Zoom documents: the last one tells whether it was left out. If refused, 30 of them. */
export async function overThirty({ meeting, email }: Context): Promise<Finding> {
	const everyone = Array.from({ length: 31 }, (_, index) => ({ email: email(index + 1) }));
	const answer = await meeting.change('approve', everyone);
	if (!isDone(answer)) {
		const thirty = await meeting.change('approve', everyone.slice(1));
		const seen = `${answer.said}; with 30 people ${thirty.said}`;
		return isDone(thirty) ? finding('overThirty', 'refused', seen) : open('overThirty', seen);
	}
	const first = await meeting.waitFor(email(30), 'approved');
	const last = await meeting.waitFor(email(31), 'approved');
	const seen = `${answer.said}, the 30th ${inWords(first)}, the 31st ${inWords(last)}`;
	if (!first.isSeen) return open('overThirty', seen);
	return finding('overThirty', last.isSeen ? 'accepted' : 'truncated', seen);
}

/** The first person is approved already. */
export async function approvedTwice({ meeting, email, options }: Context): Promise<Finding> {
	const answer = await meeting.change('approve', [{ email: email(1) }]);
	const mailbox = options.mailbox
		? `; look into ${email(1)}`
		: '; without --mailbox no emails are sent';
	const verdict = isDone(answer) ? 'accepted' : 'refused';
	return finding('approvedTwice', verdict, `${answer.said}${mailbox}`);
}

/** A status change in a meeting that has no registration. */
export async function registrationOff({ anotherMeeting, email }: Context): Promise<Finding> {
	const { json, said, ...rest } = await (
		await anotherMeeting(2)
	).change('approve', [{ email: email(1) }]);
	if (isDone({ json, said, ...rest })) return finding('registrationOff', 'accepted', said);
	const isKnown = /registration (as )?required|Registration has not been enabled/i.test(said);
	return finding('registrationOff', isKnown ? 'known' : 'new', said);
}
