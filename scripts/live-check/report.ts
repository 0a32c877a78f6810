import { adviceOn, type Finding, POINTS } from './points';

/** The findings as Markdown: each question with what Zoom did and what follows for the code. */
export function reportOf(findings: readonly Finding[]): string {
	const sections = findings.map((finding) =>
		[
			`## ${POINTS[finding.point].question}`,
			'',
			`**${finding.answer}**: ${finding.seen}`,
			'',
			adviceOn(finding),
			'',
		].join('\n'),
	);
	const settled = findings.filter(({ answer }) => answer !== 'open').length;
	return ['# What Zoom does', '', ...sections, `${settled} of ${findings.length} settled.`].join(
		'\n',
	);
}
