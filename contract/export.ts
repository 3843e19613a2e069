import { z } from 'zod'
import { id } from './common.ts'
import { customerExportQuery, exportCustomers } from './customers.ts'
import { endpoint } from './endpoint.ts'
import { leftAlone, manyIds } from './stage.ts'

export const listCustomerIds = endpoint({
  method: 'GET',
  path: '/customers/ids',
  tag: 'customers',
  summary: 'Ids of the first 1,000 customers of a list, in its order: as many as one step may touch',
  access: 'customer.view',
  query: customerExportQuery.omit({ format: true, columns: true }),
  result: z.object({ ids: z.array(id) }),
})

export const previewExport = endpoint({
  method: 'POST',
  path: '/customers/export/preview',
  tag: 'customers',
  summary: 'How many of these customers an export would hold, and which not',
  access: 'customer.export',
  body: z.object({ ids: manyIds }),
  result: z.object({ able: z.int(), leftAlone, unknown: z.int() }),
})

export const exportChosen = endpoint({
  method: 'POST',
  path: '/customers/export',
  tag: 'customers',
  summary:
    'These customers as a workbook or csv, within permission and masking; those that may not be exported are left out',
  access: 'customer.export',
  // In the body, since a thousand ids are longer than an address may be.
  body: customerExportQuery.pick({ format: true, columns: true, sort: true }).extend({ ids: manyIds }),
  file: exportCustomers.file ?? [],
})
