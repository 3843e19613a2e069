import '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { effects, type MetDuplicate } from '../../contract/duplicates.ts'
import { type Database, type Db, sql, transaction } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { eventAbout } from '../platform/events.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'
import { actorOf } from '../session/actions.ts'
import { metByEdit, touchedBy } from './edited.ts'
import { type Asked, asShown, type Duplicate, findDuplicates, isSeen, mostTold, plainCode } from './find.ts'
import { DuplicateFailure } from './refuse.ts'

/** Enough for who types, too little for who would go through a list of the market: per person, in a minute. */
const most = { max: 120, timeWindow: 60_000 }

export type DuplicateChecks = ReturnType<typeof duplicateChecks>

type Asking = { request: FastifyRequest; viewer: Viewer; asked: Asked & { contactOf?: number | undefined } }

/**
 * Ways to ask whose a customer is, even one that the viewer doesn't see: rate-limited and recorded (DOMAIN §2). Made once, so
 * that all ways together are counted.
 */
export function duplicateChecks(app: FastifyInstance, { db }: Database) {
  const count = app.createRateLimit({
    ...most,
    keyGenerator: ({ viewer }) => `person:${viewer?.userId ?? 0}`,
  })

  /** How long to wait, where there were too many. */
  async function counted(request: FastifyRequest): Promise<{ seconds: number } | null> {
    const told = await count(request)
    return told.isAllowed || !told.isExceeded ? null : { seconds: told.ttlInSeconds }
  }

  /** @throws rate.limited */
  async function counting(request: FastifyRequest): Promise<void> {
    const wait = await counted(request)
    if (wait) throw failure('rate.limited', wait)
  }

  /** @throws rate.limited */
  async function check({ request, viewer, asked }: Asking): Promise<Duplicate[]> {
    await counting(request)
    const { contactOf, ...entered } = asked
    const found = contactOf
      ? await metByContact(db, viewer, contactOf, entered)
      : await findDuplicates(db, {
          ownerId: viewer.userId,
          ...entered,
          creditCode: plainCode(entered.creditCode),
          askerId: viewer.userId,
        })
    await recordUnseen(viewer, found)
    return found
  }

  async function recordUnseen(viewer: Viewer, hits: readonly Duplicate[]): Promise<void> {
    const unseen = [...new Set(hits.filter((hit) => !isSeen(viewer, hit)).map(({ id }) => id))]
    if (unseen.length === 0) return
    const told = { kind: 'customer.duplicate_checked', actorId: viewer.userId }
    await transaction(db, actorOf(viewer), (trx) =>
      sql`
        with met as (select unnest(${unseen}::bigint[]) as id), told as (${eventAbout(sql.table('met'), told)})
        insert into access_log (actor_id, action, object_kind, object_id, customer_id, source)
        select ${viewer.userId}::bigint, 'customer.duplicateChecked', 'customer', id, id, current_source() from met`.execute(
        trx,
      ),
    )
  }

  /** A refused entry or edit tells of the owner as a check does: it counts as one. */
  async function countingRefusals<Result>(
    { request, viewer }: Omit<Asking, 'asked'>,
    enter: () => Promise<Result>,
  ): Promise<Result> {
    try {
      return await enter()
    } catch (error) {
      if (error instanceof DuplicateFailure) {
        await counting(request)
        await recordUnseen(viewer, [error.hit])
      }
      throw error
    }
  }

  /** What a step met that is done: it counts as a check as well, and beyond the limit nothing is told. */
  async function tell({ request, viewer }: Omit<Asking, 'asked'>, met: Duplicate[]): Promise<MetDuplicate[]> {
    if (met.length === 0 || (await counted(request))) return []
    await recordUnseen(viewer, met)
    return met.map(asShown(viewer))
  }

  return { check, countingRefusals, recordUnseen, tell }
}

/** As the contact would be refused, if its customer is seen; told is only what was entered, not what the customer has besides. */
async function metByContact(db: Db, viewer: Viewer, customerId: number, { phones, emails = [] }: Asked) {
  const edited = { phones, email: emails[0] }
  const touched = touchedBy(edited)
  if (touched.size === 0) return []
  const edit = { customerId, edited, ownerId: null }
  const wanted = { effects, most: mostTold, askerId: viewer.userId }
  const { rows } = await metByEdit(seenBy(viewer, 'customer'), edit, wanted).execute(db)
  return rows.map((hit) => ({ ...hit, kinds: hit.kinds.filter((kind) => touched.has(kind)) }))
}
