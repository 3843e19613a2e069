import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { Batch, ReadOptions } from './cell.ts'
import {
  type WorkbookFailure,
  type WorkbookFailureCode,
  type WorkbookFailureData,
  workbookFailure,
} from './failure.ts'

export type ReaderMessage =
  | { batch: Batch }
  | { end: true }
  | { failure: { code: WorkbookFailureCode; data: WorkbookFailureData } }

export type ReaderProcess = ChildProcessByStdio<null, Readable, Readable>

const program = fileURLToPath(new URL('./reader-process.ts', import.meta.url))
const HEAP_MEGABYTES = 512

/**
 * Reads an xlsx or csv in batches of up to 1,000 rows, sheet after sheet. The work is done in a process of its own
 * with a bounded heap: the server goes on answering, and no file can take it down. The process waits while the
 * consumer is busy and ends when the consumer stops.
 * Fails with a `WorkbookFailure`, after the batches that came before the fault.
 */
export function readWorkbook(file: string, options: ReadOptions = {}): AsyncGenerator<Batch> {
  return batchesFrom(() => startReader(file, options), options.heapMegabytes ?? HEAP_MEGABYTES)
}

export function startReader(file: string, options: ReadOptions): ReaderProcess {
  const heap = `--max-old-space-size=${options.heapMegabytes ?? HEAP_MEGABYTES}`
  const args = [heap, '--no-warnings', program, resolve(file), JSON.stringify(options)]
  // No environment: what reads strangers' files has no business with the server's secrets.
  return spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { SystemRoot: process.env.SystemRoot },
    windowsHide: true,
  })
}

export async function* batchesFrom(start: () => ReaderProcess, heapMegabytes: number): AsyncGenerator<Batch> {
  const reader = start()
  const gone = once(reader, 'close').catch((error: unknown) => [error])
  let complaint = ''
  reader.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-10_000)
  })
  try {
    for await (const line of linesOf(reader.stdout)) {
      const message = JSON.parse(line) as ReaderMessage
      if ('end' in message) return
      if ('failure' in message) throw workbookFailure(message.failure.code, message.failure.data)
      yield message.batch
    }
    throw stopped(complaint, await gone, heapMegabytes)
  } finally {
    reader.kill('SIGKILL')
  }
}

/** Whole lines only: what a killed process left half said is dropped. */
async function* linesOf(output: Readable): AsyncGenerator<string> {
  let parts: string[] = []
  for await (const text of output.setEncoding('utf8') as AsyncIterable<string>) {
    let from = 0
    let end = text.indexOf('\n')
    while (end !== -1) {
      yield parts.join('') + text.slice(from, end)
      parts = []
      from = end + 1
      end = text.indexOf('\n', from)
    }
    if (from < text.length) parts.push(text.slice(from))
  }
}

function stopped(complaint: string, ending: unknown[], heapMegabytes: number): WorkbookFailure {
  if (complaint.includes('heap out of memory')) {
    return workbookFailure('workbook.too_large', { limit: 'memory', max: heapMegabytes })
  }
  const told = /^\w*Error.*$/m.exec(complaint)?.[0]
  return workbookFailure('workbook.reader_stopped', {
    reason: told ?? `ended with ${ending.find((end) => end !== null)}`,
  })
}
