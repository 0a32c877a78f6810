import { join, readFileSync, run } from './system';

/** Builds and packs the package into a folder; gives the path of the file. */
export async function packPackage(folder: string): Promise<string> {
	await run('npm', ['run', '--silent', 'build']);
	await run('npm', ['pack', '--silent', '--pack-destination', folder]);
	const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
	return join(folder, `${name}-${version}.tgz`);
}
