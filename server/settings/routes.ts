import type { FastifyInstance } from 'fastify'
import * as contract from '../../contract/settings.ts'
import { bind } from '../platform/bind.ts'
import { type Database, transaction } from '../platform/database.ts'
import { mayAtAll } from '../platform/visibility.ts'
import { actorOf } from '../session/actions.ts'
import { regionTree } from '../values/regions.ts'
import { createIndustry, updateIndustry, updateOrganisation } from './actions.ts'
import { tellNumbering } from './numbering.ts'
import { listIndustries, readOrganisation } from './queries.ts'

export function settingsRoutes(app: FastifyInstance, { db }: Database): void {
  bind(app, contract.readOrganisation, async () => {
    const row = await readOrganisation(db)
    return {
      name: row.name,
      timeZone: row.time_zone,
      customerNumberRule: row.customer_number_rule,
      sessionIdleMinutes: row.session_idle_minutes,
      revealReasonRequired: row.reveal_reason_required,
      revealDailyLimit: row.reveal_daily_limit,
      silentAfterDays: row.silent_after_days,
      checkMonthly: row.check_monthly,
      checkStages: row.check_stages,
      spotCheckSize: row.spot_check_size,
      spotCheckDays: row.spot_check_days,
      registrationDays: row.registration_days,
      registrationExtraDays: row.registration_extra_days,
      registrationLimit: row.registration_limit,
      reviewEntries: row.review_entries,
      version: row.version,
      numbering: await tellNumbering(db, row.customer_number_rule),
    }
  })
  bind(app, contract.updateOrganisation, ({ viewer, body }) =>
    transaction(db, actorOf(viewer), (trx) => updateOrganisation(trx, viewer, body)),
  )

  bind(app, contract.listIndustries, async ({ viewer }) => ({
    rows: await listIndustries(db),
    can: { manage: mayAtAll(viewer, 'settings.manage') },
  }))
  bind(app, contract.createIndustry, ({ viewer, body }) =>
    transaction(db, actorOf(viewer), (trx) => createIndustry(trx, body)),
  )
  bind(app, contract.updateIndustry, async ({ viewer, params, body }) => {
    await transaction(db, actorOf(viewer), (trx) => updateIndustry(trx, params.id, body))
    return {}
  })

  bind(app, contract.listRegions, async ({ reply }) => {
    reply.header('cache-control', 'private, max-age=86400')
    return { rows: regionTree() }
  })
}
