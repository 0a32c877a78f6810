import {
	chownSync,
	findProgram,
	freePort,
	isRoot,
	join,
	mkdirSync,
	readdirSync,
	existsSync,
	run,
	start,
	until,
} from './system';

export interface Database {
	port: number;
	stop(): Promise<void>;
}

/** A Redis of our own on loopback that keeps nothing. */
export async function startRedis(): Promise<Database> {
	const program = findProgram(['redis-server'], ['/usr/bin', '/usr/local/bin']);
	if (program === undefined) {
		throw new Error('No Redis found. Install it, e.g.: apt-get install -y redis-server');
	}
	const port = await freePort();
	const service = start(program, ['--port', String(port), '--bind', '127.0.0.1', '--save', '']);
	await until('Redis to start', () =>
		service.output().includes('Ready to accept connections') ? true : undefined,
	);
	return { port, stop: async () => await service.stop() };
}

/** A PostgreSQL of our own on loopback, in `folder`, with an empty database `n8n`. */
export async function startPostgres(folder: string): Promise<Database> {
	const bin = postgresFolder();
	// PostgreSQL refuses to run as root; Debian's package brings a user for it.
	const rights = isRoot ? await rightsOf('postgres') : {};
	const data = join(folder, 'postgres');
	mkdirSync(data, { recursive: true });
	if (rights.uid !== undefined && rights.gid !== undefined) {
		chownSync(folder, rights.uid, rights.gid);
		chownSync(data, rights.uid, rights.gid);
	}
	await run(
		join(bin, 'initdb'),
		['-D', data, '-U', 'n8n', '--auth=trust', '--encoding=UTF8', '--locale=C'],
		{ ...rights, cwd: folder },
	);
	const port = await freePort();
	const service = start(
		join(bin, 'postgres'),
		['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', data, '-c', 'fsync=off'],
		{ ...rights, cwd: folder },
	);
	await until('PostgreSQL to start', () => {
		if (service.hasEnded()) throw new Error(service.output());
		return service.output().includes('ready to accept connections') ? true : undefined;
	});
	const where = ['-h', '127.0.0.1', '-p', String(port), '-U', 'n8n'];
	await run(join(bin, 'createdb'), [...where, 'n8n'], { ...rights, cwd: folder });
	return { port, stop: async () => await service.stop() };
}

function postgresFolder(): string {
	const root = '/usr/lib/postgresql';
	const versions = existsSync(root) ? readdirSync(root).sort().reverse() : [];
	const debian = versions.map((version) => join(root, version, 'bin'));
	const others = ['initdb', 'postgres'].flatMap((name) => findProgram([name]) ?? []);
	const folders = [...debian, ...others.map((program) => join(program, '..'))];
	const found = folders.find((folder) =>
		['initdb', 'postgres', 'createdb'].every((name) => existsSync(join(folder, name))),
	);
	if (found !== undefined) return found;
	throw new Error('No PostgreSQL found. Install it, e.g.: apt-get install -y postgresql');
}

async function rightsOf(user: string): Promise<{ uid?: number; gid?: number }> {
	const id = async (flag: string) => Number((await run('id', [flag, user])).trim());
	return { uid: await id('-u'), gid: await id('-g') };
}
