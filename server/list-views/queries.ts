import type { ResultOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/list-views.ts'
import type { ListView } from '../../contract/list-views.ts'
import { isViewKey, type ViewKey } from '../../contract/preset-views.ts'
import { type Db, type RawBuilder, sql } from '../platform/database.ts'
import { mayAtAll, scopeOf, type Viewer } from '../platform/visibility.ts'
import { offeredPresets } from './rules.ts'

type Row = Pick<ListView, 'id' | 'name' | 'sharedWith' | 'settings' | 'version'> & {
  ownerId: number
  ownerName: string
}

export async function listViews(db: Db, viewer: Viewer): Promise<ResultOf<typeof contract.listListViews>> {
  const { rows } = await sql<Row>`
    select v.id, v.name, v.shared_with as "sharedWith", v.settings, v.version, o.id as "ownerId", o.name as "ownerName"
    from list_view v join user_account o on o.id = v.owner_id
    where v.deleted_at is null and ${isSeenBy(viewer)}
    order by v.owner_id <> ${viewer.userId}::bigint, v.id`.execute(db)
  const presets = offeredPresets(scopeOf(viewer, 'customer.view'), scopeOf(viewer, 'customer.assign'), {
    edits: mayAtAll(viewer, 'customer.edit'),
    handlesPrivacy: mayAtAll(viewer, 'privacy.manage'),
  })
  const offered = [...presets.map((name) => `preset:${name}`), ...rows.map(({ id }) => String(id))]
  const pins = await readPins(db, viewer)
  return {
    rows: rows.map(({ ownerId, ownerName, ...view }) => ({
      ...view,
      owner: { id: ownerId, name: ownerName },
      can: {
        edit: ownerId === viewer.userId,
        delete: mayDelete(viewer, { ownerId, sharedWith: view.sharedWith }),
        share: ownerId === viewer.userId,
      },
    })),
    presets,
    // What is no longer shared stays pinned, and is back with the view.
    pins: pins.filter((key) => offered.includes(key)),
  }
}

/** Who manages settings clears away what is shared: a view of somebody who has left would stay for good. */
export const mayDelete = (
  viewer: Viewer,
  { ownerId, sharedWith }: { ownerId: number } & Pick<ListView, 'sharedWith'>,
) => ownerId === viewer.userId || (sharedWith !== 'nobody' && mayAtAll(viewer, 'settings.manage'))

/** The condition on view `v` of owner `o`; whoever may delete a shared view sees it too. */
export const isSeenBy = (viewer: Viewer): RawBuilder<unknown> => sql`(
  v.owner_id = ${viewer.userId}::bigint
  or v.shared_with = 'everybody'
  or v.shared_with = 'department' and (${mayAtAll(viewer, 'settings.manage')} or o.department_id in (${departmentsAbove(viewer)})))`

/** The viewer's department and all above it: "with my department and below" holds for whom one of them is the owner's. */
const departmentsAbove = ({ departmentId }: Viewer) => sql`
  with recursive above as (
    select id, parent_id from department where id = ${departmentId}::bigint
    union select d.id, d.parent_id from department d join above on d.id = above.parent_id)
  select id from above`

async function readPins(db: Db, { userId }: Viewer): Promise<ViewKey[]> {
  const rows = await db
    .selectFrom('list_view_pin')
    .select('view_key')
    .where('user_id', '=', userId)
    .orderBy('position')
    .execute()
  return rows.map((row) => row.view_key).filter(isViewKey)
}
