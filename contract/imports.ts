import { z } from 'zod'
import { id, idParams, instant, nothing, pageQuery } from './common.ts'
import { type CustomField, customKey } from './custom-fields.ts'
import { effects, matchKinds } from './duplicates.ts'
import { endpoint } from './endpoint.ts'

export const importStatuses = [
  'reading',
  'mapping',
  'checking',
  'ready',
  'running',
  'done',
  'undoing',
  'failed',
] as const

/**
 * What becomes of a row whose customer is there already: nothing; its empty fields are filled; its fields become what the
 * row says; or, where only the name is the same, another customer of that name. Contacts and tags are added but for `skip`.
 */
export const knownDecisions = ['skip', 'fill', 'overwrite', 'new'] as const
export type KnownDecision = (typeof knownDecisions)[number]
const knownDecision = z.enum(knownDecisions)

/** What a column can become: fields of the customer, and of one contact per row. */
export const importTargets = [
  'name',
  'type',
  'shortName',
  'creditCode',
  'legalNature',
  'businessType',
  'industry',
  'foundedOn',
  'country',
  'region',
  'address',
  'website',
  'mainBusiness',
  'size',
  'headcount',
  'annualRevenue',
  'totalAssets',
  'initialNeed',
  'budget',
  'expectedStart',
  'urgency',
  'painPoints',
  'preferences',
  'household',
  'source',
  'sourceNote',
  'cooperationSince',
  'stage',
  'relationStatus',
  'highlights',
  'tags',
  'group',
  'owner',
  'contact.name',
  'contact.familyName',
  'contact.givenName',
  'contact.jobTitle',
  'contact.phones',
  'contact.email',
  'contact.wechat',
  'contact.relation',
  'contact.preferredChannels',
  'contact.goodHours',
  'contact.influence',
  'contact.attitude',
  'contact.remark',
  'followUp.at',
  'followUp.author',
  'followUp.method',
  'followUp.content',
  'followUp.feedback',
  'followUp.feedbackDetail',
] as const
export const importTarget = z.enum(importTargets)
export type ImportTarget = (typeof importTargets)[number]

/** What is told of a follow-up of the past. */
export type FollowUpTarget = Extract<ImportTarget, `followUp.${string}`>
export const isFollowUpTarget = (target: MappingTarget): target is FollowUpTarget =>
  target.startsWith('followUp.')
/** A name in two columns, as many programs keep it; both together are the contact's name. */
export const namePartTargets: readonly MappingTarget[] = ['contact.familyName', 'contact.givenName']

/** A custom field of the customer (`custom.cf_1a`), or of the row's contact (`contact.custom.cf_1a`). */
export const customTarget = z.templateLiteral([z.enum(['custom.', 'contact.custom.']), customKey])
export type CustomTarget = `custom.${string}` | `contact.custom.${string}`
export type MappingTarget = ImportTarget | CustomTarget

export const customTargetOf = ({ object, key }: Pick<CustomField, 'object' | 'key'>): CustomTarget =>
  object === 'customer' ? `custom.${key}` : `contact.custom.${key}`
export const isCustomTarget = (target: MappingTarget): target is CustomTarget =>
  /^(contact\.)?custom\./.test(target)

/** Several columns may become these: 省, 市 and 区 are read together, as are 手机 and 座机. */
export const repeatableTargets: readonly MappingTarget[] = ['region', 'contact.phones']

/** As PostgreSQL keeps it; no sheet has as many rows. */
const rowNumber = z.int().positive().max(2_147_483_647)
/** Per column of the sheet: what it becomes, or null to leave it out. */
const mapping = z.array(z.union([importTarget, customTarget]).nullable()).max(500)

const rowProblem = z.object({ column: z.int().nullable(), code: z.string(), message: z.string() })

const sheet = z.object({
  name: z.string(),
  hidden: z.boolean(),
  /** Filled rows below the head. */
  rows: z.int(),
  head: z.array(z.string()),
  headRow: z.int(),
  /** The first rows below the head, as they stand in the sheet. */
  samples: z.array(z.array(z.string())),
  /** What the heads of this sheet seem to mean. */
  guess: mapping,
  /** What to know of how it was read: cells filled, rows that are hidden. */
  notes: z.array(z.object({ code: z.string(), message: z.string() })),
})

