import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import * as consents from '../../contract/consents.ts'
import * as contract from '../../contract/privacy.ts'
import * as retention from '../../contract/retention.ts'
import { recordAccess } from '../platform/access-log.ts'
import { bind } from '../platform/bind.ts'
import { type Database, transaction } from '../platform/database.ts'
import { contentDisposition } from '../platform/files/disposition.ts'
import type { FileStore } from '../platform/files/store.ts'
import type { Jobs } from '../platform/jobs.ts'
import { xlsxType } from '../platform/send-table.ts'
import { actorOf } from '../session/actions.ts'
import { barContact, noteConsent, withdrawConsent } from './consents.ts'
import { copyOfPerson } from './copy.ts'
import { erasePerson } from './erase.ts'
import { holdCustomer, liftHold, readRetentionOf } from './holds.ts'
import { asLines, listName, readErasures } from './list-file.ts'
import { previewErasure } from './preview.ts'
import { createPurpose, listPurposes, readRules, updatePurpose, updateRules } from './purposes.ts'
import { listRequests, readRequest } from './queries.ts'
import { readConsents } from './read-consents.ts'
import { closeRequest, createRequest, updateRequest } from './requests.ts'
import { previewRetention, readRetention, updateRetention } from './retention.ts'

export function privacyRoutes(
  app: FastifyInstance,
  database: Database,
  parts: { jobs: Jobs; store: FileStore },
): void {
  const { db } = database

  bind(app, contract.listPrivacyRequests, ({ viewer, query }) => listRequests(database, viewer, query))
  bind(app, contract.readPrivacyRequest, ({ viewer, params }) => readRequest(database, viewer, params.id))
  bind(app, contract.createPrivacyRequest, ({ viewer, body }) =>
    transaction(db, actorOf(viewer), (trx) => createRequest(trx, viewer, body)),
  )
  bind(app, contract.updatePrivacyRequest, async ({ viewer, params, body }) => {
    await transaction(db, actorOf(viewer), (trx) => updateRequest(trx, params.id, body))
    return {}
  })
  bind(app, contract.closePrivacyRequest, async ({ viewer, params, body }) => {
    await transaction(db, actorOf(viewer), (trx) => closeRequest(trx, viewer, params.id, body))
    return {}
  })
  bind(app, contract.previewErasure, async ({ viewer, params }) => {
    const preview = await previewErasure(database, parts.store, viewer, params.id)
    // It shows the person whole, whatever is masked elsewhere.
    await transaction(db, actorOf(viewer), (trx) =>
      recordAccess(trx, {
        actorId: viewer.userId,
        action: 'person.previewed',
        objectKind: 'privacy_request',
        objectId: params.id,
      }),
    )
    return preview
  })
  bind(app, contract.erasePerson, ({ viewer, params, body }) =>
    erasePerson(database, parts, viewer, params.id, body),
  )
  bind(app, contract.copyOfPerson, async ({ viewer, params, reply }) => {
    const { name, content } = await copyOfPerson(database, viewer, params.id)
    return reply
      .header('content-disposition', contentDisposition('attachment', `${name}.xlsx`))
      .header('cache-control', 'no-store')
      .type(xlsxType)
      .send(content)
  })
  bind(app, contract.listErasures, async ({ reply }) =>
    reply
      .header('content-disposition', contentDisposition('attachment', listName))
      .header('cache-control', 'no-store')
      .type('text/plain; charset=utf-8')
      .send(Readable.from([asLines(await readErasures(db))])),
  )
}

export function consentRoutes(app: FastifyInstance, database: Database, jobs: Jobs): void {
  const { db } = database

  bind(app, consents.listPurposes, ({ viewer }) => listPurposes(db, viewer))
  bind(app, consents.createPurpose, ({ viewer, body }) =>
    transaction(db, actorOf(viewer), (trx) => createPurpose(trx, body)),
  )
  bind(app, consents.updatePurpose, async ({ viewer, params, body }) => {
    await transaction(db, actorOf(viewer), (trx) => updatePurpose(trx, params.id, body))
    return {}
  })
  bind(app, consents.readPrivacyRules, () => readRules(db))
  bind(app, consents.updatePrivacyRules, async ({ viewer, body }) => {
    await transaction(db, actorOf(viewer), (trx) => updateRules(trx, body))
    return {}
  })
  bind(app, consents.readConsents, ({ viewer, params }) => readConsents(database, viewer, params.id))
  bind(app, consents.noteConsent, ({ viewer, params, body }) =>
    transaction(db, actorOf(viewer), (trx) => noteConsent(trx, viewer, params.id, body)),
  )
  bind(app, consents.withdrawConsent, async ({ viewer, params, body }) => {
    await transaction(db, actorOf(viewer), (trx) =>
      withdrawConsent(trx, jobs, viewer, { id: params.id, on: body.on }),
    )
    return {}
  })
  bind(app, consents.barContact, async ({ viewer, params, body }) => {
    await transaction(db, actorOf(viewer), (trx) => barContact(trx, viewer, params.id, body))
    return {}
  })
}

export function retentionRoutes(app: FastifyInstance, database: Database): void {
  const { db } = database

  bind(app, retention.readRetention, ({ viewer }) => readRetention(database, viewer))
  bind(app, retention.readRetentionOf, ({ viewer, params }) => readRetentionOf(database, viewer, params.id))
  bind(app, retention.previewRetention, ({ viewer, body }) => previewRetention(database, viewer, body))
  bind(app, retention.updateRetention, async ({ viewer, body }) => {
    await transaction(db, actorOf(viewer), (trx) => updateRetention(trx, body))
    return {}
  })
  bind(app, retention.holdCustomer, async ({ viewer, body }) => {
    await transaction(db, actorOf(viewer), (trx) => holdCustomer(trx, viewer, body))
    return {}
  })
  bind(app, retention.liftHold, async ({ viewer, body }) => {
    await transaction(db, actorOf(viewer), (trx) => liftHold(trx, viewer, body.customerId))
    return {}
  })
}
