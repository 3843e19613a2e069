import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      '{contract,server,database,scripts,web}/**/*.test.ts',
      '{contract,server,database,scripts,web}/**/*.test.mjs',
    ],
    globalSetup: ['server/platform/testing/cluster.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
