import { appendFileSync, chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startProduct } from './product.ts'

/**
 * Starts each kind of product once, before all journeys: making a database and a demo company takes some seconds, and the
 * journeys start a dozen of them, each on a copy.
 */
export default async function makeOnce(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'kemai-e2e-made-'))
  // The database's unprivileged user has to pass through it.
  chmodSync(folder, 0o711)
  await Promise.all(
    (['start', 'demo'] as const).map(async (kind) => {
      const product = await startProduct(kind, join(folder, kind))
      await product.end()
      // Nobody wants to see these data again: they needn't wait for the disk.
      appendFileSync(
        join(folder, kind, 'postgresql/postgresql.conf'),
        'fsync = off\nfull_page_writes = off\n',
      )
    }),
  )
  process.env.KEMAI_MADE_ONCE = folder
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
