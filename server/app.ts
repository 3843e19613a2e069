import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { accessLogRoutes } from './access-log/routes.ts'
import { billingRoutes } from './billing/routes.ts'
import { cellRoutes } from './cells/routes.ts'
import { checkUpRoutes } from './check-up/routes.ts'
import { clashRoutes } from './clashes/routes.ts'
import { contactRoutes } from './contacts/routes.ts'
import { customFieldRoutes } from './custom-fields/routes.ts'
import { customerChangeRoutes } from './customers/changes-routes.ts'
import { customerExportRoutes } from './customers/export-routes.ts'
import { customerRoutes } from './customers/routes.ts'
import { demoRoutes } from './demo/routes.ts'
import { duplicateChecks } from './duplicates/checks.ts'
import { duplicateRoutes } from './duplicates/routes.ts'
import { exportRoutes } from './exports/routes.ts'
import { fieldSetRoutes } from './field-sets/routes.ts'
import { fileRoutes } from './files/routes.ts'
import { followUpRoutes } from './followups/routes.ts'
import { groupRoutes } from './groups/routes.ts'
import { handOverRoutes } from './hand-over/routes.ts'
import { householdRoutes } from './household/routes.ts'
import { importRoutes } from './imports/routes.ts'
import { listViewRoutes } from './list-views/routes.ts'
import { mergeRoutes } from './merge/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { answerBadAddress, answerErrors, answerMissing } from './platform/answer-errors.ts'
import type { Database } from './platform/database.ts'
import type { FileStore } from './platform/files/store.ts'
import { healthRoutes } from './platform/health.ts'
import type { Jobs } from './platform/jobs.ts'
import { openapiRoutes } from './platform/openapi-routes.ts'
import { protectPages } from './platform/protect-pages.ts'
import { servePages } from './platform/serve-pages.ts'
import type { Settings } from './platform/settings.ts'
import { consentRoutes, privacyRoutes, retentionRoutes } from './privacy/routes.ts'
import { registrationRoutes } from './registrations/routes.ts'
import { reviewRoutes } from './reviews/routes.ts'
import { searchRoutes } from './search/routes.ts'
import { recogniseViewers } from './session/recognise.ts'
import { sessionRoutes } from './session/routes.ts'
import { securityRoutes } from './session/security-routes.ts'
import { settingsRoutes } from './settings/routes.ts'
import { setUpRoutes } from './setup/routes.ts'
import { shareRoutes } from './shares/routes.ts'
import { smartPasteRoutes } from './smart-paste/routes.ts'
import { tagRoutes } from './tags/routes.ts'
import { tipRoutes } from './tips/routes.ts'
import { verificationRoutes } from './verification/routes.ts'
import { workbenchRoutes } from './workbench/routes.ts'

export type AppParts = {
  database: Database
  settings: Settings
  jobs: Jobs
  store: FileStore
  /** Null once the organisation stands. */
  setUpCode: string | null
  /** Where log lines go instead of the terminal. */
  logTo?: { write(line: string): void }
}

const pages = join(import.meta.dirname, '../web/dist')

/** Puts the server together; decides nothing itself. */
export async function buildApp({
  database,
  settings,
  jobs,
  store,
  setUpCode,
  logTo,
}: AppParts): Promise<FastifyInstance> {
  const app = Fastify({
    logger: {
      level: settings.LOG_LEVEL,
      redact: ['req.headers', 'req.remoteAddress'],
      ...(logTo && { stream: logTo }),
    },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID().slice(0, 8),
    // Counted from here: what stands further left in x-forwarded-for was written by the caller.
    trustProxy: (_address, hop) => hop < settings.TRUST_PROXY,
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    frameworkErrors: answerBadAddress,
  })
  // Forms of other sites can send it unasked, and no endpoint takes it.
  app.removeContentTypeParser('text/plain')
  answerErrors(app)
  protectPages(app)
  await app.register(cookie)
  await app.register(rateLimit, { global: false })
  await app.register(multipart, {
    limits: { fileSize: settings.UPLOAD_LIMIT_MB * 1024 * 1024, files: 1, fields: 5 },
  })
  recogniseViewers(app, database)
  await openapiRoutes(app)
  healthRoutes(app, database)
  await app.register(async (api) => {
    sessionRoutes(api, database, settings)
    securityRoutes(api, database, settings)
    accessLogRoutes(api, database)
    setUpRoutes(api, database, store, setUpCode)
    demoRoutes(api, database, { behindProxy: settings.TRUST_PROXY > 0 })
    peopleRoutes(api, database, settings)
    settingsRoutes(api, database)
    const checks = duplicateChecks(api, database)
    customerRoutes(api, database, checks)
    duplicateRoutes(api, database, checks)
    cellRoutes(api, database)
    customerChangeRoutes(api, database, checks)
    mergeRoutes(api, database)
    listViewRoutes(api, database)
    customerExportRoutes(api, database, settings)
    exportRoutes(api, database, { jobs, store }, settings)
    handOverRoutes(api, database)
    contactRoutes(api, database, checks)
    customFieldRoutes(api, database)
    fieldSetRoutes(api, database)
    followUpRoutes(api, database)
    workbenchRoutes(api, database)
    reviewRoutes(api, database, checks)
    verificationRoutes(api, database)
    tipRoutes(api, database, checks)
    registrationRoutes(api, database)
    clashRoutes(api, database, checks)
    consentRoutes(api, database, jobs)
    retentionRoutes(api, database)
    householdRoutes(api, database, jobs)
    privacyRoutes(api, database, { jobs, store })
    shareRoutes(api, database)
    tagRoutes(api, database)
    groupRoutes(api, database)
    billingRoutes(api, database)
    fileRoutes(api, database, store, settings)
    searchRoutes(api, database)
    smartPasteRoutes(api, database)
    importRoutes(api, database, jobs, settings)
    checkUpRoutes(api, database, jobs)
  })
  const hasPages = existsSync(pages)
  if (hasPages) await servePages(app, pages)
  answerMissing(app, { pages: hasPages })
  return app
}
