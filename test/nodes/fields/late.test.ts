import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { late } from '../../../nodes/fields/late';

const functions = { name: 'functions of n8n' } as unknown as ILoadOptionsFunctions;

it('A method that is loaded late gets what n8n calls it with, and its result or error is the answer.', async () => {
	const method = late(
		async () =>
			async function (this: ILoadOptionsFunctions, filter: string, token?: string) {
				if (filter === 'bad') throw new Error('No list.');
				return [this, filter, token];
			},
	);
	expect(await method.call(functions, 'gala', 'token1')).toEqual([functions, 'gala', 'token1']);
	expect(await method.call(functions, 'gala')).toEqual([functions, 'gala', undefined]);
	await expect(method.call(functions, 'bad')).rejects.toThrow('No list.');
});

it('Nothing is loaded before the first call.', async () => {
	const load = jest.fn(async () => async () => 'loaded');
	const method = late(load);
	expect(load).not.toHaveBeenCalled();
	expect(await method.call(functions)).toBe('loaded');
	expect(load).toHaveBeenCalledTimes(1);
});
