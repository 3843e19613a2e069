import type { Customer } from '../../contract/customers.ts'
import { maskName } from '../../contract/values/mask.ts'
import { type RawBuilder, sql } from '../platform/database.ts'
import { isClear, isOwn, levelOf } from '../platform/fields.ts'
import type { Viewer } from '../platform/visibility.ts'

/*
 * The name of a customer who is a person is as guarded as names of contacts are, by the level of `contact.name`; a
 * company's name is always shown (docs/decisions/0021).
 */

type Kind = Pick<Customer, 'type'>

export const seesName = (viewer: Viewer, { type }: Kind, own = false): boolean =>
  type !== 'individual' || isClear(levelOf(viewer, 'contact.name', own))

/** In bulk `own` is left out: what is masked stays masked for the owner too (DOMAIN §1). */
export const shownCustomerName = (viewer: Viewer, customer: Kind & { name: string }, own = false): string =>
  seesName(viewer, customer, own) ? customer.name : maskName(customer.name)

/**
 * The viewer in front of this one customer: a person's `customer.name` has a level. Who sees it only masked can't make
 * the person a company either, whose name would be shown.
 */
export function facing(viewer: Viewer, customer: Kind & { ownerId: number | null }): Viewer {
  const level = viewer.levels.get('contact.name')
  if (level === undefined || customer.type !== 'individual') return viewer
  const levels = new Map(viewer.levels).set('customer.name', isClear(level) ? level : 'masked')
  if (!seesName(viewer, customer, isOwn(viewer, customer))) levels.set('customer.type', 'read')
  return { ...viewer, levels }
}

/** Whether the viewer may look for this customer by its name: what is found would tell it. */
export const isNamedTo = (viewer: Viewer, customer: 'c' | 'm' | 'o' = 'c'): RawBuilder<unknown> =>
  isClear(levelOf(viewer, 'contact.name')) ? sql`true` : sql`${sql.ref(`${customer}.type`)} <> 'individual'`

/** What customers `c` are ordered by, of their names: all persons of whom the viewer may not know it stand together. */
export const orderedName = (
  viewer: Viewer,
  column: 'c.name' | 'c.name_norm' | 'c.name_pinyin',
): RawBuilder<unknown> =>
  isClear(levelOf(viewer, 'contact.name'))
    ? sql.ref(column)
    : sql`case when c.type = 'individual' then '~' else ${sql.ref(column)} end`
