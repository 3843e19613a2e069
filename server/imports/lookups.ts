import type { CustomField } from '../../contract/custom-fields.ts'
import { customTargetOf } from '../../contract/imports.ts'
import { readCustomFields } from '../custom-fields/queries.ts'
import { type Db, sql } from '../platform/database.ts'
import { mayAtAll, type Viewer } from '../platform/visibility.ts'
import { parseRegion } from '../values/region.ts'
import { findIndustry, type IndustryChoice } from './find-industry.ts'
import { findOwner, type OwnerChoice } from './find-owner.ts'
import { findTags, type TagChoice } from './find-tags.ts'
import type { Lookups } from './take-cell.ts'
import { mayFill } from './writable.ts'

/** What the organisation knows at the moment: its industries and tags, and the colleagues who can own customers. */
export type Known = {
  industries: IndustryChoice[]
  people: OwnerChoice[]
  tags: TagChoice[]
  custom: CustomField[]
  importer: { id: number; mayAssign: boolean }
}

export async function readKnown(db: Db, viewer: Viewer): Promise<Known> {
  const industries = await sql<IndustryChoice>`
    select id, name, gb_code as "gbCode" from industry where active order by position, id`.execute(db)
  const people = await sql<OwnerChoice>`
    select id, name, user_name as "userName", phone from user_account where status <> 'deactivated' order by id`.execute(
    db,
  )
  const tags = await sql<TagChoice>`
    select t.id, t.name, g.id as "groupId", g.name as "group", g.exclusive from tag t join tag_group g on g.id = t.group_id
    where t.active and g.active and g.applies_to <> 'contact' order by t.id`.execute(db)
  const custom = (await readCustomFields(db)).filter(({ active }) => active)
  const importer = { id: viewer.userId, mayAssign: mayAtAll(viewer, 'customer.assign') }
  return { industries: industries.rows, people: people.rows, tags: tags.rows, custom, importer }
}

export const readLookups = async (db: Db, viewer: Viewer): Promise<Lookups> =>
  lookupsIn(await readKnown(db, viewer), viewer)

export function lookupsIn({ industries, people, tags, custom, importer }: Known, viewer: Viewer): Lookups {
  return {
    industry: remembering((text) => findIndustry(industries, text)),
    owner: remembering((text) => findOwner(people, importer, text)),
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
