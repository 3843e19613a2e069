import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { exampleXlsx, withFile } from './example-workbook.ts'
import { batchesFrom, type ReaderProcess, readWorkbook, startReader } from './read.ts'

const rows = Array.from(
  { length: 50_000 },
  (_, i) => `<row><c t="str"><v>客户${i} ${'资料'.repeat(20)}</v></c></row>`,
)
const large = await exampleXlsx([{ name: '客户', data: rows.join('') }])

/** The batches of a reader whose process the test can see. */
function watched(path: string): { process: ReaderProcess; batches: ReturnType<typeof readWorkbook> } {
  const process = startReader(path, {})
  return { process, batches: batchesFrom(() => process, 512) }
}

describe('reading in a process of its own', () => {
  it('gives every batch in order', async () => {
    await withFile(large, async (path) => {
      let next = 1
      for await (const batch of readWorkbook(path)) {
        expect(batch.rows.map(({ row }) => row)).toEqual(Array.from({ length: 1_000 }, () => next++))
      }
      expect(next).toBe(50_001)
    })
  })

  it('peeks', async () => {
    await withFile(large, async (path) => {
      const batches = []
      for await (const batch of readWorkbook(path, { peekRows: 30 })) batches.push(batch)
      expect(batches.map((batch) => batch.rows.length)).toEqual([30])
    })
  })

  it('passes failures on, after the rows before them', async () => {
    await withFile('a\nb\n"c', async (path) => {
      const failure = await readWorkbook(path)
        .next()
        .catch((error: unknown) => error)
      expect(failure).toMatchObject({ code: 'workbook.broken', status: 422, data: { row: 3 } })
    })
  })

  it('ends the process when the consumer stops', async () => {
    await withFile(large, async (path) => {
      const { process, batches } = watched(path)
      const closed = once(process, 'exit')
      for await (const _ of batches) break
      expect(await closed).toEqual([null, 'SIGKILL'])
    })
  })

  it('fails, and does not hang, when the process is killed', async () => {
    await withFile(large, async (path) => {
      const { process, batches } = watched(path)
      await batches.next()
      process.kill('SIGKILL')
      const failure = await drained(batches)
      expect(failure).toMatchObject({
        code: 'workbook.reader_stopped',
        data: { reason: 'ended with SIGKILL' },
      })
    })
  })

  it('fails when a workbook needs more memory than allowed', async () => {
    const strings = Array.from({ length: 60_000 }, (_, i) => `<t>${i}${'长'.repeat(100)}${i}</t>`)
    const file = await exampleXlsx([{ name: 'S', data: '<row><c t="s"><v>1</v></c></row>' }], { strings })
    await withFile(file, async (path) => {
      const failure = await drained(readWorkbook(path, { heapMegabytes: 12 }))
      expect(failure).toMatchObject({ code: 'workbook.too_large', data: { limit: 'memory', max: 12 } })
    })
  })

  it('says so when there is no such file', async () => {
    const failure = await drained(readWorkbook('/no/such/file'))
    expect(failure).toMatchObject({ code: 'workbook.reader_stopped' })
    expect(String(failure)).toContain('ENOENT')
  })
})

async function drained(batches: ReturnType<typeof readWorkbook>): Promise<unknown> {
  try {
    for await (const _ of batches);
    return undefined
  } catch (error) {
    return error
  }
}
