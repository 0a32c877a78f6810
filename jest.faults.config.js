const base = require('./jest.config.js');

// Read by the test: every fault with every switch of the sandbox instead of a few.
process.env.FAULTS = 'whole';

/** `npm run test:faults`: the whole matrix of faults, and its table. @type {import('jest').Config} */
module.exports = { ...base, roots: ['<rootDir>/test/faults'] };
