import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      '{contract,server,database,scripts,web}/**/*.test.ts',
      '{contract,server,database,scripts,web}/**/*.test.mjs',
    ],
    globalSetup: ['server/platform/testing/cluster.ts'],
    // Importing the server anew for each file takes as long as half of the tests: files share it, and nothing else.
    isolate: false,
    setupFiles: ['server/platform/testing/after-file.ts'],
    // A file waits for PostgreSQL half of its time: one for each processor keeps both busy.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
