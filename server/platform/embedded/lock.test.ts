import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { takeLock } from './lock.ts'
import { processMark } from './processes.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kemai-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (text: string) => writeFileSync(join(folder, 'lock.json'), text)
const mark = (pid: number) => processMark(pid)

test('a held lock is refused, a returned one is free and leaves no file', async () => {
  const release = await takeLock(folder, 0)
  await expect(takeLock(folder, 0)).rejects.toMatchObject({ code: 'embedded.running' })
  release()
  expect(readdirSync(folder)).toEqual([])
  ;(await takeLock(folder, 0))()
})

test('of many who take a stale lock at once exactly one gets it', async () => {
  write('{"pid":999999999,"mark":"gone"}')
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(folder, 0)))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a holder that is just ending is waited for', async () => {
  const holder = spawn('sleep', ['60'])
  write(JSON.stringify({ pid: holder.pid, mark: mark(holder.pid ?? 0) }))
  const taken = takeLock(folder, 30_000)
  holder.kill()
  ;(await taken)()
})

describe('a lock counts only while the very process that wrote it runs', () => {
  test.each([
    ['its own process', JSON.stringify({ pid: process.pid, mark: mark(process.pid) }), 'held'],
    [
      'a number that was given to another process since',
      JSON.stringify({ pid: process.pid, mark: 'x:1' }),
      'stale',
    ],
    ['no such process', '{"pid":999999999,"mark":"x:1"}', 'stale'],
    ['half a sentence', '{"pid":', 'stale'],
    ['nothing', '', 'stale'],
  ])('%s', async (_, text, expected) => {
    write(text)
    const taken = await takeLock(folder, 0).then(
      () => 'stale',
      () => 'held',
    )
    expect(taken).toBe(expected)
    if (taken === 'held') expect(readFileSync(join(folder, 'lock.json'), 'utf8')).toBe(text)
  })
})
