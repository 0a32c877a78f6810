/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- starts n8n, databases and a browser as programs of this computer; everything of the system is gathered here */
import { type ChildProcess, spawn } from 'node:child_process';
import {
	chownSync,
	copyFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

export {
	chownSync,
	copyFileSync,
	delimiter,
	existsSync,
	join,
	mkdirSync,
	readdirSync,
	readFileSync,
	resolve,
	rmSync,
	statSync,
	writeFileSync,
};

export const environment: Record<string, string | undefined> = process.env;
export const words = process.argv.slice(2);

/** The word of the command line behind a flag. */
export function option(name: string): string | undefined {
	const at = words.indexOf(name);
	return at < 0 ? undefined : words[at + 1];
}
export const platform = `${process.platform}-${process.arch}`;
export const isRoot = process.getuid?.() === 0;

/** Where things stay that take long to fetch, outside the checkout. */
export const CACHE = join(
	environment.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
	'n8n-nodes-zoom-registrants',
);

export function say(text: string): void {
	process.stdout.write(`${text}\n`);
}

/** Ends the run, with whatever a part that broke off has left running. */
export function exitWith(code: number): void {
	process.stdout.write('', () => process.exit(code));
}

export function newFolder(name: string): string {
	return mkdtempSync(join(tmpdir(), `zoom-registrants-${name}-`));
}

interface ProgramOptions {
	cwd?: string;
	env?: Record<string, string | undefined>;
	/** Whose rights it runs with; only root may choose. */
	uid?: number;
	gid?: number;
}

/** Runs a program to its end; rejects with its last lines when it fails. */
export async function run(
	program: string,
	args: string[],
	options: ProgramOptions = {},
): Promise<string> {
	const child = spawn(program, args, { ...options, env: { ...environment, ...options.env } });
	const output = collect(child);
	const code = await new Promise<number | null>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', resolve);
	});
	if (code === 0) return output();
	throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${output().slice(-3000)}`);
}

/** A program that goes on until it is stopped. */
export interface Service {
	output(): string;
	/** Asks it to stop, and makes it after `graceMs`. */
	stop(signal?: 'SIGTERM' | 'SIGKILL', graceMs?: number): Promise<void>;
	hasEnded(): boolean;
	signal(name: 'SIGUSR2'): void;
}

export function start(program: string, args: string[], options: ProgramOptions = {}): Service {
	const child = spawn(program, args, { ...options, env: { ...environment, ...options.env } });
	const output = collect(child);
	let ended = false;
	const end = new Promise<void>((resolve) => {
		child.once('error', () => resolve());
		child.once('close', () => resolve());
	}).then(() => {
		ended = true;
	});
	process.once('exit', () => child.kill('SIGKILL'));
	return {
		output,
		hasEnded: () => ended,
		signal: (name) => child.kill(name),
		async stop(signal = 'SIGTERM', graceMs = 15_000) {
			child.kill(signal);
			const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
			await end;
			clearTimeout(timer);
		},
	};
}

/** Waits until `probe` gives something other than undefined; says what was waited for in vain. */
export async function until<T>(
	what: string,
	probe: () => Promise<T | undefined> | T | undefined,
	timeoutMs = 60_000,
): Promise<T> {
	const end = Date.now() + timeoutMs;
	while (Date.now() < end) {
		const value = await probe();
		if (value !== undefined) return value;
		await pause(250);
	}
	throw new Error(`Waited ${timeoutMs / 1000} s in vain for ${what}`);
}

export async function pause(milliseconds: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A port of 127.0.0.1 that nobody listens on. */
export async function freePort(): Promise<number> {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});
}

/** Where a program of this computer is, looked for in PATH and in the places given. */
export function findProgram(names: string[], places: string[] = []): string | undefined {
	const folders = [...(environment.PATH ?? '').split(delimiter), ...places];
	return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync);
}

function collect(child: ChildProcess): () => string {
	let text = '';
	const add = (chunk: Buffer) => {
		text += chunk.toString();
	};
	child.stdout?.on('data', add);
	child.stderr?.on('data', add);
	return () => text;
}
