import type { Customer } from '../../../contract/customers.ts'
import type { Effect } from '../../../contract/duplicates.ts'
import {
  isCustomTarget,
  isFollowUpTarget,
  type MappingTarget,
  namePartTargets,
} from '../../../contract/import-targets.ts'
import type { KnownDecision, KnownRow } from '../../../contract/imports.ts'
import { columnsOf as columnsOfContact } from '../../contacts/columns.ts'
import { columnsOf as columnsOfCustomer } from '../../customers/columns.ts'
import { exportedTexts } from '../../customers/export.ts'
import { keyOf } from '../../customers/export-columns.ts'
import { guardOf } from '../../customers/guard-of.ts'
import { seesName, shownCustomerName } from '../../customers/name.ts'
import { kindsOfName, toldInBulk } from '../../duplicates/told.ts'
import { type Database, selectRows, sql } from '../../platform/database.ts'
import { isClear, levelOf } from '../../platform/fields.ts'
import { hangingOnSeen, mayAtAll, seenBy, type Viewer } from '../../platform/visibility.ts'
import { readDoubledTags } from '../../tags/queries.ts'
import type { ParsedRow } from '../check-row.ts'
import { type Names, showTaken } from '../show-taken.ts'
import { targetColumns } from '../target-columns.ts'
import {
  type Change,
  contactChange,
  customerChange,
  type ExclusiveGroups,
  type KnownCustomer,
  sameContact,
} from './changes.ts'
import { choicesFor } from './decision.ts'
import { readExclusive, readKnown } from './read.ts'

type Row = {
  row: number
  parsed: ParsedRow | null
  knownId: number | null
  knownBy: KnownRow['by']
  effect: Effect
  isEditable: boolean
  decision: KnownDecision
}
type KnownOne = Row & { parsed: ParsedRow; knownId: number }
type Given = { mapping: readonly (MappingTarget | null)[]; names: Names }

/** Rows of customers that are there already, by their number: each field as it stands beside what the row says. */
export async function compareKnown(
  database: Database,
  viewer: Viewer,
  rows: readonly Row[],
  given: Given,
): Promise<Map<number, KnownRow>> {
  const known = rows.filter((row): row is KnownOne => row.knownId !== null && row.parsed !== null)
  if (known.length === 0) return new Map()
  const told = await readTold(database, viewer, known)
  const seen = await readKnown(
    database.db,
    known.filter((row) => told.get(row.row)?.customer).map(({ knownId }) => knownId),
  )
  const exclusive = await readExclusive(database.db)
  const contacts = known.flatMap(({ knownId, parsed }) => {
    const now = seen.get(knownId)
    return (now && sameContact(parsed, now)) ?? []
  })
  const texts = await exportedTexts(
    database,
    viewer,
    { ids: [...seen.keys()], contactIds: contacts.map(({ id }) => id) },
    { custom: [...given.names.custom.values()], doubledTags: await readDoubledTags(database.db) },
  )
  return new Map(
    known.map((row) => {
      const { knownId: id, knownBy: by, effect, isEditable, decision } = row
      const now = seen.get(id)
      const fields = now
        ? comparedFields(viewer, row.parsed, { now, exclusive, texts: texts.get(id) ?? new Map(), ...given })
        : []
      const { owner = null, customer = null } = told.get(row.row) ?? {}
      return [
        row.row,
        { by, owner, customer, effect, may: choicesFor({ effect, isEditable }), decision, fields },
      ]
    }),
  )
}

type Told = Pick<KnownRow, 'owner' | 'customer'>

/**
 * The owner is told always, the customer where it is seen (DOMAIN §2); found by the name of a person whose name isn't seen,
 * it would tell that name. So it goes around `seenBy`.
 */
