import type { LiveCheckOptions } from '../options';
import type { Sight, TestMeeting } from '../testMeeting';
import type { Zoom } from '../zoom';

/** What every check works with. */
export interface Context {
	zoom: Zoom;
	options: LiveCheckOptions;
	/** The meeting with manual approval that all checks share. */
	meeting: TestMeeting;
	/** Makes another meeting, which is deleted at the end like the first. */
	anotherMeeting: (approvalType: 1 | 2) => Promise<TestMeeting>;
	/** The email of the nth made-up registrant. */
	email: (number: number) => string;
}

/** How long a list lagged, as an answer: the node looks again within ten seconds. */
export function lagOf({ reads, ms }: Sight): 'none' | 'short' | 'long' {
	if (reads === 1) return 'none';
	return ms <= 10_000 ? 'short' : 'long';
}

/** A sight in words. */
export function inWords({ isSeen, reads, ms }: Sight): string {
	const seconds = Math.round(ms / 1_000);
	const effort = `${reads} ${reads === 1 ? 'reading' : 'readings'} in ${seconds} s`;
	return isSeen ? `seen after ${effort}` : `not seen in ${effort}`;
}
