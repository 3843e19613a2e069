import type { Finding } from '../../contract/access-log.ts'
import { type Database, type Db, sql } from '../platform/database.ts'
import { entryHash, noHash, sealHash } from './hash.ts'
import {
  addedEntries,
  readSealed,
  readSeals,
  type Seal,
  type SealedEntry,
  waitingEntries,
} from './queries.ts'

export type KnownSeal = { sealId: number; hash: string }

export type Verified = {
  entries: number
  seals: number
  waiting: number
  findings: Finding[]
  /** The newest seal: who keeps it elsewhere sees when the end of the log was cut off or written anew. */
  last: KnownSeal | null
}

type Choices = {
  /** An instant or a day: only what was sealed from then on. */
  since?: string | undefined
  /** The newest seal of an earlier verification, kept elsewhere. */
  known?: KnownSeal | undefined
}

/** Entries that are read at once. */
const portion = 20_000

/** Recomputes every seal and compares every entry with what was sealed, as all of it stood at one moment. */
export async function verifyAccessLog({ db }: Database, choices: Choices = {}): Promise<Verified> {
  return db.connection().execute(async (connection) => {
    const trx = connection as Db
    await sql.raw('begin isolation level repeatable read, read only').execute(trx)
    try {
      return await verifyIn(trx, choices)
    } finally {
      await sql.raw('rollback').execute(trx)
    }
  })
}

async function verifyIn(trx: Db, { since = '-infinity', known }: Choices): Promise<Verified> {
  const { before, seals } = await readSeals(trx, since)
  const findings = [...chainFindings(before, seals), ...knownFindings(seals, known)]
  let entries = 0
  for (const group of inPortions(seals)) {
    const sealed = Map.groupBy(await readSealed(trx, group), ({ sealId }) => sealId)
    for (const seal of group) {
      const own = sealed.get(seal.id) ?? []
      entries += own.length
      findings.push(...sealFindings(seal, own))
    }
  }
  const { waiting, overdue, gone } = await waitingEntries(trx)
  const last = seals.at(-1) ?? before
  return {
    entries,
    seals: seals.length,
    waiting,
    findings: [
      ...findings,
      ...gone.map((number): Finding => ({ kind: 'entry.missing', number, sealId: null })),
      ...overdue.map((number): Finding => ({ kind: 'entry.unsealed', number, sealId: null })),
      ...(await addedEntries(trx, since)).map(
        (number): Finding => ({ kind: 'entry.added', number, sealId: null }),
      ),
    ],
    last: last && { sealId: last.id, hash: last.hash.toString('hex') },
  }
}

/** Numbers without a gap from 1 on, each seal holding the hash of the one before. */
function chainFindings(before: Seal | null, seals: readonly Seal[]): Finding[] {
  const findings: Finding[] = []
  let [id, hash] = [before?.id ?? 0, before?.hash ?? noHash]
  for (const seal of seals) {
    for (id += 1; id < seal.id; id += 1) findings.push({ kind: 'seal.missing', number: id, sealId: id })
    const follows = findings.at(-1)?.number !== seal.id - 1
    if (follows && !hash.equals(seal.previousHash))
      findings.push({ kind: 'chain.broken', number: seal.id, sealId: seal.id })
    hash = seal.hash
  }
  return findings
}

function knownFindings(seals: readonly Seal[], known: KnownSeal | undefined): Finding[] {
  if (!known) return []
  const seal = seals.find(({ id }) => id === known.sealId)
  if (seal?.hash.toString('hex') === known.hash) return []
  return [{ kind: seal ? 'seal.changed' : 'seal.missing', number: known.sealId, sealId: known.sealId }]
}

function sealFindings(seal: Seal, sealed: readonly SealedEntry[]): Finding[] {
  const findings: Finding[] = []
  for (const { entryId, hash, canonical } of sealed) {
    const finding = { number: entryId, sealId: seal.id }
    if (canonical === null) findings.push({ kind: 'entry.missing', ...finding })
    else if (!entryHash(canonical).equals(hash)) findings.push({ kind: 'entry.changed', ...finding })
  }
  const hashes = sealed.map(({ hash }) => hash)
  if (!sealHash(seal.previousHash, seal, hashes).equals(seal.hash))
    findings.push({ kind: 'seal.changed', number: seal.id, sealId: seal.id })
  return findings
}

function* inPortions(seals: readonly Seal[]): Generator<Seal[]> {
  let group: Seal[] = []
  let entries = 0
  for (const seal of seals) {
    if (group.length > 0 && entries + seal.entries > portion) {
      yield group
      group = []
      entries = 0
    }
    group.push(seal)
    entries += seal.entries
  }
  if (group.length > 0) yield group
}
