import { permissionObjects } from '../../contract/permissions.ts'
import type { ToldChange, ToldCustomer } from '../../database/demo/told.ts'
import { updateContact } from '../contacts/actions.ts'
import { updateCustomer } from '../customers/actions.ts'
import { deleteCustomer } from '../customers/delete.ts'
import { changeStage } from '../customers/stage.ts'
import { type Db, sql } from '../platform/database.ts'
import type { Viewer } from '../platform/visibility.ts'
import type { DemoUser } from './company.ts'
import { type Company, userNamed } from './customers.ts'
import type { Logged } from './dates.ts'

type Written = { id: number; contactIds: number[] }

/**
 * What became of a customer, by the same actions that people use, so that its history tells of it.
 * @returns what was logged, for its time to be set
 */
export async function writeChanges(
  trx: Db,
  written: Written,
  { changes, trashed }: ToldCustomer,
  company: Company,
): Promise<Logged[]> {
  const logged: Logged[] = []
  for (const change of changes) {
    const by = userNamed(company, change.by)
    await actAs(trx, by)
    logged.push({ ...(await write(trx, written, change, unlimited(by), company, logged)), at: change.at })
  }
  if (trashed) {
    const by = userNamed(company, trashed.by)
    await actAs(trx, by)
    await deleteCustomer(trx, unlimited(by), written.id)
    const version = versionOf(logged, 'customer', written.id) + 1
    logged.push({ record: 'customer', id: written.id, version, at: trashed.at })
  }
  return logged
}

async function write(
  trx: Db,
  { id, contactIds }: Written,
  change: ToldChange,
  viewer: Viewer,
  company: Company,
  logged: Logged[],
): Promise<Omit<Logged, 'at'>> {
  if (change.kind === 'contact') {
    const contactId = contactIds[change.index] ?? 0
    const version = versionOf(logged, 'contact', contactId)
    const next = await updateContact(trx, viewer, contactId, { version, changes: change.changes })
    return { record: 'contact', id: contactId, ...next }
  }
  if (change.kind === 'stage') {
    const { stage, reason } = change
    return { record: 'customer', id, ...(await changeStage(trx, viewer, id, { stage, reason })) }
  }
  const version = versionOf(logged, 'customer', id)
  const changes = change.kind === 'owner' ? { ownerId: userNamed(company, change.owner).id } : change.changes
  const next = await updateCustomer(trx, viewer, id, { version, changes })
  return { record: 'customer', id, ...next }
}

const versionOf = (logged: Logged[], record: Logged['record'], id: number): number =>
  logged.findLast((one) => one.record === record && one.id === id)?.version ?? 1

/** The story decides who did what; rights of today say nothing about it. */
const unlimited = ({ id, departmentId }: DemoUser): Viewer => ({
  userId: id,
  name: '',
  language: 'zh-CN',
  departmentId,
  departmentsBelow: [departmentId],
  grants: new Map(
    Object.entries(permissionObjects).flatMap(([object, { actions }]) =>
      actions.map((action) => [`${object}.${action}`, 'all'] as const),
    ),
  ),
  levels: new Map(),
  shares: { all: [], write: [] },
  source: 'form',
})

const actAs = (trx: Db, { id }: DemoUser) =>
  sql`select set_config('kemai.actor', ${String(id)}, true)`.execute(trx)
