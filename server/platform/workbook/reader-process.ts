import { once } from 'node:events'
import { open } from 'node:fs/promises'
import { batchesOf } from './batches.ts'
import { type ReadOptions, withDefaults } from './cell.ts'
import { isWorkbookFailure } from './failure.ts'
import type { ReaderMessage } from './read.ts'

// The program of the reading process: one line of JSON per message on its output. Waiting for the pipe to drain
// is all the backpressure there is.

async function send(message: ReaderMessage): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(message)}\n`)) await once(process.stdout, 'drain')
}

const [path = '', options = '{}'] = process.argv.slice(2)
const file = await open(path)
try {
  for await (const batch of batchesOf(file, withDefaults(JSON.parse(options) as ReadOptions))) {
    await send({ batch })
  }
  await send({ end: true })
} catch (error) {
  if (!isWorkbookFailure(error)) throw error
  await send({ failure: { code: error.code, data: error.data } })
} finally {
  await file.close()
}
