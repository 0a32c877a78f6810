/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @typescript-eslint/no-require-imports -- part of the test runner */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute } from 'node:path';
import { compileFunction, type Context } from 'node:vm';

interface Module {
	exports: unknown;
	filename: string;
	id: string;
	require: (name: string) => unknown;
}

type Wrapper = (
	exports: unknown,
	require: Module['require'],
	module: Module,
	file: string,
	folder: string,
) => void;

/**
 * A `require` that runs packages in `context`, each of their files once. Node's own would run them
 * outside of it, where `Error` and `Array` are others than those of the tests.
 */
export function packageLoader(context: Context): (name: string) => unknown {
	const modules = new Map<string, Module>();

	function requireFrom(parent: string): Module['require'] {
		const { resolve } = createRequire(parent);
		return Object.assign((name: string) => load(resolve(name)), { resolve });
	}

	function load(file: string): unknown {
		if (/^(node:)?process$/.test(file)) return context.process;
		// Node's own modules, ES modules, JSON and binaries: nothing that has to be in the context.
		if (!isAbsolute(file) || !/\.c?js$/.test(file)) return require(file);
		const known = modules.get(file);
		if (known !== undefined) return known.exports;
		const module: Module = { exports: {}, filename: file, id: file, require: requireFrom(file) };
		modules.set(file, module);
		const run = compileFunction(
			readFileSync(file, 'utf8').replace(/^#!.*/, ''),
			['exports', 'require', 'module', '__filename', '__dirname'],
			{ filename: file, parsingContext: context },
		) as Wrapper;
		run.call(module.exports, module.exports, module.require, module, file, dirname(file));
		return module.exports;
	}

	return requireFrom(__filename);
}
