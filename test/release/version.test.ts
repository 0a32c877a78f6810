import { versionFaults } from '../../scripts/release/version';

const UNRELEASED = '# Changelog\n\n## 0.2.0 - Unreleased\n\n- New\n\n## 0.1.0 - 2026-12-01\n';
const DATED = UNRELEASED.replace('Unreleased', '2027-01-15');

const faults = (changelog: string, tag?: string, lock = '0.2.0', manifest = '0.2.0') =>
	versionFaults({ manifest, lock, changelog, tag });

it('without a tag, the newest section may wait for its day', () => {
	expect(faults(UNRELEASED)).toEqual([]);
	expect(faults(DATED)).toEqual([]);
});

it('a tag needs the day of the release and the version of package.json', () => {
	expect(faults(DATED, 'v0.2.0')).toEqual([]);
	expect(faults(UNRELEASED, 'v0.2.0')).toEqual([
		'CHANGELOG.md: v0.2.0 can be released only with the day of the release',
	]);
	expect(faults(DATED, '0.2.0')).toEqual(['The tag must be v0.2.0, as in package.json, not 0.2.0']);
});

it('package.json, the lock file and the changelog must have the same version', () => {
	expect(faults(DATED, undefined, '0.1.0')).toEqual([
		'package-lock.json: has 0.1.0, but package.json has 0.2.0',
	]);
	expect(faults(DATED, undefined, '0.3.0', '0.3.0')).toEqual([
		'CHANGELOG.md: the first section is 0.2.0, but package.json has 0.3.0',
	]);
});

it('a changelog without a version on top, or with an undated old section, is refused', () => {
	expect(faults(UNRELEASED.replace('0.2.0 - ', ''))).toEqual([
		'CHANGELOG.md: the first section must be "## x.y.z - Unreleased" or have a date',
	]);
	expect(faults(UNRELEASED.replace('2026-12-01', 'Unreleased'))).toEqual([
		'CHANGELOG.md: "## 0.1.0 - Unreleased" has no date',
	]);
});
