/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: '<rootDir>/test/jest/environment.ts',
	moduleNameMapper: {
		'^(ajv|fastify|n8n-core|n8n-workflow)$': '<rootDir>/test/jest/loadedOnce/$1.js',
	},
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	maxWorkers: '100%',
	// Generous, because the machine may be busy with other things; the tests' own clock decides.
	testTimeout: 180_000,
	reporters: ['default', '<rootDir>/test/jest/closingLine.js'],
	transform: {
		'^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
	},
};
