/** One version, as each place says it. */
export interface VersionPlaces {
	manifest: string;
	lock: string;
	changelog: string;
	/** The tag that is released, e.g. `v0.1.0`; undefined if none is. */
	tag?: string;
}

/** `## 0.1.0 - 2026-12-01`, or `## 0.1.0 - Unreleased` until a person sets the day. */
const SECTION = /^## (\d+\.\d+\.\d+\S*) - (Unreleased|\d{4}-\d{2}-\d{2})$/m;

/** Why the versions in package.json, the lock file, the changelog and the tag don't fit together. */
export function versionFaults({ manifest, lock, changelog, tag }: VersionPlaces): string[] {
	const headings = changelog.match(/^## .*$/gm) ?? [];
	const [, newest, day] = SECTION.exec(headings[0] ?? '') ?? [];
	const faults: string[] = [];
	if (newest === undefined || day === undefined) {
		faults.push('CHANGELOG.md: the first section must be "## x.y.z - Unreleased" or have a date');
	} else if (newest !== manifest) {
		faults.push(`CHANGELOG.md: the first section is ${newest}, but package.json has ${manifest}`);
	}
	const undated = headings.slice(1).filter((heading) => !/ - \d{4}-\d{2}-\d{2}$/.test(heading));
	faults.push(...undated.map((heading) => `CHANGELOG.md: "${heading}" has no date`));
	if (lock !== manifest) {
		faults.push(`package-lock.json: has ${lock}, but package.json has ${manifest}`);
	}
	if (tag === undefined) return faults;
	if (tag !== `v${manifest}`) {
		faults.push(`The tag must be v${manifest}, as in package.json, not ${tag}`);
	}
	if (day === 'Unreleased') {
		faults.push(`CHANGELOG.md: ${tag} can be released only with the day of the release`);
	}
	return faults;
}
