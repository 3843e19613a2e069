import type { CustomField } from '../../contract/custom-fields.ts'
import { customTargetOf } from '../../contract/import-targets.ts'
import { readCustomFields } from '../custom-fields/queries.ts'
import { type Db, sql } from '../platform/database.ts'
import { mayAtAll, type Viewer } from '../platform/visibility.ts'
import { parseRegion } from '../values/region.ts'
import { findIndustry, type IndustryChoice } from './find-industry.ts'
import { findAuthor, findOwner, type OwnerChoice } from './find-owner.ts'
import { findTags, type TagChoice } from './find-tags.ts'
import type { Lookups } from './take-cell.ts'
import { mayFill } from './writable.ts'

/** What the organisation knows at the moment: its industries and tags, and the colleagues who can own customers. */
export type Knowledge = {
  industries: IndustryChoice[]
  people: OwnerChoice[]
  /** And who has left. */
  everybody: (OwnerChoice & { isHere: boolean })[]
  /** By the clocks of the organisation: `2024-06-01T14:30`. */
  now: string
  tags: TagChoice[]
  custom: CustomField[]
  importer: { id: number; mayAssign: boolean }
}

export async function readKnowledge(db: Db, viewer: Viewer): Promise<Knowledge> {
  const industries = await sql<IndustryChoice>`
    select id, name, gb_code as "gbCode" from industry where active order by position, id`.execute(db)
  const { rows: everybody } = await sql<OwnerChoice & { isHere: boolean }>`
    select id, name, user_name as "userName", phone, status <> 'deactivated' as "isHere" from user_account order by id`.execute(
    db,
  )
  const people = everybody.filter(({ isHere }) => isHere)
  const clock = await sql<{ now: string }>`
    select to_char(now() at time zone time_zone, 'YYYY-MM-DD"T"HH24:MI') as now from organisation`.execute(db)
  const tags = await sql<TagChoice>`
    select t.id, t.name, g.id as "groupId", g.name as "group", g.exclusive from tag t join tag_group g on g.id = t.group_id
    where t.active and g.active and g.applies_to <> 'contact' order by t.id`.execute(db)
  const custom = (await readCustomFields(db)).filter(({ active }) => active)
  const importer = { id: viewer.userId, mayAssign: mayAtAll(viewer, 'customer.assign') }
  const now = clock.rows[0]?.now ?? ''
  return { industries: industries.rows, people, everybody, now, tags: tags.rows, custom, importer }
}

export const readLookups = async (db: Db, viewer: Viewer): Promise<Lookups> =>
  lookupsIn(await readKnowledge(db, viewer), viewer)

export function lookupsIn(
  { industries, people, everybody, now, tags, custom, importer }: Knowledge,
  viewer: Viewer,
): Lookups {
  return {
    industry: remembering((text) => findIndustry(industries, text)),
    owner: remembering((text) => findOwner(people, importer, text)),
    author: remembering((text) => findAuthor(everybody, importer, text)),
    now,
    region: remembering(parseRegion),
    tags: remembering((text) => findTags(tags, text)),
    mayNamePersons: mayFill(viewer, 'contact.name'),
    custom: new Map(custom.map((field) => [customTargetOf(field), field])),
  }
}

/** Beyond this many different texts the rest is worked out each time. */
const mostRemembered = 20_000

/** Columns like these say the same few things thousands of times. */
function remembering<Result>(find: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const found = find(text)
    if (known.size < mostRemembered) known.set(text, found)
    return found
  }
}
