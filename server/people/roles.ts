import type { BodyOf } from '../../contract/endpoint.ts'
import { defaultLevels, guardedFields, levelsOf } from '../../contract/field-levels.ts'
import type { FieldLevel } from '../../contract/levels.ts'
import { type Grant, permissionObjects } from '../../contract/permissions.ts'
import type * as contract from '../../contract/roles.ts'
import { recordAccess } from '../platform/access-log.ts'
import { type Db, sql } from '../platform/database.ts'
import { Failure, failure, invalid, violatedConstraint } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import type { Viewer } from '../platform/visibility.ts'
import { requireAdministratorLeft } from './administrators.ts'
import { rolePresets } from './presets.ts'
import { type Rights, writeRights } from './rights.ts'
import { changedRights, rightsOfRole } from './role-changes.ts'

export async function createRole(
  trx: Db,
  viewer: Viewer,
  { name, description, copyOfId }: BodyOf<typeof contract.createRole>,
): Promise<{ id: number; version: number }> {
  if (copyOfId !== undefined) await lockRole(trx, copyOfId, () => invalid('copyOfId', 'reference'))
  const rights = copyOfId === undefined ? nothing : await rightsOfRole(trx, copyOfId)
  const made = await trx
    .insertInto('role')
    .values({
      key: null,
      name,
      description,
      position: sql`(select coalesce(max(position), 0) + 1 from role)`,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
    .catch(refuseTakenName(name))
  await writeRights(trx, made.id, rights)
  await tell(trx, viewer, 'role.created', made.id, changedRights(nothing, rights))
  return made
}

export async function updateRole(
  trx: Db,
  viewer: Viewer,
  id: number,
  { version, changes }: BodyOf<typeof contract.updateRole>,
): Promise<{ version: number }> {
  const role = await lockRole(trx, id)
  if (role.version !== version) throw failure('record.changed')
  const { name, description, grants, levels } = changes
  const before = await rightsOfRole(trx, id)
  const after = {
    grants: grants ? checkedGrants(grants) : before.grants,
    levels: levels ? checkedLevels(levels) : before.levels,
  }
  if (grants ?? levels) await writeRights(trx, id, after)
  await requireAdministratorLeft(trx)
  const words = {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
  }
  await tell(trx, viewer, 'role.changed', id, {
    ...changedRights(before, after),
    fields: Object.keys(words),
  })
  return raiseVersion(trx, id, words)
}

export async function resetRole(
  trx: Db,
  viewer: Viewer,
  id: number,
  { version }: BodyOf<typeof contract.resetRole>,
): Promise<{ version: number }> {
  const role = await lockRole(trx, id)
  const preset = rolePresets.find(({ key }) => key === role.key)
  if (!preset) throw failure('role.no_preset')
  if (role.version !== version) throw failure('record.changed')
  const before = await rightsOfRole(trx, id)
  const after = { grants: preset.grants, levels: preset.levels ?? {} }
  await writeRights(trx, id, after)
  await requireAdministratorLeft(trx)
  await tell(trx, viewer, 'role.changed', id, changedRights(before, after))
  return raiseVersion(trx, id, {})
}

/** A role that somebody had once and has no more can go: what it allowed is told by the log. */
export async function deleteRole(trx: Db, viewer: Viewer, id: number): Promise<void> {
  await lockRole(trx, id)
  const { rows } = await sql<{ people: number }>`
    select count(*)::integer as people from user_role where role_id = ${id}`.execute(trx)
  const people = rows[0]?.people ?? 0
  if (people > 0) throw failure('role.in_use', { people })
  const rights = await rightsOfRole(trx, id)
  await trx.deleteFrom('role').where('id', '=', id).execute()
  await tell(trx, viewer, 'role.deleted', id, changedRights(rights, nothing))
}

const nothing: Rights = { grants: [], levels: {} }

async function lockRole(trx: Db, id: number, missing: () => Failure = () => failure('record.not_found')) {
  const role = await trx
    .selectFrom('role')
    .select(['key', 'version'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!role) throw missing()
  return role
}

const raiseVersion = (trx: Db, id: number, words: { name?: string; description?: string }) =>
  trx
    .updateTable('role')
    .set({ ...words, version: sql`version + 1` })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
    .catch(refuseTakenName(words.name ?? ''))

/** What a role of the catalogue can grant; an action without a scope of its own reaches everything that is seen. */
function checkedGrants(grants: readonly Grant[]): Grant[] {
  const seen = new Set<string>()
  return grants.map(({ object, action, scope }, index) => {
    const { actions, scoped } = permissionObjects[object]
    const place = `changes.grants.${index}`
    if (!(actions as readonly string[]).includes(action)) throw invalid(place, 'role.unknown_permission')
    if (seen.has(`${object}.${action}`)) throw invalid(place, 'role.grant_twice')
    seen.add(`${object}.${action}`)
    return { object, action, scope: scoped ? scope : 'all' }
  })
}

/** Only what differs from the default is kept, so that a role follows it where it says nothing. */
function checkedLevels(levels: Readonly<Record<string, FieldLevel>>): Record<string, FieldLevel> {
  for (const [field, level] of Object.entries(levels))
    if (!isGuarded(field) || !levelsOf(field).includes(level))
      throw new Failure('input.invalid', { fields: [{ path: 'changes.levels', code: 'role.unknown_field' }] })
  return Object.fromEntries(
    Object.entries(levels).filter(([field, level]) => level !== (defaultLevels.get(field) ?? 'edit')),
  )
}

const isGuarded = (field: string): field is (typeof guardedFields)[number] =>
  (guardedFields as readonly string[]).includes(field) || /^(customer|contact)\.custom\.\w{1,60}$/.test(field)

const refuseTakenName = (name: string) => (error: unknown) => {
  throw violatedConstraint(error) === 'role_name_key'
    ? new Failure('role.name_taken', { data: { name } })
    : error
}

/** Codes only: names and descriptions are people's words. */
async function tell(
  trx: Db,
  { userId }: Viewer,
  kind: 'role.created' | 'role.changed' | 'role.deleted',
  roleId: number,
  data: Record<string, unknown>,
): Promise<void> {
  await recordEvent(trx, { kind, actorId: userId, subjectId: roleId, data })
  await recordAccess(trx, { actorId: userId, action: kind, objectKind: 'role', objectId: roleId, data })
}
