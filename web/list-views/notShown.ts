import {
  conditionsIn,
  type FilterField,
  type FilterNode,
  readCustomerFilter,
} from '../../contract/customer-filter.ts'
import type { FieldLevel } from '../../contract/levels.ts'
import { CallError } from '../app/call.ts'
import { isShown } from '../ui/GuardedItem.tsx'

const refusable = ['filter', 'industryId', 'region', 'finding'] as const
export type RefusedFilter = (typeof refusable)[number]

/** The filters by which the list refused to look, since they name what the reader doesn't see. */
export function refusedFilters(error: unknown): RefusedFilter[] {
  if (!(error instanceof CallError)) return []
  const paths = error.body.fields.filter(({ code }) => code === 'field.not_shown').map(({ path }) => path)
  return refusable.filter((name) => paths.includes(name))
}

type Levels = Record<'customer' | 'contact', Record<string, FieldLevel>>

export function isSeen(field: FilterField, levels: Levels): boolean {
  const [, contact, name = ''] = /^(contact\.)?(.+)$/.exec(field) ?? []
  const guarded = name.startsWith('cf_') ? `custom.${name}` : name
  return isShown(levels[contact ? 'contact' : 'customer'][guarded])
}

/** The fields of a filter that aren't seen, and the filter without the parts that name them. */
export function withoutUnseen(
  text: string,
  levels: Levels,
): { unseen: FilterField[]; left: string | undefined } {
  const tree = readCustomerFilter(text)
  if (!tree) return { unseen: [], left: undefined }
  const unseenIn = (part: FilterNode) =>
    conditionsIn(part)
      .map(({ field }) => field)
      .filter((field) => !isSeen(field, levels))
  // Parts of "any of" are one thing: without one of them it would say something else.
  const parts = 'all' in tree ? tree.all : [tree]
  const left = parts.filter((part) => unseenIn(part).length === 0)
  return {
    unseen: [...new Set(unseenIn(tree))],
    left: left.length > 0 ? JSON.stringify({ all: left }) : undefined,
  }
}
