import Fastify from 'fastify'
import { expect, test, vi } from 'vitest'
import { startJobs } from './jobs.ts'
import { testDatabase } from './testing/database.ts'

test('of long tasks one is at work at a time, and others have their turn meanwhile', async () => {
  const { pool } = await testDatabase()
  const begun: string[] = []
  const ends: (() => void)[] = []
  const jobs = await startJobs(pool, Fastify().log, {
    tasks: {
      long: async (payload) => {
        begun.push(`long ${(payload as { name: string }).name}`)
        await new Promise<void>((end) => ends.push(end))
      },
      short: async () => void begun.push('short'),
    },
    crontab: '',
    oneByOne: ['long'],
  })
  const until = (count: number) =>
    vi.waitUntil(() => begun.length >= count, { timeout: 10_000, interval: 10 })
  try {
    await jobs.add('long', { name: 'a' })
    await until(1)
    await jobs.add('long', { name: 'b' })
    await jobs.add('short', {})
    await until(2)
    expect(begun).toEqual(['long a', 'short'])
    ends[0]?.()
    await until(3)
    expect(begun).toEqual(['long a', 'short', 'long b'])
  } finally {
    ends[1]?.()
    await jobs.stop()
  }
})
