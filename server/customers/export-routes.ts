import type { FastifyInstance, FastifyReply } from 'fastify'
import type { CustomerExportQuery } from '../../contract/customers.ts'
import { exportCustomers } from '../../contract/customers.ts'
import * as contract from '../../contract/export.ts'
import { readCustomFields } from '../custom-fields/queries.ts'
import { recordAccess } from '../platform/access-log.ts'
import { bind } from '../platform/bind.ts'
import { type Database, type Db, sql, transaction } from '../platform/database.ts'
import { recordEvent } from '../platform/events.ts'
import { type Origin, sendTable } from '../platform/send-table.ts'
import { sentence } from '../platform/sentences.ts'
import type { Viewer } from '../platform/visibility.ts'
import { actorOf } from '../session/actions.ts'
import { readDoubledTags } from '../tags/queries.ts'
import { exportedCustomers } from './export.ts'
import { sortMany } from './many.ts'
import { customerIds } from './queries.ts'

/** The list as a file, or those chosen from it. */
export function customerExportRoutes(app: FastifyInstance, database: Database): void {
  bind(app, exportCustomers, ({ viewer, query, reply }) => send(database, { viewer, query, reply }))

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

/** Who exports and when, in the name of the file, in a sheet of its own and below printed pages. */
async function originOf(db: Db, { name, language }: Viewer): Promise<{ name: string; origin: Origin }> {
  const say = (key: string, data?: Record<string, string | number>) =>
    sentence(language, `fields.export.${key}`, data)
  const { rows } = await sql<{ at: string }>`
    select to_char(now() at time zone time_zone, 'YYYY-MM-DD HH24:MI') as at from organisation`.execute(db)
  const at = rows[0]?.at ?? ''
  const forFiles = `${name} ${at}`.replace(/[\\/:*?"<>|]/g, '')
  return {
    name: `${say('fileName')} ${forFiles}`,
    origin: {
      title: say('origin'),
      footer: say('footer', { name, at }),
      heads: [say('fact'), say('content')],
      facts: (count) => [
        [say('by'), name],
        [say('at'), at],
        [say('count'), String(count)],
        [say('note'), say('masked')],
      ],
    },
  }
}

type Asked = { viewer: Viewer; query: CustomerExportQuery; chosen?: number[]; reply: FastifyReply }

async function send(database: Database, { viewer, query, chosen, reply }: Asked): Promise<FastifyReply> {
  const { db } = database
  const { format } = query
  const data = { format, ...(chosen && { chosen: chosen.length }) }
  await transaction(db, actorOf(viewer), async (trx) => {
    await recordEvent(trx, { kind: 'customer.exported', actorId: viewer.userId, data })
    await recordAccess(trx, { actorId: viewer.userId, action: 'customer.exported', data })
  })
  const { name, origin } = await originOf(db, viewer)
  return sendTable(reply, {
    format,
    name,
    origin,
    ...exportedCustomers(
      database,
      viewer,
      { ...query, chosen },
      { custom: await readCustomFields(db), doubledTags: await readDoubledTags(db) },
    ),
  })
}
