import type { FastifyInstance } from 'fastify'
import * as contract from '../../contract/household.ts'
import { bind } from '../platform/bind.ts'
import { type Database, transaction } from '../platform/database.ts'
import type { Jobs } from '../platform/jobs.ts'
import { actorOf } from '../session/actions.ts'
import { readHousehold, switchOff, switchOn } from './switch.ts'

export function householdRoutes(app: FastifyInstance, { db }: Database, jobs: Jobs): void {
  bind(app, contract.readHousehold, ({ viewer }) => readHousehold(db, viewer))
  bind(app, contract.switchHouseholdOn, async ({ viewer, body }) => {
    await transaction(db, actorOf(viewer), (trx) => switchOn(trx, viewer, body))
    return {}
  })
  bind(app, contract.switchHouseholdOff, ({ viewer, body }) =>
    transaction(db, actorOf(viewer), (trx) => switchOff(trx, jobs, viewer, body)),
  )
}
