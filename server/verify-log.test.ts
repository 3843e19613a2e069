import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { sealAccessLog } from './access-log/seal.ts'
import { recordAccess } from './platform/access-log.ts'
import type { Database } from './platform/database.ts'
import { testDatabase } from './platform/testing/database.ts'

/** `npm run verify-log` as it is run: what it prints, and the exit code that a schedule looks at. */
let database: Database & { url: string }
beforeAll(async () => {
  database = await testDatabase()
  await recordAccess(database.db, { actorId: 1, action: 'customer.exported', data: { format: 'csv' } })
  await sealAccessLog(database.db)
})

function verifyLog(...options: string[]): Promise<{ code: number; out: string; err: string }> {
  const program = join(import.meta.dirname, 'verify-log.ts')
  const env = { ...process.env, DATABASE_URL: database.url }
  return new Promise((done) => {
    execFile(process.execPath, [program, ...options], { env }, (error, out, err) =>
      done({ code: error ? Number(error.code) : 0, out, err }),
    )
  })
}

test('a whole log ends with 0 and prints what to keep elsewhere, which the next run takes', async () => {
  const first = await verifyLog()
  expect([first.code, first.err]).toEqual([0, ''])
  const known = /--known (\d+:[0-9a-f]{64})/.exec(first.out)?.[1]
  expect((await verifyLog('--known', known ?? '')).code).toBe(0)
})

test('an option that can’t be is refused with what it takes', async () => {
  const wrong = [
    await verifyLog('--since', 'yesterday'),
    await verifyLog('--known', '12'),
    await verifyLog('--all'),
  ]
  expect(wrong.map(({ code }) => code)).toEqual([1, 1, 1])
  expect(wrong[0]?.err).toContain('2026-01-01')
})

test('an entry changed around the program ends with 1 and is named', async () => {
  await database.pool.query(
    `set session_replication_role = replica; update access_log set action = 'x'; reset session_replication_role`,
  )
  const { code, err } = await verifyLog()
  expect(code).toBe(1)
  expect(err.trim().split('\n')).toHaveLength(2)
})
