import type { FastifyInstance } from 'fastify'
import * as contract from '../../contract/tags.ts'
import { bind } from '../platform/bind.ts'
import { type Database, type Db, transaction } from '../platform/database.ts'
import { mayAtAll, type Viewer } from '../platform/visibility.ts'
import { actorOf } from '../session/actions.ts'
import { tagContact, tagCustomer, tagCustomers } from './actions.ts'
import { previewLabelLine } from './preview.ts'
import { listTags, readLabelPattern } from './queries.ts'
import {
  createTag,
  createTagGroup,
  orderTagGroups,
  orderTags,
  updateLabelLine,
  updateTag,
  updateTagGroup,
} from './settings.ts'

export function tagRoutes(app: FastifyInstance, database: Database): void {
  const { db } = database
  const within = <T>(viewer: Viewer, act: (trx: Db) => Promise<T>) => transaction(db, actorOf(viewer), act)
  const done = async (viewer: Viewer, act: (trx: Db) => Promise<unknown>) => {
    await within(viewer, act)
    return {}
  }

  bind(app, contract.listTags, async ({ viewer }) => ({
    rows: await listTags(db),
    can: { manage: mayAtAll(viewer, 'settings.manage') },
  }))
  bind(app, contract.createTagGroup, ({ viewer, body }) => within(viewer, (trx) => createTagGroup(trx, body)))
  bind(app, contract.updateTagGroup, ({ viewer, params, body }) =>
    done(viewer, (trx) => updateTagGroup(trx, params.id, body)),
  )
  bind(app, contract.orderTagGroups, ({ viewer, body }) =>
    done(viewer, (trx) => orderTagGroups(trx, body.ids)),
  )
  bind(app, contract.createTag, ({ viewer, params, body }) =>
    within(viewer, (trx) => createTag(trx, params.id, body.name)),
  )
  bind(app, contract.updateTag, ({ viewer, params, body }) =>
    done(viewer, (trx) => updateTag(trx, params.id, body)),
  )
  bind(app, contract.orderTags, ({ viewer, params, body }) =>
    done(viewer, (trx) => orderTags(trx, params.id, body.ids)),
  )

  bind(app, contract.tagCustomer, ({ viewer, params, body }) =>
    within(viewer, (trx) => tagCustomer(trx, viewer, params.id, body)),
  )
  bind(app, contract.tagContact, ({ viewer, params, body }) =>
    within(viewer, (trx) => tagContact(trx, viewer, params.id, body)),
  )
  bind(app, contract.tagCustomers, ({ viewer, body }) =>
    within(viewer, (trx) => tagCustomers(trx, viewer, body)),
  )

  bind(app, contract.readLabelLine, async () => ({ pattern: await readLabelPattern(db) }))
  bind(app, contract.updateLabelLine, ({ viewer, body }) =>
    done(viewer, (trx) => updateLabelLine(trx, body.pattern)),
  )
  bind(app, contract.previewLabelLine, async ({ viewer, body }) => ({
    rows: await previewLabelLine(database, viewer, body.pattern),
  }))
}
