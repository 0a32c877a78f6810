import { removedFrom } from '../../scripts/release/removed';
import { readSurface, type Surface, surfaceOf } from '../../scripts/release/surface';
import { thisPackage } from '../support/thisPackage';

const now = () => surfaceOf(Object.values(thisPackage.nodes), thisPackage.credentials);

/** Today's surface after a change to it. */
function changed(change: (surface: Surface) => void): Surface {
	const surface = structuredClone(now());
	change(surface);
	return surface;
}

const UPDATE = 'meetingRegistrant.updateStatus';
const parametersOf = (surface: Surface) => surface.nodes.zoomRegistrants?.parameters[UPDATE] ?? {};

it('everything that the last release had is still there; "npm run surface" takes a new snapshot on purpose', () => {
	expect(removedFrom(readSurface(), now())).toEqual([]);
});

it('the snapshot knows what saved workflows rely on, also inside collections', () => {
	const { nodes, credentials } = readSurface();
	expect(Object.keys(nodes)).toEqual(['zoomRegistrants', 'zoomRegistrantsTrigger']);
	expect(Object.keys(nodes.zoomRegistrants?.parameters ?? {})).toHaveLength(25);
	expect(parametersOf(readSurface())).toMatchObject({
		action: { type: 'options', values: ['approve', 'cancel', 'deny'] },
		meetingId: { type: 'resourceLocator', values: ['list', 'id', 'url'] },
		'options.dryRun': { type: 'boolean', default: false },
		'registrants.registrant.email': { type: 'string', default: '' },
	});
	expect(Object.keys(credentials)).toHaveLength(3);
});

it('anything new breaks nothing', () => {
	const more = changed((surface) => {
		parametersOf(surface)['options.new'] = { type: 'string', default: '' };
	});
	expect(removedFrom(now(), more)).toEqual([]);
});

it.each<[string, (surface: Surface) => void]>([
	['node zoomRegistrantsTrigger is gone', ({ nodes }) => delete nodes.zoomRegistrantsTrigger],
	[
		'zoomRegistrants: operation meetingRegistrant.sync is gone',
		({ nodes }) => delete nodes.zoomRegistrants?.parameters['meetingRegistrant.sync'],
	],
	[
		'zoomRegistrants: version 1 is gone',
		({ nodes }) => nodes.zoomRegistrants?.versions.splice(0, 1, 2),
	],
	[
		`zoomRegistrants ${UPDATE}: parameter options.dryRun is gone`,
		(surface) => delete parametersOf(surface)['options.dryRun'],
	],
	[
		`zoomRegistrants ${UPDATE}: action: value "cancel" is gone`,
		(surface) => parametersOf(surface).action?.values?.splice(1, 1),
	],
	[
		`zoomRegistrants ${UPDATE}: the default of options.dryRun is true, was false`,
		(surface) => Object.assign(parametersOf(surface)['options.dryRun'] ?? {}, { default: true }),
	],
	[
		`zoomRegistrants ${UPDATE}: options.dryRun is string, was boolean`,
		(surface) => Object.assign(parametersOf(surface)['options.dryRun'] ?? {}, { type: 'string' }),
	],
	[
		'credential zoomRegistrantsOAuth2Api is gone',
		({ credentials }) => delete credentials.zoomRegistrantsOAuth2Api,
	],
])('what is removed is said by name: %s', (fault, change) => {
	expect(removedFrom(now(), changed(change))).toEqual([fault]);
});
