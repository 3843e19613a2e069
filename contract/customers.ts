import { z } from 'zod'
import { findingKinds } from './check-up.ts'
import { day, id, idParams, instant, nothing, pageQuery, person, version } from './common.ts'
import { householdConsent } from './consent-marks.ts'
import { revealReason } from './contacts.ts'
import { shownCustomValues } from './custom-fields.ts'
import { defaultSort, readSort } from './customer-columns.ts'
import { customerChanges, customerDraft, customerFields, customerTypes, stages } from './customer-fields.ts'
import { metDuplicates } from './duplicates.ts'
import { endpoint } from './endpoint.ts'
import { missingField } from './field-sets.ts'
import { planDraft } from './follow-up-fields.ts'
import { restrictedFields } from './levels.ts'
import { reviewStatuses } from './reviews.ts'
import { tagOn } from './tags.ts'
import { workSections } from './workbench.ts'

/** What a list needs to know of each row. */
const rowCan = z.object({
  edit: z.boolean(),
  assign: z.boolean(),
  share: z.boolean(),
  export: z.boolean(),
  delete: z.boolean(),
  /** To make it part of another one, which one may edit. */
  merge: z.boolean(),
  createFollowUp: z.boolean(),
})

export const customerCan = rowCan.extend({
  reveal: z.boolean(),
  createContact: z.boolean(),
  editContact: z.boolean(),
  deleteContact: z.boolean(),
  createFile: z.boolean(),
  checkDuplicates: z.boolean(),
})

export const customerRow = z.object({
  id,
  /** Null until it is approved. */
  number: z.string().nullable(),
  reviewStatus: z.enum(reviewStatuses),
  name: z.string(),
  type: z.enum(customerTypes),
  stage: z.enum(stages),
  industry: person.nullable(),
  regionCode: z.string().nullable(),
  regionText: z.string().nullable(),
  primaryContact: z
    .object({
      id,
      name: z.string(),
      jobTitle: z.string().nullable(),
      phone: z.string().nullable(),
      /** 请勿联系, of calls. */
      isBarred: z.boolean(),
      /** Those that `columns` asks for. */
      custom: shownCustomValues,
    })
    .nullable(),
  contactCount: z.int(),
  tags: z.array(tagOn),
  /** 标签组合, by the organisation's pattern; null where nothing of it is known. */
  labelLine: z.string().nullable(),
  /** Those that `columns` asks for. */
  custom: shownCustomValues,
  /** Values of the other columns that `columns` asks for, by their names; without what is hidden or masked. */
  listed: z.record(z.string(), z.unknown()),
  owner: person.nullable(),
  department: person,
  /** The earliest open plan, by its day in the organisation's time zone. */
  nextFollowUp: z.object({ on: day, isOverdue: z.boolean() }).nullable(),
  lastFollowUpAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
  version,
  can: rowCan,
})
export type CustomerRow = z.infer<typeof customerRow>

export const companySizes = ['large', 'medium', 'small', 'micro'] as const

export const customer = z.object({
  ...customerFields,
  /** Left out where the viewer sees nothing of it. */
  household: customerFields.household.optional(),
  ...customerRow.omit({ primaryContact: true, listed: true }).shape,
  /** Derived by the statistical rule; where it can't be, `reason` says why. */
  companySize: z.object({ size: z.enum(companySizes).nullable(), reason: z.string().nullable() }),
  createdBy: person.nullable(),
  updatedBy: person.nullable(),
  deletedAt: instant.nullable(),
  /** The last day that it is registered for its owner. */
  protectedUntil: day.nullable(),
  /** 集团: companies that belong together. */
  group: person.nullable(),
  custom: shownCustomValues,
  /**
   * A hidden field is null, a masked one too, but for the credit code, which is shown in part, and the name of a person,
   * which is as guarded as names of contacts.
   */
  fields: restrictedFields,
  can: customerCan,
})
export type Customer = z.infer<typeof customer>

const filters = {
  /** Part of a name, pinyin or initials, a contact's name, the end of a phone, a credit code or number. */
  q: z.string().trim().max(100).optional(),
  stage: z.enum(stages).optional(),
  industryId: z.coerce.number().int().positive().optional(),
  /** 2 digits a province, 4 a city, 6 a district. */
  region: z
    .string()
    .regex(/^\d{2}(\d{2}){0,2}$/)
    .optional(),
  ownerId: z.coerce.number().int().positive().optional(),
  departmentId: z.coerce.number().int().positive().optional(),
  /** Only what I own. */
  mine: z.stringbool().optional(),
  /** Only what is shared with me. */
  shared: z.stringbool().optional(),
  /** Only what is shared with this person. */
  sharedWithId: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
  /** Numbers of tags, separated by commas: customers that have any of them. */
  tags: z
    .string()
    .regex(/^\d{1,15}(,\d{1,15}){0,99}$/)
    .optional(),
  groupId: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
  /** By the next step: overdue, due today, later this week, or active without one. */
  nextStep: z.enum(workSections).optional(),
  /** Only customers whose name another one has too, but for marks, spaces and traditional characters. */
  sameName: z.stringbool().optional(),
  /** Only customers with a contact for whom no basis was ever noted. */
  withoutBasis: z.stringbool().optional(),
  reviewStatus: z.enum(reviewStatuses).optional(),
  /** Only customers at which the last check found this, and which still have it. */
  finding: z.enum(findingKinds).optional(),
  /** Conditions of the filter builder as JSON, see contract/customer-filter.ts. */
  filter: z.string().max(8_000).optional(),
  createdWithinDays: z.coerce.number().int().min(1).max(3650).optional(),
  /** Only what this import of mine made; imports of others made nothing that I could list by them. */
  importId: z.coerce.number().int().positive().optional(),
  /** Columns to sort by, separated by commas; `-` before one turns it round: `stage,-createdAt`. */
  sort: z
    .string()
    .max(200)
    .refine((text) => readSort(text) !== null, 'sort.unreadable')
    .default(defaultSort),
}

