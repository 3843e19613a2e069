import { defaultColumns, type ListColumn } from './customer-columns.ts'
import type { FilterGroup } from './customer-filter.ts'
import type { ViewFilters } from './list-views.ts'

/** What a view is called in the address and among the pins; plain code, since pages read it too (docs/decisions/0012). */
export type ViewKey = `preset:${PresetName}` | `${number}`

/** Without columns of its own it shows the list's. */
type Preset = { filters: ViewFilters; sort: string | null; columns?: readonly ListColumn[] }

const built = (filter: FilterGroup): ViewFilters => ({ filter: JSON.stringify(filter) })

/** Views that everybody has, in the order of the row above the list. */
export const presetViews = {
  all: { filters: {}, sort: null },
  mine: { filters: { mine: true }, sort: null },
  shared: { filters: { shared: true }, sort: null },
  department: { filters: built({ all: [{ field: 'departmentId', any: ['mine'] }] }), sort: null },
  /** 下属的: of the own department and those below it, without one's own. */
  below: {
    filters: built({
      all: [
        { field: 'departmentId', any: ['below'] },
        { field: 'ownerId', none: ['me'] },
      ],
    }),
    sort: null,
  },
  /** Today is the first of the seven days. */
  soon: {
    filters: built({ all: [{ field: 'nextFollowUpAt', within: { unit: 'day', from: 0, to: 6 } }] }),
    sort: 'nextFollowUpAt',
  },
  overdue: { filters: { nextStep: 'overdue' }, sort: 'nextFollowUpAt' },
  today: { filters: { nextStep: 'today' }, sort: 'nextFollowUpAt' },
  unplanned: { filters: { nextStep: 'none' }, sort: null },
  recent: { filters: { createdWithinDays: 7 }, sort: null },
  /** 30 days without a follow-up; one that never had any counts from its entry. Who is lost needs none. */
  quiet: {
    filters: built({
      all: [
        { field: 'stage', none: ['lost'] },
        {
          any: [
            { field: 'lastFollowUpAt', within: { unit: 'day', to: -30 } },
            {
              all: [
                { field: 'lastFollowUpAt', empty: true },
                { field: 'createdAt', within: { unit: 'day', to: -30 } },
              ],
            },
          ],
        },
      ],
    }),
    sort: 'lastFollowUpAt',
  },
  /** 报备将到期: within 14 days, today the first of them. */
  protectionEnding: {
    filters: built({ all: [{ field: 'protectedUntil', within: { unit: 'day', from: 0, to: 13 } }] }),
    sort: 'protectedUntil',
    columns: defaultColumns.toSpliced(2, 0, 'protectedUntil'),
  },
  /** Customers that may have been entered twice stand together. */
  sameName: { filters: { sameName: true }, sort: 'nameNorm' },
  /** 未登记依据: contacts of before there were consents, to be worked off. */
  withoutBasis: { filters: { withoutBasis: true }, sort: null },
  unowned: { filters: built({ all: [{ field: 'ownerId', empty: true }] }), sort: null },
} as const satisfies Record<string, Preset>

export type PresetName = keyof typeof presetViews
export const presetNames = Object.keys(presetViews) as PresetName[]

export const presetOf = (name: PresetName): Preset => presetViews[name]
export const presetKey = (name: PresetName): ViewKey => `preset:${name}`
export const isPresetName = (name: unknown): name is PresetName =>
  typeof name === 'string' && Object.hasOwn(presetViews, name)

/** A view's number has at most 15 digits, so that no digit is lost in JavaScript. */
export function isViewKey(text: string): text is ViewKey {
  return text.startsWith('preset:') ? isPresetName(text.slice(7)) : /^[1-9]\d{0,14}$/.test(text)
}
