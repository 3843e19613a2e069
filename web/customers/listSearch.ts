import { findingKinds } from '../../contract/check-up.ts'
import { readSort } from '../../contract/customer-columns.ts'
import { stages } from '../../contract/customer-fields.ts'
import { readCustomerFilter } from '../../contract/customer-filter.ts'
import type { CustomerListQuery } from '../../contract/customers.ts'
import { isPresetName, type PresetName } from '../../contract/preset-views.ts'
import { reviewStatuses } from '../../contract/reviews.ts'
import { workSections } from '../../contract/workbench.ts'
import { oneOf, positive, shortText } from '../ui/searchParams.ts'

export type ListFilters = Partial<Omit<CustomerListQuery, 'after' | 'offset' | 'limit' | 'columns'>>
/**
 * What the address of the list holds. `view` is a preset, or the number of a saved view; `new` opens the form of a
 * customer, `followUp` that of a follow-up of this one; `panel` shows this one beside the list.
 */
export type ListSearch = ListFilters & {
  view?: PresetName | number
  new?: 1
  followUp?: number
  panel?: number
}

/** One tag comes out of the address as a number. */
const tagNumbers = (raw: unknown) =>
  (typeof raw === 'string' || typeof raw === 'number') && /^\d{1,15}(,\d{1,15}){0,99}$/.test(String(raw))
    ? String(raw)
    : undefined

/** An address may hold it as text or, where somebody wrote it by hand, as JSON that was read already. */
function filterIn(raw: unknown): string | undefined {
  const text = typeof raw === 'string' ? raw : JSON.stringify(raw)
  return text !== undefined && readCustomerFilter(text) ? text : undefined
}

const sortIn = (raw: unknown) => (typeof raw === 'string' && readSort(raw) ? raw : undefined)

const regionCode = /^\d{2}(\d{2}){0,2}$/

/** Reads the address; what doesn't fit is left out, so that an old or mistyped link still opens a list. */
export function readListSearch(raw: Record<string, unknown>): ListSearch {
  const region = shortText(raw.region)
  const days = positive(raw.createdWithinDays)
  return known({
    q: shortText(raw.q),
    stage: oneOf(stages, raw.stage),
    industryId: positive(raw.industryId),
    region: region && regionCode.test(region) ? region : undefined,
    ownerId: positive(raw.ownerId),
    departmentId: positive(raw.departmentId),
    mine: raw.mine === true || raw.mine === 'true' ? true : undefined,
    shared: raw.shared === true || raw.shared === 'true' ? true : undefined,
    sharedWithId: positive(raw.sharedWithId),
    createdWithinDays: days && days <= 3650 ? days : undefined,
    tags: tagNumbers(raw.tags),
    groupId: positive(raw.groupId),
    importId: positive(raw.importId),
    filter: filterIn(raw.filter),
    nextStep: oneOf(workSections, raw.nextStep),
    withoutBasis: raw.withoutBasis === true || raw.withoutBasis === 'true' ? true : undefined,
    sameName: raw.sameName === true || raw.sameName === 'true' ? true : undefined,
    reviewStatus: oneOf(reviewStatuses, raw.reviewStatus),
    finding: oneOf(findingKinds, raw.finding),
    sort: sortIn(raw.sort),
    view: isPresetName(raw.view) ? raw.view : positive(raw.view),
    followUp: positive(raw.followUp),
    panel: positive(raw.panel),
    new: raw.new === 1 || raw.new === '1' || raw.new === true ? 1 : undefined,
  })
}

/** The address without what isn't a filter: key of the cached list and of its place. */
export function filtersOf({
  view: _view,
  new: _new,
  followUp: _followUp,
  panel: _panel,
  ...filters
}: ListSearch): ListFilters {
  return filters
}

/** Whether anything but the order and whose customers narrows the list. */
export function isFiltered({ sort: _sort, mine: _mine, shared: _shared, ...filters }: ListFilters): boolean {
  return Object.keys(filters).length > 0
}

/** How many filters are chosen from lists: what was typed stands beside them. */
export function chosenCount({
  q: _q,
  sort: _sort,
  mine: _mine,
  shared: _shared,
  ...chosen
}: ListFilters): number {
  return Object.values(chosen).filter((value) => value !== undefined).length
}

function known(search: ListSearch): ListSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
}
