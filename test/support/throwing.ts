/** Something that can be made to throw: a method, or a function that a test has wrapped in `jest.fn`. */
export interface Throwing {
	name: string;
	/** Throws "boom" at the call with this number, from 1 on, and works otherwise; undoes what was set before. */
	throwAt(call: number): void;
	/** How often it was called since. */
	calls(): number;
}

/** A method of a class, on all of its objects. */
export function method<Class extends object>(
	{ name, prototype }: { name: string; prototype: Class },
	key: keyof Class & string,
): Throwing {
	const original = prototype[key] as (...args: unknown[]) => unknown;
	let count = 0;
	return {
		name: `${name}.${key}`,
		calls: () => count,
		throwAt(call) {
			count = 0;
			prototype[key] = function (this: Class, ...args: unknown[]) {
				count += 1;
				if (count === call) throw new Error('boom');
				return original.apply(this, args);
			} as Class[keyof Class & string];
		},
	};
}

/** A function that `jest.mock` has put `jest.fn` around. */
export function mocked(name: string, wrapped: unknown): Throwing {
	const mock = wrapped as jest.Mock<unknown, unknown[]>;
	const original = mock.getMockImplementation() ?? (() => undefined);
	let count = 0;
	return {
		name,
		calls: () => count,
		throwAt(call) {
			count = 0;
			mock.mockImplementation((...args) => {
				count += 1;
				if (count === call) throw new Error('boom');
				return original(...args);
			});
		},
	};
}
