import type { FastifyInstance } from 'fastify'
import { listQuestions as questionsEndpoint } from '../../contract/questions.ts'
import * as spotChecks from '../../contract/spot-checks.ts'
import * as contract from '../../contract/verification.ts'
import { bind } from '../platform/bind.ts'
import { type Database, transaction } from '../platform/database.ts'
import { actorOf } from '../session/actions.ts'
import { confirmData } from './check.ts'
import { drawSpotCheck } from './draw.ts'
import { judgeSpotCheckItem, reopenSpotCheckItem } from './judge.ts'
import { readCheckLoad } from './load.ts'
import { setMark, takeMarkBack } from './mark.ts'
import { readCheckProgress } from './progress.ts'
import { listMarks } from './queries.ts'
import { listQuestions } from './questions.ts'
import { listSpotCheckItems, listSpotChecks } from './spot-checks.ts'
import { listToVerify } from './to-verify.ts'

export function verificationRoutes(app: FastifyInstance, database: Database): void {
  const { db } = database

  bind(app, contract.listMarks, ({ viewer, params }) => listMarks(database, viewer, params.id))
  bind(app, contract.setMark, ({ viewer, params, body }) =>
    transaction(db, actorOf(viewer), (trx) => setMark(trx, viewer, params.id, body)),
  )
  bind(app, contract.takeMarkBack, async ({ viewer, params }) => {
    await transaction(db, actorOf(viewer), (trx) => takeMarkBack(trx, viewer, params.id, params.markId))
    return {}
  })
  bind(app, contract.confirmData, async ({ viewer, params }) => {
    await transaction(db, actorOf(viewer), (trx) => confirmData(trx, viewer, params.id))
    return {}
  })
  bind(app, contract.listToVerify, ({ viewer, query }) => listToVerify(database, viewer, query))
  bind(app, questionsEndpoint, ({ viewer, params }) => listQuestions(database, viewer, params.id))
  bind(app, contract.readCheckProgress, ({ viewer }) => readCheckProgress(database, viewer))
  bind(app, contract.readCheckLoad, ({ query }) => readCheckLoad(db, query.stages.split(',').filter(Boolean)))
  bind(app, spotChecks.drawSpotCheck, ({ viewer, body }) =>
    transaction(db, actorOf(viewer), (trx) => drawSpotCheck(trx, viewer, body.departmentId)),
  )
  bind(app, spotChecks.listSpotChecks, ({ viewer }) => listSpotChecks(database, viewer))
  bind(app, spotChecks.listSpotCheckItems, ({ viewer, query }) => listSpotCheckItems(database, viewer, query))
  bind(app, spotChecks.judgeSpotCheckItem, ({ viewer, params, body }) =>
    transaction(db, actorOf(viewer), (trx) => judgeSpotCheckItem(trx, viewer, params, body)),
  )
  bind(app, spotChecks.reopenSpotCheckItem, ({ viewer, params, body }) =>
    transaction(db, actorOf(viewer), (trx) => reopenSpotCheckItem(trx, viewer, params, body)),
  )
}
