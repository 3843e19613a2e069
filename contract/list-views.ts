import { z } from 'zod'
import { id, idParams, nothing, person, text, version } from './common.ts'
import { mostColumns } from './customer-columns.ts'
import { readCustomerFilter } from './customer-filter.ts'
import { customerListQuery } from './customers.ts'
import { endpoint } from './endpoint.ts'
import { isViewKey, presetNames, type ViewKey } from './preset-views.ts'

/** The department is the owner's, with all below it. */
export const viewAudiences = ['nobody', 'department', 'everybody'] as const
export type ViewAudience = (typeof viewAudiences)[number]
export const densities = ['compact', 'normal', 'wide'] as const
export type Density = (typeof densities)[number]

/** So many of a person's own: a row of views with more is read by nobody. */
export const mostViews = 100

const known = customerListQuery.shape
/** The filters of a list as its address holds them. */
const viewFilters = z.strictObject({
  q: known.q,
  stage: known.stage,
  industryId: known.industryId,
  region: known.region,
  ownerId: known.ownerId,
  departmentId: known.departmentId,
  mine: z.boolean().optional(),
  shared: z.boolean().optional(),
  sharedWithId: known.sharedWithId,
  tags: known.tags,
  groupId: known.groupId,
  nextStep: known.nextStep,
  sameName: z.boolean().optional(),
  withoutBasis: z.boolean().optional(),
  reviewStatus: known.reviewStatus,
  finding: known.finding,
  createdWithinDays: known.createdWithinDays,
  importId: known.importId,
  filter: known.filter
    .unwrap()
    .refine((json) => readCustomerFilter(json) !== null, 'filter.unreadable')
    .optional(),
})
export type ViewFilters = z.output<typeof viewFilters>

/** `name`, `cf_ab12`, `contact.email`: which columns there are, the list says; one that is gone is left out there. */
const column = z.string().regex(/^[a-zA-Z_.0-9]{1,60}$/)

export const viewSettings = z.strictObject({
  filters: viewFilters,
  /** Columns by their key, separated by commas, each downwards with a minus; null is the list's own order. */
  sort: z
    .string()
    .max(200)
    .regex(/^-?[a-zA-Z_.0-9]+(,-?[a-zA-Z_.0-9]+)*$/)
    .nullable(),
  /** In their order; none are the list's own. */
  columns: z.array(column).max(mostColumns),
  /** In px, of columns that were drawn to another width. */
  widths: z
    .record(column, z.int().min(40).max(800))
    .refine((widths) => Object.keys(widths).length <= mostColumns, 'list_view.many_widths'),
  /** How many columns stay in sight when the list is scrolled sideways. */
  frozen: z.int().min(1).max(5),
  density: z.enum(densities),
})
export type ViewSettings = z.output<typeof viewSettings>

const viewFields = { name: text(40), sharedWith: z.enum(viewAudiences), settings: viewSettings }

export const listView = z.object({
  id,
  ...viewFields,
  name: z.string(),
  owner: person,
  version,
  can: z.object({ edit: z.boolean(), delete: z.boolean(), share: z.boolean() }),
})
export type ListView = z.output<typeof listView>

const viewKey = z.string().refine((key): key is ViewKey => isViewKey(key), 'list_view.unknown')

export const listListViews = endpoint({
  method: 'GET',
  path: '/list-views',
  tag: 'list views',
  summary:
    'Saved views of the list of customers: the own ones, those shared with the caller, and what is pinned',
  access: 'person',
  result: z.object({
    rows: z.array(listView),
    /** Those that mean something to the caller's rights. */
    presets: z.array(z.enum(presetNames)),
    /** `preset:overdue` or the id of a view, in order. */
    pins: z.array(z.string()),
  }),
})

export const createListView = endpoint({
  method: 'POST',
  path: '/list-views',
  tag: 'list views',
  summary: 'Save a view; sharing it gives nobody more rights',
  access: 'person',
  body: z.object(viewFields),
  result: z.object({ id, version }),
  errors: ['list_view.name_taken', 'list_view.too_many'],
})

export const updateListView = endpoint({
  method: 'PATCH',
  path: '/list-views/:id',
  tag: 'list views',
  summary: 'Change an own view: its name, whom it is shared with, what it holds',
  access: 'person',
  params: idParams,
  body: z.object({ version, changes: z.strictObject(viewFields).partial() }),
  result: z.object({ version }),
  errors: ['record.changed', 'list_view.name_taken'],
})

export const deleteListView = endpoint({
  method: 'DELETE',
  path: '/list-views/:id',
  tag: 'list views',
  summary: 'Delete an own view, or as who manages settings a shared one; it can be restored for 30 days',
  access: 'person',
  params: idParams,
  result: nothing,
})

export const restoreListView = endpoint({
  method: 'POST',
  path: '/list-views/:id/restore',
  tag: 'list views',
  summary: 'Take back the deletion of a view',
  access: 'person',
  params: idParams,
  result: nothing,
  errors: ['list_view.name_taken', 'list_view.too_many'],
})

export const pinListViews = endpoint({
  method: 'PUT',
  path: '/list-views/pins',
  tag: 'list views',
  summary: 'Pin these views in this order, and no others; the first one opens with the list',
  access: 'person',
  body: z.object({ keys: z.array(viewKey).max(mostViews) }),
  result: nothing,
})