async function readTold(
  database: Database,
  viewer: Viewer,
  known: readonly KnownOne[],
): Promise<Map<number, Told>> {
  const rows = await selectRows<{
    id: number
    number: string | null
    name: string
    type: 'company' | 'individual'
    owner: Told['owner']
    isSeen: boolean
  }>(
    database,
    sql`
      select c.id, c.number, c.name, c.type, s.id is not null as "isSeen",
        case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as owner
      from ${hangingOnSeen('customer')} c left join user_account o on o.id = c.owner_id
      left join ${seenBy(viewer, 'customer')} s on s.id = c.id
      where c.id = any(${known.map(({ knownId }) => knownId)}::bigint[])`,
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return new Map(
    known.flatMap(({ row, knownId, knownBy }) => {
      const found = byId.get(knownId)
      if (!found) return []
      const { id, number, owner } = found
      const isSeen = found.isSeen && isMetBySeen(viewer, knownBy, found)
      const customer = isSeen ? { id, number, name: shownCustomerName(viewer, found) } : null
      return [[row, { owner, customer }]]
    }),
  )
}

/** Found by what isn't shown of it, a customer is like one that isn't seen; a code names its customer anyway. */
function isMetBySeen(
  viewer: Viewer,
  by: KnownRow['by'],
  found: { type: Customer['type']; owner: Told['owner'] },
) {
  if (kindsOfName.includes(by)) return seesName(viewer, found)
  return toldInBulk(viewer, found.owner?.id === viewer.userId).includes(by)
}

type Compared = Given & {
  now: KnownCustomer
  exclusive: ExclusiveGroups
  texts: ReadonlyMap<string, string | null>
}

function comparedFields(viewer: Viewer, parsed: ParsedRow, compared: Compared): KnownRow['fields'] {
  const { mapping, names, texts, now } = compared
  const filled = changedTargets('fill', parsed, compared)
  const overwritten = changedTargets('overwrite', parsed, compared)
  const keepsContact = sameContact(parsed, now) !== null && !mayAtAll(viewer, 'contact.edit')
  const targets = [...new Set(mapping)].filter((target) => target !== null)
  return targets.flatMap((target) => {
    const given = showTaken(target, parsed, viewer.language, names)
    if (given === null || given === '') return []
    const isKnown = !target.startsWith('contact.') || sameContact(parsed, now) !== null
    const before = isKnown ? textOf(target, texts) : null
    const kept = keepsContact && target.startsWith('contact.')
    const isShown = partsOf(target).every((part) => isClear(levelOf(viewer, guardOf(part))))
    return [
      {
        target,
        before,
        given,
        fills: kept ? false : isShown ? filled(target) : null,
        overwrites: kept ? false : isShown ? overwritten(target) : null,
        kept,
      },
    ]
  })
}

/** Which targets a decision changes of this customer. */
function changedTargets(
  change: Change,
  parsed: ParsedRow,
  { now, exclusive }: Compared,
): (target: MappingTarget) => boolean {
  const { fields, custom, group, tags } = customerChange(change, parsed, now, exclusive)
  const columns = columnsOfCustomer(fields)
  const contact = contactChange(change, parsed, now)
  const ofContact = contact ? columnsOfContact(contact.fields) : null
  return (target) => {
    if (isFollowUpTarget(target)) return true
    if (target === 'tags') return tags.give.length > 0
    if (target === 'group') return group !== null
    if (target.startsWith('contact.')) {
      if (!contact || !ofContact) return true
      if (target === 'contact.phones') return contact.phones.length > 0
      if (isCustomTarget(target)) return target.slice('contact.custom.'.length) in contact.custom
      return targetColumns[target].some((column) => column in ofContact)
    }
    if (isCustomTarget(target)) return target.slice('custom.'.length) in custom
    return targetColumns[target].some((column) => column in columns)
  }
}

/** The keys of the export's columns that say what a target says: none of a follow-up, which is added. */
function partsOf(target: MappingTarget): string[] {
  if (isFollowUpTarget(target)) return []
  if (namePartTargets.includes(target)) return ['contact.name']
  if (target === 'size') return ['headcount', 'annualRevenue', 'totalAssets']
  if (isCustomTarget(target)) return [target.replace('custom.', '')]
  return [keyOf(target)]
}

const textOf = (target: MappingTarget, texts: ReadonlyMap<string, string | null>): string | null =>
  partsOf(target)
    .flatMap((part) => texts.get(part) ?? [])
    .join('、') || null
