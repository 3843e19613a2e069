import type { FastifyInstance } from 'fastify'
import * as contract from '../../contract/setup.ts'
import { loadDemoCompany } from '../demo/load.ts'
import { bindPublic } from '../platform/bind.ts'
import type { Database, Db } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import type { FileStore } from '../platform/files/store.ts'
import { languageOf } from '../platform/sentences.ts'
import { openSession } from '../session/actions.ts'
import { readOrganisationName } from '../settings/queries.ts'
import { foundOrganisation } from './actions.ts'
import { isSetUpCode } from './code.ts'

/** @param code null once the organisation stands */
export function setUpRoutes(
  app: FastifyInstance,
  database: Database,
  store: FileStore,
  code: string | null,
): void {
  const fill = (trx: Db) => loadDemoCompany(trx, store)
  bindPublic(app, contract.setUp, async ({ body, request, reply }) => {
    if ((await readOrganisationName(database.db)) !== null) throw failure('setup.done')
    if (code === null || !isSetUpCode(body.code, code)) throw failure('setup.code_wrong')
    const administratorId = await foundOrganisation(
      database,
      body,
      languageOf(request.headers['accept-language']),
      body.demo ? fill : undefined,
    )
    return openSession(database, administratorId, request, reply)
  })
}
