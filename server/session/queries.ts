import type { Language, Me } from '../../contract/session.ts'
import { type Database, type Db, selectRows, sql } from '../platform/database.ts'
import type { Viewer } from '../platform/visibility.ts'
import { readShares, widestGrants, widestLevels } from './rights.ts'
import { mustDoOf } from './security-rules.ts'

type ViewerRow = {
  id: number
  name: string
  language: Language
  department_id: number
  below: number[]
  grants: string[] | null
  roles: number
  levels: string[] | null
  shares: string[] | null
  household_on: boolean
  stale: boolean
  must_do: Me['mustDo']
}

const viewerColumns = sql`
  u.id, u.name, u.language, u.department_id,
  (with recursive below as (
     select u.department_id as id
     union select d.id from department d join below b on d.parent_id = b.id)
   select array_agg(id) from below) as below,
  (select array_agg(p.object || '.' || p.action || ':' || p.scope)
   from user_role r join role_permission p using (role_id) where r.user_id = u.id) as grants,
  (select count(*)::integer from user_role r where r.user_id = u.id) as roles,
  (select array_agg(f.role_id || ':' || f.field || ':' || f.level)
   from user_role r join role_field f using (role_id) where r.user_id = u.id) as levels,
  (select array_agg(s.customer_id || ':' || s.access) from customer_share s
   where s.user_id = u.id
     and (s.until is null or s.until >= (now() at time zone (select time_zone from organisation))::date)) as shares,
  (select household_on from organisation) as household_on,
  ${mustDoOf} as must_do`

/** `stale` where its use was noted more than a minute ago; `mustDo` what comes before anything else. */
type Recognised = { viewer: Viewer; stale: boolean; mustDo: Me['mustDo'] }

const recognised = (row: ViewerRow, source: Viewer['source']): Recognised => ({
  viewer: asViewer(row, source),
  stale: row.stale,
  mustDo: row.must_do,
})

/** The viewer behind a session that is neither idle for too long nor of a deactivated person. */
export async function findViewerBySession(database: Database, hash: Buffer): Promise<Recognised | null> {
  const rows = await selectRows<ViewerRow>(
    database,
    sql`
      select ${viewerColumns}, s.last_seen_at < now() - interval '1 minute' as stale
      from session s
      join user_account u on u.id = s.user_id and u.status = 'active'
      where s.token_hash = ${hash}
        and s.last_seen_at > now() - (select make_interval(mins => session_idle_minutes) from organisation)`,
  )
  return rows[0] ? recognised(rows[0], 'form') : null
}

export async function findViewerByToken(database: Database, hash: Buffer): Promise<Recognised | null> {
  const rows = await selectRows<ViewerRow>(
    database,
    sql`
      select ${viewerColumns}, coalesce(t.last_used_at < now() - interval '1 minute', true) as stale
      from api_token t
      join user_account u on u.id = t.user_id and u.status = 'active'
      where t.token_hash = ${hash} and (t.expires_at is null or t.expires_at > now())`,
  )
  return rows[0] ? recognised(rows[0], 'api') : null
}

/** The viewer that a user is, outside of a request: for jobs that act in somebody's name. */
export async function viewerOf(database: Database, userId: number): Promise<Viewer | null> {
  const rows = await selectRows<ViewerRow>(
    database,
    sql`select ${viewerColumns}, false as stale from user_account u where u.id = ${userId} and u.status = 'active'`,
  )
  return rows[0] ? asViewer(rows[0], 'form') : null
}

function asViewer(row: ViewerRow, source: Viewer['source']): Viewer {
  return {
    userId: row.id,
    name: row.name,
    language: row.language,
    departmentId: row.department_id,
    departmentsBelow: row.below,
    grants: widestGrants(row.grants ?? []),
    levels: levelsOf(row),
    shares: readShares(row.shares ?? []),
    source,
  }
}

/** Whatever a role says, what the organisation hasn't switched on is hidden from everybody. */
function levelsOf({ roles, levels, household_on: isOn }: ViewerRow): Viewer['levels'] {
  const widest = widestLevels(roles, levels ?? [])
  return isOn ? widest : widest.set('customer.household', 'hidden')
}

export const touchSession = (db: Db, hash: Buffer) =>
  db.updateTable('session').set({ last_seen_at: sql`now()` }).where('token_hash', '=', hash).execute()

export const touchToken = (db: Db, hash: Buffer) =>
  db.updateTable('api_token').set({ last_used_at: sql`now()` }).where('token_hash', '=', hash).execute()

/** The account that a login (user name, phone or e-mail) means, whatever its state. */
export async function findAccount(db: Db, login: string) {
  const { rows } = await sql<{ id: number; password_hash: string | null; status: string }>`
    select id, password_hash, status from user_account
    where lower(user_name) = lower(${login}) or lower(email) = lower(${login}) or phone = ${login}
    order by lower(user_name) = lower(${login}) desc limit 1`.execute(db)
  return rows[0] ?? null
}

export async function readMe(db: Db, viewer: Viewer): Promise<Me> {
  const { rows } = await sql<Omit<Me, 'can'>>`
    select u.id, u.name, u.user_name as "userName", u.language,
      jsonb_build_object('id', d.id, 'name', d.name) as department,
      coalesce((select array_agg(r.name order by r.position) from user_role ur join role r on r.id = ur.role_id
                where ur.user_id = u.id), '{}') as roles,
      o.name as organisation, o.is_demo as "isDemo", ${mustDoOf} as "mustDo"
    from user_account u join department d on d.id = u.department_id cross join organisation o
    where u.id = ${viewer.userId}`.execute(db)
  const [row] = rows
  if (!row) throw new Error('a viewer without an account')
  return {
    ...row,
    can: Object.fromEntries([...viewer.grants.keys()].map((permission) => [permission, true])),
    fields: Object.fromEntries(viewer.levels),
  }
}
