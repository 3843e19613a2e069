import { defaultSort } from '../../contract/customer-columns.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import type { ListView, listListViews, ViewSettings } from '../../contract/list-views.ts'
import {
  type PresetName,
  presetKey,
  presetNames,
  presetOf,
  type ViewKey,
} from '../../contract/preset-views.ts'
import { filtersOf, type ListFilters, type ListSearch, readListSearch } from '../customers/listSearch.ts'
import type { ViewLayout } from './layout.ts'

/** One in the row above the list; a preset or a saved one. */
export type View = {
  key: ViewKey
  /** With the order, as an address would be read. */
  filters: ListFilters
  isPinned: boolean
} & ({ preset: PresetName; saved?: undefined } | { preset?: undefined; saved: ListView })

export type SavedView = Extract<View, { saved: ListView }>

type Known = Pick<ResultOf<typeof listListViews>, 'rows' | 'presets' | 'pins'>

/** Pinned ones first, then presets, the own ones and those of others. Presets are known before the answer is there. */
export function viewsOf(
  { rows, presets, pins }: Known = { rows: [], presets: presetNames, pins: [] },
): View[] {
  const views: View[] = [
    ...presets.map((preset) => ({ ...kept(presetKey(preset), presetOf(preset), pins), preset })),
    ...rows.map((saved) => ({ ...kept(`${saved.id}`, saved.settings, pins), saved })),
  ]
  const place = ({ key, isPinned }: View) => (isPinned ? pins.indexOf(key) : pins.length)
  return views.toSorted((one, other) => place(one) - place(other))
}

const kept = (key: ViewKey, { filters, sort }: Pick<ViewSettings, 'filters' | 'sort'>, pins: string[]) => ({
  key,
  filters: filtersOf(readListSearch({ ...filters, sort })),
  isPinned: pins.includes(key),
})

/** The address of a view: it says the filters too, so that it works for who can't open the view. */
export const addressOf = ({ preset, saved, filters }: View): ListSearch => ({
  view: preset ?? saved.id,
  ...filters,
})

/**
 * The view that an address shows: the one it names, else the preset that says the same, else all customers.
 * @returns null for a view that isn't there for the reader
 */
export function viewIn(search: ListSearch, views: readonly View[]): View | null {
  const named = search.view
  if (named !== undefined) return views.find(({ preset, saved }) => (preset ?? saved.id) === named) ?? null
  const presets = views.filter(({ preset }) => preset !== undefined)
  const filters = filtersOf(search)
  return (
    presets.find((preset) => isSame(preset.filters, filters)) ??
    presets.find(({ preset }) => preset === 'all') ??
    null
  )
}

/** Whether two lists show the same rows in the same order. */
export const isSame = (one: ListFilters, other: ListFilters): boolean => told(one) === told(other)

/** The order that lists open with, said or not, is the same. */
const told = ({ sort = defaultSort, ...filters }: ListFilters) =>
  JSON.stringify(
    Object.entries({ ...filters, sort })
      .filter(([, value]) => value !== undefined)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  )

export const settingsOf = ({ sort, ...filters }: ListFilters, layout: ViewLayout): ViewSettings => ({
  filters,
  sort: sort ?? null,
  ...layout,
})
