import type { FastifyInstance, FastifyReply } from 'fastify'
import type { CustomerExportQuery } from '../../contract/customers.ts'
import { exportCustomers } from '../../contract/customers.ts'
import * as contract from '../../contract/export.ts'
import { bind } from '../platform/bind.ts'
import { type Database, transaction } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { sendTable } from '../platform/send-table.ts'
import type { Settings } from '../platform/settings.ts'
import type { Viewer } from '../platform/visibility.ts'
import { actorOf } from '../session/actions.ts'
import { countExported } from './export.ts'
import { recordExport } from './export-record.ts'
import { exportTable } from './export-table.ts'
import { sortMany } from './many.ts'
import { customerIds } from './queries.ts'

/** The list as a file, or those chosen from it. */
export function customerExportRoutes(
  app: FastifyInstance,
  database: Database,
  { EXPORT_ROWS_AT_ONCE: most }: Pick<Settings, 'EXPORT_ROWS_AT_ONCE'>,
): void {
  bind(app, exportCustomers, async ({ viewer, query, reply }) => {
    if ((await countExported(database, viewer, query, most + 1)) > most)
      throw failure('export.too_many', { count: most })
    return send(database, { viewer, query, reply })
  })

  bind(app, contract.listCustomerIds, async ({ viewer, query }) => ({
    ids: await customerIds(database, viewer, query),
  }))
  bind(app, contract.previewExport, async ({ viewer, body }) => {
    const { able, leftAlone, unknown } = await sortMany(database, viewer, body.ids, { to: 'export' })
    return { able: able.length, leftAlone, unknown }
  })
  bind(app, contract.exportChosen, ({ viewer, body: { ids, ...query }, reply }) =>
    send(database, { viewer, query, chosen: ids, reply }),
  )
}

type Asked = { viewer: Viewer; query: CustomerExportQuery; chosen?: number[]; reply: FastifyReply }

async function send(database: Database, { viewer, query, chosen, reply }: Asked): Promise<FastifyReply> {
  const data = { format: query.format, ...(chosen && { chosen: chosen.length }) }
  await transaction(database.db, actorOf(viewer), (trx) => recordExport(trx, viewer, data))
  return sendTable(reply, await exportTable(database, viewer, query, chosen))
}