export const importState = z.object({
  id,
  fileName: z.string(),
  status: z.enum(importStatuses),
  sheets: z.array(sheet),
  sheet: z.int(),
  mapping,
  /** Rows below the head of the chosen sheet. */
  rowsTotal: z.int(),
  /** Of the step that runs: rows read, rows checked, or customers taken in (of `rowsGood`). */
  rowsDone: z.int(),
  /** Rows of new customers; once it is done, the customers made. */
  rowsGood: z.int(),
  rowsBad: z.int(),
  /** Rows of customers that are there already. */
  rowsKnown: z.int(),
  /** Further rows of a customer further up, with another contact. */
  rowsJoined: z.int(),
  /** Customers that a run has changed. */
  rowsUpdated: z.int(),
  knownDecision,
  /** What new customers are afterwards: numbered; drafts, where entries are reviewed; or either, as the importer chooses. */
  arrive: z.enum(['numbered', 'drafts', 'asChosen']),
  /** Why the last step came to nothing. In status `ready` or `mapping` it can be tried again. */
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** What taking back the last run removed, and what had been worked on and stayed. */
  undone: z
    .object({ removed: z.int(), kept: z.int(), restored: z.int().default(0), edited: z.int().default(0) })
    .nullable(),
  createdAt: instant,
  finishedAt: instant.nullable(),
})
export type ImportState = z.infer<typeof importState>

const summary = importState.omit({ sheets: true, mapping: true, arrive: true })
/** How many rows of known customers go which way as it is chosen now, in status `ready`. */
const decided = z.object({ skip: z.int(), fill: z.int(), overwrite: z.int(), new: z.int() })
export type Decided = z.infer<typeof decided>

export const startImport = endpoint({
  method: 'POST',
  path: '/imports',
  tag: 'imports',
  summary: 'Upload an xlsx or csv (UTF-8, GBK or Big5) with customers; it is read in the background',
  access: 'customer.import',
  upload: true,
  result: z.object({ id }),
  errors: ['input.too_large', 'import.file_unreadable'],
})

export const listImports = endpoint({
  method: 'GET',
  path: '/imports',
  tag: 'imports',
  summary: 'The own imports, the latest first',
  access: 'customer.import',
  result: z.object({ rows: z.array(summary) }),
})

export const readImport = endpoint({
  method: 'GET',
  path: '/imports/:id',
  tag: 'imports',
  summary: 'Where an import stands',
  access: 'customer.import',
  params: idParams,
  result: importState.extend({ decided }),
})

export const mapImport = endpoint({
  method: 'PUT',
  path: '/imports/:id/mapping',
  tag: 'imports',
  summary: 'Say which column is what; every row is then checked in the background',
  access: 'customer.import',
  params: idParams,
  body: z.object({ sheet: z.int().nonnegative(), headRow: rowNumber, mapping }),
  result: nothing,
  errors: ['import.not_ready', 'import.no_name_column'],
})

/** A field of a known customer beside what the row says of it. */
const compared = z.object({
  target: z.union([importTarget, customTarget]),
  /** As the viewer may see it. */
  before: z.string().nullable(),
  given: z.string(),
  /** Whether the decision changes it; null where telling it would tell a value that isn't shown. */
  fills: z.boolean().nullable(),
  overwrites: z.boolean().nullable(),
  /** Of a contact that is there and that the viewer may not change: it stays, whatever is decided. */
  kept: z.boolean(),
})

const known = z.object({
  by: z.enum(matchKinds),
  effect: z.enum(effects),
  owner: z.object({ id, name: z.string() }).nullable(),
  /** Null where the viewer doesn't see the customer. */
  customer: z.object({ id, number: z.string().nullable(), name: z.string() }).nullable(),
  /** What can be chosen for this row. */
  may: z.array(knownDecision),
  /** What will become of it. */
  decision: knownDecision,
  fields: z.array(compared),
})
export type KnownRow = z.infer<typeof known>

