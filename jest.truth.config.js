const base = require('./jest.config.js');

// Read by the test: every case of every behaviour instead of a few.
process.env.TRUTH_MATRIX = 'whole';

/** `npm run test:truth`: the whole truth matrix, and its table. @type {import('jest').Config} */
module.exports = { ...base, roots: ['<rootDir>/test/truth'], testTimeout: 180_000 };
