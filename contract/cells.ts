import { z } from 'zod'
import { id, version } from './common.ts'
import { endpoint } from './endpoint.ts'

/** As many rows as one paste fills, each with as many columns as a list has. */
export const mostCellRows = 200

export const editCells = endpoint({
  method: 'POST',
  path: '/customers/cells',
  tag: 'customers',
  summary:
    'Fill cells of the list with texts, read as an import reads them; what can be kept is kept, the rest says why not',
  access: 'customer.edit',
  body: z.object({
    rows: z
      .array(
        z.object({
          id,
          version,
          /** By column; an empty text clears the field. */
          cells: z.record(z.string().max(60), z.string().max(5_000)),
        }),
      )
      .min(1)
      .max(mostCellRows),
  }),
  result: z.object({
    rows: z.array(
      z.object({
        id,
        /** Null where nothing of the row was kept. */
        version: version.nullable(),
        problems: z.array(z.object({ column: z.string(), code: z.string(), message: z.string() })),
      }),
    ),
  }),
})