export const previewImport = endpoint({
  method: 'GET',
  path: '/imports/:id/rows',
  tag: 'imports',
  summary: 'Rows as they will be taken in, with what is wrong',
  access: 'customer.import',
  params: idParams,
  query: z.object({ ...pageQuery, only: z.enum(['all', 'bad', 'known']).default('all') }),
  result: z.object({
    rows: z.array(
      z.object({
        row: z.int(),
        /** As they stand in the sheet. */
        cells: z.array(z.string()),
        /** As they will be kept, in words, by column; null where nothing is taken. */
        taken: z.array(z.string().nullable()),
        /** What somebody has put into single cells instead, by column; '' leaves one out. */
        mended: z.array(z.string().nullable()),
        problems: z.array(rowProblem),
        customerId: id.nullable(),
        /** The row further up that this one says more of. */
        joins: z.int().nullable(),
        known: known.nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
})

export const decideKnown = endpoint({
  method: 'PUT',
  path: '/imports/:id/known',
  tag: 'imports',
  summary:
    'Say what becomes of rows whose customers are there already: of those named, or, without `rowNumbers`, of all of them',
  access: 'customer.import',
  params: idParams,
  body: z.object({
    decision: knownDecision,
    rowNumbers: z.array(rowNumber).min(1).max(1_000).optional(),
  }),
  result: nothing,
  errors: ['import.not_ready'],
})

export const runImport = endpoint({
  method: 'POST',
  path: '/imports/:id/run',
  tag: 'imports',
  summary:
    'Take in all good rows, and change known customers as decided, in one transaction, in the background',
  access: 'customer.import',
  params: idParams,
  body: z.object({
    /** Nothing is taken in while any row has a problem. */
    everyRow: z.boolean().default(false),
    /** Where entries are reviewed and the importer may approve them: leave them to be handed in and approved one by one. */
    asDrafts: z.boolean().default(false),
  }),
  result: nothing,
  errors: ['import.not_ready', 'import.rows_left_out'],
})

export const stopImport = endpoint({
  method: 'POST',
  path: '/imports/:id/stop',
  tag: 'imports',
  summary: 'End a check or a run that goes on; nothing is taken in, and it can be begun again',
  access: 'customer.import',
  params: idParams,
  result: nothing,
  errors: ['import.not_ready'],
})

export const previewUndo = endpoint({
  method: 'GET',
  path: '/imports/:id/undo',
  tag: 'imports',
  summary:
    'What taking an import back would remove, and which customers have been worked on since and would stay',
  access: 'customer.import',
  params: idParams,
  result: z.object({
    removable: z.int(),
    kept: z.int(),
    /** Some of those that would stay, as far as they are seen. */
    named: z.array(z.object({ id, name: z.string() })),
    /** Customers that were there before and get back what the import changed. */
    restorable: z.int(),
    /** Those of them of which something was changed again since: that stays as it is. */
    edited: z.int(),
    /** Some of these, as far as they are seen, with the fields that stay, in words. */
    editedOnes: z.array(z.object({ id, name: z.string(), fields: z.array(z.string()) })),
  }),
})

export const undoImport = endpoint({
  method: 'POST',
  path: '/imports/:id/undo',
  tag: 'imports',
  summary: 'Take an import back, in one transaction, in the background; what was worked on since stays',
  access: 'customer.import',
  params: idParams,
  result: nothing,
  errors: ['import.not_ready'],
})

export const continueImport = endpoint({
  method: 'POST',
  path: '/imports/:id/next',
  tag: 'imports',
  summary:
    'A further import, of another sheet of the same file: the contacts or follow-ups of these customers',
  access: 'customer.import',
  params: idParams,
  body: z.object({ sheet: z.int().nonnegative() }),
  result: z.object({ id }),
  errors: ['import.not_ready'],
})

export const importResult = endpoint({
  method: 'GET',
  path: '/imports/:id/result',
  tag: 'imports',
  summary: 'The same sheet with a result and a reason column',
  access: 'customer.import',
  params: idParams,
  query: z.object({ only: z.enum(['all', 'bad']).default('all') }),
  file: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
})

export const importTemplate = endpoint({
  method: 'GET',
  path: '/imports/template',
  tag: 'imports',
  summary: 'A workbook to fill in',
  access: 'customer.import',
  file: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
})
