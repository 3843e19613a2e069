import { z } from 'zod'
import { idParams } from './common.ts'
import { endpoint } from './endpoint.ts'
import { customTarget, importTarget } from './import-targets.ts'

/** Texts are corrected for all their rows at once up to this length; longer ones cell by cell. */
export const longestCorrected = 500

/** A text that cells of a column have, and in how many rows. */
const ofRows = { value: z.string(), rows: z.int() }

const correctableColumn = z.object({
  column: z.int(),
  target: z.union([importTarget, customTarget]),
  /** What such a cell can say, where it is one of a list; null elsewhere. */
  choices: z.array(z.object({ text: z.string(), label: z.string() })).nullable(),
  /** Whether it can say several of them at once. */
  several: z.boolean(),
  refused: z.array(
    z.object({
      ...ofRows,
      reason: z.string(),
      /** What is most likely meant, '' for nothing; null where there is no one likeliest. */
      proposal: z.string().nullable(),
      /** What else can be meant, the likelier first. */
      others: z.array(z.string()),
    }),
  ),
  /** Further refused texts, which are listed once these are corrected. */
  more: z.int(),
  /** Industries that were found though the text isn't their name, to be confirmed. */
  understood: z.array(z.object({ ...ofRows, as: z.string() })),
  corrected: z.array(z.object({ value: z.string(), replacement: z.string() })),
})

export const listRefused = endpoint({
  method: 'GET',
  path: '/imports/:id/refused',
  tag: 'imports',
  summary: 'The different texts of each column that were refused, with what is most likely meant',
  access: 'customer.import',
  params: idParams,
  result: z.object({ columns: z.array(correctableColumn) }),
})

/** '' leaves the cell out, null goes back to what stands in the sheet. */
const replacement = z.string().max(10_000).nullable()
const column = z.int().nonnegative().max(499)

export const correctImport = endpoint({
  method: 'PUT',
  path: '/imports/:id/corrections',
  tag: 'imports',
  summary:
    'Put texts right for all their rows and single cells; what fits is kept, and all rows are checked again',
  access: 'customer.import',
  params: idParams,
  body: z.object({
    corrections: z
      .array(z.object({ column, value: z.string().min(1).max(longestCorrected), replacement }))
      .max(2_000)
      .default([]),
    mends: z
      .array(z.object({ row: z.int().positive().max(2_147_483_647), column, replacement }))
      .max(2_000)
      .default([]),
  }),
  result: z.object({
    /** Which of them don't fit and weren't kept, by their place in the question. */
    refused: z.array(
      z.object({
        list: z.enum(['corrections', 'mends']),
        at: z.int(),
        code: z.string(),
        message: z.string(),
      }),
    ),
  }),
  errors: ['import.not_ready'],
})
