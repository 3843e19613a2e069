import type { FastifyInstance } from 'fastify'
import * as addresses from '../../contract/addresses.ts'
import * as billing from '../../contract/billing.ts'
import { bind } from '../platform/bind.ts'
import { type Database, type Db, transaction } from '../platform/database.ts'
import type { Viewer } from '../platform/visibility.ts'
import { actorOf } from '../session/actions.ts'
import {
  createAddress,
  deleteAddress,
  listAddresses,
  restoreAddress,
  revealAddress,
  updateAddress,
} from './addresses.ts'
import {
  createBillingProfile,
  deleteBillingProfile,
  listBillingProfiles,
  restoreBillingProfile,
  updateBillingProfile,
} from './profiles.ts'
import { revealKept } from './reveal.ts'

export function billingRoutes(app: FastifyInstance, database: Database): void {
  const within = <T>(viewer: Viewer, act: (trx: Db) => Promise<T>) =>
    transaction(database.db, actorOf(viewer), act)
  const done = async (viewer: Viewer, act: (trx: Db) => Promise<unknown>) => {
    await within(viewer, act)
    return {}
  }

  bind(app, billing.listBillingProfiles, ({ viewer, params }) =>
    listBillingProfiles(database, viewer, params.id),
  )
  bind(app, billing.createBillingProfile, ({ viewer, params, body }) =>
    within(viewer, (trx) => createBillingProfile(trx, viewer, params.id, body)),
  )
  bind(app, billing.updateBillingProfile, ({ viewer, params, body }) =>
    within(viewer, (trx) => updateBillingProfile(trx, viewer, params.id, body)),
  )
  bind(app, billing.deleteBillingProfile, ({ viewer, params }) =>
    done(viewer, (trx) => deleteBillingProfile(trx, viewer, params.id)),
  )
  bind(app, billing.restoreBillingProfile, ({ viewer, params }) =>
    done(viewer, (trx) => restoreBillingProfile(trx, viewer, params.id)),
  )
  bind(app, billing.revealBillingProfile, ({ viewer, params, body }) =>
    revealKept(database, viewer, 'billing_profile', params.id, body),
  )

  bind(app, addresses.listAddresses, ({ viewer, params }) => listAddresses(database, viewer, params.id))
  bind(app, addresses.createAddress, ({ viewer, params, body }) =>
    within(viewer, (trx) => createAddress(trx, viewer, params.id, body)),
  )
  bind(app, addresses.updateAddress, ({ viewer, params, body }) =>
    within(viewer, (trx) => updateAddress(trx, viewer, params.id, body)),
  )
  bind(app, addresses.deleteAddress, ({ viewer, params }) =>
    done(viewer, (trx) => deleteAddress(trx, viewer, params.id)),
  )
  bind(app, addresses.restoreAddress, ({ viewer, params }) =>
    done(viewer, (trx) => restoreAddress(trx, viewer, params.id)),
  )
  bind(app, addresses.revealAddress, ({ viewer, params, body }) =>
    revealAddress(database, viewer, params.id, body),
  )
}