/** Columns of the list, separated by commas; what is none any more is left out. */
const columns = z
  .string()
  .regex(/^[\w.]{1,60}(,[\w.]{1,60}){0,39}$/)
  .optional()

/** Further into a list nobody scrolls; whoever reads all of it follows `next`. */
export const furthestOffset = 100_000

export const customerListQuery = z.object({
  ...filters,
  ...pageQuery,
  /** Rows to leave out at the beginning, instead of `after`: for a place in the middle of the list. */
  offset: z.coerce.number().int().min(0).max(furthestOffset).optional(),
  /** Whose values each row brings along besides its own. */
  columns,
})
export type CustomerListQuery = z.output<typeof customerListQuery>
export const customerExportQuery = z.object({
  ...filters,
  /** Only these, in this order; otherwise all that an import takes in again. */
  columns,
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
})
export type CustomerExportQuery = z.output<typeof customerExportQuery>

/** Counts are exact up to this many; above, the list says "10,000+". */
export const countLimit = 10_000

export const listCustomers = endpoint({
  method: 'GET',
  path: '/customers',
  tag: 'customers',
  summary: 'Customers the caller may see, a page at a time',
  access: 'customer.view',
  query: customerListQuery,
  result: z.object({
    rows: z.array(customerRow),
    /** Given with the first page only. */
    count: z.object({ value: z.int(), capped: z.boolean() }).nullable(),
    next: z.string().nullable(),
    can: z.object({
      create: z.boolean(),
      import: z.boolean(),
      export: z.boolean(),
      /** Of some customers at least; each row says it for itself. */
      assign: z.boolean(),
      delete: z.boolean(),
    }),
  }),
})

export const exportCustomers = endpoint({
  method: 'GET',
  path: '/customers/export',
  tag: 'customers',
  summary: 'The list as a workbook or csv, within permission and masking',
  access: 'customer.export',
  query: customerExportQuery,
  file: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv'],
})

export const openCustomer = endpoint({
  method: 'GET',
  path: '/customers/:id',
  tag: 'customers',
  summary: 'One customer',
  access: 'customer.view',
  params: idParams,
  result: customer,
})

export const createCustomer = endpoint({
  method: 'POST',
  path: '/customers',
  tag: 'customers',
  summary: 'Enter a customer, with its contacts and next step; numbered at once, or when it is approved',
  access: 'customer.create',
  body: customerDraft.extend({
    /** Hand it in for review, where entries are reviewed; what is missing keeps it a draft. */
    submit: z.boolean().default(false),
    next: planDraft.optional(),
  }),
  result: z.object({
    id,
    number: z.string().nullable(),
    reviewStatus: z.enum(reviewStatuses),
    version,
    /** Required fields that keep it from being handed in for review. */
    missing: z.array(missingField),
  }),
  errors: ['customer.duplicate', 'customer.owner_inactive', 'household.off', 'household.no_consent'],
})

export const updateCustomer = endpoint({
  method: 'PATCH',
  path: '/customers/:id',
  tag: 'customers',
  summary: 'Change fields of a customer; changes of other people to other fields are kept',
  access: 'customer.edit',
  params: idParams,
  body: z.object({ version, changes: customerChanges, householdConsent: householdConsent.optional() }),
  result: z.object({ version }),
  errors: [
    'record.changed',
    'customer.duplicate',
    'customer.owner_inactive',
    'household.off',
    'household.no_consent',
  ],
})

export const deleteCustomer = endpoint({
  method: 'DELETE',
  path: '/customers/:id',
  tag: 'customers',
  summary: 'Move a customer to the trash; it can be restored for 30 days',
  access: 'customer.delete',
  params: idParams,
  result: nothing,
})

export const restoreCustomer = endpoint({
  method: 'POST',
  path: '/customers/:id/restore',
  tag: 'customers',
  summary:
    'Bring a customer back from the trash, unless a rule for duplicates refuses it as it would refuse a new one',
  access: 'customer.delete',
  params: idParams,
  /** Which by a rule for entries would ask to be told apart from it. */
  result: z.object({ duplicates: metDuplicates }),
  errors: ['customer.duplicate'],
})

export const revealCustomer = endpoint({
  method: 'POST',
  path: '/customers/:id/reveal',
  tag: 'customers',
  summary: 'Show one masked field of a customer in clear; who looked, when and why is recorded',
  access: 'customer.reveal',
  params: idParams,
  body: revealReason.extend({ field: z.string().max(80) }),
  result: z.object({ value: z.unknown() }),
  errors: ['reveal.limit_reached'],
})
