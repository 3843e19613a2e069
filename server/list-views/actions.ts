import type { BodyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/list-views.ts'
import { mostViews, type ViewAudience, type ViewSettings } from '../../contract/list-views.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure, violatedConstraint } from '../platform/errors.ts'
import { recordSettings } from '../platform/rule-log.ts'
import type { Viewer } from '../platform/visibility.ts'
import { isSeenBy, mayDelete } from './queries.ts'

export async function createListView(
  trx: Db,
  viewer: Viewer,
  { name, sharedWith, settings }: BodyOf<typeof contract.createListView>,
): Promise<{ id: number; version: number }> {
  await refuseTooMany(trx, viewer.userId)
  const made = await trx
    .insertInto('list_view')
    .values({
      owner_id: viewer.userId,
      name,
      shared_with: sharedWith,
      settings: JSON.stringify(settings),
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
    .catch(refuseTakenName(name))
  await writeDown(trx, 'listView.created', made.id, nothing, { sharedWith, settings })
  return made
}

export async function updateListView(
  trx: Db,
  viewer: Viewer,
  id: number,
  { version, changes }: BodyOf<typeof contract.updateListView>,
): Promise<{ version: number }> {
  const before = await lockView(trx, viewer, id)
  if (before.ownerId !== viewer.userId) throw failure('permission.denied')
  if (before.version !== version) throw failure('record.changed')
  const { name = before.name, sharedWith = before.sharedWith, settings = before.settings } = changes
  const changed = await trx
    .updateTable('list_view')
    .set({
      name,
      shared_with: sharedWith,
      settings: JSON.stringify(settings),
      version: sql`version + 1`,
      updated_at: sql`now()`,
    })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
    .catch(refuseTakenName(name))
  await writeDown(trx, 'listView.changed', id, before, { name, sharedWith, settings })
  return changed
}

export async function deleteListView(trx: Db, viewer: Viewer, id: number): Promise<void> {
  const view = await lockView(trx, viewer, id)
  if (!mayDelete(viewer, view)) throw failure('permission.denied')
  await trx.updateTable('list_view').set({ deleted_at: sql`now()` }).where('id', '=', id).execute()
  await dropOldDeleted(trx)
  await writeDown(trx, 'listView.deleted', id, view, nothing)
}

export async function restoreListView(trx: Db, viewer: Viewer, id: number): Promise<void> {
  const view = await lockView(trx, viewer, id, { deleted: true })
  if (!mayDelete(viewer, view)) throw failure('record.not_found')
  await refuseTooMany(trx, view.ownerId)
  await trx
    .updateTable('list_view')
    .set({ deleted_at: null })
    .where('id', '=', id)
    .execute()
    .catch(refuseTakenName(view.name))
  await writeDown(trx, 'listView.restored', id, nothing, view)
}

/** What isn't there for this person, or not yet again, is left out of the list and not refused: it may have gone meanwhile. */
export async function pinListViews(trx: Db, { userId }: Viewer, keys: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('list view pins', ${userId}::bigint))`.execute(trx)
  await trx.deleteFrom('list_view_pin').where('user_id', '=', userId).execute()
  const pins = [...new Set(keys)].map((view_key, position) => ({ user_id: userId, view_key, position }))
  if (pins.length > 0) await trx.insertInto('list_view_pin').values(pins).execute()
}

type Kept = {
  ownerId: number
  name: string
  sharedWith: ViewAudience
  settings: ViewSettings
  version: number
}

/** One that the viewer sees, or deleted would see. @throws record.not_found */
async function lockView(trx: Db, viewer: Viewer, id: number, { deleted = false } = {}): Promise<Kept> {
  const { rows } = await sql<Kept>`
    select v.owner_id as "ownerId", v.name, v.shared_with as "sharedWith", v.settings, v.version
    from list_view v join user_account o on o.id = v.owner_id
    where v.id = ${id}::bigint and (v.deleted_at is not null) = ${deleted} and ${isSeenBy(viewer)} for update of v`.execute(
    trx,
  )
  if (!rows[0]) throw failure('record.not_found')
  return rows[0]
}

/** Two who save at once could pass the limit together; the lock lets them in one by one. */
async function refuseTooMany(trx: Db, ownerId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('list views', ${ownerId}::bigint))`.execute(trx)
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from list_view where owner_id = ${ownerId}::bigint and deleted_at is null`.execute(
    trx,
  )
  if ((rows[0]?.count ?? 0) >= mostViews) throw failure('list_view.too_many', { maximum: mostViews })
}

const refuseTakenName = (name: string) => (error: unknown) => {
  throw violatedConstraint(error) === 'list_view_name' ? failure('list_view.name_taken', { name }) : error
}

/** After as many days as the trash keeps customers. */
async function dropOldDeleted(trx: Db): Promise<void> {
  await sql`
    with gone as (delete from list_view where deleted_at < now() - interval '30 days' returning id)
    delete from list_view_pin where view_key in (select id::text from gone)`.execute(trx)
}

type Told = { name?: string; sharedWith: ViewAudience; settings?: ViewSettings }
const nothing: Told = { sharedWith: 'nobody' }

/** What others see of a view is a matter of the access log, what somebody keeps alone isn't. Texts in it are people's words. */
async function writeDown(
  trx: Db,
  action: string,
  objectId: number,
  before: Told,
  after: Told,
): Promise<void> {
  const isShared = before.sharedWith !== 'nobody' || after.sharedWith !== 'nobody'
  if (!isShared) return
  const plain = ({ name, sharedWith, settings }: Told) => ({
    name,
    sharedWith: sharedWith === 'nobody' ? null : sharedWith,
    ...settings,
  })
  const words = ['name', 'filters', 'sort', 'columns', 'widths', 'frozen', 'density']
  await recordSettings(trx, { action, objectKind: 'list_view', objectId }, plain(before), plain(after), words)
}
