import { isNamedTo, orderedName } from '../customers/name.ts'
import { type RawBuilder, sql } from '../platform/database.ts'
import type { Viewer } from '../platform/visibility.ts'
import { normaliseCompanyName } from '../values/name.ts'

/** What was typed, and the customers that were opened last, the latest first. */
export type Asked = { q: string; recent: number[] }

/**
 * The order of customers `c` that were found: the very one that was typed; then by how closely one works with them; then
 * what begins with what was typed; then shorter names, which it says more of.
 */
export function closest(viewer: Viewer, { q, recent }: Asked): RawBuilder<unknown> {
  const norm = normaliseCompanyName(q)
  // Where a person's name isn't seen, its place in the order tells nothing of it.
  const isNamed = isNamedTo(viewer)
  const begins = sql`(${isNamed} and (starts_with(c.name_norm, ${norm}) or starts_with(c.name_pinyin, ${norm}) or starts_with(c.name_initials, ${norm})))`
  return sql`
    ((${isNamed} and c.name_norm = ${norm}) or c.number = ${q.toUpperCase()}) desc, ${closeness(viewer, recent)}, ${begins} desc,
    char_length(${orderedName(viewer, 'c.name')}), c.id`
}

/** 0 opened lately, 1 followed up within a month as its owner, 2 owned, 3 seen. */
export const closeness = (viewer: Viewer, recent: number[]): RawBuilder<unknown> => sql`
  case when c.id = any(${recent}::bigint[]) then 0
    when c.owner_id is distinct from ${viewer.userId}::bigint then 3
    when c.last_follow_up_at > now() - interval '30 days' then 1 else 2 end`
