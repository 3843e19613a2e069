import type { Db } from '../platform/database.ts'
import * as platform from '../platform/hold.ts'

const lockOf = (importId: number) => `import:${importId}`

/** Works on an import alone: a step is done only once the one before has let go. */
export const holding = (db: Db, importId: number, work: (held: Db) => Promise<void>): Promise<void> =>
  platform.holding(db, lockOf(importId), work)

/** The same, but not at all when somebody else works on the import. */
export const holdingIfFree = (db: Db, importId: number, work: (held: Db) => Promise<void>): Promise<void> =>
  platform.holdingIfFree(db, lockOf(importId), work)

/** The same lock, kept until the open transaction ends. */
export const holdInTransaction = (trx: Db, importId: number) =>
  platform.holdInTransaction(trx, lockOf(importId))
