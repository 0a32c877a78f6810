/**
 * Who may import whom, checked by `npm run lint`. A rule names the modules that it is about and
 * everything of ours that they may not reach; types count like code, because whoever needs a
 * module's types cannot be read without it.
 *
 *     .node.ts → actions, methods → run → fields → zoom → transport → n8n-workflow
 *     trigger → webhook, fields → zoom → transport
 */

/** A folder, or one file, at the top of the repository. */
const inside = (...folders) => folders.map((folder) => `^${folder}/`);

const NODE = 'nodes/ZoomRegistrants';
const TRIGGER = 'nodes/ZoomRegistrantsTrigger';
const SHIPPED = inside('nodes', 'credentials');

/** The rooms of nodes/, and the rooms that each may enter beside itself. */
const ROOMS = [
	{ room: 'nodes/transport', enters: [] },
	{ room: 'nodes/zoom', enters: ['nodes/transport'] },
	{ room: 'nodes/fields', enters: ['nodes/zoom', 'nodes/transport'] },
	{ room: 'nodes/webhook', enters: ['nodes/zoom', 'nodes/transport'] },
	{
		room: TRIGGER,
		enters: ['nodes/webhook', 'nodes/fields', 'nodes/zoom', 'nodes/transport'],
	},
	{ room: `${NODE}/run`, enters: ['nodes/fields', 'nodes/zoom', 'nodes/transport'] },
	{
		room: `${NODE}/actions`,
		enters: [`${NODE}/run`, 'nodes/fields', 'nodes/zoom', 'nodes/transport'],
	},
	{
		room: `${NODE}/methods`,
		enters: [`${NODE}/run`, 'nodes/fields', 'nodes/zoom', 'nodes/transport'],
	},
	{ room: NODE, enters: ['nodes/fields', 'nodes/zoom', 'nodes/transport'] },
	{ room: 'credentials', enters: [] },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		...ROOMS.map(({ room, enters }) => ({
			name: `${room} imports ${enters.length > 0 ? `only ${enters.join(', ')}` : 'nothing of ours'}`,
			severity: 'error',
			from: { path: inside(room) },
			to: { path: SHIPPED, pathNot: inside(room, ...enters) },
		})),
		{
			name: 'only n8n loads a .node.ts',
			severity: 'error',
			from: { path: SHIPPED },
			to: { path: '\\.(node|credentials)\\.ts$' },
		},
		{
			name: 'no circles',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		{
			name: 'what is shipped imports no package but n8n-workflow',
			comment:
				'Community nodes may not have dependencies of their own; of Node.js only what n8n Cloud allows, which its linter checks.',
			severity: 'error',
			from: { path: SHIPPED },
			to: { path: '(^|/)node_modules/', pathNot: '(^|/)node_modules/n8n-workflow/' },
		},
		{
			name: 'what is shipped imports no tests and no tools',
			severity: 'error',
			from: { path: SHIPPED },
			to: { path: inside('test', 'sandbox', 'bench', 'demo', 'scripts') },
		},
		{
			name: 'the sandbox shares nothing with what it tests',
			comment: 'A mistake must not be able to hide by being made twice.',
			severity: 'error',
			from: { path: inside('sandbox') },
			to: { path: inside('nodes', 'credentials', 'test', 'bench', 'demo') },
		},
		{
			name: 'the live check shares nothing with what it checks',
			comment: 'It asks Zoom itself, not what the node takes Zoom for.',
			severity: 'error',
			from: { path: inside('scripts/live-check') },
			to: { path: inside('nodes', 'credentials', 'sandbox', 'test') },
		},
		{
			name: 'no unresolved imports',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true },
		},
	],
	options: {
		tsConfig: { fileName: 'tsconfig.json' },
		tsPreCompilationDeps: true,
		// Where node_modules is a link, packages are still found under their usual path.
		preserveSymlinks: true,
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '^dist/' },
	},
};
