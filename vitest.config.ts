import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      '{contract,server,database,scripts,web}/**/*.test.ts',
      '{contract,server,database,scripts,web}/**/*.test.mjs',
    ],
    globalSetup: ['server/platform/testing/cluster.ts'],
    // A file waits for PostgreSQL half of its time: one for each processor keeps both busy.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
