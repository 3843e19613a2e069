import { z } from 'zod'
import { id, idParams, instant, nothing } from './common.ts'
import { customerExportQuery, exportCustomers } from './customers.ts'
import { endpoint } from './endpoint.ts'

/** Days for which a file can be downloaded. */
export const exportDays = 7

export const exportStatuses = ['waiting', 'making', 'done', 'failed', 'stopped'] as const

const exportState = z.object({
  id,
  status: z.enum(exportStatuses),
  format: z.enum(['xlsx', 'csv']),
  /** As counted when it was asked for, up to a bound; of a file that is done, what stands in it. */
  rowsTotal: z.int(),
  rowsDone: z.int(),
  fileName: z.string().nullable(),
  size: z.int().nullable(),
  /** Why it came to nothing. */
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  createdAt: instant,
  /** From then on the file is gone. */
  endsAt: instant.nullable(),
})
export type ExportState = z.infer<typeof exportState>

export const startExport = endpoint({
  method: 'POST',
  path: '/exports',
  tag: 'exports',
  summary:
    'Have the list made as a file in the background; a short one is downloaded at once instead, and has no id',
  access: 'customer.export',
  query: customerExportQuery,
  result: z.object({ id: id.nullable() }),
})

export const listExports = endpoint({
  method: 'GET',
  path: '/exports',
  tag: 'exports',
  summary: 'The own exports that were made in the background, the latest first',
  access: 'customer.export',
  result: z.object({ rows: z.array(exportState) }),
})

export const stopExport = endpoint({
  method: 'POST',
  path: '/exports/:id/stop',
  tag: 'exports',
  summary: 'End an own export that waits or is being made',
  access: 'customer.export',
  params: idParams,
  result: nothing,
  errors: ['export.not_ready'],
})

export const restartExport = endpoint({
  method: 'POST',
  path: '/exports/:id/again',
  tag: 'exports',
  summary: 'Make an own export anew that was stopped or came to nothing',
  access: 'customer.export',
  params: idParams,
  result: nothing,
  errors: ['export.not_ready'],
})

export const downloadExport = endpoint({
  method: 'GET',
  path: '/exports/:id/file',
  tag: 'exports',
  summary: 'The file of an own export, while the rights it was made with last',
  access: 'customer.export',
  params: idParams,
  file: exportCustomers.file ?? [],
  errors: ['export.not_ready', 'export.gone', 'export.less_now'],
})
