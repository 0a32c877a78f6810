/** One thing that Zoom leaves open: the question, and what each answer to it means for the code. */
interface Point {
	question: string;
	/** What has to change for each answer. */
	answers: Record<string, string>;
}

const NOTHING = 'Nothing: the code does this already.';
const DOCS = 'Remove the row from "What is uncertain at Zoom" in docs/limits.md.';
const STATUS = 'nodes/ZoomRegistrants/actions/updateStatus';
const CREATE = 'nodes/ZoomRegistrants/actions/create';

/** Everything the live check asks Zoom, in the order of the report. */
export const POINTS = {
	host: {
		question: 'May a Server-to-Server login leave Host empty, i.e. does "me" work?',
		answers: {
			works: DOCS,
			refused: `${DOCS} Require Host with Server-to-Server in nodes/ZoomRegistrants/ZoomRegistrants.node.ts.`,
		},
	},
	multipart: {
		question: 'Is a status change as multipart/form-data accepted?',
		answers: {
			works: DOCS,
			ignored: `${DOCS} Begin with JSON in ${STATUS}/bodyFormat.ts: Zoom answers 204 and changes nobody.`,
			refused: `${DOCS} Begin with JSON in ${STATUS}/bodyFormat.ts; it saves the refused request.`,
		},
	},
	changeLag: {
		question: 'How long does the list show the status before a change?',
		answers: {
			none: NOTHING,
			short: NOTHING,
			long: `Read again later than after 10 s: READ_AGAIN_AFTER_MS in ${STATUS}/readBack.ts.`,
			never:
				'Find out why: neither format changed the status. Run the check again with another host.',
		},
	},
	newLag: {
		question: 'How long does the list lack someone who was just registered?',
		answers: {
			none: NOTHING,
			short: NOTHING,
			long: `Look again later than after 8 s: LOOK_AFTER_MS in ${CREATE}/createOne.ts and LOOK_AFTER_MS in nodes/ZoomRegistrants/actions/sync/register.ts.`,
		},
	},
	linkLag: {
		question: 'How long does someone just approved have no join link?',
		answers: {
			none: NOTHING,
			short: NOTHING,
			long: 'Let Return Join URL wait longer than two seconds, and say so in docs/operations.md.',
		},
	},
	capitals: {
		question: 'Does letter case in emails matter to a status change?',
		answers: {
			ignored: DOCS,
			matters: `${DOCS} Send emails as Zoom lists them: look them up first in ${STATUS}/lookUp.ts.`,
		},
	},
	unknown: {
		question: 'What happens to a status change with someone who is not registered in it?',
		answers: {
			skipped: DOCS,
			refused: `${DOCS} Nothing else: ${STATUS}/settle.ts finds the one by reading.`,
			refusedByName: `${DOCS} Read the name from the message: nodes/ZoomRegistrants/run/namedInError.ts.`,
		},
	},
	overThirty: {
		question: 'What happens to a status change with 31 people?',
		answers: {
			refused: NOTHING,
			truncated: NOTHING,
			accepted: `Nothing, as long as Zoom documents 30: MAX_REGISTRANTS_PER_REQUEST in ${STATUS}/putStatus.ts.`,
		},
	},
	approvedTwice: {
		question: 'Can someone be approved twice?',
		answers: {
			accepted: `Look into the mailbox: did the first person get a second email? If so, make Skip the default of "If Already in That Status" in ${STATUS}/fields.ts.`,
			refused: `Make Skip the default of "If Already in That Status" in ${STATUS}/fields.ts.`,
		},
	},
	batch: {
		question: 'Which HTTP status does a batch of 30 new people get?',
		answers: {
			200: NOTHING,
			201: NOTHING,
			refused: `Read Zoom's words in ${CREATE}/settleBatch.ts.`,
		},
	},
	batchInvalid: {
		question: 'What happens to a batch with a malformed email in it?',
		answers: { refused: NOTHING, skipped: NOTHING },
	},
	batchWithHost: {
		question: 'What happens to a batch with the host in it?',
		answers: {
			refused: DOCS,
			skipped: `${DOCS} Leave out the reading of hosts in ${CREATE}/hosts.ts.`,
			registered: `${DOCS} Leave out the reading of hosts in ${CREATE}/hosts.ts.`,
		},
	},
	afterDeny: {
		question: 'Can someone who was denied register again?',
		answers: {
			refused: NOTHING,
			staysDenied:
				'Say in docs/operations.md that the registration is accepted and changes nothing.',
			registered:
				'Take back "can\'t register again" in README.md, docs/operations.md and the form.',
		},
	},
	afterDelete: {
		question: 'Can someone who was denied register again once they were deleted?',
		answers: {
			registered: DOCS,
			refused: `${DOCS} Say in docs/operations.md that Delete does not open the way back.`,
		},
	},
	registrationOff: {
		question: 'What does a status change answer if the meeting has no registration?',
		answers: {
			known: NOTHING,
			new: 'Add its code and words to nodes/zoom/errors/rules.ts.',
			accepted: 'Say so in docs/limits.md: 204 is no proof that the meeting has registration.',
		},
	},
	pages: {
		question: 'How does a long list continue?',
		answers: { token: NOTHING, number: NOTHING, cutOff: 'Find out how to read the next page.' },
	},
	createTime: {
		question: 'Does the list say when somebody registered?',
		answers: { shown: NOTHING, absent: NOTHING },
	},
	dailyLimit: {
		question: 'What are the ten status changes a day counted for?',
		answers: {
			registrant: DOCS,
			event: `${DOCS} Count requests by event in nodes/ZoomRegistrants/run/sentToday.ts.`,
			user: `${DOCS} Count requests by user in nodes/ZoomRegistrants/run/sentToday.ts.`,
			none: `${DOCS} No limit was met: take back what docs/limits.md and README.md say of it.`,
		},
	},
	subscription: {
		question: 'May a Server-to-Server app subscribe to events by API?',
		answers: {
			works: 'Say so under Automatic in docs/trigger.md and docs/logins.md.',
			refused: 'Say in docs/trigger.md that Automatic needs a General App.',
		},
	},
	retryTime: {
		question: 'Is a webhook that is sent again signed anew?',
		answers: {
			fresh: 'Lower SIGNATURE_MAX_AGE_SECONDS in nodes/webhook/signature.ts to 5 minutes.',
			first: 'Nothing: 90 minutes are needed. Say so in docs/trigger.md.',
		},
	},
	capacity: {
		question: "Is a webinar's capacity a number or a string?",
		answers: {
			number: DOCS,
			text: DOCS,
			absent: `${DOCS} Fill Up To Capacity can't work: see ${STATUS}/choose.ts.`,
		},
	},
} as const satisfies Record<string, Point>;

export type PointId = keyof typeof POINTS;

/** What was found out about a point; `open` if it couldn't be. */
export interface Finding {
	point: PointId;
	answer: string;
	/** What Zoom did, literally: the evidence. */
	seen: string;
}

/** A finding with an answer that the point has. */
export function finding<P extends PointId>(
	point: P,
	answer: `${keyof (typeof POINTS)[P]['answers'] & (string | number)}`,
	seen: string,
): Finding {
	return { point, answer, seen };
}

/** A point that couldn't be settled, and why. */
export function open(point: PointId, why: string): Finding {
	return { point, answer: 'open', seen: why };
}

/** What to change in the code after a finding. */
export function adviceOn({ point, answer }: Finding): string {
	const answers: Record<string, string> = POINTS[point].answers;
	return answers[answer] ?? 'Nothing yet: the question stays open.';
}
